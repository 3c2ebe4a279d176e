"""Questions: label, what it follows up, help, and the field with its visible room."""

from collections.abc import Iterator
from typing import Final

from proeftuin_docs.document import (
    CheckField,
    ChoiceField,
    DateField,
    MultiChoiceField,
    NumberField,
    Question,
    ScaleField,
    TableField,
    TextField,
    option_name,
)
from proeftuin_docs.renderers.docx.controls import SimpleField, checkbox, control
from proeftuin_docs.renderers.docx.markup import run
from proeftuin_docs.renderers.docx.tables import fill_table
from proeftuin_docs.renderers.docx.writing import Writing

_TAB: Final = "<w:r><w:tab/></w:r>"


def write_question(question: Question, writing: Writing) -> str:
    """The paragraphs (and table) of a question, in the order in which they are read."""
    if isinstance(question.field, CheckField):
        parts = _check_question(question, question.field, writing)
    else:
        parts = _asked(question, writing)
    return "".join(parts) + _explanation(question, writing)


def _asked(question: Question, writing: Writing) -> Iterator[str]:
    yield writing.paragraph("question", _number(question, writing) + run(question.label))
    yield from _guidance(question, writing)
    yield _field(question, writing)


def _check_question(question: Question, field: CheckField, writing: Writing) -> Iterator[str]:
    box = checkbox(field.name, question.label, writing, ticked=field.value)
    guidance = "".join(_guidance(question, writing))
    kept = "_kept" if guidance or question.explanation else ""
    label = f"{box}{_TAB}{_number(question, writing)}{run(question.label)}"
    yield writing.paragraph(f"check_question{kept}", label)
    yield guidance


def _number(question: Question, writing: Writing) -> str:
    number = question.number
    shown = f"{number}. " if number.isdecimal() else f"{number} "
    return run(shown, writing.styles["question_number"]) if number else ""


def _guidance(question: Question, writing: Writing) -> Iterator[str]:
    if question.follows:
        yield writing.paragraph("follows", writing.inlines(question.follows))
    if question.help:
        yield writing.paragraph("help", writing.inlines(question.help))
    if choices := _choices(question, writing):
        yield writing.paragraph("help", run(choices))


def _choices(question: Question, writing: Writing) -> str:
    """What a closed list holds, for whoever has the form on paper."""
    wording = writing.wording
    match question.field:
        case ChoiceField(options=options):
            labels = wording.phrase("choices_separator").join(option.label for option in options)
            return wording.phrase("choices", options=labels)
        case ScaleField(start=start, end=end):
            ends = _scale_ends(question.field, writing)
            return " ".join(filter(None, (wording.phrase("choose_number", start=start, end=end), ends)))
        case _:
            return ""


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
    match question.field:
        case TableField() as table:
            return fill_table(question, table, writing)
        case MultiChoiceField() as field:
            return "".join(_options(question, field, writing))
        case TextField() as field:
            return _text(field, question.label, writing)
        case field:
            return _short(field, question.label, writing)


def _text(field: TextField, alias: str, writing: Writing) -> str:
    """The box of a text: the control, and below it the room that is left for writing."""
    inside = control(field, alias, writing)
    left = field.lines - _lines(field.value, writing)
    if left <= 0:
        return writing.paragraph("answer", inside)
    height = left * writing.layout.line_height
    room = f'<w:spacing w:line="{height}" w:lineRule="exact"/>'
    return writing.paragraph("answer_start", inside) + writing.paragraph("answer_room", "", room)


def _lines(value: str, writing: Writing) -> int:
    most = writing.layout.characters_per_line
    return sum(max(1, -(-len(line) // most)) for line in value.split("\n"))


def _short(field: SimpleField, alias: str, writing: Writing) -> str:
    unit = run(f" {field.unit}") if isinstance(field, NumberField) and field.unit else ""
    role = "answer_short" if _is_short(field, writing) else "answer"
    return writing.paragraph(role, control(field, alias, writing) + unit)


def _is_short(field: SimpleField, writing: Writing) -> bool:
    if isinstance(field, ChoiceField):
        return all(len(option.label) <= writing.layout.short_choice for option in field.options)
    return isinstance(field, NumberField | DateField | ScaleField)


def _options(question: Question, field: MultiChoiceField, writing: Writing) -> Iterator[str]:
    last = field.options[-1] if field.options else None
    for option in field.options:
        alias = writing.wording.phrase("control_option", option=option.label, question=question.label)
        name = option_name(field.name, option.id)
        box = checkbox(name, alias, writing, ticked=option.id in field.value)
        yield writing.paragraph("option" if option is last else "option_kept", box + _TAB + run(option.label))


def _explanation(question: Question, writing: Writing) -> str:
    field, label = question.explanation, question.explanation_label
    if field is None:
        return ""
    alias = writing.wording.phrase("control_explanation", label=label, question=question.label)
    return writing.paragraph("explanation_label", run(label)) + _text(field, alias, writing)
