"""Two versions of a document beside each other: what changed, and what it looks like."""

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from proeftuin_docs.comparison import Comparison, Piece, compare_definitions
from proeftuin_docs.comparison.pages import PagePair, compare_pages
from proeftuin_docs.comparison.lines import Line, short
from proeftuin_docs.comparison.report import Entry, Group, Report, report
from proeftuin_docs.comparison.vocabulary import word
from proeftuin_docs.comparison.words import GONE, NEW
from proeftuin_docs.definitions import Definition, FormDefinition
from proeftuin_docs.errors import WrongUsageError, fault
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.resources import Resources
from proeftuin_docs.service.letter_probes import letter_samples
from proeftuin_docs.service.library import Library, open_library
from proeftuin_docs.service.rendering import render, render_document
from proeftuin_docs.wording import Wording, load_wording

if TYPE_CHECKING:
    from proeftuin_docs.renderers.html import ComparedPage

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
    "compare_pages_of",
    "compare_references",
    "comparison_page",
    "short",
    "word",
]

_DUTCH = "nl"
_PRINT = "print"
_MOST_WORDS = 40
"""Marked words that the text beside a picture repeats; a page of them is heard from the list of changes."""


def compare_references(old: str, new: str, config: Path | None = None) -> tuple[Comparison, Report]:
    """What differs between two versions (`id@version`, or `id` for the newest published one), and in words.

    Raises `WrongUsageError` for what is unknown, or for versions of two different documents.
    """
    library = open_library(config)
    comparison = _compared(library, old, new)
    return comparison, report(comparison)


def compare_as_page(old: str, new: str, config: Path | None = None) -> bytes:
    """The same as one HTML page, with the pages of both versions side by side and their differences marked.

    A letter is shown with sample values, in each of its variants. Raises as `compare_references` does, and
    `RenderError` when a version cannot be made.
    """
    library = open_library(config)
    comparison = _compared(library, old, new)
    pairs = compare_pages_of(comparison.old, comparison.new, library.resources)
    return comparison_page(comparison, pairs, library.resources)


def compare_pages_of(old: Definition, new: Definition, resources: Resources) -> tuple[PagePair, ...]:
    """The pages of two versions with their differences marked; of a letter the pages of every variant."""
    pairs: list[PagePair] = []
    for before, after in zip(_printed(old, resources), _printed(new, resources), strict=False):
        pairs.extend(compare_pages(before, after))
    return tuple(pairs)


def comparison_page(
    comparison: Comparison, pairs: tuple[PagePair, ...], resources: Resources, note: str = ""
) -> bytes:
    """The page of a comparison as UTF-8."""
    from proeftuin_docs.renderers.html import ComparisonPage, render_comparison
    from proeftuin_docs.renderers.html.comparison import ChangedPart

    wording, told = load_wording(resources, _DUTCH), report(comparison)
    old, new = _name(comparison.old), _name(comparison.new)
    parts = tuple(
        ChangedPart(
            trail=entry.trail,
            name=f"{entry.part}: {entry.label}" if entry.label else entry.part,
            id=entry.id,
            lines=tuple(
                (word("changes", line.kind), line.name, [(item.kind, item.text) for item in line.pieces])
                for line in entry.lines
            ),
        )
        for entry in told.entries
    )
    page = ComparisonPage(
        title=comparison.new.title,
        old=old,
        new=new,
        counts=tuple((word("changes", kind), count) for kind, count in told.counts.items() if count),
        parts=parts,
        pages=tuple(_shown_pages(pairs, old, new, wording)),
        note=note,
    )
    return render_comparison(page, RenderOptions(wording, resources))


def _compared(library: Library, old: str, new: str) -> Comparison:
    before, after = library.catalogue.find(old), library.catalogue.find(new)
    if before.id != after.id or before.kind != after.kind:
        raise WrongUsageError([fault("U016", old=before.id, new=after.id)])
    return compare_definitions(before, after)


def _printed(definition: Definition, resources: Resources) -> Iterator[bytes]:
    if isinstance(definition, FormDefinition):
        yield render(definition, _PRINT, resources)
    else:
        for document, options in letter_samples(definition, resources):
            yield render_document(document, _PRINT, options)


def _shown_pages(
    pairs: tuple[PagePair, ...], old: str, new: str, wording: Wording
) -> "Iterator[ComparedPage]":
    from proeftuin_docs.renderers.html import ComparedPage

    for number, pair in enumerate(pairs, start=1):
        yield ComparedPage(
            number=number,
            old=_address(pair.old),
            new=_address(pair.new),
            old_text=wording.phrase(
                "diff_picture", number=number, version=old, marked=_marked(pair, pair.gone, wording)
            )
            if pair.old
            else wording.phrase("diff_no_page"),
            new_text=wording.phrase(
                "diff_picture", number=number, version=new, marked=_marked(pair, pair.added, wording)
            )
            if pair.new
            else wording.phrase("diff_no_page"),
            differs=pair.differs,
        )


def _marked(pair: PagePair, marked: tuple[str, ...], wording: Wording) -> str:
    """What somebody who cannot see a picture should know of its marks."""
    if pair.looks:
        return wording.phrase("diff_marked_looks")
    if not marked:
        return wording.phrase("diff_marked_none")
    more = " …" if len(marked) > _MOST_WORDS else ""
    return wording.phrase("diff_marked", words=" ".join(marked[:_MOST_WORDS]) + more)


def _address(picture: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}" if picture else ""


def _name(definition: Definition) -> str:
    return f"{definition.id} {definition.version}"
