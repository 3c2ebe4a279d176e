# SPDX-License-Identifier: EUPL-1.2
"""CSV as spreadsheets write it: the encoding, the delimiter, and every record with the text it came from.

A record is what a spreadsheet shows as one row, whatever line breaks stand between its
quotes (RFC 4180, 2.6).
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from proeftuin_docs.errors import DataError, Place, lists
from proeftuin_docs.spreadsheets.encodings import WINDOWS, Encoding, encoding_of
from proeftuin_docs.spreadsheets.model import MAX_CELL, ListRow, Mark

_DELIMITERS: Final = (";", ",", "\t")
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""A line as CSV counts it; Python's own idea of a line end is wider."""
_DECLARED: Final = re.compile(r'"?sep=([;,\t])"?(\r\n|\r|\n)', re.IGNORECASE)
_END: Final = "\0"
"""A line that no file holds: where it turns up within a record, a quote was never closed."""
_OLD_LINE_END: Final = re.compile(r"\r(?!\n)")
_EXCEL_TEXT: Final = re.compile(r'\s*="([^"]*)"\s*')
"""A text that Excel is told to leave alone."""
_FORMULA: Final = re.compile(r"\s*=\S")
_SPACED_QUOTE: Final = re.compile(r'(?:^|[;,\t])[ \u00a0]+"')
"""A quote that a space keeps from opening a cell."""
_QUOTED: Final = re.compile(r'\s+"((?:[^"]|"")*)"\s*')
_OPEN_QUOTE: Final = re.compile(r'\s+"')


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one row, and their source text, its line end included.

    `unclosed` says that a quote in it is closed nowhere, so that it holds the rest of the file.
    """

    cells: Sequence[str] = field(repr=False)
    text: str = field(repr=False)
    unclosed: bool = False


@dataclass(frozen=True, slots=True)
class CsvText:
    """A decoded file: `lead` precedes the first row that is shown; one of `delimiters` divides the cells."""

    encoding: Encoding
    lead: str
    body: str = field(repr=False)
    delimiters: Sequence[str] = _DELIMITERS


def read_text(content: bytes, name: str) -> CsvText:
    """The text of a file; raises `DataError` where no usual encoding explains it for sure."""
    encoding = encoding_of(content)
    body = content[len(encoding.mark) :]
    try:
        text = body.decode(encoding.codec)
    except UnicodeDecodeError as error:
        place = Place(name, body[: error.start].count(b"\n") + 1)
        raise DataError([lists.unreadable_text(place, position=error.start + 1)]) from error
    if "\0" in text:
        raise DataError([lists.not_a_text_character(Place(name, text[: text.index("\0")].count("\n") + 1))])
    if encoding.codec == WINDOWS and _OLD_LINE_END.search(text):
        raise DataError([lists.uncertain_accents(Place(name))])
    declared = _DECLARED.match(text)
    if declared:
        return CsvText(encoding, declared[0], text[declared.end() :], (declared[1],))
    return CsvText(encoding, "", text)


def shown_row(number: int, record: Record) -> ListRow:
    """A row as a spreadsheet shows it, and the cells of which that cannot be told."""
    texts, marks = list(record.cells), dict[int | None, Mark]()
    spaced = _SPACED_QUOTE.search(record.text) is not None
    while texts and not texts[-1].strip():
        del texts[-1]
    for index, text in enumerate(texts):
        if len(text) > MAX_CELL:
            texts[index], marks[index] = text[:MAX_CELL], lists.cell_too_long
        elif '"' in text or "=" in text:
            texts[index], mark = _shown_cell(text, spaced=spaced)
            marks |= {index: mark} if mark is not None else {}
    return ListRow(number, tuple(texts), marks=marks)


def _shown_cell(text: str, *, spaced: bool) -> tuple[str, Mark | None]:
    if found := _EXCEL_TEXT.fullmatch(text):
        return found[1], None
    if spaced and (found := _QUOTED.fullmatch(text)):
        return found[1].replace('""', '"'), None
    if spaced and _OPEN_QUOTE.match(text):
        return text, lists.quote_after_space
    return text, lists.formula_as_text if _FORMULA.match(text) else None


def records(text: CsvText, delimiter: str) -> Iterator[Record]:
    """Yield every row in order; a stray quote is literal, as in a spreadsheet."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text.body) + 1))
    taken: list[str] = []
    for cells in csv.reader(_lines(text.body, taken), delimiter=delimiter):
        source = "".join(taken)
        taken.clear()
        if source == _END:
            return
        unclosed = source.endswith(_END)
        yield Record(cells, source.removesuffix(_END), unclosed)
        if unclosed:
            return


def _lines(body: str, taken: list[str]) -> Iterator[str]:
    """The lines of a text and the end; each goes into `taken` as well."""
    for line in chain((found[0] for found in _LINE.finditer(body)), (_END,)):
        taken.append(line)
        yield line


def format_record(cells: Iterable[str], delimiter: str, end: str) -> str:
    """One record: a cell is quoted when it has to be."""
    return delimiter.join(quoted(cell, delimiter) for cell in cells) + end


def quoted(cell: str, delimiter: str) -> str:
    """Return a cell as it is written in a record."""
    if any(char in cell for char in (delimiter, '"', "\n", "\r")):
        return '"' + cell.replace('"', '""') + '"'
    return cell
