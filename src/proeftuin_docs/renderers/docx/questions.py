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
    Question,
    ScaleField,
    SingleField,
    TableField,
    TextField,
    TimeField,
    option_name,
)
from proeftuin_docs.renderers.docx.controls import checkbox, control
from proeftuin_docs.renderers.docx.markup import TAB, run
from proeftuin_docs.renderers.docx.tables import fill_table
from proeftuin_docs.renderers.docx.writing import Writing
from proeftuin_docs.text.direction import runs_leftward

_KEEP: Final = "<w:keepNext/>"


def write_question(question: Question, writing: Writing) -> str:
    """The paragraphs (and table) of a question, in the order in which they are read."""
    asked = () if isinstance(question.field, CheckField) else _asked(question, writing)
    return "".join((*asked, _field(question, writing), _explanation(question, writing)))


def _asked(question: Question, writing: Writing) -> Iterator[str]:
    yield writing.paragraph("question", _label(question, writing))
    yield from _guidance(question, writing)


def _check_question(question: Question, field: CheckField, writing: Writing) -> Iterator[str]:
    """Return a box with its text; the explanation is below the text, not below the box."""
    box = checkbox(field.name, question.label, writing, ticked=field.value)
    guidance = list(_guidance(question, writing, "check_"))
    kept = "_kept" if guidance or question.explanation else ""
    yield writing.paragraph(f"check_question{kept}", box + TAB + _label(question, writing))
    yield from guidance


def _label(question: Question, writing: Writing) -> str:
    """Return the question with its number, and its source where that is on the same line."""
    source = question.source if writing.setting.source_in_line else ""
    behind = run(f"\u2002{source}", writing.styles["source_in_line"]) if source else ""
    return _number(question, writing) + run(question.label) + behind


def _number(question: Question, writing: Writing) -> str:
    number = question.number
    shown = f"{number}. " if number.isdecimal() else f"{number} "
    unique = run(f"{question.unique_number} ", writing.styles["question_number"])
    style = "source_in_line" if question.unique_number else "question_number"
    return unique * bool(question.unique_number) + (run(shown, writing.styles[style]) if number else "")


def _guidance(question: Question, writing: Writing, prefix: str = "") -> Iterator[str]:
    """Yield the lines between a question and its field; all but a box's last keep with the next."""
    lines = list(_guidance_lines(question, writing))
    for index, (role, content) in enumerate(lines, 1):
        kept = _KEEP if index < len(lines) or question.explanation or not prefix else ""
        yield writing.paragraph(f"{prefix}{role}", content, kept)


def _guidance_lines(question: Question, writing: Writing) -> Iterator[tuple[str, str]]:
    if question.follows:
        yield "follows", writing.inlines(question.follows)
    if question.help:
        yield "help", writing.inlines(question.help)
    if choices := _choices(question, writing):
        yield "help", run(choices)
    if question.source and not writing.setting.source_in_line:
        yield "source", run(question.source)


def _choices(question: Question, writing: Writing) -> str:
    """The options of a closed list, for whoever has the form on paper; how to write a time."""
    field, wording = question.field, writing.wording
    if isinstance(field, ChoiceField):
        labels = [option.label for option in field.options]
        if writing.setting.stacked:
            return wording.phrase("choices", options="".join(f"\n{label}" for label in labels))
        return wording.phrase("choices", options=wording.phrase("choices_separator").join(labels))
    if isinstance(field, ScaleField):
        steps = wording.phrase("choose_number", start=field.start, end=field.end)
        return " ".join(filter(None, (steps, _scale_ends(field, writing))))
    return wording.phrase("time_hint") if isinstance(field, TimeField) else ""


def _scale_ends(field: ScaleField, writing: Writing) -> str:
    if field.start_caption and field.end_caption:
        return writing.wording.phrase(
            "scale_ends",
            start=field.start,
            start_caption=field.start_caption,
            end=field.end,
            end_caption=field.end_caption,
        )
    if not (field.start_caption or field.end_caption):
        return ""
    value, caption = (
        (field.start, field.start_caption) if field.start_caption else (field.end, field.end_caption)
    )
    return writing.wording.phrase("scale_end", value=value, caption=caption)


def _field(question: Question, writing: Writing) -> str:
    return WRITERS[type(question.field)](question, question.field, writing)


def _written(question: Question, field: TextField, writing: Writing) -> str:
    return _text(field, question.label, writing)


def _text(field: TextField, alias: str, writing: Writing) -> str:
    """The box of a text: the control, and below it the room that is left for writing."""
    inside = control(field, alias, writing)
    leftward = "<w:bidi/>" if runs_leftward(field.value) else ""
    left = field.lines - _lines(field.value, writing)
    if left <= 0:
        return writing.paragraph("answer", inside, leftward)
    height = left * writing.setting.line_height
    room = f'<w:spacing w:line="{height}" w:lineRule="exact"/>'
    return writing.paragraph("answer_start", inside, leftward) + writing.paragraph("answer_room", "", room)


def _lines(value: str, writing: Writing) -> int:
    most = writing.setting.characters_per_line
    return sum(max(1, -(-len(line) // most)) for line in value.split("\n"))


def _short(question: Question, field: SingleField, writing: Writing) -> str:
    return writing.paragraph("answer_short", control(field, question.label, writing))


def _quantity(question: Question, field: NumberField, writing: Writing) -> str:
    unit = run(f" {field.unit}") if field.unit else ""
    return writing.paragraph("answer_short", control(field, question.label, writing) + unit)


def _choice(question: Question, field: ChoiceField, writing: Writing) -> str:
    short = all(len(option.label) <= writing.setting.short_choice for option in field.options)
    return writing.paragraph("answer_short" if short else "answer", control(field, question.label, writing))


def _check(question: Question, field: CheckField, writing: Writing) -> str:
    return "".join(_check_question(question, field, writing))


def _several(question: Question, field: MultiChoiceField, writing: Writing) -> str:
    return "".join(_options(question, field, writing))


def _options(question: Question, field: MultiChoiceField, writing: Writing) -> Iterator[str]:
    last = field.options[-1] if field.options else None
    for option in field.options:
        alias = writing.wording.phrase("control_option", option=option.label, question=question.label)
        name = option_name(field.name, option.id)
        box = checkbox(name, alias, writing, ticked=option.id in field.value)
        yield writing.paragraph("option" if option is last else "option_kept", box + TAB + run(option.label))


def _explanation(question: Question, writing: Writing) -> str:
    field, label = question.explanation, question.explanation_label
    if field is None:
        return ""
    alias = writing.wording.phrase("control_explanation", label=label, question=question.label)
    return writing.paragraph("explanation_label", run(label)) + _text(field, alias, writing)


WRITERS: Final[Mapping[type[Field], Callable[[Question, Any, Writing], str]]] = {
    TextField: _written,
    NumberField: _quantity,
    DateField: _short,
    TimeField: _short,
    ChoiceField: _choice,
    MultiChoiceField: _several,
    ScaleField: _short,
    CheckField: _check,
    TableField: fill_table,
}
"""The function that writes the field of a question, by its type; a box to tick comes with its question."""
