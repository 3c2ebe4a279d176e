# SPDX-License-Identifier: EUPL-1.2
"""A language that a court adds: the files to fill in, with every Dutch sentence beside its place."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any, Final

from jinja2 import StrictUndefined

from proeftuin_docs.cases.translations import declared_translations
from proeftuin_docs.definitions import LetterDefinition
from proeftuin_docs.definitions.translations import (
    LINE,
    Language,
    TranslatedLetter,
    TranslatedPart,
    dutch_hash,
    dutch_text,
    text_hash,
)
from proeftuin_docs.errors import WrongUsageError, usage
from proeftuin_docs.files import make_folder, write_atomically
from proeftuin_docs.formats.templates import BoundedEnvironment
from proeftuin_docs.library import Library
from proeftuin_docs.resources import LETTERS, TEMPLATES, TRANSLATIONS
from proeftuin_docs.text.direction import runs_leftward
from proeftuin_docs.text.variants import LANGUAGE, LANGUAGES
from proeftuin_docs.text.wording import letter_phrases

_CODE: Final = re.compile(r"[a-z]{2,3}")
_READER: Final = "slachtoffer"
_LIKE: Final = next(language for language in LANGUAGES if language != LANGUAGE)
"""A language with letters: what is known of typed words is asked for of another too."""
_DIRECTIONS: Final = ("links-naar-rechts", "rechts-naar-links")
_AS_IT_IS: Final = {"language": "", "letter_window": None}
"""Phrases that are no words: the code of the language, and the side of the window as it is."""


def write_new_language(library: Library, code: str, name: str = "") -> tuple[Path, ...]:
    """Write the files of a language into the court's own folder, and return those that were not there.

    What is known of a language that came with the program stands in them. Raises `WrongUsageError` without
    such a folder, for a code that is none, for a new language without a name, and where both files are there.
    """
    root = library.resources.own_root
    if root is None:
        raise WrongUsageError([usage.no_configuration_folder()])
    made = {root / path: text for path, text in new_language(library, code, name).items()}
    missing = [path for path in made if not path.exists()]
    if not missing:
        raise WrongUsageError([usage.language_is_there(path=str(next(iter(made))))])
    for path in missing:
        make_folder(path.parent)
        write_atomically(path, made[path].encode())
    return tuple(missing)


def new_language(library: Library, code: str, name: str = "") -> Mapping[str, str]:
    """Return the texts of the files of a language by their paths in a configuration folder.

    `code` is that of the language, two or three letters (ISO 639), `name` what it is called in Dutch, which
    one that is known needs not. Raises `WrongUsageError` for another code, that of a bundled variant, or
    where no name is known.
    """
    if not _CODE.fullmatch(code) or code in LANGUAGES:
        raise WrongUsageError([usage.not_a_new_language(code=code)])
    known = library.languages.by_code.get(code)
    called = name.strip() or (known.naam if known else "")
    if not called:
        raise WrongUsageError([usage.language_without_name(code=code)])
    files = {
        f"{LETTERS}/{TRANSLATIONS}/{code}.yaml": ("vertaling", _translation(library, code, called, known))
    }
    files[f"{TEMPLATES}/wording/{code}.yaml"] = ("woorden", _wording(library, code, called))
    return {path: _filled(library, template, facts) for path, (template, facts) in files.items()}


def _filled(library: Library, template: str, facts: Mapping[str, Any]) -> str:
    path = library.resources.template_file(f"taal/{template}.yaml.jinja")
    settings = {"trim_blocks": True, "lstrip_blocks": True, "keep_trailing_newline": True}
    environment = BoundedEnvironment(undefined=StrictUndefined, autoescape=False, **settings)
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    made = environment.from_string(path.read_text(encoding="utf-8")).render(facts)
    return "".join(f"{line.rstrip()}\n" for line in made.rstrip().split("\n"))


def _translation(library: Library, code: str, name: str, known: Language | None) -> dict[str, Any]:
    dutch, line = library.wording().phrases[LINE], known.regel if known else None
    leftward = runs_leftward((line.tekst if line else None) or "")
    direction = (known.richting if known else None) or _DIRECTIONS[leftward]
    return {
        "code": code,
        "naam": name,
        "eigen_naam": (known.eigen_naam if known else None) or "",
        "herkend": list(known.herkend) if known else [name.casefold()],
        "richting": direction,
        "andere_richting": next(item for item in _DIRECTIONS if item != direction),
        "regel": {
            "nederlands": dutch,
            "volgt": line.volgt if line else text_hash(dutch),
            **_made_by(line.vertaler if line else None, line.datum if line else None),
            "tekst": (line.tekst if line else None) or "",
        },
        "brieven": [_letter(item, known) for item in _letters(library)],
    }


def _made_by(translator: str | None, day: date | None) -> dict[str, str]:
    return {"vertaler": translator or "", "datum": day.isoformat() if day else ""}


def _letters(library: Library) -> Iterator[LetterDefinition]:
    """The newest version of each letter to who is heard."""
    for item in library.defaults():
        if isinstance(item, LetterDefinition) and item.addressee == _READER:
            yield item


def _letter(definition: LetterDefinition, known: Language | None) -> dict[str, Any]:
    own = known.letter(definition) if known else None
    own = own or TranslatedLetter(brief=definition.id, volgt={})
    around = {"onderwerp": (definition.subject, own.onderwerp), "aanhef": (definition.salutation, own.aanhef)}
    parts = own.delen or {}
    return {
        "id": definition.id,
        "versie": definition.version,
        "volgt": own.volgt.get(definition.version) or dutch_hash(definition),
        "nederlands": definition.title,
        "titel": own.titel or "",
        **_made_by(own.vertaler, own.datum),
        "zinnen": [
            {"sleutel": key, "nederlands": " ".join(text.split()), "tekst": said or ""}
            for key, (dutch, said) in around.items()
            if (text := dutch_text(dutch))
        ],
        "delen": list(_parts(definition, parts)),
        "slot_nederlands": dutch_text(definition.closing) or "",
        "slot": own.slot or "",
    }


def _parts(definition: LetterDefinition, own: Mapping[str, TranslatedPart]) -> Iterator[dict[str, str]]:
    for part in definition.parts:
        said = own.get(part.id, TranslatedPart())
        if text := dutch_text(part.text):
            yield {
                "id": part.id,
                "kop_nederlands": " ".join((dutch_text(part.title) or "").split()),
                "kop": said.kop or "",
                "nederlands": text,
                "tekst": said.tekst or "",
            }


def _wording(library: Library, code: str, name: str) -> dict[str, Any]:
    dutch = library.wording()
    tables = declared_translations()["talen"][_LIKE]
    return {
        "naam": name,
        "maanden": dutch.months,
        "zinnen": [
            {"sleutel": key, "nederlands": dutch.phrases[key], "tekst": _begun(key, dutch.phrases[key], code)}
            for key in letter_phrases()
        ],
        "woorden": {kind: list(words) for kind, words in tables.items() if isinstance(words, dict)},
    }


def _begun(key: str, dutch: str, code: str) -> str:
    """What is no word is filled in already: a pattern of a date, the code of the language."""
    if key in _AS_IT_IS:
        return dutch if _AS_IT_IS[key] is None else code
    words = "".join(text for text, *_ in Formatter().parse(dutch))
    return "" if any(char.isalpha() for char in words) else dutch
