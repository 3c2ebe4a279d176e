# SPDX-License-Identifier: EUPL-1.2
"""Translations as data: a file for each language, held against the Dutch texts that it follows."""

import datetime
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Annotated, Final, Literal

from pydantic import Field, ValidationError

from proeftuin_docs.definitions.letters import LetterDefinition, LetterPart, Texts
from proeftuin_docs.definitions.loading import faults_of
from proeftuin_docs.definitions.models import Review
from proeftuin_docs.errors import DefinitionError, Diagnostic, translations
from proeftuin_docs.kinds.base import Id, Line, Part, Prose
from proeftuin_docs.resources import Resources, SourceFile
from proeftuin_docs.text.located_yaml import LocatedYaml, Path, read_yaml
from proeftuin_docs.text.variants import DEFAULT, VARIANTS

LINE: Final = "not_understood"
"""The phrase of the Dutch wording that the line of a language follows."""
_FACTS: Final = frozenset({"name", "phone"})

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Translated(Part):
    """Who translated something and when, and who checked it; `nagekeken` is absent until somebody did."""

    vertaler: Line
    datum: Annotated[datetime.date, Field(strict=False)]
    nagekeken: Review | None = None


class TranslatedLine(Translated):
    """The line that tells whom to call, and the hash of the Dutch phrase that it follows."""

    volgt: Hash
    tekst: Line


class TranslatedPart(Part):
    """The heading and the text of a part; a part without a heading has none here either."""

    kop: Line | None = None
    tekst: Prose


class TranslatedLetter(Translated):
    """A letter in another language, and the hash of the Dutch text that it follows by version.

    Without `delen` its texts are in the letter itself, under the language's variant.
    """

    brief: Id
    volgt: dict[str, Hash]
    titel: Line
    onderwerp: Line | None = None
    aanhef: Line | None = None
    delen: dict[Id, TranslatedPart] | None = None
    slot: Prose | None = None


class Language(Part):
    """A language that somebody may read: its code, its Dutch name, and how people write it in a case."""

    schema_version: Literal[1] = Field(alias="schema")
    taal: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    naam: Line
    herkend: Annotated[tuple[Line, ...], Field(min_length=1, strict=False)]
    regel: TranslatedLine | None = None
    brieven: Annotated[tuple[TranslatedLetter, ...], Field(strict=False)] = ()

    def letter(self, definition: LetterDefinition) -> TranslatedLetter | None:
        """Return what is said of a letter in this language; None when it has not been translated."""
        return next((item for item in self.brieven if item.brief == definition.id), None)


@dataclass(frozen=True, slots=True)
class Languages:
    """Every language with a file, by its code, and the file of each."""

    by_code: Mapping[str, Language]
    files: Mapping[str, tuple[LocatedYaml, SourceFile]]

    def read_by(self, said: str) -> Iterator[Language]:
        """Yield the languages that a text such as `Arabisch en Frans` names."""
        words = {word.strip("().") for word in said.casefold().replace(",", " ").replace("/", " ").split()}
        yield from (item for item in self.by_code.values() if words & set(item.herkend))


def load_languages(resources: Resources) -> Languages:
    """Return the languages of a configuration; a court's own file takes the place of the bundled one.

    Raises `DefinitionError` with every fault of the files.
    """
    found: dict[str, Language] = {}
    files: dict[str, tuple[LocatedYaml, SourceFile]] = {}
    faults: list[Diagnostic] = []
    for source in resources.translation_files():
        located, problems = read_yaml(source.read(), source.name)
        faults += problems
        if located is None or problems:
            continue
        try:
            language = Language.model_validate(located.data)
        except ValidationError as error:
            faults += faults_of(error, located, sys.modules[__name__])
            continue
        faults += _line_faults(language, located)
        found[language.taal], files[language.taal] = language, (located, source)
    if faults:
        raise DefinitionError(faults)
    return Languages(found, files)


def _line_faults(language: Language, located: LocatedYaml) -> Iterator[Diagnostic]:
    if language.regel is not None and _placeholders(language.regel.tekst) != _FACTS:
        yield translations.line_without_number(located.place(("regel", "tekst")))


def _placeholders(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return set()


def dutch_hash(definition: LetterDefinition) -> str:
    """Return the sha256 of a letter's ordinary Dutch text, as 64 hex digits; its conditions are not in it."""
    around = (definition.subject, definition.salutation, definition.closing)
    parts = [(part.id, _dutch(part.title), _dutch(part.text)) for part in definition.parts]
    return text_hash(json.dumps([[_dutch(item) for item in around], parts], ensure_ascii=False))


def text_hash(text: str) -> str:
    """Return the sha256 of a text, as 64 hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _dutch(texts: Texts | None) -> str | None:
    return getattr(texts, DEFAULT.id) if texts is not None else None


def is_stale(letter: TranslatedLetter, definition: LetterDefinition) -> bool:
    """Whether the Dutch text of this version is not the one that the translation follows."""
    return letter.volgt.get(definition.version) != dutch_hash(definition)


def lacking(letter: TranslatedLetter, definition: LetterDefinition) -> list[str]:
    """Return the ids of what the Dutch letter says and the translation does not."""
    around = {
        "onderwerp": (definition.subject, letter.onderwerp),
        "aanhef": (definition.salutation, letter.aanhef),
        "slot": (definition.closing, letter.slot),
    }
    if letter.delen is None:
        return []
    said = [key for key, (dutch, own) in around.items() if _dutch(dutch) and not own]
    return said + [part.id for part in definition.parts if not _is_said(part, letter.delen.get(part.id))]


def _is_said(part: LetterPart, own: TranslatedPart | None) -> bool:
    if not _dutch(part.text):
        return True
    return own is not None and bool(_dutch(part.title)) == bool(own.kop)


def in_language(definition: LetterDefinition, letter: TranslatedLetter) -> LetterDefinition:
    """Return the letter with the translation in the place of its Dutch text; its conditions stay.

    Of a letter that has the language as a variant only the title is another.
    """
    if letter.delen is None:
        return definition.model_copy(update={"title": letter.titel})
    parts = [part.model_copy(update=_texts_of(letter.delen[part.id])) for part in definition.parts]
    around = {"subject": letter.onderwerp, "salutation": letter.aanhef, "closing": letter.slot}
    said = {key: _texts(text) for key, text in around.items()}
    return definition.model_copy(update={"title": letter.titel, "parts": tuple(parts), **said})


def _texts_of(part: TranslatedPart) -> dict[str, Texts | None]:
    return {"title": _texts(part.kop), "text": _texts(part.tekst)}


def _texts(text: str | None) -> Texts | None:
    return Texts.model_validate({DEFAULT.id: text}) if text is not None else None


def translation_faults(
    languages: Languages, definitions: Sequence[LetterDefinition], line: str
) -> Iterator[Diagnostic]:
    """Yield what is wrong or not finished in the translations of these letters.

    `line` is the Dutch phrase that the lines follow. Of a language that is not checked one warning names all
    that is not.
    """
    for code, language in languages.by_code.items():
        located, _ = languages.files[code]
        yield from _faults_of(language, located, definitions, line)
    for definition in definitions:
        for variant in definition.variants:
            code = VARIANTS[variant].language
            found = languages.by_code.get(code)
            if code != DEFAULT.language and (found is None or found.letter(definition) is None):
                name = found.naam if found else code
                yield translations.not_recorded(letter=definition.id, language=name)


def _faults_of(
    language: Language, located: LocatedYaml, definitions: Sequence[LetterDefinition], line: str
) -> Iterator[Diagnostic]:
    by_id = {item.id: item for item in definitions}
    unchecked: list[str] = []
    if language.regel is not None:
        unchecked += ["regel"] if language.regel.nagekeken is None else []
        if language.regel.volgt != (now := text_hash(line)):
            yield translations.stale_line(located.place(("regel", "volgt")), hash=now)
    for number, letter in enumerate(language.brieven):
        path: Path = ("brieven", number)
        if (definition := by_id.get(letter.brief)) is None:
            yield translations.unknown_letter(located.place((*path, "brief")), id=letter.brief)
            continue
        unchecked += [letter.brief] if letter.nagekeken is None else []
        yield from _letter_faults(letter, definition, located, path)
    if unchecked:
        place = located.place(("taal",))
        yield translations.not_checked(place, language=language.naam, what=", ".join(unchecked))


def _letter_faults(
    letter: TranslatedLetter, definition: LetterDefinition, located: LocatedYaml, path: Path
) -> Iterator[Diagnostic]:
    if gone := lacking(letter, definition):
        place = located.place((*path, "delen"))
        yield translations.missing_parts(place, letter=definition.id, parts=", ".join(gone))
    if is_stale(letter, definition):
        place = located.place((*path, "volgt"))
        yield translations.stale(place, version=definition.version, hash=dutch_hash(definition))
