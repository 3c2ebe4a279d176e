# SPDX-License-Identifier: EUPL-1.2
"""The wording of a language: fixed phrases and date formats, a court's own over the bundled ones."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from string import Formatter
from typing import Final

from proeftuin_docs.errors import ConfigurationError, Diagnostic, Place, configuration, translations
from proeftuin_docs.resources import Resources, SourceFile, bundled_root
from proeftuin_docs.text.direction import runs_leftward
from proeftuin_docs.text.located_yaml import LocatedYaml, read_yaml
from proeftuin_docs.text.variants import LANGUAGE, LANGUAGES

_MONTHS: Final = 12
SPOKEN_LENGTH: Final = 120
"""So many characters a screen reader says of a field at most; longer, and nobody listens to the end."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases by key, month names from January, and what the language calls words that a clerk types.

    `words` has a table for each kind of `letters/taal/vertalingen.yaml`, by the Dutch words in small letters.
    """

    language: str
    phrases: Mapping[str, str]
    months: tuple[str, ...]
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def leftward(self) -> bool:
        """Whether the language runs from right to left, as the names of its months do."""
        return runs_leftward(self.months[0])

    def phrase(self, key: str, **facts: object) -> str:
        """Return the phrase of this key with its facts filled in literally."""
        return self.phrases[key].format_map(facts)

    def shortened(self, text: str, limit: int) -> str:
        """Return the text in at most `limit` UTF-16 units, which Word and PDF count; cut after a word."""
        if _units(text) <= limit:
            return text
        sign = self.phrase("shortened")
        kept = text[: limit - _units(sign)]
        while _units(kept + sign) > limit:
            kept = kept[:-1]
        words = kept.rsplit(" ", 1)[0]
        return (words if 2 * len(words) > len(kept) else kept).rstrip(" ,;:.–(") + sign

    def spoken(self, key: str, **facts: object) -> str:
        """Return the phrase as a screen reader says it: what is telling first, and never long."""
        return self.shortened(self.phrase(key, **facts), SPOKEN_LENGTH)

    def long_date(self, day: date) -> str:
        """A day in words, as '23 november 2026'."""
        return self.phrase("date_long", day=day.day, month=self.months[day.month - 1], year=day.year)

    def field_date(self, day: date) -> str:
        """A day as it is written in a field, as '23-11-2026'."""
        return self.phrase("date_field", day=f"{day.day:02}", month=f"{day.month:02}", year=f"{day.year:04}")


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def load_wording(resources: Resources, language: str) -> Wording:
    """The wording of a language; raises `ConfigurationError` with every fault of its files."""
    phrases: dict[str, str] = {}
    months: list[str] = []
    words: dict[str, dict[str, str]] = {}
    faults: list[Diagnostic] = []
    for source in resources.wording_files(language):
        located, found = read_yaml(source.read(), source.name)
        faults.extend(found)
        if located and isinstance(located.data, dict):
            given = _group(located.data.get("phrases"))
            faults.extend(_placeholder_faults(given, phrases, located))
            phrases |= given
            months = _texts(located.data.get("months")) or months
            words = _with_words(words, located.data.get("words"))
    if not phrases or len(months) != _MONTHS:
        faults.append(
            configuration.incomplete_wording(Place(f"templates/wording/{language}.yaml"), language=language)
        )
    if faults:
        raise ConfigurationError(faults)
    return Wording(language, phrases, tuple(months), words)


def _group(value: object) -> dict[str, str]:
    given = value.items() if isinstance(value, dict) else ()
    return {str(key): str(text) for key, text in given if text is not None}


def _with_words(known: dict[str, dict[str, str]], value: object) -> dict[str, dict[str, str]]:
    tables = value.items() if isinstance(value, dict) else ()
    added = {str(kind): {key.casefold(): text for key, text in _group(said).items()} for kind, said in tables}
    return {kind: known.get(kind, {}) | added.get(kind, {}) for kind in (*known, *added)}


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _placeholder_faults(
    given: Mapping[str, str], known: Mapping[str, str], source: LocatedYaml
) -> Iterator[Diagnostic]:
    """Phrases that name a fact that the phrase in their stead does not have, or whose braces are not even."""
    for key, text in given.items():
        names = _placeholders(text)
        if names is None or (key in known and not names <= (_placeholders(known[key]) or set())):
            allowed = ", ".join(f"{{{name}}}" for name in sorted(_placeholders(known.get(key, "")) or ()))
            yield configuration.unknown_placeholder(
                source.place(("phrases", key)), key=key, allowed=allowed or "-"
            )


def _placeholders(text: str) -> set[str] | None:
    """The names between braces; None when the braces are not even."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def wording_gaps(resources: Resources, language: str) -> Iterator[Diagnostic]:
    """Yield what the wording of a language lacks for a letter: a file, a phrase, or a fact within a phrase.

    A letter needs the phrases that the bundled wording of another language has, with the facts that it has
    in each of those; `months` and whatever cannot be read is told by `load_wording`.
    """
    sources = list(resources.wording_files(language))
    if not sources:
        yield translations.no_wording(language=language)
        return
    read = [(located, source) for source in sources if (located := _located(source)) is not None]
    said = {key: text for located, _ in read for key, text in _group(located.data.get("phrases")).items()}
    needed = letter_phrases()
    gone = [key for key in needed if not said.get(key, "").strip()]
    if gone := [*gone, *(["months"] if any(_lacks_months(located) for located, _ in read[-1:]) else [])]:
        place = read[-1][0].place(("phrases",)) if read else Place(sources[-1].name)
        yield translations.phrases_lacking(place, keys=", ".join(gone))
    for located, _ in read:
        for key, text in _group(located.data.get("phrases")).items():
            if key in needed and text.strip():
                yield from _fact_faults(located.place(("phrases", key)), key, text)


def _lacks_months(located: LocatedYaml) -> bool:
    months = [text for text in _texts(located.data.get("months")) if text.strip()]
    return len(months) != _MONTHS


def _fact_faults(place: Place, key: str, text: str) -> Iterator[Diagnostic]:
    must, may = letter_phrases()[key]
    names = _placeholders(text)
    if names is None or not names <= may:
        allowed = ", ".join(f"{{{name}}}" for name in sorted(may))
        yield configuration.unknown_placeholder(place, key=key, allowed=allowed or "-")
    elif lacking := sorted(must - names):
        yield translations.fact_lacking(place, key=key, facts=", ".join(f"{{{name}}}" for name in lacking))


def _located(source: SourceFile) -> LocatedYaml | None:
    located, _ = read_yaml(source.read(), source.name)
    return located if located is not None and isinstance(located.data, dict) else None


@cache
def letter_phrases() -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """Return the phrases that a letter in another language needs, each with the facts it must and may name.

    They are those that every bundled language has.
    """
    bundled = Resources((bundled_root(),))
    others = [language for language in LANGUAGES if language != LANGUAGE]
    read = [load_wording(bundled, language).phrases for language in (LANGUAGE, *others)]
    found = {}
    for key in (key for key in read[0] if all(key in phrases for phrases in read)):
        facts = [frozenset(_placeholders(phrases[key]) or ()) for phrases in read]
        found[key] = (frozenset.intersection(*facts), frozenset.union(*facts))
    return found
