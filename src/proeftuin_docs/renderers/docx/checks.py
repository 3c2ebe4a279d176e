# SPDX-License-Identifier: EUPL-1.2
"""Boxes to tick with their words: an item of a list, or a measure with a remark beside it."""

from collections.abc import Sequence

from proeftuin_docs.document import Block, CheckField, Question
from proeftuin_docs.renderers.docx.controls import checkbox
from proeftuin_docs.renderers.docx.indents import Indent, left_tab, number_room
from proeftuin_docs.renderers.docx.labels import explanation_alias, help_line, shown_number, source_line
from proeftuin_docs.renderers.docx.markup import KEEP, TAB, run
from proeftuin_docs.renderers.docx.tables import plain_table
from proeftuin_docs.renderers.docx.text_boxes import text_box
from proeftuin_docs.renderers.docx.writing import Writing


def is_noted(block: Block | None, writing: Writing) -> bool:
    """Whether a block is a measure with room for a remark beside it."""
    return (
        not (writing.setting.dense or writing.setting.stacked)
        and isinstance(block, Question)
        and isinstance(block.field, CheckField)
        and block.explanation is not None
        and block.explanation.lines == 1
    )


def noted_checks(noted: Sequence[tuple[Question, Writing]]) -> str:
    """Measures as the rows of a table: the box and its words, and beside them the remark."""
    writing = noted[0][1]
    note = writing.setting.measures.note_column
    rows = [(_words(*each), _note(*each)) for each in noted]
    return plain_table("table_noted", rows, (writing.width - note, note), writing)


def _words(question: Question, writing: Writing) -> str:
    assert isinstance(question.field, CheckField)
    return _check(question, question.field, writing, "noted_check", "")


def _note(question: Question, writing: Writing) -> str:
    assert question.explanation is not None
    shown = writing.paragraph("noted_label", run(question.explanation_label))
    return shown + text_box(question.explanation, explanation_alias(question, writing), Indent(writing, 0, 0))


def check_question(question: Question, field: CheckField, writing: Writing, gap: str = "") -> str:
    """A box with its words; help, source and explanation stand below the words, not below the box."""
    asked = _check(question, field, writing, "check_question", gap)
    if question.explanation is None:
        return asked
    indent = Indent(writing, writing.setting.measures.tick_room, 0)
    shown = indent.text("explanation_label", run(question.explanation_label))
    return asked + shown + text_box(question.explanation, explanation_alias(question, writing), indent)


def _check(question: Question, field: CheckField, writing: Writing, role: str, gap: str) -> str:
    box = checkbox(field.name, question.label, writing, ticked=field.value)
    left = writing.setting.measures.tick_room + number_room(question, writing)
    indent = Indent(writing, left, 0)
    words, below = _line(question, writing), _below(question, indent)
    kept = KEEP if below or question.explanation else ""
    return indent.head(role, box, words, left_tab(writing.setting.measures.tick_room), kept, gap) + below


def _line(question: Question, writing: Writing) -> str:
    """The number and the words; in a working list with the source behind them."""
    number = question.unique_number or question.number
    shown = run(shown_number(number), writing.styles["check_number"])
    words = (shown + TAB if number else "") + run(question.label)
    if not (writing.setting.dense and question.source):
        return words
    return words + run(f" {question.source}", writing.styles["source_in_line"])


def _below(question: Question, indent: Indent) -> str:
    lines = (
        [indent.text("check_follows", indent.writing.inlines(question.follows))] if question.follows else []
    )
    kept = KEEP if question.explanation else ""
    lines.append(help_line(question, indent, "check_help", kept))
    if not indent.writing.setting.dense:
        lines.append(source_line(question, indent, "check_source", kept))
    return "".join(lines)
