"""Ways to go through a document."""

from collections.abc import Iterator
from dataclasses import dataclass

from proeftuin_docs.document.blocks import Question
from proeftuin_docs.document.fields import (
    CheckField,
    ChoiceField,
    DateField,
    Field,
    MultiChoiceField,
    NumberField,
    ScaleField,
    TableField,
    TextField,
)
from proeftuin_docs.document.model import Document, Layout
from proeftuin_docs.document.names import extra_room_names, option_name


@dataclass(frozen=True, slots=True)
class FilledText:
    """A text that somebody filled in, with the question that it answers."""

    question: Question
    name: str
    text: str


def questions(document: Document) -> Iterator[Question]:
    """Every question, in reading order."""
    return (block for block in document.blocks if isinstance(block, Question))


def fields(question: Question) -> Iterator[Field]:
    """The question's field, the fields of its table's cells, and its explanation, in reading order."""
    yield question.field
    if isinstance(question.field, TableField):
        for row in question.field.rows:
            yield from row
    if question.explanation is not None:
        yield question.explanation


def field_names(document: Document) -> Iterator[str]:
    """The name of every control that a format must show exactly once, in reading order.

    A table gives the names of its cells, a multiple choice those of its boxes.
    """
    for question in questions(document):
        for field in fields(question):
            yield from control_names(field)


def control_names(field: Field) -> Iterator[str]:
    """The names of the controls that this field consists of; none for a table, whose cells have their own."""
    match field:
        case TableField():
            return
        case MultiChoiceField(name=name, options=options):
            yield from (option_name(name, option.id) for option in options)
        case TextField() | NumberField() | DateField() | ChoiceField() | ScaleField() | CheckField():
            yield field.name


def has_spare_sheet(document: Document) -> bool:
    """Whether a paged format ends with a blank spare sheet: a form with written answers does, a list not.

    A form whose spare sheets have something on them holds them among its questions.
    """
    if any(question.id == extra_room_names(1)[0] for question in questions(document)):
        return False
    written = any(
        isinstance(question.field, TextField) or question.explanation is not None
        for question in questions(document)
    )
    return document.layout is Layout.FORM and written


def filled_texts(document: Document) -> Iterator[FilledText]:
    """Every text that somebody typed, in reading order; choices and dates are not typed text."""
    for question in questions(document):
        for field in fields(question):
            if isinstance(field, TextField | NumberField) and field.value:
                yield FilledText(question, field.name, field.value)
