# SPDX-License-Identifier: EUPL-1.2
"""Rows that repeat: the same columns for every row, each cell of a kind of its own."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Final, Literal, cast

from pydantic import Field

from proeftuin_docs.document import CellField, Column, TableField, cell_name
from proeftuin_docs.errors import answers
from proeftuin_docs.kinds.base import BadValue, Kind, OptionId, Part, Question, Value
from proeftuin_docs.kinds.base import Line as Label
from proeftuin_docs.kinds.check import CHECK
from proeftuin_docs.kinds.choice import CHOICE, Option
from proeftuin_docs.kinds.day import DATE
from proeftuin_docs.kinds.number import NUMBER
from proeftuin_docs.kinds.text import LONG_TEXT, TEXT
from proeftuin_docs.kinds.time_of_day import TIME
from proeftuin_docs.text.wording import Wording

CELLS: Final = {kind.name: kind for kind in (TEXT, LONG_TEXT, DATE, TIME, NUMBER, CHOICE, CHECK)}
"""The kinds that a column can have."""


class ColumnDefinition(Part):
    """A column of a table with repeated rows."""

    id: OptionId
    label: Label
    kind: Literal["text", "long_text", "date", "time", "number", "choice", "check"] = "text"
    options: Annotated[tuple[Option, ...], Field(strict=False)] = ()
    weight: Annotated[int, Field(ge=1, le=12)] = 1
    lines: Annotated[int, Field(ge=1, le=12)] = 1


class TableQuestion(Question):
    """Rows that repeat: the same columns for every row."""

    kind: Literal["table"]
    columns: Annotated[tuple[ColumnDefinition, ...], Field(min_length=1, max_length=10, strict=False)]
    rows: Annotated[int, Field(ge=1, le=60)] = 3


def _field(
    asked: TableQuestion, name: str, tooltip: str, value: Sequence[Mapping[str, Value]], wording: Wording
) -> TableField:
    rows = []
    for number in range(1, max(asked.rows, len(value)) + 1):
        given = value[number - 1] if number <= len(value) else {}
        cells: list[CellField] = []
        for column in asked.columns:
            spoken = wording.spoken("tooltip_cell", question=tooltip, row=number, column=column.label)
            cell = cell_name(name, number, column.id)
            made = CELLS[column.kind].field(column, cell, spoken, given.get(column.id), wording)
            cells.append(cast(CellField, made))
        rows.append(tuple(cells))
    columns = tuple(Column(column.id, column.label, column.weight) for column in asked.columns)
    return TableField(name, tooltip, columns, tuple(rows), len(value))


def _read(asked: TableQuestion, value: object) -> Sequence[Mapping[str, object]]:
    """Return the rows as they were given; their cells are read one by one."""
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        columns = ", ".join(column.id for column in asked.columns)
        raise BadValue(answers.not_rows(columns=columns))
    return value


TABLE = Kind(TableQuestion, _read, _field)
