# SPDX-License-Identifier: EUPL-1.2
"""What a griffier typed, in the language of a letter: said in the case, known to the program, or not there.

`letters/taal/vertalingen.yaml` declares what is typed and printed, and what the program can translate itself.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import yaml
from pydantic import ConfigDict, create_model

from proeftuin_docs.cases.addresses import CasePart
from proeftuin_docs.cases.scalars import Line
from proeftuin_docs.resources import LETTERS, bundled_root
from proeftuin_docs.text.located_yaml import Path
from proeftuin_docs.text.variants import LANGUAGE, LANGUAGES
from proeftuin_docs.text.wording import Wording

TRANSLATIONS: Final = "vertaling"
"""The key of a case that holds what the program cannot translate, by language."""
_LETTERS: Final = re.compile(r"[^\W\d_]{3,}")
_TIME: Final = re.compile(r"\d{1,2}(?:[.:]\d\d)?(?:[-–]\d{1,2}(?:[.:]\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Typed:
    """Something that is typed in a case: where, its value, what kind of words, when it is not printed."""

    key: str
    path: Path
    value: str
    kind: str
    unless: Path
    header: str


@cache
def declared_translations() -> Mapping[str, Any]:
    """Return the file as it is written."""
    path = bundled_root() / LETTERS / "taal" / "vertalingen.yaml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    read: Mapping[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    return read


OTHER_LANGUAGES: Final = tuple(
    language
    for language in dict.fromkeys((*declared_translations()["talen"], *LANGUAGES))
    if language != LANGUAGE
)
"""The languages that what is typed can be in besides ours."""


def _typed(key: str, said: Mapping[str, str]) -> Typed:
    unless = said.get("niet_bij", "")
    path, hidden = tuple(said["pad"].split(".")), tuple(filter(None, unless.split(".")))
    return Typed(key, path, said["waarde"], said["soort"], hidden, said["kop"])


TYPED: Final = {key: _typed(key, said) for key, said in declared_translations()["gegevens"].items()}
"""Everything that is typed and printed, by its key under `vertaling`."""

if TYPE_CHECKING:

    class Vertaling(CasePart):
        """What was typed, in another language."""

    class Vertalingen(CasePart):
        """The translations of a case, by language."""
else:
    Vertaling = create_model(
        "Vertaling", __base__=CasePart, __module__=__name__, **dict.fromkeys(TYPED, (Line | None, None))
    )

    class _ByLanguage(CasePart):
        """A group whose keys may also be the codes of languages that have a file of their own."""

        model_config = ConfigDict(extra="allow")
        __pydantic_extra__: dict[str, Vertaling]

    Vertalingen = create_model(
        "Vertalingen",
        __base__=_ByLanguage,
        __module__=__name__,
        **dict.fromkeys(OTHER_LANGUAGES, (Vertaling | None, None)),
    )


def translated(key: str, text: str | None, wording: Wording, own: Vertalingen | None) -> str | None:
    """Return a typed text in a language: as it is, by the case, or by what is known; None for neither."""
    if text is None or wording.language == LANGUAGE:
        return text
    said: str | None = getattr(getattr(own, wording.language, None), key, None)
    kind = TYPED[key].kind
    return said or known(kind, text, wording.language, wording.words.get(kind))


def known(kind: str, text: str, language: str, own: Mapping[str, str] | None = None) -> str | None:
    """Return a text in a language by the words that are known of it; None for one that they cannot say.

    Those are the program's, with `own` over them, by Dutch words in small letters. A text without a word in
    it, such as `B 0.12`, is the same everywhere, and so is the name of a person.
    """
    if not _LETTERS.search(text):
        return text
    words = {**declared_translations()["talen"].get(language, {}).get(kind, {}), **(own or {})}
    match kind:
        case "uren":
            return _hours(text, words)
        case "taal":
            return words.get(text.casefold())
        case "persoon":
            parts = [words.get(part.casefold()) or _name(part) for part in text.split(", ")]
            return ", ".join(part for part in parts if part) if all(parts) else None
        case _:
            return None


def _hours(text: str, words: Mapping[str, str]) -> str | None:
    """Times and words of the table, the longest first; None where anything else is said."""
    longest = sorted(words, key=len, reverse=True)
    spoken = re.compile("|".join([_TIME.pattern, *(rf"{re.escape(word)}(?!\w)" for word in longest), "[,;]"]))
    rest, said = text.casefold().strip(" ."), ""
    while rest:
        found = spoken.match(rest)
        if found is None:
            return None
        word = words.get(found[0], found[0])
        said += word if word in (",", ";") else f" {word}" if word else ""
        rest = rest[found.end() :].lstrip()
    return said.strip()


def _name(text: str) -> str | None:
    """The text itself where every word of it is written as in a name."""
    small = declared_translations()["tussenvoegsels"]
    named = all(word in small or not word.islower() for word in text.split())
    return text if named else None
