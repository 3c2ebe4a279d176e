# SPDX-License-Identifier: EUPL-1.2
"""A file -> a list of cases: its header checked first, then its rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING, Final

from proeftuin_docs.errors import DataError, Diagnostic, Place, Severity, lists
from proeftuin_docs.spreadsheets.columns import (
    ALWAYS,
    ONE_OF,
    OWN_HEADERS,
    column_of,
    columns,
    header_key,
    known_headers,
    words,
)
from proeftuin_docs.spreadsheets.csv_file import CsvText, Record, read_text, records, shown_row
from proeftuin_docs.spreadsheets.kinds import ListKind, list_kind
from proeftuin_docs.spreadsheets.model import (
    MAX_COLUMNS,
    MAX_HEADER,
    MAX_TITLE,
    CaseList,
    Header,
    ListRow,
    column_letter,
)
from proeftuin_docs.spreadsheets.not_to_send import Surroundings, not_to_send, says_not_to_send

if TYPE_CHECKING:
    from proeftuin_docs.spreadsheets.xlsx_beside import Beside

MAX_ROWS: Final = 100_000
_HEADER_WITHIN: Final = 20
"""A header stands in one of the first rows; what precedes it is explanation."""
_EXPLANATION: Final = "uitleg:"
_NAMED: Final = 10
"""So many cells with uncertain letters, or hidden rows, are named."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A header row and the filled rows below it, each with its number as a spreadsheet shows it.

    `source` is a delimiter, or the title of a sheet; `text` is that of a CSV file; nobody sees the `unseen`
    columns; `beside` are the boxes and notes on a sheet.
    """

    header: ListRow
    rows: Sequence[ListRow] = field(repr=False)
    source: str
    text: CsvText | None = field(default=None, repr=False)
    unseen: frozenset[int] = frozenset()
    beside: "Sequence[Beside]" = ()
    above: Sequence[ListRow] = field(default=(), repr=False)
    page: str = ""
    """The words at the head and the foot of its printed pages."""


def read_list(
    content: bytes, name: str, extra: Sequence[str] = (), given: Iterable[tuple[str | int, ...]] = ()
) -> CaseList:
    """The list that a CSV or XLSX file holds; `name` is what messages call it.

    `extra` are headers that may be there though no case has them, `given` the paths that something else
    already fills, so that their columns may be missing. Raises `DataError`: for a file that is no list, for
    one with rows that nobody sees, and with every unknown, double, missing and nameless column at once. No
    message repeats what a cell holds.
    """
    sheet = read_sheet(content, name)
    header = header_of(sheet.header)
    rows = _data_rows(sheet)
    found = [
        *header_faults(header, rows, name, {header_key(title) for title in extra}, set(given)),
        *_unseen_faults(sheet, header, name),
        *_beside(sheet, header, name),
        *islice(_letter_faults(sheet, header, rows, name), _NAMED),
    ]
    if any(item.severity is Severity.ERROR for item in found):
        raise DataError(found)
    if not rows:
        raise DataError([lists.no_rows(Place(name, header.row))])
    title = "" if sheet.text is not None else sheet.source
    held = not_to_send(header, rows, Surroundings(sheet.above, title, sheet.page, sheet.beside), name)
    return CaseList(name, header, rows, tuple(found), held)


def _unseen_faults(sheet: Sheet, header: Header, name: str) -> Iterator[Diagnostic]:
    """Rows, columns and headers that count but that nobody sees as they are."""
    shown = (sheet.header, *sheet.rows)
    hidden = [row.number for row in shown if row.hidden and not is_explanation_row(row.cells)]
    if hidden:
        rows = ", ".join(map(str, hidden[:_NAMED])) + ", …" * (len(hidden) > _NAMED)
        yield lists.hidden_rows(Place(name, hidden[0]), count=len(hidden), rows=rows)
    for index in sorted(sheet.unseen & header.columns.keys()):
        if any(row.cell(index).strip() for row in sheet.rows):
            yield lists.hidden_column(header.place(name, index))
    for at, mark in sheet.header.marks.items():
        if at is None or at in header.columns:
            yield mark(Place(name, header.row) if at is None else header.place(name, at))


def _beside(sheet: Sheet, header: Header, name: str) -> Iterator[Diagnostic]:
    """What is on the sheet beside its cells, and is not read."""
    for item in sheet.beside:
        (top, left, *_), words = item.cells, item.words
        facts = {"sheet": _cut(sheet.source, MAX_TITLE), "cells": str(item.cells)}
        named = left < len(header.texts) and header.texts[left].strip()
        place = header.place(name, left, top) if named else Place(name, top)
        if item.is_note:
            yield lists.note_on_cell(place, **facts)
        elif words:
            yield lists.box_with_words(place, **facts, words=_cut(words, MAX_HEADER))
        else:
            yield lists.box_on_sheet(place, **facts)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def _letter_faults(sheet: Sheet, header: Header, rows: Sequence[ListRow], name: str) -> Iterator[Diagnostic]:
    """The cells of which this encoding may have given other letters than were meant."""
    if sheet.text is None:
        return
    for row in (sheet.header, *rows):
        for index, text in enumerate(row.cells):
            if sheet.text.encoding.is_unsure(text):
                named = index < len(header.texts)
                place = header.place(name, index, row.number) if named else Place(name, row.number)
                yield lists.uncertain_accents(place)


def read_sheet(content: bytes, name: str) -> Sheet:
    """The header of a file and the filled rows below it; raises `DataError` for what is no list."""
    kind = list_kind(content, name)
    return _csv_sheet(content, name) if kind is ListKind.CSV else _xlsx_sheet(content, name)


def is_explanation_row(cells: Sequence[str]) -> bool:
    """Whether this is the row of the empty list that explains the columns."""
    filled = [cell for cell in map(str.strip, cells) if cell]
    told = sum(cell[: len(_EXPLANATION)].casefold() == _EXPLANATION for cell in filled)
    return told * 2 > len(filled)


def _csv_sheet(content: bytes, name: str) -> Sheet:
    text = read_text(content, name)
    samples = {
        mark: [tuple(record.cells) for record in islice(records(text, mark), _HEADER_WITHIN)]
        for mark in text.delimiters
    }
    delimiter = max(samples, key=lambda mark: _best(samples[mark])[0])
    _, at = _best(samples[delimiter])
    found = iter(_csv_rows(records(text, delimiter), name))
    above = list(islice(found, at))
    header = next(found, None)
    if header is None:
        raise DataError([lists.empty_file(Place(name))])
    split = [header.cells[0].split(mark) for mark in text.delimiters if len(header.cells) == 1]
    if _best(split)[0] > 1:
        raise DataError([lists.rows_in_quotes(Place(name, header.number))])
    rows = _filled(found, name)
    for at, row in enumerate(rows):
        if len(row.cells) == 1 and 2 * row.cells[0].count(delimiter) > len(header.cells):
            rows[at] = replace(row, marks={None: lists.rows_in_quotes})
    return Sheet(header, rows, delimiter, text, above=above)


def _csv_rows(found: Iterable[Record], name: str) -> Iterator[ListRow]:
    """The rows with their numbers, equal cells kept once; raises `DataError` for a quote left open."""
    seen: dict[str, str] = {}
    for number, record in enumerate(found, start=1):
        if record.unclosed:
            raise DataError([lists.unclosed_quote(Place(name, number))])
        row = shown_row(number, record)
        if len(row.cells) > MAX_COLUMNS:
            raise DataError([lists.too_many_columns(Place(name, number), limit=MAX_COLUMNS)])
        yield replace(row, cells=tuple(seen.setdefault(cell, cell) for cell in row.cells))


def _xlsx_sheet(content: bytes, name: str) -> Sheet:
    from proeftuin_docs.spreadsheets.xlsx_file import SheetLook, Workbook
    from proeftuin_docs.spreadsheets.xlsx_package import workbook_errors

    book = Workbook(content, name)
    starts = [(sheet, list(islice(book.rows(sheet, SheetLook()), _HEADER_WITHIN))) for sheet in book.sheets()]
    likely = [(*_best([row.cells for row in rows]), len(rows), sheet) for sheet, rows in starts if rows]
    if not likely:
        raise DataError([lists.empty_file(Place(name))])
    most, at, _, chosen = max(likely, key=lambda item: item[0])
    titles = [sheet.title for score, above, count, sheet in likely if score * 2 > most and count > above + 1]
    if most > 1 and len(titles) > 1:
        shown = ", ".join(title[:MAX_TITLE] for title in titles)
        raise DataError([lists.several_sheets(Place(name), sheets=shown)])
    look = SheetLook(beside=book.beside(chosen))
    found = book.rows(chosen, look)
    above = list(islice(found, at))
    header = next(found)
    rows = _filled(found, name)
    with workbook_errors(name):
        rows, header = look.marked(rows), look.header(header)
    unseen = frozenset(filter(look.hides, range(len(header.cells))))
    return Sheet(header, rows, chosen.title, unseen=unseen, beside=look.beside, above=above, page=look.page)


def _filled(found: Iterable[ListRow], name: str) -> list[ListRow]:
    """The rows that are not blank; raises `DataError` for more than a list can have."""
    filled = (row for row in found if any(cell.strip() for cell in row.cells))
    rows = list(islice(filled, MAX_ROWS + 1))
    more = sum(1 for _ in filled)
    if len(rows) + more > MAX_ROWS:
        raise DataError([lists.too_many_rows(Place(name), rows=len(rows) + more, limit=MAX_ROWS)])
    return rows


def _best(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many known headers the likeliest header row has, and which row that is."""
    scores = [sum(column_of(cell[:MAX_HEADER]) is not None for cell in row) for row in rows] or [0]
    return max(scores), scores.index(max(scores))


def header_of(row: ListRow) -> Header:
    """Return a header row with the column that each of its cells names."""
    found = {index: column_of(text) for index, text in enumerate(row.cells)}
    known = {index: column for index, column in found.items() if column is not None}
    return Header(row.number, row.cells, known)


def _data_rows(sheet: Sheet) -> list[ListRow]:
    """The rows of the list: not what explains the columns, nor what an earlier run said of them."""
    faults_at = [index for index, text in enumerate(sheet.header.cells) if header_key(text) in OWN_HEADERS]
    rows: list[ListRow] = []
    for row in sheet.rows:
        if is_explanation_row(row.cells):
            continue
        cells = (("" if index in faults_at else cell) for index, cell in enumerate(row.cells))
        own = replace(row, cells=tuple(cells)) if faults_at else row
        if any(cell.strip() for cell in own.cells):
            rows.append(own)
    return rows


_CLOSE = 0.7
Paths = set[tuple[str | int, ...]]


def header_faults(
    header: Header, rows: Sequence[ListRow], name: str, extra: set[str], given: Paths
) -> Iterator[Diagnostic]:
    """Every fault of the header; `extra` headers may be there, `given` paths are filled already."""
    if not header.columns:
        yield lists.no_headers(Place(name))
        return
    yield from _unknown(header, name, extra | OWN_HEADERS)
    yield from _double(header, name)
    yield from _nameless(header, rows, name)
    yield from _missing({column.path for column in header.columns.values()} | given, Place(name, header.row))


def _unknown(header: Header, name: str, allowed: set[str]) -> Iterator[Diagnostic]:
    for index, text in enumerate(header.texts):
        place = header.place(name, index)
        if len(text) > MAX_HEADER:
            yield lists.header_too_long(place, limit=MAX_HEADER)
        elif text.strip() and index not in header.columns and header_key(text) not in allowed:
            near = None if says_not_to_send(text) else _nearest(text)
            yield lists.misspelt_column(place, near=near) if near else lists.unknown_column(place)


def _nearest(text: str) -> str | None:
    """The header that somebody meant: its words in any order, some of them, or nearly its letters."""
    said = words(text)
    alike = (column.header for column in columns() if words(column.header) == said)
    within = (column.header for column in columns() if said < words(column.header))
    same = next(alike, next(within, None)) if said else None
    if same is not None:
        return same
    close = get_close_matches(header_key(text), known_headers(), n=1, cutoff=_CLOSE)
    return known_headers()[close[0]].header if close else None


def _double(header: Header, name: str) -> Iterator[Diagnostic]:
    seen: Paths = set()
    for index, column in header.columns.items():
        if column.path in seen:
            yield lists.repeated_column(header.place(name, index), header=column.header)
        seen.add(column.path)


def _nameless(header: Header, rows: Sequence[ListRow], name: str) -> Iterator[Diagnostic]:
    """Faults for columns that have cells but no header."""
    for index, text in enumerate(header.texts):
        if not text.strip() and any(row.cell(index).strip() for row in rows):
            yield lists.column_without_header(Place(name, header.row), column=column_letter(index))


def _missing(paths: Paths, place: Place) -> Iterator[Diagnostic]:
    for column in columns():
        if column.need == ALWAYS and column.path not in paths:
            yield lists.missing_column(place, header=column.header)
    alternatives = [column for column in columns() if column.need == ONE_OF]
    if not any(column.path in paths for column in alternatives):
        yield lists.no_case_number_column(place, headers=", ".join(column.header for column in alternatives))
