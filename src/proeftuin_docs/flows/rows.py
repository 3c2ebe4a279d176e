"""Rows on their way into the next form: from where each comes, in what order, and what was noticed at it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from proeftuin_docs.returned.readings import Reading
from proeftuin_docs.text.wording import Wording

Row = Mapping[str, Any]
"""A row of a table: column -> plain value."""
_DIGITS: Final = re.compile(r"(\d+)")
_PLACE: Final = re.compile(r"([a-z0-9-]+)(?:_r(\d+)_| > (\d+)(?= > |$))")


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """A row of the next form: its table, its cells, and the file, the table and the row that it comes from.

    `remarks` is the column for what was noticed at it, empty where there is none; `sorted_by` is what it says
    in the column that gives the order, and `told` what was noticed when it was read.
    """

    table: str
    cells: Row = field(repr=False)
    file: str
    source: str
    number: int
    remarks: str = ""
    sorted_by: str = field(default="", repr=False)
    told: tuple[str, ...] = field(default=(), repr=False)


def in_order(rows: Iterable[CarriedRow]) -> list[CarriedRow]:
    """Return the rows by what they are sorted by, numbers as numbers; blank last, equal ones as they came."""
    return sorted(rows, key=lambda row: (not row.sorted_by.strip(), _natural(row.sorted_by)))


def _natural(text: str) -> list[tuple[bool, int, str]]:
    parts = _DIGITS.split(" ".join(text.casefold().split()))
    return [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts if part]


@dataclass(frozen=True, slots=True)
class Noticed:
    """What was found when files were read: beside the row it is about, or else in words for a spare sheet."""

    rows: Sequence[CarriedRow]
    wording: Wording

    def beside(self, readings: Sequence[Reading]) -> Iterator[CarriedRow]:
        """Yield every row with what was noticed at it, also in its column for that where it has one."""
        for row in self.rows:
            told = tuple(text for reading in readings for text in self._at(reading, row))
            said = "\n".join(filter(None, (str(row.cells.get(row.remarks, "")), *told)))
            cells = {**row.cells, row.remarks: said} if row.remarks and said else row.cells
            yield replace(row, cells=cells, told=told)

    def remarks(self, reading: Reading) -> Iterator[str]:
        """Yield what was found in a file and stands at no row, each with the row or question it is about."""
        for problem in reading.problems:
            path, row = problem.place.path or "", self._row(reading, problem.place.path)
            where = self._called(row) if row else path
            if not (row and row.remarks):
                yield f"{where}: {problem.message}" if where else problem.message

    def unread(self, reading: Reading) -> Iterator[tuple[str, str]]:
        """Yield what could not be read and stands at no row, with the row or question that it is about."""
        for left in reading.read.unread if reading.read else ():
            row = self._row(reading, left.name)
            if not (row and row.remarks):
                yield self._called(row) if row else left.question or left.name, left.text

    def _at(self, reading: Reading, row: CarriedRow) -> Iterator[str]:
        """What was found at one row: first what is wrong, then what stands there."""
        yield from (item.message for item in reading.problems if self._row(reading, item.place.path) is row)
        for left in reading.read.unread if reading.read else ():
            if self._row(reading, left.name) is row:
                yield self.wording.phrase("carried_unread", text=left.text)

    def _row(self, reading: Reading, path: str | None) -> CarriedRow | None:
        """The row of the next form that a place in a file is about."""
        found = _PLACE.match(path or "")
        place = (reading.file, found[1], int(found[2] or found[3])) if found else None
        return next((row for row in self.rows if (row.file, row.source, row.number) == place), None)

    def _called(self, row: CarriedRow) -> str:
        same = [item for item in self.rows if item.table == row.table]
        return self.wording.phrase("carried_row", row=same.index(row) + 1)
