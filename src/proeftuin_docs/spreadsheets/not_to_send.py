# SPDX-License-Identifier: EUPL-1.2
"""Rows of which somebody wrote beside the list, above it, or in it, that nothing may be sent."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from proeftuin_docs.errors import Diagnostic, Place, lists
from proeftuin_docs.packaged_words import packaged_words
from proeftuin_docs.spreadsheets.model import Header, ListRow, column_letter

if TYPE_CHECKING:
    from proeftuin_docs.spreadsheets.xlsx_beside import Beside

_CONFIRMED: Final = "bevestigd"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is around the rows of a list: the rows above its header, its sheet's name, page header and foot.

    `beside` are the boxes and notes.
    """

    above: Sequence[ListRow] = ()
    sheet: str = ""
    page: str = ""
    beside: "Sequence[Beside]" = ()


def not_to_send(
    header: Header, rows: Sequence[ListRow], around: Surroundings, name: str
) -> dict[int, Diagnostic]:
    """Return what holds back a row, by its number: what says so of that row, or else of the whole list."""
    said = [item for item in around.beside if says_not_to_send(item.words)]
    of_one = [item for item in said if _is_of_rows(item, header, rows)]
    of_all = next(_of_all(header, rows, around, [item for item in said if item not in of_one], name), None)
    flags = [index for index in _saying_headers(header) if any(row.cell(index).strip() for row in rows)]
    found: dict[int, Diagnostic] = {}
    for row in rows:
        notes = (item.cells.left for item in of_one if item.cells.top <= row.number <= item.cells.bottom)
        flagged = (index for index in flags if not _is_off(row.cell(index)))
        at = next((index for every in (_cells(header, row), flagged, notes) for index in every), None)
        if at is not None:
            named = at < len(header.texts) and header.texts[at].strip()
            place = header.place(name, at, row.number) if named else Place(name, row.number)
            found[row.number] = lists.not_to_be_sent(place)
        elif of_all is not None:
            found[row.number] = lists.list_not_to_be_sent(Place(name, row.number), where=of_all)
    return found


def _is_of_rows(item: "Beside", header: Header, rows: Sequence[ListRow]) -> bool:
    """Whether a note is on rows of the list, or a box lies by one of them; else it is about them all."""
    inside = sum(item.cells.top <= row.number <= item.cells.bottom for row in rows)
    return inside > 0 if item.is_note else inside == 1 and item.cells.top > header.row


def _of_all(
    header: Header, rows: Sequence[ListRow], around: Surroundings, beside: "Sequence[Beside]", name: str
) -> Iterator[str]:
    """Where it is said of the whole list."""
    places: Mapping[str, str] = _words()["plaatsen"]
    for key, row in (*(("above", row) for row in around.above), *(("below", row) for row in rows)):
        filled = [cell for cell in row.cells if cell.strip()]
        if (key == "above" or len(filled) == 1) and says_not_to_send("; ".join(filled)):
            yield places[key].format(row=row.number)
    for index in _saying_headers(header):
        if not any(row.cell(index).strip() for row in rows):
            yield places["header"].format(column=column_letter(index))
    yield from (places["beside"].format(cells=item.cells) for item in beside)
    stem = re.sub("[-_]", " ", PurePath(name).stem)
    for key, text in (("sheet", around.sheet), ("page", around.page), ("file", stem)):
        if says_not_to_send(text):
            yield places[key]


def _saying_headers(header: Header) -> Iterator[int]:
    """The index of every header that says so and names no column of ours."""
    for index, text in enumerate(header.texts):
        if index not in header.columns and says_not_to_send(text):
            yield index


def _is_off(text: str) -> bool:
    return text.strip().casefold() in ("", *_words()["niet_van_toepassing"])


def _cells(header: Header, row: ListRow) -> Iterator[int]:
    """The index of every cell that says so; what a column of ours begins with may be meant for the letter."""
    if says_not_to_send("; ".join(row.cells)):
        for index, text in enumerate(row.cells):
            column = header.columns.get(index)
            if (column is None or column.path[0] != _CONFIRMED) and says_not_to_send(
                text, letter=column is not None
            ):
                yield index


def says_not_to_send(text: str, *, letter: bool = False) -> bool:
    """Whether a text says that nothing may be sent; less counts in what may come in a letter."""
    anywhere, outside = patterns()
    return bool(anywhere.search(text) or (not letter and outside.search(text)))


@cache
def _words() -> Mapping[str, Any]:
    words: Mapping[str, Any] = packaged_words("proeftuin_docs.spreadsheets", "not_to_send.nl.yaml")
    return words


@cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what says so anywhere, and what does so only outside of a letter; the words are read once."""
    no, verb, order, phrase, first = (
        "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in _words()[key])
        for key in ("ontkenning", "werkwoord", "gebiedend", "buiten_de_brief", "begin")
    )
    gap = r"(?:[^\w.;]+\w+){0,3}?[^\w.;]+"
    both = rf"\b(?:{no}){gap}(?:{verb})\b|\b(?:{order}){gap}(?:{no})\b"
    outside = rf"\b(?:{phrase})\b|(?:^|[.:;!?])\W*(?:{first})\b"
    return re.compile(both, re.IGNORECASE), re.compile(outside, re.IGNORECASE)
