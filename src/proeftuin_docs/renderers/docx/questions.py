# SPDX-License-Identifier: EUPL-1.2
"""Questions: label, what it follows up, help, and the field with its visible room."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from proeftuin_docs.document import (
    CheckField,
    ChoiceField,
    DateField,
    Field,
    MultiChoiceField,
    NumberField,
    Option,
    Question,
    ScaleField,
    SingleField,
    TableField,
    TextField,
    TimeField,
    option_name,
    plain_text,
)
from proeftuin_docs.renderers.docx.checks import check_question
from proeftuin_docs.renderers.docx.controls import BLOCK, checkbox, control
from proeftuin_docs.renderers.docx.indents import Indent, indent_of, left_tab, right_tab
from proeftuin_docs.renderers.docx.labels import (
    explanation_alias,
    help_line,
    label,
    label_number,
    source_line,
)
from proeftuin_docs.renderers.docx.markup import KEEP, TAB, run
from proeftuin_docs.renderers.docx.tables import fill_table
from proeftuin_docs.renderers.docx.text_boxes import text_box
from proeftuin_docs.renderers.docx.writing import Writing

_YES_AND_NO: Final = 2


def write_question(question: Question, writing: Writing, gap: str = "") -> str:
    """The paragraphs (and table) of a question, in the order in which they are read.

    `gap` is the spacing above it, where that is not the one of its style.
    """
    if isinstance(question.field, CheckField):
        return check_question(question, question.field, writing, gap)
    if is_beside(question, writing):
        return _beside(question, writing, gap)
    if _is_in_line(question, writing):
        return _in_line(question, writing, gap)
    indent = indent_of(question, writing)
    asked = "".join((_head(question, indent, gap), *_guidance(question, indent)))
    if answers_beside(question, writing):
        return asked + _answer_beside(question, indent)
    return (
        asked
        + WRITERS[type(question.field)](question, question.field, indent)
        + _explanation(question, indent)
    )


def answers_beside(question: Question, writing: Writing) -> bool:
    """Whether yes or no stands beside the words that explain it."""
    beside = question.explanation is not None and not writing.setting.stacked
    return beside and _is_yes_no(question, writing)


def _is_yes_no(question: Question, writing: Writing) -> bool:
    options = question.field.options if isinstance(question.field, ChoiceField) else ()
    return len(options) == _YES_AND_NO and _are_at_most(options, writing.setting.measures.short_answer)


def _are_at_most(options: tuple[Option, ...], length: int) -> bool:
    return all(len(option.label) <= length for option in options)


def _is_in_line(question: Question, writing: Writing) -> bool:
    """Whether yes or no alone stands at the end of the question's line."""
    alone = not (question.explanation or question.follows or question.source or writing.setting.stacked)
    fits = len(question.label) <= writing.setting.measures.in_line_label
    return alone and fits and _is_yes_no(question, writing)


def _in_line(question: Question, writing: Writing, gap: str) -> str:
    indent = indent_of(question, writing)
    field = (
        control(question.field, question.label, writing) if isinstance(question.field, ChoiceField) else ""
    )
    helped = help_line(question, indent, "help_last")
    role = "question" if helped else "question_last"
    asked = label(question, writing) + TAB + field
    return indent.head(role, label_number(question, writing), asked, right_tab(writing), gap) + helped


def is_beside(question: Question, writing: Writing) -> bool:
    """Whether a short field of a working list stands beside its question."""
    field = question.field
    alone = not (question.explanation or question.follows or question.help)
    return writing.setting.dense and alone and isinstance(field, TextField) and field.lines == 1


def _beside(question: Question, writing: Writing, gap: str) -> str:
    assert isinstance(question.field, TextField)
    number = label_number(question, writing)
    asked = (number + run(" ") if number else "") + label(question, writing)
    field = control(question.field, question.label, writing)
    return writing.paragraph("answer_beside", asked + TAB + field, gap)


def _head(question: Question, indent: Indent, gap: str) -> str:
    """The question, with what it depends on at the end of its line where that fits."""
    writing = indent.writing
    asked, number = label(question, writing), label_number(question, writing)
    condition = writing.inlines(question.follows, writing.styles["condition"])
    taken = len(question.label) + len(plain_text(question.follows))
    beside = question.follows and not writing.setting.stacked
    if beside and taken <= writing.setting.measures.characters_per_line:
        return indent.head("question", number, asked + TAB + condition, right_tab(writing), gap)
    below = indent.text("follows", condition) if question.follows else ""
    return indent.head("question", number, asked, gap) + below


def _guidance(question: Question, indent: Indent) -> Iterator[str]:
    yield help_line(question, indent, "help")
    if isinstance(question.field, TimeField):
        yield indent.text("help", run(indent.writing.wording.phrase("time_hint")))
    if not indent.writing.setting.dense:
        yield source_line(question, indent, "source")


def _written(question: Question, field: TextField, indent: Indent) -> str:
    return text_box(field, question.label, indent)


def _short(question: Question, field: SingleField, indent: Indent) -> str:
    return indent.box("answer_short", control(field, question.label, indent.writing))


def _quantity(question: Question, field: NumberField, indent: Indent) -> str:
    unit = run(f" {field.unit}") if field.unit else ""
    return indent.box("answer_short", control(field, question.label, indent.writing) + unit)


def _choice(question: Question, field: ChoiceField, indent: Indent) -> str:
    short = _are_at_most(field.options, indent.writing.setting.measures.short_option)
    inside = control(field, question.label, indent.writing, *() if short else (BLOCK,))
    return indent.text("choices", inside, KEEP if question.explanation else "")


def _answer_beside(question: Question, indent: Indent) -> str:
    """Yes or no, and beside it the box for its explanation with its label."""
    writing, field, explanation = indent.writing, question.field, question.explanation
    assert explanation is not None
    assert isinstance(field, ChoiceField)
    column = writing.setting.measures.answer_column
    tabs = left_tab(indent.bar + indent.number + column)
    shown = run(question.explanation_label, writing.styles["explanation_beside"])
    line = control(field, question.label, writing) + TAB + shown
    alias = explanation_alias(question, writing)
    return indent.text("choices", line, tabs, KEEP) + text_box(explanation, alias, indent, column)


def _scale(question: Question, field: ScaleField, indent: Indent) -> str:
    """The numbers to choose from, and below them what the two ends mean."""
    ends = ((field.start, field.start_caption), (field.end, field.end_caption))
    start, end = (
        run(indent.writing.wording.phrase("scale_end", value=value, caption=caption)) if caption else ""
        for value, caption in ends
    )
    steps = indent.text(
        "choices", control(field, question.label, indent.writing), KEEP if start or end else ""
    )
    if indent.writing.setting.stacked:
        return steps + "".join(indent.text("scale_ends", side) for side in (start, end) if side)
    tabs = right_tab(indent.writing)
    return steps + (indent.text("scale_ends", start + TAB + end, tabs) if start or end else "")


def _several(question: Question, field: MultiChoiceField, indent: Indent) -> str:
    """Boxes with their options: short ones on one line, others one below the other."""
    writing = indent.writing
    boxes = [_option(question, field, option, writing) for option in field.options]
    kept = KEEP if question.explanation else ""
    if _are_at_most(field.options, writing.setting.measures.short_option):
        line = run(writing.wording.phrase("options_separator")).join(
            box + run(f"\u00a0{option.label}") for box, option in zip(boxes, field.options, strict=True)
        )
        return indent.text("choices", line, kept)
    lines = [box + TAB + run(option.label) for box, option in zip(boxes, field.options, strict=True)]
    *others, last = lines
    return "".join(indent.item("option", line, KEEP) for line in others) + indent.item("option", last, kept)


def _option(question: Question, field: MultiChoiceField, option: Option, writing: Writing) -> str:
    alias = writing.wording.phrase("control_option", option=option.label, question=question.label)
    return checkbox(option_name(field.name, option.id), alias, writing, ticked=option.id in field.value)


def _table(question: Question, field: TableField, indent: Indent) -> str:
    return fill_table(question, field, indent.writing)


def _explanation(question: Question, indent: Indent) -> str:
    field = question.explanation
    if field is None:
        return ""
    shown = indent.text("explanation_label", run(question.explanation_label))
    return shown + text_box(field, explanation_alias(question, indent.writing), indent)


WRITERS: Final[Mapping[type[Field], Callable[[Question, Any, Indent], str]]] = {
    TextField: _written,
    NumberField: _quantity,
    DateField: _short,
    TimeField: _short,
    ChoiceField: _choice,
    MultiChoiceField: _several,
    ScaleField: _scale,
    TableField: _table,
}
"""The function that writes the field of a question, by its type; a box to tick comes with its question."""
