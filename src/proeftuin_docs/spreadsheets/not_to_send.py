"""Rows of which somebody wrote beside the list, or in it, that nothing may be sent."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from proeftuin_docs.errors import Diagnostic, Place, lists
from proeftuin_docs.packaged_words import packaged_words
from proeftuin_docs.spreadsheets.cell_ranges import Cells
from proeftuin_docs.spreadsheets.model import Header, ListRow

_CONFIRMED = "bevestigd"


def not_to_send(
    header: Header, rows: Sequence[ListRow], beside: Iterable[tuple[Cells, str]], name: str
) -> dict[int, Diagnostic]:
    """Return what holds back a row, by its number: a cell, a note or a box (cells and words) that says so."""
    said = [cells for cells, words in beside if _says(words, begins=True)]
    found: dict[int, Diagnostic] = {}
    for row in rows:
        notes = (cells.left for cells in said if cells.top <= row.number <= cells.bottom)
        at = next(_cells(header, row), None)
        if (index := at if at is not None else next(notes, None)) is not None:
            named = index < len(header.texts) and header.texts[index].strip()
            place = header.place(name, index, row.number) if named else Place(name, row.number)
            found[row.number] = lists.not_to_be_sent(place)
    return found


def _cells(header: Header, row: ListRow) -> Iterator[int]:
    """The index of every cell that says so; what a column of ours begins with may be meant for the letter."""
    if _says("; ".join(row.cells), begins=True):
        for index, text in enumerate(row.cells):
            column = header.columns.get(index)
            if (column is None or column.path[0] != _CONFIRMED) and _says(text, begins=column is None):
                yield index


def _says(text: str, *, begins: bool) -> bool:
    anywhere, at_the_start = patterns()
    return bool(anywhere.search(text) or (begins and at_the_start.search(text)))


@cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what says so anywhere, and at the start of a sentence; the words are read once."""
    words: Mapping[str, Sequence[str]] = packaged_words("proeftuin_docs.spreadsheets", "not_to_send.nl.yaml")
    no, verb, order, first = (
        "|".join(words[key]) for key in ("ontkenning", "werkwoord", "gebiedend", "begin")
    )
    gap = r"(?:[^\w.;]+\w+){0,3}?[^\w.;]+"
    both = rf"\b(?:{no}){gap}(?:{verb})\b|\b(?:{order}){gap}(?:{no})\b"
    return re.compile(both, re.IGNORECASE), re.compile(rf"(?:^|[.:;!?])\W*(?:{first})\b", re.IGNORECASE)
