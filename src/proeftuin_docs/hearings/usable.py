# SPDX-License-Identifier: EUPL-1.2
"""Whether a letter can be made in a language: its text, the fixed words, the values and the characters."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from proeftuin_docs.composition.inline_text import address_faults, placeholders_in
from proeftuin_docs.definitions import LetterDefinition
from proeftuin_docs.definitions.translations import Language, lacking, said_beside
from proeftuin_docs.errors import Diagnostic, Place, ProeftuinError, Severity, conditions, translations
from proeftuin_docs.library import Library
from proeftuin_docs.text.located_yaml import Path
from proeftuin_docs.text.variants import LANGUAGES
from proeftuin_docs.text.wording import wording_gaps

_NAMED: Final = 3
"""So many characters without a font are named: of a script there are many."""


def obstacles(library: Library, language: Language, definition: LetterDefinition) -> tuple[Diagnostic, ...]:
    """Return why a letter cannot be made in a language, as warnings at their places; nothing where it can.

    A letter that cannot be made whole is not made: its reader gets the Dutch one.
    """
    key = ("obstacles", language.taal, definition.id, definition.version)
    return library.keep(key, lambda: tuple(_obstacles(library, language, definition)))


def _obstacles(library: Library, language: Language, definition: LetterDefinition) -> Iterator[Diagnostic]:
    letter = language.letter(definition)
    if letter is None:
        return
    located, _ = library.languages.files[language.taal]
    at: Path = ("brieven", language.brieven.index(letter))
    if gone := lacking(letter, definition):
        place = located.place((*at, "delen"))
        yield translations.missing_parts(place, letter=definition.id, parts=", ".join(gone))
    for path, dutch, own in said_beside(letter, definition):
        place = located.place((*at, *path))
        yield from map(_as_warning, _text_faults(place, dutch, own))
        yield from _without_font(library, own, place, language)
    yield from wording_obstacles(library, language)


def _text_faults(place: Place, dutch: str, own: str) -> Iterator[Diagnostic]:
    """Brackets that are not even, and values that either text names and the other does not."""
    yield from (conditions.unbalanced_brackets(place, text=wrong) for wrong in address_faults(own))
    needed, named = dict.fromkeys(placeholders_in(dutch)), dict.fromkeys(placeholders_in(own))
    if gone := [name for name in needed if name not in named]:
        yield translations.values_lacking(place, values=_shown(gone))
    if strange := [name for name in named if name not in needed]:
        yield translations.values_strange(place, values=_shown(strange))


def _shown(names: list[str]) -> str:
    return ", ".join(f"{{{{ {name} }}}}" for name in names)


def wording_obstacles(library: Library, language: Language) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the fixed words of a language with letters, or is not there."""
    if language.taal in LANGUAGES:
        return ()
    return library.keep(("wording obstacles", language.taal), lambda: tuple(_of_wording(library, language)))


def _of_wording(library: Library, language: Language) -> Iterator[Diagnostic]:
    gaps = list(wording_gaps(library.resources, language.taal))
    yield from (_as_warning(item) for item in gaps)
    if any(item.name == translations.no_wording.name for item in gaps):
        return
    try:
        wording = library.wording(language.taal)
    except ProeftuinError as error:
        yield from (_as_warning(item) for item in error.diagnostics)
        return
    text = "".join((*wording.months, *wording.phrases.values()))
    yield from _without_font(library, text, Place(f"templates/wording/{language.taal}.yaml"), language)


def _as_warning(found: Diagnostic) -> Diagnostic:
    return replace(found, severity=Severity.WARNING)


def line_obstacles(library: Library, language: Language) -> tuple[Diagnostic, ...]:
    """Return why the line of a language cannot be printed: it is not filled in, or no font has it."""
    line = language.regel
    if line is None:
        return ()
    located, _ = library.languages.files[language.taal]
    if line.tekst is None:
        return (translations.line_lacking(located.place(("regel",)), language=language.naam),)
    key = ("line obstacles", language.taal)
    place, text = located.place(("regel", "tekst")), line.tekst
    return library.keep(key, lambda: tuple(_without_font(library, text, place, language)))


def _without_font(library: Library, text: str, place: Place, language: Language) -> Iterator[Diagnostic]:
    from proeftuin_docs.renderers.pdf import missing_glyphs

    if missing := missing_glyphs("".join(text.split()), library.resources):
        shown = ", ".join(f"‘{char}’ (U+{ord(char):04X})" for char in missing[:_NAMED])
        yield translations.without_font(place, language=language.naam, characters=shown)
