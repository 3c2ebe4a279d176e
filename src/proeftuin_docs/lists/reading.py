"""A file -> a list of cases: its header checked first, then its rows."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final

from proeftuin_docs.errors import DataError, Diagnostic, Place, fault
from proeftuin_docs.lists.columns import FAULTS_HEADER, columns, known_headers, plain
from proeftuin_docs.lists.csv_file import CsvText, Record, all_records, read_text
from proeftuin_docs.lists.kinds import ListKind, list_kind
from proeftuin_docs.lists.model import CaseList, Header, ListRow
from proeftuin_docs.lists.xlsx_file import Workbooks

MOST_ROWS: Final = 100_000
_HEADER_WITHIN: Final = 20
"""A header stands in one of the first rows; what precedes it is explanation."""
_EXPLANATION: Final = "uitleg:"
_ALWAYS: Final = "altijd"
_ONE_OF: Final = "een"

Numbered = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file with their numbers, and how to find them again: a delimiter or a sheet's title."""

    rows: Sequence[Numbered] = field(repr=False)
    header_at: int
    source: str
    text: CsvText | None = field(default=None, repr=False)
    records: Sequence[Record] = field(default=(), repr=False)


def read_list(
    content: bytes, name: str, extra: Sequence[str] = (), given: Iterable[tuple[str | int, ...]] = ()
) -> CaseList:
    """The list that a CSV or XLSX file holds; `name` is what messages call it.

    `extra` are headers that may be there though no case has them, `given` the paths that something else
    already fills, so that their columns may be missing. Raises `DataError`: for a file that is no list, and
    with every unknown, double and missing column at once. No message repeats what a cell holds.
    """
    sheet = read_sheet(content, name)
    header = _header(sheet.rows[sheet.header_at])
    faults = [*_header_faults(header, name, {plain(title) for title in extra}, set(given))]
    if faults:
        raise DataError(faults)
    rows = [ListRow(number, cells) for number, cells in _data_rows(sheet)]
    if len(rows) > MOST_ROWS:
        raise DataError([fault("X008", Place(name), rows=len(rows), limit=MOST_ROWS)])
    if not rows:
        raise DataError([fault("X009", Place(name, header.row))])
    return CaseList(name, header, rows)


def read_sheet(content: bytes, name: str) -> Sheet:
    """The rows of a file as they stand, and which one is the header; raises `DataError` for no list."""
    kind = list_kind(content, name)
    return _csv_sheet(content, name) if kind is ListKind.CSV else _xlsx_sheet(content, name)


def _csv_sheet(content: bytes, name: str) -> Sheet:
    text = read_text(content, name)
    samples = {
        mark: [record.cells for record in all_records(text, mark, name, _HEADER_WITHIN)]
        for mark in text.delimiters()
    }
    delimiter = max(samples, key=lambda mark: _best(samples[mark])[0])
    found = all_records(text, delimiter, name)
    rows = [(number, record.cells) for number, record in enumerate(found, start=1)]
    _, at = _best([cells for _, cells in rows[:_HEADER_WITHIN]])
    return Sheet(rows, at, delimiter, text, found)


def _xlsx_sheet(content: bytes, name: str) -> Sheet:
    book = Workbooks(content, name)
    best: Sheet | None = None
    most = -1
    for title in book.titles():
        try:
            rows = list(book.rows(title))
        except Exception as error:
            raise DataError([fault("X006", Place(name))]) from error
        score, at = _best([cells for _, cells in rows[:_HEADER_WITHIN]])
        if rows and score > most:
            best, most = Sheet(rows, at, title), score
    if best is None:
        raise DataError([fault("X001", Place(name))])
    return best


def _best(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many known headers the likeliest header row has, and which row that is."""
    scores = [sum(plain(cell) in known_headers() for cell in cells) for cells in rows] or [0]
    return max(scores), scores.index(max(scores))


def _header(row: Numbered) -> Header:
    number, texts = row
    found = {index: known_headers().get(plain(text)) for index, text in enumerate(texts)}
    return Header(number, texts, {index: column for index, column in found.items() if column is not None})


def _data_rows(sheet: Sheet) -> Iterator[Numbered]:
    header = sheet.rows[sheet.header_at][1]
    faults_at = [index for index, text in enumerate(header) if plain(text) == FAULTS_HEADER]
    for position, (number, cells) in enumerate(sheet.rows[sheet.header_at + 1 :]):
        own = tuple("" if index in faults_at else cell for index, cell in enumerate(cells))
        first = next((cell for cell in own if cell.strip()), None)
        explains = position == 0 and first is not None and first.strip().casefold().startswith(_EXPLANATION)
        if first is not None and not explains:
            yield number, own


def _header_faults(
    header: Header, name: str, extra: set[str], given: set[tuple[str | int, ...]]
) -> Iterator[Diagnostic]:
    if not header.columns:
        yield fault("X010", Place(name))
        return
    yield from _unknown(header, name, extra | {FAULTS_HEADER})
    yield from _double(header, name)
    yield from _missing({column.path for column in header.columns.values()} | given, Place(name, header.row))


def _unknown(header: Header, name: str, allowed: set[str]) -> Iterator[Diagnostic]:
    shown = {plain(column.header): column.header for column in columns()}
    for index, text in enumerate(header.texts):
        key = plain(text)
        if not text.strip() or index in header.columns or key in allowed:
            continue
        near = get_close_matches(key, known_headers(), n=1, cutoff=0.7)
        if near:
            meant = shown.get(near[0]) or known_headers()[near[0]].header
            yield fault("X011", header.place(name, index), near=meant)
        else:
            yield fault("X012", header.place(name, index))


def _double(header: Header, name: str) -> Iterator[Diagnostic]:
    times = Counter(column.path for column in header.columns.values())
    seen: set[tuple[str | int, ...]] = set()
    for index, column in header.columns.items():
        if times[column.path] > 1 and column.path in seen:
            yield fault("X013", header.place(name, index), header=column.header)
        seen.add(column.path)


def _missing(paths: set[tuple[str | int, ...]], place: Place) -> Iterator[Diagnostic]:
    for column in columns():
        if column.need == _ALWAYS and column.path not in paths:
            yield fault("X014", place, header=column.header)
    alternatives = [column for column in columns() if column.need == _ONE_OF]
    if not any(column.path in paths for column in alternatives):
        yield fault("X015", place, headers=", ".join(column.header for column in alternatives))
