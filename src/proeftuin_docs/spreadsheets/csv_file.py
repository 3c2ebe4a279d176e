"""CSV as spreadsheets write it: the encoding, the delimiter, and every record with the text it came from.

A record is what a spreadsheet shows as one row, whatever line breaks stand between its
quotes (RFC 4180, 2.6).
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
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
    """A decoded file: `lead` is what precedes the first row that a spreadsheet shows."""

    encoding: Encoding
    lead: str
    body: str = field(repr=False)
    declared: str = ""

    def delimiters(self) -> Sequence[str]:
        """The possible delimiters: the declared one, or each that spreadsheets use."""
        return (self.declared,) if self.declared else _DELIMITERS


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
        return CsvText(encoding, declared[0], text[declared.end() :], declared[1])
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
    lines = _Lines(text.body)
    for cells in csv.reader(lines, delimiter=delimiter):
        taken = lines.taken()
        if taken == _END:
            return
        unclosed = taken.endswith(_END)
        yield Record(cells, taken.removesuffix(_END), unclosed)
        if unclosed:
            return


class _Lines:
    """The lines of a text and the end, and which of them were taken since somebody last asked."""

    def __init__(self, body: str) -> None:
        self._found = _LINE.finditer(body)
        self._taken: list[str] = []
        self._over = False

    def __iter__(self) -> Iterator[str]:
        for found in self._found:
            self._taken.append(found[0])
            yield found[0]
        self._taken.append(_END)
        yield _END

    def taken(self) -> str:
        """The lines since the last time, as one text."""
        text = "".join(self._taken)
        self._taken.clear()
        return text


def format_record(cells: Iterable[str], delimiter: str, end: str) -> str:
    """One record: a cell is quoted when it has to be."""
    return delimiter.join(quoted(cell, delimiter) for cell in cells) + end


def quoted(cell: str, delimiter: str) -> str:
    """Return a cell as it is written in a record."""
    if any(char in cell for char in (delimiter, '"', "\n", "\r")):
        return '"' + cell.replace('"', '""') + '"'
    return cell
