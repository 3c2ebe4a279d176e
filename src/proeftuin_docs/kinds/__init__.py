# SPDX-License-Identifier: EUPL-1.2
"""The question kinds: one module each, and the tables in which all of them are found.

A kind that is not in every table is a fault that a test finds.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from proeftuin_docs.document import (
    CheckField,
    ChoiceField,
    DateField,
    NumberField,
    ScaleField,
    SingleField,
    TextField,
    TimeField,
)
from proeftuin_docs.kinds import check, choice, day, number, scale, text, time_of_day
from proeftuin_docs.kinds.base import BadValue, Content, Kind, PlainScalar, Value, read_text
from proeftuin_docs.kinds.check import CHECK, CheckQuestion
from proeftuin_docs.kinds.choice import (
    CHOICE,
    MULTI_CHOICE,
    YES_NO,
    ChoiceQuestion,
    MultiChoiceQuestion,
    Option,
    YesNoQuestion,
)
from proeftuin_docs.kinds.day import DATE, DateQuestion
from proeftuin_docs.kinds.number import NUMBER, NumberQuestion
from proeftuin_docs.kinds.scale import SCALE, ScaleQuestion
from proeftuin_docs.kinds.table import CELLS, TABLE, ColumnDefinition, TableQuestion
from proeftuin_docs.kinds.text import LONG_TEXT, TEXT, LongTextQuestion, TextQuestion
from proeftuin_docs.kinds.time_of_day import TIME, TimeQuestion

__all__ = [
    "CELLS",
    "KINDS",
    "BadValue",
    "CheckQuestion",
    "ChoiceQuestion",
    "ColumnDefinition",
    "Content",
    "DateQuestion",
    "Kind",
    "LongTextQuestion",
    "MultiChoiceQuestion",
    "NumberQuestion",
    "Option",
    "PlainScalar",
    "QuestionPart",
    "ScaleQuestion",
    "TableQuestion",
    "TextQuestion",
    "TimeQuestion",
    "Value",
    "YesNoQuestion",
    "read_returned",
    "read_text",
]

QuestionPart = (
    TextQuestion
    | LongTextQuestion
    | DateQuestion
    | TimeQuestion
    | NumberQuestion
    | YesNoQuestion
    | ChoiceQuestion
    | MultiChoiceQuestion
    | ScaleQuestion
    | TableQuestion
    | CheckQuestion
)
"""Every question that a definition can have."""
_ALL: Final = (TEXT, LONG_TEXT, DATE, TIME, NUMBER, YES_NO, CHOICE, MULTI_CHOICE, SCALE, TABLE, CHECK)
KINDS: Final[Mapping[str, Kind]] = {kind.name: kind for kind in _ALL}
"""Every kind by the word for it in a definition."""
READERS: Final[Mapping[type[SingleField], Callable[[Any, Content, Sequence[str]], PlainScalar | None]]] = {
    TextField: text.returned,
    NumberField: number.returned,
    DateField: day.returned,
    TimeField: time_of_day.returned,
    ChoiceField: choice.returned,
    ScaleField: scale.returned,
    CheckField: check.returned,
}
"""How the content of a field in a returned file is read, by the type of the field."""


def read_returned(field: SingleField, content: Content, months: Sequence[str]) -> PlainScalar | None:
    """Return the plain value of a field with one control; None when it is blank.

    A text is kept to the character, a number as it was typed; a day becomes `2027-01-12`, a choice its id, a
    scale a whole number, and a tick True. `months` are the names of the months from January. Raises
    `BadValue` when the content does not fit.
    """
    return READERS[type(field)](field, content, months)
