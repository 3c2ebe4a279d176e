"""Lists that somebody else sent, read and written in the confined process that reads returned files.

What such a process says is believed no more than the file is: it is rows of text, whose columns are looked up
again here, and faults that this program has words for.
"""

import base64
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from proeftuin_docs.errors import DataError, Diagnostic, Place, ProeftuinError, declared, lists
from proeftuin_docs.returned.sandbox.sandbox import named, shared_reader
from proeftuin_docs.spreadsheets.columns import known_headers
from proeftuin_docs.spreadsheets.model import CaseList, ListRow
from proeftuin_docs.spreadsheets.not_to_send import patterns
from proeftuin_docs.spreadsheets.reading import header_of, read_list
from proeftuin_docs.spreadsheets.returning import NewTexts, with_texts

_READ: Final = b"l"
_WRITE: Final = b"w"
_NO_CELL: Final = ""
"""The key of a mark that is about a whole row."""


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: tuple[str, ...]
    hidden: bool
    marks: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Answer:
    header: _Row | None = None
    rows: tuple[_Row, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    held: tuple[Diagnostic, ...] = ()
    content: str | None = None
    faults: tuple[Diagnostic, ...] = ()


_ANSWER: Final = TypeAdapter(_Answer)
_COLUMNS: Final = TypeAdapter(tuple[NewTexts, ...])


def read_list_safely(content: bytes, name: str) -> CaseList:
    """Return a list, read in a process of its own; raises `DataError` as `read_list` does.

    Also when reading takes more time or memory than any list needs.
    """
    said = _asked(content, name, _READ)
    try:
        if said.header is not None:
            header = header_of(_row(said.header))
            held = {item.place.line: item for item in said.held if item.place.line is not None}
            return CaseList(name, header, tuple(map(_row, said.rows)), said.warnings, held)
    except (KeyError, ValueError):  # a mark or a column that is none of ours
        pass
    raise DataError([lists.took_too_much(Place(name))])


def write_list_safely(content: bytes, name: str, columns: Sequence[NewTexts]) -> bytes:
    """Return a list with these texts, written in a process of its own; raises `DataError` as `with_texts`."""
    told = json.dumps([asdict(column) for column in columns]).encode()
    said = _asked(told + b"\n" + content, name, _WRITE)
    if said.content is None:
        raise DataError([lists.took_too_much(Place(name))])
    return base64.b64decode(said.content)


def _asked(content: bytes, name: str, task: bytes) -> _Answer:
    """The answer of the process; raises `DataError` with its faults, or for one that makes no sense."""
    try:
        said = _ANSWER.validate_json(shared_reader().ask(content, task), strict=True)
        faults = [named(item, name) for item in said.faults]
        warnings, held = (tuple(named(item, name) for item in told) for told in (said.warnings, said.held))
    except (ValidationError, KeyError):
        raise DataError([lists.took_too_much(Place(name))]) from None
    if faults:
        raise DataError(faults)
    return _Answer(said.header, said.rows, warnings, held, said.content)


def _row(told: _Row) -> ListRow:
    """A row as it was told; a mark that is none of ours raises `KeyError`."""
    marks = {int(at) if at != _NO_CELL else None: declared()[name] for at, name in told.marks.items()}
    return ListRow(told.number, told.cells, told.hidden, marks)


@cache
def ready() -> Mapping[bytes, Callable[[bytes], bytes]]:
    """Return the tasks, once all is loaded that they need."""
    import proeftuin_docs.spreadsheets.xlsx_file
    import proeftuin_docs.spreadsheets.xlsx_rewriting  # noqa: F401 - loaded while files can be opened

    known_headers()
    patterns()
    lists.took_too_much().message  # noqa: B018 - reads the file of messages
    return {_READ: _read, _WRITE: _write}


def _read(content: bytes) -> bytes:
    return _told(lambda: _plain_list(read_list(content, "")))


def _write(content: bytes) -> bytes:
    told, _, given = content.partition(b"\n")
    columns = _COLUMNS.validate_json(told)
    return _told(lambda: {"content": base64.b64encode(with_texts(given, "", columns)).decode()})


def _told(work: Callable[[], dict[str, Any]]) -> bytes:
    """What came of it as JSON, or its faults."""
    try:
        said = work()
    except ProeftuinError as error:
        said = {"faults": _plain(error.diagnostics)}
    except Exception:  # whatever a library makes of a broken file, the file is what is broken
        said = {"faults": _plain([lists.took_too_much()])}
    return json.dumps(said).encode()


def _plain_list(cases: CaseList) -> dict[str, Any]:
    header = ListRow(cases.header.row, cases.header.texts)
    return {
        "header": _plain_row(header),
        "rows": [_plain_row(row) for row in cases.rows],
        "warnings": _plain(cases.warnings),
        "held": _plain(cases.held.values()),
    }


def _plain_row(row: ListRow) -> dict[str, Any]:
    marks = {_NO_CELL if at is None else str(at): mark(Place()).name for at, mark in row.marks.items()}
    return {"number": row.number, "cells": row.cells, "hidden": row.hidden, "marks": marks}


def _plain(found: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    return [asdict(item) for item in found]
