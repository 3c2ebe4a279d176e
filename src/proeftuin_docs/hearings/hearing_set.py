# SPDX-License-Identifier: EUPL-1.2
"""A hearing's whole set: letters, lists and checklists from one case file, with an overview."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from proeftuin_docs.composition import prefilled_labels
from proeftuin_docs.definitions import Definition, LetterDefinition
from proeftuin_docs.document import Paragraph, Size, plain_text
from proeftuin_docs.errors import Diagnostic
from proeftuin_docs.hearings.documents import (
    CaseDocument,
    Hearing,
    compose_all,
    compose_beside,
    members,
    not_made_beside,
    read_hearing,
)
from proeftuin_docs.hearings.languages import unprintable
from proeftuin_docs.hearings.overview import overview_page
from proeftuin_docs.library import Library, find_size
from proeftuin_docs.renderers.registry import FORMATS, render_document

OVERVIEW: Final = "overzicht.html"
_FORMATS: Final = ("pdf", "docx")
_SPOKEN: Final = "telefoon"


@dataclass(frozen=True, slots=True)
class HearingSet:
    """The files of a hearing by name, the overview last, and the warnings about its case.

    There are no letters among them while something in the case holds them back.

    File names say what a document is, never whom it is about.
    """

    files: Mapping[str, bytes] = field(repr=False)
    warnings: tuple[Diagnostic, ...]
    held: tuple[Diagnostic, ...] = ()
    about: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    """What tells one case and person from another: the numbers of the case, and name and day of birth.

    Of the numbers, and of the person, one is enough: the others may have been mended.
    """
    prefilled: tuple[str, ...] = ()
    """The words of the fields in its lists that the case filled in."""


def hearing(
    library: Library, case: tuple[bytes, str], today: date | None = None, *, size: str = Size.NORMAL
) -> HearingSet:
    """Return every document of a hearing as PDF and Word, and the overview, from a case file and its name.

    `today` is the day of the run; without it no day of the case is compared with it. `size` is `normaal` or
    `groot`. Raises `DataError` with every fault of the case, `DefinitionError`, `RenderError`, or
    `WrongUsageError` for an unknown size.
    """
    chosen, definitions = find_size(size), library.defaults()
    context = read_hearing(*case, library, today, chosen)
    documents = list(_documents(definitions, context))
    files = {
        file_name(item, form): render_document(item.document, form, item.options)
        for item in documents
        if not _is_spoken(item)
        for form in _FORMATS
    }
    beside = list(unprintable(library, context.loaded))
    beside += [found for item in members(definitions, context) for found in not_made_beside(item, context)]
    files[OVERVIEW] = _overview(documents, files, context, beside)
    warnings = (*library.warnings, *context.loaded.warnings, *beside)
    prefilled = tuple(dict.fromkeys(label for item in documents for label in prefilled_labels(item.document)))
    return HearingSet(files, warnings, context.loaded.held, _about(context), prefilled)


def _about(context: Hearing) -> tuple[tuple[str, ...], ...]:
    case = context.loaded.case
    person = case.slachtoffer
    numbers = (case.kenmerk.rc_nummer, case.kenmerk.parketnummer)
    known = (f"{person.voornaam} {person.achternaam}", str(person.geboortedatum or ""))
    return tuple(
        tuple(" ".join(text.casefold().split()) for text in group if text) for group in (numbers, known)
    )


def file_name(item: CaseDocument, format_name: str) -> str:
    """The name of a document's file in the set."""
    return f"{item.name}{FORMATS[format_name].ending}"


def _documents(definitions: Iterable[Definition], context: Hearing) -> Iterator[CaseDocument]:
    for definition in members(definitions, context):
        if not (context.loaded.held and isinstance(definition, LetterDefinition)):
            yield from compose_all(definition, context)
            yield from compose_beside(definition, context)


def _is_spoken(item: CaseDocument) -> bool:
    return isinstance(item.definition, LetterDefinition) and item.definition.addressee == _SPOKEN


def _overview(
    documents: list[CaseDocument], files: dict[str, bytes], context: Hearing, beside: Sequence[Diagnostic]
) -> bytes:
    sizes = {file: len(made) for file, made in files.items()}
    shown = [
        (item, [(form, file_name(item, form), sizes[file_name(item, form)]) for form in _FORMATS])
        for item in documents
        if not _is_spoken(item)
    ]
    reminder = " ".join(text for item in documents if _is_spoken(item) for text in _spoken_text(item))
    return overview_page(shown, reminder, context, beside)


def _spoken_text(item: CaseDocument) -> Iterator[str]:
    return (plain_text(block.inlines) for block in item.document.blocks if isinstance(block, Paragraph))
