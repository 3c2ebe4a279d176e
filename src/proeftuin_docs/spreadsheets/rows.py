# SPDX-License-Identifier: EUPL-1.2
"""One row of a list -> the data of a case, each value with its cell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from proeftuin_docs.cases import LoadedCase, Profiles, load_case_data
from proeftuin_docs.errors import DataError, Diagnostic, Place, PlaceKind, cases, lists
from proeftuin_docs.spreadsheets.cells import case_value, damage_code
from proeftuin_docs.spreadsheets.columns import ListColumn, Path, columns
from proeftuin_docs.spreadsheets.model import Header, ListRow
from proeftuin_docs.text.located_yaml import LocatedYaml

_OFF: Final = "nee"
_EMPTY: Final = (cases.missing_key.name, cases.empty_value.name)
_NUMBERS: Final = "kenmerk"
_ON: Final = "ja"


@dataclass(frozen=True, slots=True)
class LocatedRow(LocatedYaml):
    """The data of one row; a place is a cell, or the place of a value that all rows share."""

    header: Header = field(default_factory=lambda: Header(1, (), {}))
    row: int = 0
    cells: Mapping[Path, int] = field(default_factory=dict)
    common: LocatedYaml | None = None

    def place(self, path: Path, spoken: str | None = None) -> Place:
        """The cell of the value at a path, or the column in which it belongs."""
        at = self._cell(path)
        if at is None and self.common is not None and path in self.common.positions:
            return self.common.place(path, spoken)
        if at is None and (below := _first_column(path)) is not None:
            at, spoken = self._column(below.path), below.header
        elif at is None:
            above = (self._cell(path[:size]) for size in range(len(path) - 1, 0, -1))
            at = next((found for found in above if found is not None), None)
        if at is None:
            return Place(self.name, self.row, path=spoken, kind=PlaceKind.COLUMN)
        return self.header.place(self.name, at, self.row)

    def _cell(self, path: Path) -> int | None:
        """The column of a value, of the first value below it, or in which it is missing."""
        if path in self.cells:
            return self.cells[path]
        own = self._column(path)
        below = (at for cell, at in self.cells.items() if path and cell[: len(path)] == path)
        return next(below, None) if own is None else own

    def _column(self, path: Path) -> int | None:
        return next((at for at, column in self.header.columns.items() if column.path == path), None)


def row_case(
    name: str,
    header: Header,
    row: ListRow,
    profiles: Profiles,
    common: LocatedYaml | None = None,
    *,
    told: Iterable[Diagnostic] = (),
    today: date | None = None,
) -> LoadedCase:
    """The checked case of a row; `common` are values for every row, over which those of the row go.

    `told` is what was found by comparing rows, `today` the day of the run. Raises `DataError` with every
    fault of the row, each with its row number and its column; no message repeats what a cell holds.
    """
    source, found = row_data(name, header, row, common)
    try:
        return load_case_data(source, profiles, (*found, *told), today)
    except DataError as error:
        raise DataError([*_each_once(found, error.diagnostics, name)]) from None


def row_data(
    name: str, header: Header, row: ListRow, common: LocatedYaml | None = None
) -> tuple[LocatedRow, tuple[Diagnostic, ...]]:
    """The data of a row, not checked, and what is wrong with its cells as such."""
    reading = _Reading(name, header, row)
    for index, column in sorted(header.columns.items(), key=lambda item: len(item[1].path)):
        reading.take(index, column)
    shared = deepcopy(common.data) if common is not None and isinstance(common.data, dict) else {}
    data, cells = reading.finished()
    merged = {"schema": "1", **_over(shared, data)}
    for column in columns():
        _fill_missing_keys(merged, column.path)
    source = LocatedRow(name, merged, {}, header, row.number, cells, common)
    return source, tuple(reading.faults)


class _Reading:
    """Puts the cells of one row where a case has them."""

    def __init__(self, name: str, header: Header, row: ListRow) -> None:
        self.faults: list[Diagnostic] = []
        self._name, self._header, self._row = name, header, row
        self._data: dict[str | int, Any] = {}
        self._cells: dict[Path, int] = {}
        if any(cell.strip() for cell in row.cells[len(header.texts) :]):
            self.faults.append(lists.too_many_cells(Place(name, row.number), columns=len(header.texts)))
        if (whole := row.marks.get(None)) is not None:
            self.faults.append(whole(Place(name, row.number)))

    def take(self, index: int, column: ListColumn) -> None:
        """Put a cell in its place; a blank one is not there."""
        text = self._row.cell(index).strip()
        self._cells[column.path] = index
        damage = self._row.marks.get(index) or damage_code(column, text)
        if damage is not None:
            self.faults.append(damage(self._place(index)))
        if text:
            path, value = case_value(column, text)
            self._put(path, value, index)

    def finished(self) -> tuple[dict[str, Any], dict[Path, int]]:
        """The data with lists where the paths have numbers, and the cell of every value, blank ones too."""
        places: dict[Path, int] = {}
        data = _with_lists(self._data, (), (), self._cells, places)
        return data, places

    def _place(self, index: int) -> Place:
        return self._header.place(self._name, index, self._row.number)

    def _put(self, path: Path, value: object, index: int) -> None:
        inner = self._data
        for step in path[:-1]:
            below = inner.setdefault(step, {})
            if not isinstance(below, dict):
                below = self._opened(below, index)
                inner[step] = below
            inner = below
        inner[path[-1]] = value

    def _opened(self, value: object, index: int) -> dict[str | int, Any]:
        """Return a group in place of its own column's value: a name, or that it is switched on or off."""
        if value == _OFF:
            self.faults.append(lists.details_of_refused_measure(self._place(index)))
        return {"naam": value} if value not in (_ON, _OFF) else {}


def _fill_missing_keys(data: dict[str, Any], path: Path) -> None:
    """Add keys without a value for empty cells where their group is there, so that a fault can name them."""
    inner: Any = data
    for step in path[:-1]:
        below = inner.setdefault(step, None) if isinstance(inner, dict) else None
        if isinstance(inner, list) and isinstance(step, int) and step < len(inner):
            below = inner[step]
        if below is None:
            return
        inner = below
    if isinstance(inner, dict):
        inner.setdefault(path[-1], None)


def _with_lists(
    data: Any,  # noqa: ANN401 - nested data
    path: Path,
    typed: Path,
    cells: Mapping[Path, int],
    places: dict[Path, int],
) -> Any:  # noqa: ANN401 - nested data
    """Numbered groups as a list without gaps; `typed` is the path as the columns have it."""
    if typed in cells:
        places[path] = cells[typed]
    if not isinstance(data, dict):
        return data
    is_list = bool(data) and all(isinstance(key, int) for key in data)
    made = {
        at: _with_lists(data[key], (*path, at), (*typed, key), cells, places)
        for at, key in (enumerate(sorted(data)) if is_list else zip(data, data, strict=True))
    }
    return list(made.values()) if is_list else made


def _over(shared: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Two groups as one; where both have a value the second counts."""
    both = shared.keys() & own.keys()
    nested = {
        key: _over(shared[key], own[key])
        for key in both
        if isinstance(shared[key], dict) and isinstance(own[key], dict)
    }
    filled = {key: value for key, value in own.items() if value is not None or key not in shared}
    return {**shared, **filled, **nested}


def _first_column(path: Path) -> ListColumn | None:
    """The first column of a group, or the column of a value; None for what no column has."""
    return next((column for column in columns() if path and column.path[: len(path)] == path), None)


def _each_once(found: Sequence[Diagnostic], told: Iterable[Diagnostic], name: str) -> Iterator[Diagnostic]:
    """Return all faults; of a cell that a spreadsheet damaged only that one.

    An empty group of numbers in this list is a case without one.
    """
    spoilt_at = {item.place for item in found}
    for item in (item for item in told if item in found or item.place not in spoilt_at):
        empty = item.name in _EMPTY and item.facts["key"] == _NUMBERS and item.place.file == name
        yield cases.no_case_number(item.place) if empty else item
