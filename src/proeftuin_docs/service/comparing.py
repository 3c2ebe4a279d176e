"""Two versions of a document beside each other: what changed, and what it looks like."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from proeftuin_docs.comparison import Comparison, Piece, compare_definitions
from proeftuin_docs.comparison.lines import Line, short
from proeftuin_docs.comparison.pages import compare_pages
from proeftuin_docs.comparison.report import Entry, Group, Report, report
from proeftuin_docs.comparison.words import GONE, NEW
from proeftuin_docs.definitions import Definition, FormDefinition
from proeftuin_docs.errors import WrongUsageError, usage
from proeftuin_docs.resources import Resources
from proeftuin_docs.service.comparison_pages import Sheets, comparison_page
from proeftuin_docs.service.letter_probes import letter_samples
from proeftuin_docs.service.library import Library, open_library
from proeftuin_docs.service.rendering import render, render_document

__all__ = [
    "GONE",
    "NEW",
    "Comparison",
    "Entry",
    "Group",
    "Line",
    "Piece",
    "Report",
    "compare_as_page",
    "compare_prints",
    "compare_references",
    "prints",
    "short",
]

_PRINT = "print"


def compare_references(old: str, new: str, config: Path | None = None) -> tuple[Comparison, Report]:
    """What differs between two versions (`id@version`, or `id` for the newest published one), and in words.

    Raises `WrongUsageError` for what is unknown, or for versions of two different documents.
    """
    comparison = _compared(open_library(config), old, new)
    return comparison, report(comparison)


def compare_as_page(old: str, new: str, config: Path | None = None) -> bytes:
    """The same as one HTML page, with the pages of both versions side by side and their differences marked.

    A letter is shown with sample values, in each of its variants. Raises as `compare_references` does, and
    `RenderError` when a version cannot be made.
    """
    library = open_library(config)
    comparison = _compared(library, old, new)
    made = [prints(definition, library.resources) for definition in (comparison.old, comparison.new)]
    return comparison_page(comparison, compare_prints(*made), library.resources)


def prints(definition: Definition, resources: Resources) -> dict[str, bytes]:
    """The PDFs to print of a version, by variant: of a form one, without a name."""
    if isinstance(definition, FormDefinition):
        return {"": render(definition, _PRINT, resources)}
    samples = letter_samples(definition, resources)
    made = [render_document(document, _PRINT, options) for document, options in samples]
    return dict(zip(definition.variants, made, strict=True))


def compare_prints(
    old: Mapping[str, bytes], new: Mapping[str, bytes], *, edges: bool = False
) -> tuple[Sheets, ...]:
    """The pages of every variant of either, with their differences marked; see `compare_pages`."""
    return tuple(_sheets(old, new, edges=edges))


def _sheets(old: Mapping[str, bytes], new: Mapping[str, bytes], *, edges: bool) -> Iterator[Sheets]:
    for variant in dict.fromkeys((*old, *new)):
        yield Sheets(variant, compare_pages(old.get(variant, b""), new.get(variant, b""), edges=edges))


def _compared(library: Library, old: str, new: str) -> Comparison:
    before, after = library.catalogue.find(old), library.catalogue.find(new)
    if before.id != after.id or before.kind != after.kind:
        raise WrongUsageError([usage.different_documents(old=before.id, new=after.id)])
    return compare_definitions(before, after)
