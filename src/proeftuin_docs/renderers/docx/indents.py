# SPDX-License-Identifier: EUPL-1.2
"""Where the paragraphs of a question stand: beside its number, and behind the line of a follow-up."""

from dataclasses import dataclass

from proeftuin_docs.document import Question
from proeftuin_docs.renderers.docx.markup import TAB
from proeftuin_docs.renderers.docx.writing import Writing


@dataclass(frozen=True, slots=True)
class Indent:
    """The room left of a question in twips: `number` for its number, `bar` up to the line of a follow-up.

    The line is a border of every paragraph, and begins where the paragraph's first line does; so what stands
    beside the number begins with a tab.
    """

    writing: Writing
    number: int
    bar: int

    def head(self, role: str, number: str, content: str, *properties: str) -> str:
        """The question itself, its number in front."""
        left = self.bar + self.number
        shown = number + TAB + content if number else content
        return self._paragraph(role, shown, left, self.number, *properties)

    def text(self, role: str, content: str, *properties: str) -> str:
        """The text beside the number: help, choices, a label."""
        if not self.bar or not self.number:
            return self._paragraph(role, content, self.bar + self.number, 0, *properties)
        return self._paragraph(role, TAB + content, self.bar + self.number, self.number, *properties)

    def item(self, role: str, content: str, *properties: str) -> str:
        """A box to tick and its words, which hang on the box."""
        tick = self.writing.setting.measures.tick_room
        start = self.bar + self.number
        if not self.bar or not self.number:
            return self._paragraph(role, content, start + tick, tick, *properties)
        tabs = left_tab(start)
        return self._paragraph(role, TAB + content, start + tick, self.number + tick, tabs, *properties)

    def box(self, role: str, content: str, *properties: str, extra: int = 0) -> str:
        """A box to write in; that of a follow-up begins at its line."""
        edge = self.writing.setting.measures.box_edge
        left = self.bar or edge + self.number + extra
        return self._paragraph(role, content, left, 0, *properties)

    def _paragraph(self, role: str, content: str, left: int, hanging: int, *properties: str) -> str:
        hung = f' w:hanging="{hanging}"' if hanging else ""
        ind = f'<w:ind w:left="{left}"{hung}/>' if left else ""
        border = self.writing.borders["follow_up"] if self.bar else ""
        return self.writing.paragraph(role, content, ind, border, *properties)


def indent_of(question: Question, writing: Writing) -> Indent:
    """The room that this question's number and its place among the others take."""
    bar = writing.indents["follow_up"] if question.follows else 0
    return Indent(writing, number_room(question, writing), bar)


def number_room(question: Question, writing: Writing) -> int:
    """The room of the number in twips; none without a number."""
    if question.unique_number:
        return writing.setting.measures.unique_room
    return writing.setting.measures.number_room if question.number else 0


def right_tab(writing: Writing) -> str:
    """A tab at the end of the line, that what follows ends at."""
    return f'<w:tabs><w:tab w:val="right" w:pos="{writing.width}"/></w:tabs>'


def left_tab(place: int) -> str:
    """A tab at this place."""
    return f'<w:tabs><w:tab w:val="left" w:pos="{place}"/></w:tabs>'
