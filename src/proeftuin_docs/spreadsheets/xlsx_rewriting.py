# SPDX-License-Identifier: EUPL-1.2
"""A workbook with one column of a sheet filled in, every other byte left as it was (18.3.1).

A sheet is not written anew: a parser tells where in its bytes each cell stands, and only there something is
put in. Texts are stored as such, so that none is ever a formula.
"""

import re
import zipfile
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Final, NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from proeftuin_docs.formats.xml import UNWRITABLE, write_xml
from proeftuin_docs.spreadsheets.cell_ranges import column_index
from proeftuin_docs.spreadsheets.model import column_letter
from proeftuin_docs.spreadsheets.xlsx_package import XlsxPackage, part_key, workbook_errors

_WIDTH: Final = 60
"""How wide a new column is, in characters, so that a fault reads as lines and not as a ribbon."""
_WIDE: Final = {"width": str(_WIDTH), "customWidth": "1"}
_LINE_HEIGHT: Final = 15
"""How high a line of text is, in points; no spreadsheet fits a row to a text that it did not see typed."""
_HEIGHT: Final = re.compile(rb"""\s(?:ht|customHeight)=(["']).*?\1""")
_ESCAPED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Text that a reader would take for an escaped character (22.9.2.19)."""
_SPANS: Final = re.compile(rb"<[^>]*?\sspans=[\"']\d+:(\d+)[\"']")
_RANGE: Final = re.compile(rb"<[^>]*?\sref=[\"'][A-Z]+\d+:([A-Z]+)\d+[\"']")
_TAG_END: Final = b">"


class Splice(NamedTuple):
    """These bytes in the place of those from `start` up to `end`."""

    start: int
    end: int
    data: bytes


@dataclass(frozen=True, slots=True)
class ColumnFill:
    """The new texts of a column (index from 0) by row number; other rows below `header` get none.

    `style` is that of the cells, by its number; None for none.
    """

    index: int
    texts: Mapping[int, str]
    header: int
    style: int | None = None


def fill_column(data: bytes, filling: ColumnFill) -> bytes:
    """The sheet with one column filled, all others as they were.

    A byte below 128 has to be that character. Raises `ValueError` for a DTD and for bad XML.
    """
    scan = _SheetPatcher(data, filling)
    parts: list[bytes] = []
    at = 0
    for splice in sorted(scan.splices, key=lambda item: (item.start, item.end)):
        parts += (data[at : splice.start], splice.data)
        at = splice.end
    return b"".join([*parts, data[at:]])


class _SheetPatcher:
    """Walks through a sheet once and collects what has to be put in."""

    def __init__(self, data: bytes, filling: ColumnFill) -> None:
        self.splices: list[Splice] = []
        self._data, self._filling = data, filling
        self._row = self._cell = self._row_start = 0
        self._done = False
        self._replaced: int | None = None
        self._head_style: str | None = None
        self._covered = False
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = _refuse
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            raise ValueError from error

    def _start(self, name: str, given: dict[str, str]) -> None:
        prefix, _, local = name.rpartition(":")
        match local:
            case "c":
                self._start_cell(prefix, given)
            case "row":
                self._row, self._cell, self._done = int(given.get("r", self._row + 1)), -1, False
                self._row_start = self._parser.CurrentByteIndex
                self._fit_height(name, float(given.get("ht", 0)))
            case "col":
                self._split_width(name, given)
            case "sheetData" if not self._covered:
                self._put(f"<{_named(prefix, 'cols')}>{self._width(prefix)}</{_named(prefix, 'cols')}>")
            case "dimension":
                self._widen_range()
            case _:
                pass  # any other element of the sheet stays as it is

    def _end(self, name: str) -> None:
        prefix, _, local = name.rpartition(":")
        match local:
            case "c" if self._replaced is not None:
                self.splices.append(Splice(self._replaced, self._end_of(name), self._told(prefix)))
                self._replaced = None
            case "row" if not self._done and self._row in self._filling.texts:
                self._end_row(name, prefix)
            case "cols" if not self._covered:
                self._put(self._width(prefix))
                self._covered = True
            case _:
                pass  # any other element of the sheet stays as it is

    def _start_cell(self, prefix: str, given: dict[str, str]) -> None:
        reference = given.get("r")
        self._cell = column_index(reference) if reference else self._cell + 1
        wanted = self._filling.index
        if self._cell < wanted:
            self._head_style = given.get("s") if self._row == self._filling.header else self._head_style
        elif self._cell == wanted and (self._row in self._filling.texts or self._row > self._filling.header):
            self._replaced, self._done = self._parser.CurrentByteIndex, True
        elif self._cell > wanted and not self._done and self._row in self._filling.texts:
            self._put(self._told(prefix).decode())
            self._widen_spans()
            self._done = True

    def _end_row(self, name: str, prefix: str) -> None:
        """Add the cell as the last one of its row; a row without any cells gets an end of its own."""
        at = self._parser.CurrentByteIndex
        told = self._told(prefix)
        if self._closes(name, at):
            self.splices.append(Splice(at, at, told))
        else:
            self.splices.append(Splice(at - len(b"/>"), at, b">" + told + f"</{name}>".encode()))
        self._widen_spans()

    def _told(self, prefix: str) -> bytes:
        text = self._filling.texts.get(self._row)
        if not text:
            return b""
        cell, item, value = (_named(prefix, local) for local in ("c", "is", "t"))
        style = self._head_style if self._row == self._filling.header else self._filling.style
        styled = f" s={quoteattr(str(style))}" if style is not None else ""
        place = f"{column_letter(self._filling.index)}{self._row}"
        body = escape(_ESCAPED.sub(r"_x005F\g<0>", UNWRITABLE.sub("", text)))
        made = (
            f'<{cell} r="{place}"{styled} t="inlineStr"><{item}>'
            f'<{value} xml:space="preserve">{body}</{value}></{item}></{cell}>'
        )
        return made.encode("ascii", "xmlcharrefreplace")

    def _fit_height(self, name: str, height: float) -> None:
        """Raise the height of a row to fit its text; one that is higher stays as it is."""
        lines = self._filling.texts.get(self._row, "").split("\n")
        needed = _LINE_HEIGHT * sum(max(1, -(-len(line) // _WIDTH)) for line in lines)
        if needed <= max(height, _LINE_HEIGHT):
            return
        at = self._row_start
        end = self._data.index(_TAG_END, at)
        self.splices += [Splice(*found.span(), b"") for found in _HEIGHT.finditer(self._data, at, end)]
        own = at + 1 + len(name.encode())
        self.splices.append(Splice(own, own, f' ht="{needed}" customHeight="1"'.encode()))

    def _widen_spans(self) -> None:
        """Widen the `spans` of a row, for programs that rely on it."""
        found = _SPANS.match(self._data, self._row_start)
        if found and int(found[1]) <= self._filling.index:
            self.splices.append(Splice(*found.span(1), str(self._filling.index + 1).encode()))

    def _widen_range(self) -> None:
        """So does the sheet."""
        at = self._parser.CurrentByteIndex
        found = _RANGE.match(self._data, at)
        if found and column_index(found[1].decode() + "1") < self._filling.index:
            self.splices.append(Splice(*found.span(1), column_letter(self._filling.index).encode()))

    def _split_width(self, name: str, given: dict[str, str]) -> None:
        """Give the column a width of its own where a range without end has it; elsewhere it keeps its own."""
        first, last, own = int(given["min"]), int(given["max"]), self._filling.index + 1
        if own < first and not self._covered:
            self._put(self._width(name.rpartition(":")[0]))
            self._covered = True
        self._covered |= first <= own <= last
        if first <= own <= last and first < last:
            at = self._parser.CurrentByteIndex
            end = self._data.index(_TAG_END, at) + 1
            before = _column(name, given, first, own - 1) if first < own else ""
            after = _column(name, given, own + 1, last) if own < last else ""
            wide = _column(name, {**given, **_WIDE}, own, own)
            self.splices.append(Splice(at, end, (before + wide + after).encode()))

    def _width(self, prefix: str) -> str:
        own = self._filling.index + 1
        return _column(_named(prefix, "col"), _WIDE, own, own)

    def _put(self, text: str) -> None:
        at = self._parser.CurrentByteIndex
        self.splices.append(Splice(at, at, text.encode("ascii", "xmlcharrefreplace")))

    def _closes(self, name: str, at: int) -> bool:
        """Whether there is an end tag here; if not, the element was an empty tag that ends here."""
        return self._data.startswith(f"</{name}".encode(), at)

    def _end_of(self, name: str) -> int:
        at = self._parser.CurrentByteIndex
        return self._data.index(_TAG_END, at) + 1 if self._closes(name, at) else at


def _named(prefix: str, local: str) -> str:
    return f"{prefix}:{local}" if prefix else local


def _column(name: str, given: Mapping[str, str], first: int, last: int) -> str:
    attributes = {**given, "min": str(first), "max": str(last)}
    return f"<{name} {' '.join(f'{key}={quoteattr(value)}' for key, value in attributes.items())}/>"


def _refuse(*_: object) -> None:
    raise ValueError


_TEXT_FORMAT: Final = "49"
_LINES: Final = {"vertical": "top", "wrapText": "1"}
_STYLE: Final = {
    "numFmtId": _TEXT_FORMAT,
    **dict.fromkeys(("fontId", "fillId", "borderId", "xfId"), "0"),
    **dict.fromkeys(("applyNumberFormat", "applyAlignment"), "1"),
}
"""Text in lines, beginning at the top (18.8.45)."""


def append_column(content: bytes, name: str, title: str, filling: ColumnFill) -> bytes:
    """The workbook with one column of the sheet with this title filled.

    Raises `DataError` for a broken workbook; `name` is what that calls the file.
    """
    package = XlsxPackage(content, name)
    target = BytesIO()
    with workbook_errors(name), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        path = next(sheet.path for sheet in package.sheets if sheet.title == title)
        styles = package.other_part("styles")
        styled, style = _with_style(package, styles) if styles else (b"", None)
        for part in package.archive.infolist():
            data = package.archive.read(part)
            if part_key(part.filename) == path:
                data = fill_column(_as_ascii(data), replace(filling, style=style))
            elif part_key(part.filename) == styles:
                data = styled
            new.writestr(part, data)
    return target.getvalue()


def _with_style(package: XlsxPackage, path: str) -> tuple[bytes, int | None]:
    """The styles with one for lines of text, and its number; as they are when that style is there."""
    root = package.root(path)
    styles = root.find("{*}cellXfs")
    if styles is None:
        return package.read(path), None
    for number, item in enumerate(styles):
        aligned = item.find("{*}alignment")
        if aligned is not None and dict(item.items()) == _STYLE and dict(aligned.items()) == _LINES:
            return package.read(path), number
    space = etree.QName(styles).namespace
    added = etree.SubElement(styles, f"{{{space}}}xf", _STYLE)
    etree.SubElement(added, f"{{{space}}}alignment", _LINES)
    styles.set("count", str(len(styles)))
    return write_xml(root), len(styles) - 1


def _as_ascii(data: bytes) -> bytes:
    """A sheet in which a byte below 128 is that character: anything but UTF-16 as it is."""
    if not data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return data
    text = data.decode("utf-16")
    return (text[text.index("?>") + 2 :] if text.startswith("<?xml") else text).encode()
