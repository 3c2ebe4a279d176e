"""The wording of a language: fixed phrases and date formats, a court's own over the bundled ones."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from string import Formatter
from typing import Final

from proeftuin_docs.errors import ConfigurationError, Diagnostic, Place, configuration
from proeftuin_docs.resources import Resources
from proeftuin_docs.text.direction import runs_leftward
from proeftuin_docs.text.located_yaml import LocatedYaml, read_yaml

_MONTHS: Final = 12
SPOKEN_LENGTH: Final = 120
"""So many characters a screen reader says of a field at most; longer, and nobody listens to the end."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases by key, month names from January, and the pattern of a date."""

    language: str
    phrases: Mapping[str, str]
    months: tuple[str, ...]

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
    faults: list[Diagnostic] = []
    for source in resources.wording_files(language):
        located, found = read_yaml(source.read(), source.name)
        faults.extend(found)
        if located and isinstance(located.data, dict):
            given = _group(located.data.get("phrases"))
            faults.extend(_placeholder_faults(given, phrases, located))
            phrases |= given
            months = _texts(located.data.get("months")) or months
    if not phrases or len(months) != _MONTHS:
        faults.append(
            configuration.incomplete_wording(Place(f"templates/wording/{language}.yaml"), language=language)
        )
    if faults:
        raise ConfigurationError(faults)
    return Wording(language, phrases, tuple(months))


def _group(value: object) -> dict[str, str]:
    return {str(key): str(text) for key, text in value.items()} if isinstance(value, dict) else {}


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
