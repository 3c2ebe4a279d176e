"""A list as it was read: its columns by place, and the text of every cell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from proeftuin_docs.errors import Diagnostic, Place, PlaceKind
from proeftuin_docs.spreadsheets.columns import ListColumn

MAX_COLUMNS: Final = 1000
"""So many columns nobody fills in; cells beyond them are a fault."""
NO_RESULT: Final = "#?"
"""Stands for a formula whose result the file does not hold."""


MAX_CELL: Final = 100_000
"""So many characters are in no cell of a spreadsheet; the rest is not read."""
MAX_HEADER: Final = 300
"""So many characters no header has."""
MAX_TITLE: Final = 60
"""So many characters of a header are repeated in a message."""

Mark = Callable[[Place], Diagnostic]
"""What is wrong with a cell as such, once its place is known."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: its number as a spreadsheet shows it (from 1), and its cells up to the last filled one.

    `marks` are what a person sees otherwise than it is stored, by the index of the cell, or None for the
    whole row; `hidden` is whether nobody sees the row at all.
    """

    number: int
    cells: tuple[str, ...] = field(repr=False)
    hidden: bool = False
    marks: Mapping[int | None, Mark] = field(default_factory=dict, repr=False)

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
        """The header of a column as the user wrote it, its start if it is long, with its letter."""
        text = " ".join(self.texts[index][: 2 * MAX_TITLE].split())
        cut = text if len(text) <= MAX_TITLE else f"{text[:MAX_TITLE]}…"
        return f"{cut} ({column_letter(index)})"

    def place(self, name: str, index: int, row: int | None = None) -> Place:
        """The place of a cell, by default that of the header itself."""
        return Place(name, self.row if row is None else row, path=self.title(index), kind=PlaceKind.COLUMN)


@dataclass(frozen=True, slots=True)
class CaseList:
    """A list of cases: its name in messages, its header, its filled rows, and what deserves a look.

    `held` is what keeps back the letters of a row, by its number.
    """

    name: str
    header: Header
    rows: Sequence[ListRow] = field(repr=False)
    warnings: tuple[Diagnostic, ...] = ()
    held: Mapping[int, Diagnostic] = field(default_factory=dict)


def column_letter(index: int) -> str:
    """The letter of a column (index from 0) as a spreadsheet shows it: A, B, …, Z, AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
