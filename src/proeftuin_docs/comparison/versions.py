# SPDX-License-Identifier: EUPL-1.2
"""Two versions of a document beside each other: what changed, and what it looks like."""

from collections.abc import Mapping

from proeftuin_docs.comparison import Comparison, compare_definitions
from proeftuin_docs.comparison.pages import compare_pages
from proeftuin_docs.comparison.report import Report, report
from proeftuin_docs.comparison.web_page import Sheets, comparison_page
from proeftuin_docs.definitions import Definition, FormDefinition
from proeftuin_docs.errors import WrongUsageError, usage
from proeftuin_docs.library import Library
from proeftuin_docs.quality.samples import samples_of
from proeftuin_docs.renderers.registry import render_document

_PRINT = "print"


def compare(library: Library, old: str, new: str) -> tuple[Comparison, Report]:
    """Return what differs between two versions (`id@version` or `id`, the newest published), and in words.

    Raises `WrongUsageError` for what is unknown, or for versions of two different documents.
    """
    comparison = _compared(library, old, new)
    return comparison, report(comparison)


def compare_as_page(library: Library, old: str, new: str) -> bytes:
    """Return the same as one HTML page, with the pages of both side by side and their differences marked.

    A letter is shown with sample values, in each of its variants. Raises as `compare` does, and
    `RenderError` when a version cannot be made.
    """
    comparison = _compared(library, old, new)
    made = [print_files(definition, library) for definition in (comparison.old, comparison.new)]
    return comparison_page(comparison, compare_print_files(*made), library)


def print_files(definition: Definition, library: Library) -> dict[str, bytes]:
    """Return the PDFs to print of a version, by variant: of a form one, without a name."""
    if isinstance(definition, FormDefinition):
        return {"": library.render(definition, _PRINT)}
    samples = samples_of(definition, library)
    made = [render_document(document, _PRINT, options) for document, options in samples]
    return dict(zip(definition.variants, made, strict=True))


def compare_print_files(
    old: Mapping[str, bytes], new: Mapping[str, bytes], *, edges: bool = False
) -> tuple[Sheets, ...]:
    """The pages of every variant of either, with their differences marked; see `compare_pages`."""
    return tuple(
        Sheets(variant, compare_pages(old.get(variant, b""), new.get(variant, b""), edges=edges))
        for variant in dict.fromkeys((*old, *new))
    )


def _compared(library: Library, old: str, new: str) -> Comparison:
    before, after = library.find(old), library.find(new)
    if before.id != after.id or before.kind != after.kind:
        raise WrongUsageError([usage.different_documents(old=before.id, new=after.id)])
    return compare_definitions(before, after)
