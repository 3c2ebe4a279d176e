"""The rows of a table in a file, which may have more of them than the blank document."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from proeftuin_docs.document import CellField, TableField, cell_name
from proeftuin_docs.readback.contents import FieldContents
from proeftuin_docs.readback.model import RawFile

_ROW: Final = re.compile(r"r([1-9][0-9]{0,2})", re.ASCII)


def cells_in(table: TableField, raw: RawFile) -> Iterator[str]:
    """The names that the cells of this table have in a file, of every row up to the last one there is."""
    last = max(_numbers(table, (item.name for item in raw.fields)), default=0)
    return (cell_name(table.name, row, column.id) for row in range(1, last + 1) for column in table.columns)


def rows_in(table: TableField, contents: FieldContents) -> list[tuple[int, tuple[CellField, ...]]]:
    """The number (from 1) and the cells of every row up to the last that the file has."""
    last = max(_numbers(table, (*contents.by_name, *contents.uncertain)), default=0)
    return [(number, _row(table, number)) for number in range(1, last + 1)]


def _numbers(table: TableField, names: Iterable[str]) -> Iterator[int]:
    columns = {column.id for column in table.columns}
    for name in names:
        owner, _, rest = name.partition("_")
        row, _, column = rest.partition("_")
        found = _ROW.fullmatch(row)
        if owner == table.name and found and column.partition("_")[0] in columns:
            yield int(found[1])


def _row(table: TableField, number: int) -> tuple[CellField, ...]:
    """The cells of a row; one that was added has those of the first row with names of its own."""
    if number <= len(table.rows):
        return table.rows[number - 1]
    named = zip(table.rows[0], table.columns, strict=True)
    return tuple(replace(cell, name=cell_name(table.name, number, column.id)) for cell, column in named)
