# SPDX-License-Identifier: EUPL-1.2
"""Cells and blocks of cells by their names in a spreadsheet, such as `AB12` and `A1:B3`."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from proeftuin_docs.spreadsheets.model import column_letter

_REFERENCE: Final = re.compile("([A-Z]{1,3})([0-9]+)")
_RANGE: Final = re.compile(r"([A-Z]{1,3})([0-9]+)(?::([A-Z]{1,3})([0-9]+))?")


class Cells(NamedTuple):
    """A block of cells, from the first row (from 1) and column (from 0) to the last ones."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        """As a spreadsheet writes it."""
        first, last = f"{column_letter(self.left)}{self.top}", f"{column_letter(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"


def blocks(ranges: str) -> Iterator[Cells]:
    """The blocks of cells in a list of ranges; raises `ValueError` for what is none."""
    for text in ranges.split():
        found = _RANGE.fullmatch(text)
        if found is None:
            raise ValueError
        left, top, right, bottom = found.groups()
        yield Cells(int(top), _letters_index(left), int(bottom or top), _letters_index(right or left))


@cache
def _letters_index(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def column_index(reference: str) -> int:
    """The index (from 0) of the column in a reference such as `AB12`; else raises `ValueError`."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError
    return _letters_index(found[1])
