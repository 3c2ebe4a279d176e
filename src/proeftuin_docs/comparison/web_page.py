# SPDX-License-Identifier: EUPL-1.2
"""The web page of a comparison, made of what the comparison found."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from proeftuin_docs.comparison import Comparison
from proeftuin_docs.comparison.pages import PagePair
from proeftuin_docs.comparison.report import HeadingGroup, report, word_or
from proeftuin_docs.definitions import Definition
from proeftuin_docs.library import Library
from proeftuin_docs.text.wording import Wording

if TYPE_CHECKING:
    from proeftuin_docs.renderers.html.pages import ChangedGroup, ComparedPage, ComparedSheets

_MAX_WORDS: Final = 40
"""Marked words that the text beside a picture repeats; a page of them is heard from the list of changes."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The compared pages of one make of a document, and what that make is: a variant, or nothing."""

    variant: str
    pairs: tuple[PagePair, ...]

    @property
    def different(self) -> int:
        """The number of pages that differ."""
        return sum(pair.differs for pair in self.pairs)


def comparison_page(
    comparison: Comparison,
    sheets: Sequence[Sheets],
    library: Library,
    *,
    note: str = "",
    edges: bool = False,
    some: bool = False,
) -> bytes:
    """The page of a comparison as UTF-8.

    `edges` tells that head and foot of the pages were compared too, `some` that pages that are alike were
    left out.
    """
    from proeftuin_docs.renderers.html.pages import ComparisonPage, render_comparison

    options, told = library.options(), report(comparison)
    wording = options.wording
    old, new = _name(comparison.old), _name(comparison.new)
    legend = ["" if edges else "diff_legend_edges", "diff_legend_some" if some else ""]
    page = ComparisonPage(
        title=comparison.new.title,
        old=old,
        new=new,
        summary=told.summary,
        groups=tuple(_group(group) for group in told.all_groups),
        sheets=tuple(_shown(item, old, new, wording) for item in sheets),
        legend=" ".join(wording.phrase(key) for key in legend if key),
        note=note,
    )
    return render_comparison(page, options)


def new_document_page(definition: Definition, sheets: Sequence[Sheets], library: Library) -> bytes:
    """Return the same page for a document that has nothing to be compared with."""
    from proeftuin_docs.renderers.html.pages import ComparisonPage, render_comparison

    options = library.options()
    wording = options.wording
    old, new = wording.phrase("diffs_before"), _name(definition)
    shown = tuple(_shown(item, old, new, wording) for item in sheets)
    page = ComparisonPage(definition.title, old, new, wording.phrase("diffs_new"), (), shown, "")
    return render_comparison(page, options)


def _group(group: HeadingGroup) -> "ChangedGroup":
    from proeftuin_docs.renderers.html.pages import ChangedGroup, ChangedPart

    parts = tuple(
        ChangedPart(
            entry.name,
            entry.id,
            tuple((line.about, [(item.kind, item.text) for item in line.pieces]) for line in entry.lines),
        )
        for entry in group.entries
    )
    return ChangedGroup(group.trail, group.title, parts)


def _shown(sheets: Sheets, old: str, new: str, wording: Wording) -> "ComparedSheets":
    from proeftuin_docs.renderers.html.pages import ComparedSheets

    title = word_or("variants", sheets.variant) if sheets.variant else ""
    return ComparedSheets(title, tuple(_page(pair, old, new, wording) for pair in sheets.pairs))


def _page(pair: PagePair, old: str, new: str, wording: Wording) -> "ComparedPage":
    from proeftuin_docs.renderers.html.pages import ComparedPage

    return ComparedPage(
        number=pair.number,
        old=_address(pair.old),
        new=_address(pair.new),
        old_text=_text(pair, pair.old, old, pair.gone, wording),
        new_text=_text(pair, pair.new, new, pair.added, wording),
        remark=_remark(pair, wording),
        differs=pair.differs,
    )


def _text(pair: PagePair, picture: bytes, version: str, marked: Sequence[str], wording: Wording) -> str:
    """Return the text alternative of a picture, also for where there is no picture."""
    if not picture:
        return wording.phrase("diff_no_page")
    told = _marked(pair, marked, wording)
    return wording.phrase("diff_picture", number=pair.number, version=version, marked=told)


def _marked(pair: PagePair, marked: Sequence[str], wording: Wording) -> str:
    if pair.looks:
        return wording.phrase("diff_marked_looks")
    if not marked:
        return wording.phrase("diff_marked_none")
    more = " …" if len(marked) > _MAX_WORDS else ""
    return wording.phrase("diff_marked", words=" ".join(marked[:_MAX_WORDS]) + more)


def _remark(pair: PagePair, wording: Wording) -> str:
    if not pair.differs:
        return wording.phrase("diff_alike")
    return wording.phrase("diff_elsewhere") if pair.moved else ""


def _address(picture: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}" if picture else ""


def _name(definition: Definition) -> str:
    return f"{definition.id} {definition.version}"
