# SPDX-License-Identifier: EUPL-1.2
"""The context of every content builder: words, layout, style ids and unused numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from proeftuin_docs.document import Emphasis, Inline, LineBreak, Strong, Text
from proeftuin_docs.renderers.docx.layout import DocxLayout
from proeftuin_docs.renderers.docx.markup import KEEP, LINE_BREAK, directed_run, paragraph, run
from proeftuin_docs.renderers.docx.pictures import Picture
from proeftuin_docs.text.wording import Wording

if TYPE_CHECKING:
    from proeftuin_docs.renderers.docx.branding import HeadOfCourt


@dataclass(frozen=True, slots=True)
class Writing:
    """The surroundings of one document being written.

    `language` is the document's, `styles` gives the style id of a role, `measures_styles` those that differ
    in a chapter of measures, `frames` the frame that its paragraphs stand in, and `borders` and `indents`
    (twips) those of a role's style, for paragraphs in another. `width` is the text width in twips, and
    `ids` yields numbers for controls, bookmarks and pictures, each once in a document. `pictures` are the
    pictograms in the package by name, `placeholders` gathers the texts of blank controls by theirs; `above`
    is how many levels of heading stand above the document's own: the subject of a letter is one. `court` is
    the house style of a court at the head of the document. `lying` is whether the pages lie, `indent` the
    room left of everything, and `kept` whether all paragraphs stay on the page of what follows.
    """

    wording: Wording
    language: str
    setting: DocxLayout
    styles: Mapping[str, str]
    frames: Mapping[str, str]
    width: int
    ids: Iterator[int]
    pictures: Mapping[str, Picture]
    measures_styles: Mapping[str, str]
    above: int = 0
    court: "HeadOfCourt | None" = None
    borders: Mapping[str, str] = field(default_factory=dict)
    indents: Mapping[str, int] = field(default_factory=dict)
    placeholders: dict[str, str] = field(default_factory=dict)
    lying: bool = False
    indent: int = 0
    kept: bool = False

    def paragraph(self, role: str, content: str, *properties: str) -> str:
        """A paragraph in the style of this role."""
        kept = KEEP if self.kept else ""
        return paragraph(self.styles[role], content, *properties, self.frames.get(role, ""), kept)

    def inlines(self, inlines: Sequence[Inline], *styles: str) -> str:
        """Runs of these nodes; the innermost of nested styles counts."""
        return "".join(self._inline(inline, styles) for inline in inlines)

    def strong(self, text: str) -> str:
        """A run that matters more than what surrounds it."""
        return self.said(text, self.styles["strong"])

    def said(self, text: str, *styles: str) -> str:
        """Runs of a text in the document's language and direction."""
        return (directed_run if self.wording.leftward else run)(text, *styles)

    def _inline(self, inline: Inline, styles: tuple[str, ...]) -> str:
        match inline:
            case Text(text):
                return self.said(text, *styles)
            case Strong(children):
                return self.inlines(children, *styles, self.styles["strong"])
            case Emphasis(children):
                return self.inlines(children, *styles, self.styles["emphasis"])
            case LineBreak():
                return LINE_BREAK
