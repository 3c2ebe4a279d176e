"""CSV as spreadsheets write it: the encoding, the delimiter, and every record with the text it came from.

A record is what a spreadsheet shows as one row, whatever line breaks stand between its quotes.
"""

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from proeftuin_docs.errors import DataError, Place, fault

_MARKS: Final = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
_DELIMITERS: Final = (";", ",", "\t")
_SAMPLE: Final = 2000
_OPEN_QUOTE: Final = "unexpected end of data"
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""A line as CSV counts it; Python's own idea of a line end is wider."""
_DECLARED: Final = re.compile(r'"?sep=([;,\t])"?(\r\n|\r|\n)', re.IGNORECASE)
LONGEST_CELL: Final = 32_767
"""What a spreadsheet holds in one cell."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a file are text: a codec, and the mark that the file begins with."""

    codec: str
    mark: bytes = b""


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one row, and the text that they stand in, its line end included."""

    cells: tuple[str, ...] = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class CsvText:
    """A decoded file: `lead` is what precedes the first row that a spreadsheet shows."""

    encoding: Encoding
    lead: str
    body: str = field(repr=False)
    declared: str = ""

    def delimiters(self) -> Sequence[str]:
        """What may stand between cells: what the file declares, or each that spreadsheets use."""
        return (self.declared,) if self.declared else _DELIMITERS


def read_text(content: bytes, name: str) -> CsvText:
    """The text of a file; raises `DataError` with the first byte that no usual encoding explains."""
    encoding = _encoding(content)
    body = content[len(encoding.mark) :]
    try:
        text = body.decode(encoding.codec)
    except UnicodeDecodeError as error:
        raise DataError([fault("X003", Place(name), position=error.start + 1)]) from error
    if "\0" in text:
        raise DataError([fault("X004", Place(name, text[: text.index("\0")].count("\n") + 1))])
    declared = _DECLARED.match(text)
    if declared:
        return CsvText(encoding, declared[0], text[declared.end() :], declared[1])
    return CsvText(encoding, "", text)


def all_records(text: CsvText, delimiter: str, name: str, most: int | None = None) -> list[Record]:
    """Every row in order, at most `most`; a stray quote stands literally, as in a spreadsheet.

    Raises `DataError` for a quote that is never closed, since it swallows every row after it.
    """
    lines = _LINE.findall(text.body)
    try:
        return list(islice(_parsed(lines, delimiter, strict=True), most))
    except csv.Error as error:
        loose = list(_parsed(lines, delimiter, strict=False))
        if _OPEN_QUOTE in str(error):
            raise DataError([fault("X005", Place(name, len(loose)))]) from error
        return loose[:most]


def _parsed(lines: Sequence[str], delimiter: str, *, strict: bool) -> Iterator[Record]:
    csv.field_size_limit(max(csv.field_size_limit(), 10 * LONGEST_CELL))
    reader = csv.reader(lines, delimiter=delimiter, strict=strict)
    start = 0
    for cells in reader:
        yield Record(tuple(cells), "".join(lines[start : reader.line_num]))
        start = reader.line_num


def written(cells: Iterable[str], delimiter: str, end: str) -> str:
    """One record: a cell is quoted when it has to be."""
    return delimiter.join(quoted(cell, delimiter) for cell in cells) + end


def quoted(cell: str, delimiter: str) -> str:
    """A cell as it stands in a record."""
    if any(char in cell for char in (delimiter, '"', "\n", "\r")):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _encoding(content: bytes) -> Encoding:
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return Encoding(codec, mark)
    sample = content[:_SAMPLE]
    if sample and sample[1::2].count(0) > len(sample) // 4:
        return Encoding("utf-16-le")
    if sample and sample[::2].count(0) > len(sample) // 4:
        return Encoding("utf-16-be")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return Encoding("cp1252")
    return Encoding("utf-8")
