# SPDX-License-Identifier: EUPL-1.2
"""Letters in another language: what goes with them, and which can be made for a case."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from proeftuin_docs.cases import CaseView, LoadedCase
from proeftuin_docs.cases.translations import TYPED
from proeftuin_docs.composition import Beside, values_named
from proeftuin_docs.definitions import LetterDefinition, content_hash
from proeftuin_docs.definitions.translations import Language, TranslatedLetter, in_language, is_stale
from proeftuin_docs.document import Document, ForeignLine
from proeftuin_docs.errors import Diagnostic, Severity, translations
from proeftuin_docs.hearings.usable import line_obstacles
from proeftuin_docs.library import Library
from proeftuin_docs.text.variants import LANGUAGE
from proeftuin_docs.text.wording import Wording

_IN_HEAD: Final = frozenset({"griffier.naam", "griffier.bereikbaar"})
"""The values in the head and the foot of a letter that somebody typed."""


def languages_read(library: Library, loaded: LoadedCase) -> tuple[Language, ...]:
    """Return the languages with a file that the case says this person reads; none where it says nothing."""
    return tuple(library.languages.read_by(loaded.case.slachtoffer.leestaal or ""))


def unprintable(library: Library, loaded: LoadedCase) -> Iterator[Diagnostic]:
    """Yield why lines in what this person reads cannot be printed, and which files cannot be read.

    A file that cannot be read is told where no other names the language: it may be the one.
    """
    read = languages_read(library, loaded)
    if loaded.case.slachtoffer.leestaal and not read:
        yield from (replace(item, severity=Severity.WARNING) for item in library.languages.faults)
    yield from (found for language in read for found in line_obstacles(library, language))


def lines_above(
    library: Library, loaded: LoadedCase, wording: Wording, values: Mapping[str, str]
) -> tuple[ForeignLine, ...]:
    """Return whom to call, in each language that this person reads and the letter is not in."""
    facts = {"name": values["griffier.naam"], "phone": values["griffier.telefoon"]}
    return tuple(
        ForeignLine(line.format_map(facts), language.taal)
        for language in languages_read(library, loaded)
        if (line := line_of(library, language)) and language.taal != wording.language
    )


def line_of(library: Library, language: Language) -> str | None:
    """Return the line of a language, with facts to fill in; None where it has none that can be printed."""
    line = language.regel.tekst if language.regel is not None else None
    return None if line_obstacles(library, language) else line


def note_below(translated: TranslatedLetter | None, definition: LetterDefinition, wording: Wording) -> str:
    """Return what a translation says of itself: that the Dutch comes with it, and what is not in order."""
    said = {
        "translation_note": True,
        "translation_stale": translated is not None and is_stale(translated, definition),
        "translation_unreviewed": translated is None or translated.nagekeken is None,
    }
    return " ".join(wording.phrase(key) for key, holds in said.items() if holds)


def translated_letter(
    library: Library, definition: LetterDefinition, language: str
) -> tuple[LetterDefinition, Beside]:
    """Return a letter with its texts in a language, and what goes with it; itself where that is ours."""
    if language == LANGUAGE:
        return definition, Beside()
    known = library.languages.by_code.get(language)
    translated = known.letter(definition) if known else None
    note = note_below(translated, definition, library.wording(language))
    return in_language(definition, translated) if translated else definition, Beside(note=note)


def identified_as(definition: LetterDefinition, document: Document) -> Document:
    """Return the document of a translation as the version of the letter that it is."""
    return replace(document, identity=replace(document.identity, content_hash=content_hash(definition)))


def words_lacking(definition: LetterDefinition, dutch: CaseView, view: CaseView) -> list[str]:
    """Return what a letter prints of a case and nobody can say in the language of a view.

    What was typed is named by its key under `vertaling`, the rest by the name of its value.
    """
    named = values_named(definition, view) | (_IN_HEAD if definition.head else frozenset())
    keys = {typed.value: typed.key for typed in TYPED.values()}
    gone = [name for name in dutch.values if name in named and name not in view.values]
    return sorted((keys.get(name, name) for name in gone), key=[*keys.values(), *gone].index)


def not_made(definition: LetterDefinition, language: Language, keys: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield that a translation lacks words of the case, and apart what a profile has to give."""
    name, code = language.naam, language.taal
    if typed := [key for key in keys if key in TYPED]:
        yield translations.not_made(letter=definition.id, language=name, code=code, keys=", ".join(typed))
    if others := [key for key in keys if key not in TYPED]:
        yield translations.lacks_value(
            letter=definition.id, language=name, code=code, values=", ".join(others)
        )


def not_used(definition: LetterDefinition, language: Language, found: Sequence[Diagnostic]) -> Diagnostic:
    """Return that a translation cannot be used, with why."""
    reasons = "; ".join(dict.fromkeys(item.message for item in found))
    return translations.not_used(letter=definition.id, language=language.naam, reasons=reasons)


def text_in(language: str, library: Library) -> str:
    """Return what a letter in this language is beside the same one in another: our text, or a translation."""
    if language == LANGUAGE:
        return library.wording().phrase("beside_dutch")
    name = library.languages.by_code[language].naam
    return library.wording().phrase("beside_translated", language=name)


def open_tasks(
    library: Library, made: Iterable[tuple[LetterDefinition, Wording, Document]], wording: Wording
) -> Iterator[str]:
    """Yield what is not in order with the translations among these letters, in sentences."""
    stale: dict[str, list[str]] = {}
    unchecked: dict[str, list[str]] = {}
    lines: dict[str, None] = {}
    for definition, own, document in made:
        for block in (item for item in document.blocks if isinstance(item, ForeignLine)):
            known = library.languages.by_code[block.language]
            if known.regel is not None and known.regel.nagekeken is None:
                lines[known.naam] = None
        if own.language != LANGUAGE:
            language = library.languages.by_code.get(own.language)
            letter = language.letter(definition) if language else None
            name = language.naam if language else own.language
            if letter is None or letter.nagekeken is None:
                unchecked.setdefault(name, []).append(definition.title)
            if letter is not None and is_stale(letter, definition):
                stale.setdefault(name, []).append(definition.title)
    for key, found in (("decide_translation_stale", stale), ("decide_translation_review", unchecked)):
        for name, titles in found.items():
            yield wording.phrase(key, language=name, titles=", ".join(dict.fromkeys(titles)))
    yield from (wording.phrase("decide_line", language=name) for name in lines)
