"""CSV as spreadsheets write it: the encoding, the delimiter, and every record with the text it came from.

A record is what a spreadsheet shows as one row, whatever line breaks stand between its
quotes (RFC 4180, 2.6).
"""

import csv
import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import Final

from proeftuin_docs.errors import DataError, Place, lists

_MARKS: Final = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
_WINDOWS: Final = "cp1252"
_DELIMITERS: Final = (";", ",", "\t")
_SAMPLE: Final = 2000
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""A line as CSV counts it; Python's own idea of a line end is wider."""
_DECLARED: Final = re.compile(r'"?sep=([;,\t])"?(\r\n|\r|\n)', re.IGNORECASE)
_END: Final = "\0"
"""A line that no file holds: where it turns up within a record, a quote was never closed."""
_MISREAD: Final = re.compile(r"[a-z][‚ƒ„†‡ˆ‰‹•˜ŽŠ]|[‚ƒ„†‡ˆ‰‹˜™¥Ÿ][a-z]|[A-Za-z][“”¡¢£¤™Ÿ›][a-z]")
"""Accented letters of DOS or an old Macintosh, as Windows-1252 shows them; no name has these."""
_QUOTES: Final = "‘’“”–—".encode("cp1252")
"""Characters that follow an accented letter, and in UTF-8 can be the rest of another character."""
_OLD_LINE_END: Final = re.compile(r"\r(?!\n)")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a file are text: a codec, and the mark that the file begins with."""

    codec: str
    mark: bytes = b""


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
    encoding = _encoding(content)
    body = content[len(encoding.mark) :]
    try:
        text = body.decode(encoding.codec)
    except UnicodeDecodeError as error:
        raise DataError([lists.unreadable_text(Place(name), position=error.start + 1)]) from error
    if "\0" in text:
        raise DataError([lists.not_a_text_character(Place(name, text[: text.index("\0")].count("\n") + 1))])
    if encoding.codec == _WINDOWS and (_MISREAD.search(text) or _OLD_LINE_END.search(text)):
        raise DataError([lists.uncertain_accents(Place(name))])
    if encoding == Encoding("utf-8") and _unsure().search(text):
        raise DataError([lists.uncertain_accents(Place(name))])
    declared = _DECLARED.match(text)
    if declared:
        return CsvText(encoding, declared[0], text[declared.end() :], declared[1])
    return CsvText(encoding, "", text)


@cache
def _unsure() -> re.Pattern[str]:
    """A sign of another script behind a Latin letter, where Windows-1252 has an accent and a quote (É’).

    Marks that belong to the letter before them are none.
    """
    leads = [bytes([lead, *rest]) for lead in range(0xC6, 0xE0) for rest in product(_QUOTES)]
    leads += [bytes([lead, *rest]) for lead in range(0xE0, 0xF0) for rest in product(_QUOTES, repeat=2)]
    signs = {lead.decode("utf-8", "ignore") for lead in leads} - {""}
    letters = sorted(sign for sign in signs if not unicodedata.category(sign).startswith("M"))
    return re.compile(f"[A-Za-z][{''.join(letters)}]")


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
        return Encoding(_WINDOWS)
    return Encoding("utf-8")
