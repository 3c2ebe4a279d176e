# SPDX-License-Identifier: EUPL-1.2
"""Translations as data: a file for each language, held against the Dutch texts that it follows."""

import datetime
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field, ValidationError

from proeftuin_docs.definitions.letters import LetterDefinition, LetterPart, Texts
from proeftuin_docs.definitions.loading import faults_of
from proeftuin_docs.definitions.models import Review
from proeftuin_docs.errors import DefinitionError, Diagnostic, ProeftuinError, translations
from proeftuin_docs.kinds.base import Id, Line, Part, Prose
from proeftuin_docs.resources import Resources, SourceFile
from proeftuin_docs.text.characters import spelt
from proeftuin_docs.text.direction import runs_leftward
from proeftuin_docs.text.located_yaml import LocatedYaml, Path, read_yaml
from proeftuin_docs.text.variants import DEFAULT, VARIANTS

LINE: Final = "not_understood"
"""The phrase of the Dutch wording that the line of a language follows."""
_FACTS: Final = frozenset({"name", "phone"})
_SEVERAL: Final = re.compile(r"[,;/&+]| en | of ")
"""What stands between the languages that somebody reads."""


def _filled(value: object) -> object:
    """A text that nobody filled in yet is none."""
    return None if isinstance(value, str) and not value.strip() else value


ToFill = Annotated[Line | None, BeforeValidator(_filled)]
ToTranslate = Annotated[Prose | None, BeforeValidator(_filled)]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Translated(Part):
    """Who translated something and when, and who checked it; `nagekeken` is absent until somebody did.

    What is not filled in yet is absent too, so that a file can be filled in letter by letter; see `lacking`.
    """

    vertaler: ToFill = None
    datum: Annotated[datetime.date | None, Field(strict=False), BeforeValidator(_filled)] = None
    nagekeken: Review | None = None


class TranslatedLine(Translated):
    """The line that tells whom to call, and the hash of the Dutch phrase that it follows."""

    volgt: Hash
    tekst: ToFill = None


class TranslatedPart(Part):
    """The heading and the text of a part; a part without a heading has none here either."""

    kop: ToFill = None
    tekst: ToTranslate = None


class TranslatedLetter(Translated):
    """A letter in another language, and the hash of the Dutch text that it follows by version.

    Without `delen` its texts are in the letter itself, under the language's variant.
    """

    brief: Id
    volgt: dict[str, Hash]
    titel: ToFill = None
    onderwerp: ToFill = None
    aanhef: ToFill = None
    delen: dict[Id, TranslatedPart] | None = None
    slot: ToTranslate = None


class Language(Part):
    """A language that somebody may read: its code, its names, and how else people write it in a case.

    `richting` is how its words run; they say so themselves, and are held against it.
    """

    schema_version: Literal[1] = Field(alias="schema")
    taal: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    naam: Line
    eigen_naam: ToFill = None
    richting: Literal["links-naar-rechts", "rechts-naar-links"] | None = None
    herkend: Annotated[tuple[Line, ...], Field(strict=False)] = ()
    regel: TranslatedLine | None = None
    brieven: Annotated[tuple[TranslatedLetter, ...], Field(strict=False)] = ()

    def letter(self, definition: LetterDefinition) -> TranslatedLetter | None:
        """Return what is said of a letter in this language; None when it has not been translated."""
        return next((item for item in self.brieven if item.brief == definition.id), None)

    @property
    def names(self) -> tuple[str, ...]:
        """What people call it, as `spelt` makes it: its Dutch name, its own, and what else is known."""
        said = (self.naam, self.eigen_naam or "", *self.herkend)
        return tuple(dict.fromkeys(name for name in map(spelt, said) if name))

    @property
    def has_letters(self) -> bool:
        """Whether letters are in it, or may be once they are filled in."""
        return bool(self.brieven)

    def is_named_in(self, said: str) -> bool:
        """Whether a text such as `Arabisch en Frans` names it; a code counts where it stands by itself.

        `en` is a code and a word between two languages, so that within a text it is none.
        """
        alone = (spelt(said), *map(spelt, _SEVERAL.split(said.casefold())))
        return self.taal in alone or any(f" {name} " in f" {spelt(said)} " for name in self.names)


@dataclass(frozen=True, slots=True)
class Languages:
    """Every language with a file that can be read, by its code, the file of each, and the others' faults."""

    by_code: Mapping[str, Language]
    files: Mapping[str, tuple[LocatedYaml, SourceFile]]
    faults: tuple[Diagnostic, ...] = ()
    broken: tuple[str, ...] = ()
    """The codes of the others, as their files are called."""

    def read_by(self, said: str) -> Iterator[Language]:
        """Yield the languages that a text such as `Arabisch en Frans` names."""
        yield from (item for item in self.by_code.values() if item.is_named_in(said))

    def codes(self) -> Mapping[str, str]:
        """Return the code of each language by everything that it is called, as `spelt` makes that."""
        named = {name: code for code, item in self.by_code.items() for name in item.names}
        return named | {code: code for code in (*self.broken, *self.by_code)}


def load_languages(resources: Resources) -> Languages:
    """Return the languages of a configuration; a court's own file takes the place of the bundled one.

    A file with a fault is none of them: who reads that language gets the Dutch letters.
    """
    found: dict[str, Language] = {}
    files: dict[str, tuple[LocatedYaml, SourceFile]] = {}
    faults: list[Diagnostic] = []
    broken: list[str] = []
    for source in resources.translation_files():
        try:
            language, located = _read(source)
        except ProeftuinError as error:
            faults += error.diagnostics
            broken.append(source.path.stem)
            continue
        found[language.taal], files[language.taal] = language, (located, source)
    return Languages(found, files, tuple(faults), tuple(broken))


def _read(source: SourceFile) -> tuple[Language, LocatedYaml]:
    located, problems = read_yaml(source.read(), source.name)
    if located is None or problems:
        raise DefinitionError(problems)
    try:
        language = Language.model_validate(located.data)
    except ValidationError as error:
        raise DefinitionError(faults_of(error, located, sys.modules[__name__])) from None
    if found := list(_own_faults(language, located, source)):
        raise DefinitionError(found)
    return language, located


def _own_faults(language: Language, located: LocatedYaml, source: SourceFile) -> Iterator[Diagnostic]:
    line = language.regel.tekst if language.regel is not None else None
    if line is not None and sorted(_placeholders(line)) != sorted(_FACTS):
        yield translations.line_without_number(located.place(("regel", "tekst")))
    if source.path.stem != language.taal:
        yield translations.named_otherwise(located.place(("taal",)), code=language.taal)
    if language.richting is not None:
        stated, words = language.richting == "rechts-naar-links", language.eigen_naam or line
        if words is not None and runs_leftward(words) != stated:
            yield translations.runs_otherwise(located.place(("richting",)), language=language.naam)


def _placeholders(text: str) -> list[str]:
    try:
        return [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        return []


def dutch_hash(definition: LetterDefinition) -> str:
    """Return the sha256 of a letter's ordinary Dutch text, as 64 hex digits; its conditions are not in it."""
    around = (definition.subject, definition.salutation, definition.closing)
    parts = [(part.id, dutch_text(part.title), dutch_text(part.text)) for part in definition.parts]
    return text_hash(json.dumps([[dutch_text(item) for item in around], parts], ensure_ascii=False))


def text_hash(text: str) -> str:
    """Return the sha256 of a text, as 64 hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def dutch_text(texts: Texts | None) -> str | None:
    """Return a text of a letter in ordinary Dutch, which translations follow; None where there is none."""
    return getattr(texts, DEFAULT.id) if texts is not None else None


def is_stale(letter: TranslatedLetter, definition: LetterDefinition) -> bool:
    """Whether the Dutch text of this version is not the one that the translation follows."""
    return letter.volgt.get(definition.version) != dutch_hash(definition)


def lacking(letter: TranslatedLetter, definition: LetterDefinition) -> list[str]:
    """Return the ids of what the Dutch letter says and the translation does not, and of who made it when."""
    of_it = {"titel": letter.titel, "vertaler": letter.vertaler, "datum": letter.datum}
    around = {
        "onderwerp": (definition.subject, letter.onderwerp),
        "aanhef": (definition.salutation, letter.aanhef),
        "slot": (definition.closing, letter.slot),
    }
    unsaid = [key for key, value in of_it.items() if value is None]
    if letter.delen is None:
        return unsaid
    said = [key for key, (dutch, own) in around.items() if dutch_text(dutch) and not own]
    return [*unsaid, *said] + [
        part.id for part in definition.parts if not _is_said(part, letter.delen.get(part.id))
    ]


def _is_said(part: LetterPart, own: TranslatedPart | None) -> bool:
    if not dutch_text(part.text):
        return True
    return own is not None and bool(own.tekst) and bool(dutch_text(part.title)) == bool(own.kop)


def said_beside(letter: TranslatedLetter, definition: LetterDefinition) -> Iterator[tuple[Path, str, str]]:
    """Yield each text of a translation: where it stands, the Dutch one, and the text itself.

    A part is one text with its heading: a value may be named in either.
    """
    around = (
        ("onderwerp", definition.subject, letter.onderwerp),
        ("aanhef", definition.salutation, letter.aanhef),
        ("slot", definition.closing, letter.slot),
    )
    yield from (((key,), dutch_text(dutch) or "", own) for key, dutch, own in around if own)
    for part in definition.parts:
        own = (letter.delen or {}).get(part.id)
        if own is not None and own.tekst:
            dutch = f"{dutch_text(part.title) or ''}\n{dutch_text(part.text) or ''}"
            yield ("delen", part.id), dutch, f"{own.kop or ''}\n{own.tekst}"


def in_language(definition: LetterDefinition, letter: TranslatedLetter) -> LetterDefinition:
    """Return the letter with the translation in the place of its Dutch text; its conditions stay.

    Of a letter that has the language as a variant only the title is another.
    """
    if letter.delen is None:
        return definition.model_copy(update={"title": letter.titel})
    own = letter.delen
    parts = [part.model_copy(update=_texts_of(own[part.id])) for part in definition.parts if part.id in own]
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
    """Yield which translations of these letters are old, or not checked, or of no letter.

    Why one cannot be used at all is told by `hearings.usable`. `line` is the Dutch phrase that the lines
    follow. Of a language that is not checked one warning names all that is not.
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
    if language.regel is not None and language.regel.tekst is not None:
        unchecked += ["regel"] if language.regel.nagekeken is None else []
        if language.regel.volgt != (now := text_hash(line)):
            yield translations.stale_line(located.place(("regel", "volgt")), hash=now)
    for number, letter in enumerate(language.brieven):
        path: Path = ("brieven", number)
        if (definition := by_id.get(letter.brief)) is None:
            yield translations.unknown_letter(located.place((*path, "brief")), id=letter.brief)
            continue
        unchecked += [letter.brief] if letter.nagekeken is None and not lacking(letter, definition) else []
        yield from _letter_faults(letter, definition, located, path)
    if unchecked:
        place = located.place(("taal",))
        yield translations.not_checked(place, language=language.naam, what=", ".join(unchecked))


def _letter_faults(
    letter: TranslatedLetter, definition: LetterDefinition, located: LocatedYaml, path: Path
) -> Iterator[Diagnostic]:
    if is_stale(letter, definition):
        place = located.place((*path, "volgt"))
        yield translations.stale(place, version=definition.version, hash=dutch_hash(definition))
