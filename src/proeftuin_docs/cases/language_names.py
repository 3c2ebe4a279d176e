# SPDX-License-Identifier: EUPL-1.2
"""Languages in a case by whatever people call them: their code, their Dutch name, or their own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from proeftuin_docs.cases.confirmations import rule_table
from proeftuin_docs.cases.profiles import Profiles
from proeftuin_docs.cases.translations import TRANSLATIONS
from proeftuin_docs.errors import Place
from proeftuin_docs.text.characters import spelt
from proeftuin_docs.text.located_yaml import LocatedYaml, Path
from proeftuin_docs.text.variants import DEFAULT, LANGUAGES, VARIANTS, ordinary

_PERSON: Final = "slachtoffer"
_VARIANT: Final = "taal"
_READ: Final = "leestaal"


@dataclass(frozen=True, slots=True)
class _Named(LocatedYaml):
    """A case in which languages have their codes; a place is that of the name that was typed."""

    typed: LocatedYaml = field(default_factory=lambda: LocatedYaml("", {}, {}))
    names: Mapping[str, str] = field(default_factory=dict)
    """What was typed, by the code that it was for."""

    def place(self, path: Path, spoken: str | None = None) -> Place:
        """Return the place of a value, under the key that was typed."""
        key = str(path[1]) if path[:1] == (TRANSLATIONS,) and len(path) > 1 else ""
        typed = (TRANSLATIONS, self.names[key], *path[2:]) if key in self.names else path
        return self.typed.place(typed, spoken)


def language_code(said: str, profiles: Profiles) -> str | None:
    """Return the code of a language by its code or a name, however it is written; None for no language."""
    name = spelt(said)
    ours = (code for code, words in rule_table()["talen"].items() if name == code or name in words)
    return profiles.languages.get(name) or next(ours, None)


def with_language_codes(source: LocatedYaml, profiles: Profiles) -> LocatedYaml:
    """Return the case with codes where it says the name of a language that has a file.

    A language in the place of a variant asks for the ordinary Dutch letter with what there is in that
    language, as `leestaal` does. What no language is called stays, for the checks to tell.
    """
    data = _with_variant(source.data, profiles)
    said = data.get(TRANSLATIONS)
    names = _names(said, profiles) if isinstance(said, dict) else {}
    if isinstance(said, dict) and names:
        codes = {name: code for code, name in names.items()}
        data = data | {TRANSLATIONS: {codes.get(key, key): value for key, value in said.items()}}
    return source if data is source.data else _Named(source.name, data, source.positions, source, names)


def _names(said: Mapping[str, Any], profiles: Profiles) -> dict[str, str]:
    """The keys that are names, by their codes: the first of a language, and none beside its code."""
    found: dict[str, str] = {}
    for key in said:
        code = language_code(key, profiles)
        if code is not None and code not in said:
            found.setdefault(code, key)
    return found


def _with_variant(data: dict[str, Any], profiles: Profiles) -> dict[str, Any]:
    person = data.get(_PERSON)
    said = person.get(_VARIANT) if isinstance(person, dict) else None
    code = language_code(said, profiles) if isinstance(said, str) and said not in VARIANTS else None
    if not isinstance(person, dict) or code is None:
        return data
    if code in LANGUAGES:
        return data | {_PERSON: person | {_VARIANT: ordinary(code).id}}
    read = person.get(_READ)
    both = f"{read}, {code}" if isinstance(read, str) and read.strip() else code
    return data | {_PERSON: person | {_VARIANT: DEFAULT.id, _READ: both}}
