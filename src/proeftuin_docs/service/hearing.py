"""A hearing's whole set: letters, lists and checklists from one case file, with an overview."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from proeftuin_docs.definitions import LetterDefinition
from proeftuin_docs.document import Paragraph, plain_text
from proeftuin_docs.errors import DefinitionError, Diagnostic
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.service.case_documents import CaseDocument, Hearing, belongs, compose_all, read_hearing
from proeftuin_docs.service.formats import FORMATS
from proeftuin_docs.service.library import Library, lock_faults, open_library
from proeftuin_docs.service.overview_page import overview_page
from proeftuin_docs.service.rendering import render_document
from proeftuin_docs.service.writing import make_folder, write_whole

OVERVIEW: Final = "overzicht.html"
_FORMATS: Final = ("pdf", "docx")
_SPOKEN: Final = "telefoon"


def make_hearing(
    content: bytes, name: str, folder: Path, config: Path | None = None
) -> tuple[list[Path], tuple[Diagnostic, ...]]:
    """Writes a hearing's documents as PDF and Word, and the overview; gives their paths and the warnings.

    File names say what a document is, never whom it is about. Nothing is written unless everything could be
    made. Raises `DataError` with every fault of the case, `DefinitionError`, or `RenderError`.
    """
    library = open_library(config)
    faults = list(lock_faults(library))
    if faults:
        raise DefinitionError(faults)
    hearing = read_hearing(content, name, library.resources)
    documents = list(_documents(library, hearing))
    files = {
        file_name(item, form): render_document(item.document, form, item.options)
        for item in documents
        if not _is_spoken(item)
        for form in _FORMATS
    }
    files[OVERVIEW] = _overview(documents, files, hearing)
    make_folder(folder)
    for file, made in files.items():
        write_whole(folder / file, made)
    return [folder / file for file in files], hearing.loaded.warnings


def file_name(item: CaseDocument, format_name: str) -> str:
    """The name of a document's file in the set: its id, and a number where it goes to several people."""
    number = f"-{item.number}" if item.number > 1 else ""
    return f"{item.definition.id}{number}{FORMATS[format_name].ending}"


def _documents(library: Library, hearing: Hearing) -> Iterator[CaseDocument]:
    for entry in library.catalogue.entries.values():
        if entry.default is not None and belongs(entry.default, hearing):
            yield from compose_all(entry.default, hearing)


def _is_spoken(item: CaseDocument) -> bool:
    return isinstance(item.definition, LetterDefinition) and item.definition.addressee == _SPOKEN


def _overview(documents: list[CaseDocument], files: dict[str, bytes], hearing: Hearing) -> bytes:
    sizes = {file: len(made) for file, made in files.items()}
    shown = [
        (item, [(form, file_name(item, form), sizes[file_name(item, form)]) for form in _FORMATS])
        for item in documents
        if not _is_spoken(item)
    ]
    reminder = " ".join(text for item in documents if _is_spoken(item) for text in _spoken_text(item))
    return overview_page(shown, reminder, hearing, RenderOptions(hearing.wording(), hearing.resources))


def _spoken_text(item: CaseDocument) -> Iterator[str]:
    return (plain_text(block.inlines) for block in item.document.blocks if isinstance(block, Paragraph))
