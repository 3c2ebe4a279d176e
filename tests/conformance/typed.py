"""What somebody types in a form: a value for every question, and for every field what a viewer is given."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from proeftuin_docs import kinds
from proeftuin_docs.definitions import FormDefinition
from tests.reading import pdf_fields

TYPED: Final = "Zoë Çelik zei: “nee” & ging."
LINES: Final = "Eerste regel.\n\nDerde regel: 100% (zeker) \\ € 5."
_OFF: Final = ("", "Off")
_VALUES: Final[Mapping[str, Any]] = {
    "text": TYPED,
    "long_text": LINES,
    "date": "2028-02-29",
    "time": "09.30",
    "number": "7,50",
    "yes_no": "nee",
    "check": True,
}


def typed_values(definition: FormDefinition) -> dict[str, Any]:
    """An answer to every question of a form, as `read` gives it back; each fits in its field."""
    return {question.id: _answer(question) for _, question in definition.questions()}


def typed_fields(prefilled: bytes) -> dict[str, str]:
    """What has to be typed, chosen or clicked to get the fields of this PDF, which hold it already."""
    return {field.name: field.value for field in pdf_fields(prefilled) if field.value not in _OFF}


def _answer(question: kinds.QuestionPart) -> object:
    if isinstance(question, kinds.TableQuestion):
        return [dict(_row(question)) for _ in range(question.rows)]
    if getattr(question, "explanation", False):
        return {"antwoord": _value(question), "toelichting": TYPED}
    return _value(question)


def _row(table: kinds.TableQuestion) -> Iterator[tuple[str, object]]:
    """The cells of a row; a text in a narrow column is short, so that it does not go on elsewhere."""
    for column in table.columns:
        value = _value(column)
        yield column.id, "Ömer" if isinstance(value, str) and value in (TYPED, LINES) else value


def _value(part: kinds.QuestionPart | kinds.ColumnDefinition) -> object:
    if isinstance(part, kinds.ScaleQuestion):
        return part.to
    if part.kind in _VALUES:
        return _VALUES[part.kind]
    ids = [option.id for option in getattr(part, "options", ())]
    return ids[::2] if part.kind == "multi_choice" else ids[-1]
