"""A list as it was read: its columns by place, and the text of every cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from proeftuin_docs.errors import Place, PlaceKind
from proeftuin_docs.spreadsheets.columns import ListColumn

MAX_COLUMNS: Final = 1000
"""So many columns nobody fills in; cells beyond them are a fault."""
NO_RESULT: Final = "#?"
"""Stands for a formula whose result the file does not hold."""


class SheetRow(NamedTuple):
    """A row of a file: its number as shown (from 1), its cells up to the last filled one, if it hides."""

    number: int
    cells: tuple[str, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row with data: its number as a spreadsheet shows it (from 1), and the text of its cells."""

    number: int
    cells: tuple[str, ...] = field(repr=False)

    def cell(self, index: int) -> str:
        """The text of a cell (index from 0); a row may be shorter than the header."""
        return self.cells[index] if index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Header:
    """The header row: its row number, the texts, and the column that each one names."""

    row: int
    texts: tuple[str, ...]
    columns: Mapping[int, ListColumn]

    def title(self, index: int) -> str:
        """The header of a column as the user wrote it, with the letter that a spreadsheet gives it."""
        return f"{' '.join(self.texts[index].split())} ({column_letter(index)})"

    def place(self, name: str, index: int, row: int | None = None) -> Place:
        """The place of a cell, by default that of the header itself."""
        return Place(name, self.row if row is None else row, path=self.title(index), kind=PlaceKind.COLUMN)


@dataclass(frozen=True, slots=True)
class CaseList:
    """A list of cases: what messages call the file, its header, and its rows that are not blank."""

    name: str
    header: Header
    rows: Sequence[ListRow] = field(repr=False)


def column_letter(index: int) -> str:
    """The letter of a column (index from 0) as a spreadsheet shows it: A, B, …, Z, AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
