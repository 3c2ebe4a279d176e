"""Faults of a list's header: unknown, duplicate, missing and nameless columns, all at once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from proeftuin_docs.errors import Diagnostic, Place, lists
from proeftuin_docs.spreadsheets.columns import (
    ALWAYS,
    ONE_OF,
    OWN_HEADERS,
    columns,
    header_key,
    known_headers,
    words,
)
from proeftuin_docs.spreadsheets.model import MAX_HEADER, Header, ListRow, column_letter

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
            near = _nearest(text)
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
    times = Counter(column.path for column in header.columns.values())
    seen: Paths = set()
    for index, column in header.columns.items():
        if times[column.path] > 1 and column.path in seen:
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
