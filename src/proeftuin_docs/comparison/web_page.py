# SPDX-License-Identifier: EUPL-1.2
"""The web page of a comparison, made of what the comparison found."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from proeftuin_docs.comparison import Comparison
from proeftuin_docs.comparison.pages import PagePair
from proeftuin_docs.comparison.report import report, word_or
from proeftuin_docs.definitions import Definition
from proeftuin_docs.library import Library
from proeftuin_docs.text.wording import Wording

_MAX_WORDS: Final = 40
"""Marked words that the text beside a picture repeats; a page of them is heard from the list of changes."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The compared pages of one make of a document, and what that make is: a variant, or nothing."""

    variant: str
    pairs: tuple[PagePair, ...]

    @property
    def title(self) -> str:
        """The variant in words; empty where there is none."""
        return word_or("variants", self.variant) if self.variant else ""

    @property
    def different(self) -> list[int]:
        """The numbers of the pages that differ."""
        return [pair.number for pair in self.pairs if pair.differs]


def comparison_page(
    comparison: Comparison,
    sheets: Sequence[Sheets],
    library: Library,
    *,
    note: str = "",
    edges: bool = False,
    some: bool = False,
) -> bytes:
    """The page of a comparison as UTF-8; raises `RenderError` for a faulty template.

    `edges` tells that head and foot of the pages were compared too, `some` that pages that are alike were
    left out.
    """
    told, wording = report(comparison), library.wording()
    legend = ["" if edges else "diff_legend_edges", "diff_legend_some" if some else ""]
    facts = {
        "title": comparison.new.title,
        "summary": told.summary,
        "groups": told.all_groups,
        "legend": " ".join(wording.phrase(key) for key in legend if key),
        "note": note,
    }
    return _rendered((_name(comparison.old), _name(comparison.new)), sheets, library, facts)


def new_document_page(definition: Definition, sheets: Sequence[Sheets], library: Library) -> bytes:
    """Return the same page for a document that has nothing to be compared with."""
    wording = library.wording()
    facts = {"title": definition.title, "summary": wording.phrase("diffs_new"), "legend": "", "note": ""}
    names = wording.phrase("diffs_before"), _name(definition)
    return _rendered(names, sheets, library, {**facts, "groups": ()})


def _rendered(
    names: tuple[str, str], sheets: Sequence[Sheets], library: Library, facts: Mapping[str, object]
) -> bytes:
    from proeftuin_docs.renderers.html.templates import render_page

    options = library.options()
    shown = [(item, [_page(pair, names, options.wording) for pair in item.pairs]) for item in sheets]
    page = {**facts, "old": names[0], "new": names[1], "sheets": shown}
    return render_page("vergelijking", options, {"page": page}, scripted=False, pictures=True)


def _page(pair: PagePair, names: tuple[str, str], wording: Wording) -> dict[str, object]:
    """Both pages: the name of the version, the address of the picture, and the same in words."""
    sides = zip(names, (pair.old, pair.new), (pair.gone, pair.added), strict=True)
    shown = [
        (name, _address(picture), _text(pair, picture, name, marked, wording))
        for name, picture, marked in sides
    ]
    return {"number": pair.number, "remark": _remark(pair, wording), "sides": shown}


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
