# SPDX-License-Identifier: EUPL-1.2
"""A box for a text: what is filled in, and below it the room that is left for writing."""

from proeftuin_docs.document import TextField
from proeftuin_docs.renderers.docx.controls import control
from proeftuin_docs.renderers.docx.indents import Indent
from proeftuin_docs.text.direction import runs_leftward


def text_box(field: TextField, alias: str, indent: Indent, extra: int = 0, named: str = "") -> str:
    """The box of a text, `extra` twips further to the right; `alias` is its name for a screen reader.

    `named` is what stands in the box above the text, where its name does not stand above the box.
    """
    writing = indent.writing
    inside = named + control(field, alias, writing)
    leftward = "<w:bidi/>" if runs_leftward(field.value) else ""
    left = field.lines - _lines(field.value, writing.setting.measures.characters_per_line)
    if left <= 0:
        return indent.box("answer", inside, leftward, extra=extra)
    height = left * writing.setting.measures.line_height
    room = f'<w:spacing w:line="{height}" w:lineRule="exact"/>'
    start = indent.box("answer_start", inside, leftward, extra=extra)
    return start + indent.box("answer_room", "", room, extra=extra)


def _lines(value: str, most: int) -> int:
    return sum(max(1, -(-len(line) // most)) for line in value.split("\n"))
