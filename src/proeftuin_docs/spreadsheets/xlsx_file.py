# SPDX-License-Identifier: EUPL-1.2
"""XLSX: the cells of a sheet as the text that a person sees in them (ECMA-376, part 1, 18.3 and 18.4)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import Final, NamedTuple, TypeVar

from lxml import etree

from proeftuin_docs.errors import DataError, Place, lists
from proeftuin_docs.spreadsheets.cell_ranges import Cells, blocks, column_index
from proeftuin_docs.spreadsheets.model import MAX_COLUMNS, NO_RESULT, ListRow, Mark
from proeftuin_docs.spreadsheets.xlsx_beside import Beside, beside_cells
from proeftuin_docs.spreadsheets.xlsx_numbers import Shown
from proeftuin_docs.spreadsheets.xlsx_package import SheetPart, XlsxPackage, workbook_errors
from proeftuin_docs.spreadsheets.xlsx_styles import CellStyle, Font, Styles, item_at

_Item = TypeVar("_Item")
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_CELL: Final = "}c"
_PHONETIC: Final = "rPh"
_RUN: Final = "r"
_ON: Final = ("1", "true")
_OFF: Final = ("0", "false")
_FLAT: Final = 3.0
"""Points of a row that nobody can read."""
_NARROW: Final = 0.8
"""Characters of a column that nobody can read."""
_MOST_MARKED: Final = 20_000_000
"""Cells in all merged and conditional blocks together."""
_MOST_NOTES: Final = 20_000
"""Columns, merged cells and conditions that somebody makes in one sheet."""
_NUMERIC: Final = ("n", "d")
"""Of these kinds a sheet shows `####` in a column that is too narrow; text runs on or is cut."""
_WIDE: Final = 255.0
_PAGE: Final = "headerFooter"
_ABOUT_SHEET: Final = (
    "sheetView",
    "sheetFormatPr",
    "col",
    "mergeCell",
    "conditionalFormatting",
    "tablePart",
    _PAGE,
)


_PAGE_CODE: Final = re.compile('&(?:"[^"]*"|[0-9]+|K[0-9A-Fa-f+-]{6,8}|.)')
"""What formats or stands for something in the head of a page (18.3.1.46)."""


class _Text(NamedTuple):
    """A text and the fonts of its runs; None is that of the cell."""

    text: str
    fonts: tuple[Font | None, ...] = (None,)


@dataclass(slots=True)
class SheetLook:
    """What a sheet says beside its rows; whole once all rows are read."""

    notes: int = 0
    zeros: bool = True
    table: bool = False
    """Whether a table gives its headers colours that no cell has."""
    flat: bool = False
    narrow: bool = False
    columns: dict[int, bool] = field(default_factory=dict)
    """Whether nobody sees a column, by its index."""
    widths: dict[int, float] = field(default_factory=dict)
    """The width that somebody gave a column, in digits, by its index."""
    merged: list[Cells] = field(default_factory=list)
    conditional: list[Cells] = field(default_factory=list)
    beside: Sequence[Beside] = ()
    page: str = ""
    """The words at the head and the foot of its printed pages."""

    def hides(self, index: int) -> bool:
        """Whether nobody sees this column."""
        return self.columns.get(index, self.narrow)

    def header(self, row: ListRow) -> ListRow:
        """The header with what is wrong with its look."""
        (header,) = self.marked([row], least=2)
        marks = {at: mark for at, mark in header.marks.items() if mark is not lists.hidden_text}
        return replace(header, marks=marks) if self.table else header

    def marked(self, rows: Sequence[ListRow], least: int = 1) -> list[ListRow]:
        """The rows with what merged cells, conditional formats and boxes over them do to them.

        A merged or conditional block counts when at least so many of its cells hold something. Raises
        `ValueError` for more blocks than a sheet can have.
        """
        marks: dict[int, dict[int | None, Mark]] = {}
        numbers = [row.number for row in rows]
        found: list[tuple[Cells, int, Mark]] = [
            *((item, least, partial(lists.merged_cells, cells=str(item))) for item in self.merged),
            *((item, least, lists.conditional_look) for item in self.conditional),
            *((item.cells, 0, lists.under_a_box) for item in self.beside if not item.is_note),
        ]
        looked_at = 0
        for cells, fewest, mark in found:
            inside = rows[bisect_left(numbers, cells.top) : bisect_right(numbers, cells.bottom)]
            wide = range(cells.left, min(cells.right, MAX_COLUMNS) + 1)
            looked_at += len(inside) * len(wide) + 1
            if looked_at > _MOST_MARKED:
                raise ValueError
            if sum(bool(row.cell(index).strip()) for row in inside for index in wide) >= fewest:
                for row in inside:
                    marks.setdefault(row.number, {}).update(dict.fromkeys(wide, mark))
        return [
            replace(row, marks={**marks[row.number], **row.marks}) if row.number in marks else row
            for row in rows
        ]


class Workbook:
    """The sheets of a workbook that a person can see, first to last."""

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        self._package = XlsxPackage(content, name)
        self._shown: dict[tuple[str, str], Shown] = {}

    def sheets(self) -> list[SheetPart]:
        """The sheets with cells that are shown; raises `DataError` for a broken workbook."""
        with workbook_errors(self._name):
            return [sheet for sheet in self._package.sheets if sheet.shown]

    def beside(self, sheet: SheetPart) -> list[Beside]:
        """The boxes, pictures and notes on a sheet; raises `DataError` for a broken one."""
        with workbook_errors(self._name):
            return beside_cells(self._package, sheet)

    def rows(self, sheet: SheetPart, look: SheetLook) -> Iterator[ListRow]:
        """The rows of a sheet that are not blank, one at a time; raises `DataError` for a broken sheet.

        What the sheet says of them goes into `look`.
        """
        with workbook_errors(self._name):
            number = 0
            for element in self._package.elements(sheet.path, "row", *_ABOUT_SHEET):
                if etree.QName(element).localname == _PAGE:
                    look.page = _PAGE_CODE.sub("; ", "; ".join(str(text) for text in element.itertext()))
                    continue
                if etree.QName(element).localname != "row":
                    self._note(element, look)
                    continue
                before, number = number, int(element.get("r", number + 1))
                if number <= before:
                    raise ValueError
                cells, marks = self._cells(element, number, look)
                if any(cell.strip() for cell in cells):
                    yield ListRow(number, cells, _is_hidden(element, look), _of_row(cells, marks))

    def _note(self, element: etree._Element, look: SheetLook) -> None:
        look.notes += 1
        if look.notes > _MOST_NOTES:
            raise ValueError
        match etree.QName(element).localname:
            case "sheetView":
                look.zeros = element.get("showZeros") not in _OFF
            case "sheetFormatPr":
                look.flat = float(element.get("defaultRowHeight", "15")) < _FLAT
                look.narrow = float(element.get("defaultColWidth", "9")) < _NARROW
            case "col":
                unseen = element.get("hidden") in _ON or float(element.get("width", "9")) < _NARROW
                first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                if unseen != look.narrow:
                    look.columns.update(dict.fromkeys(range(first - 1, min(last, MAX_COLUMNS)), unseen))
                if element.get("customWidth") in _ON:
                    width = float(element.get("width", "9"))
                    look.widths.update(dict.fromkeys(range(first - 1, min(last, MAX_COLUMNS)), width))
            case "tablePart":
                look.table = True
            case "mergeCell":
                look.merged += (item for item in blocks(element.get("ref", "")) if item[:2] != item[2:])
            case _ if self._changes_look(element):
                look.conditional += blocks(element.get("sqref") or element.findtext("{*}sqref") or "")
            case _:
                pass  # a condition that only colours what everybody can read

    def _changes_look(self, element: etree._Element) -> bool:
        if any(item.get("showValue") in _OFF for item in element.iter()):
            return True
        named = (item.get("dxfId", "-1") for item in element.iter("{*}cfRule"))
        return any(item_at(self._styles.changing, number, default=False) for number in named)

    def _cells(
        self, row: etree._Element, number: int, look: SheetLook
    ) -> tuple[tuple[str, ...], dict[int | None, Mark]]:
        texts: list[str] = []
        marks: dict[int | None, Mark] = {}
        across: int | None = None
        for index, cell in _placed(row):
            style = self._style(cell)
            text, mark = self._told(cell, style, look)
            if (
                mark is None
                and cell.get("t", "n") in _NUMERIC
                and _room(text) > look.widths.get(index, _WIDE)
            ):
                mark = lists.number_signs
            filled = bool(text.strip())
            if index >= MAX_COLUMNS:
                if filled:
                    raise DataError([lists.too_many_columns(Place(self._name, number), limit=MAX_COLUMNS)])
                continue
            texts.extend([""] * (index + 1 - len(texts)))
            texts[index] = text
            if mark is not None and filled:
                marks[index] = mark
            across = index if filled and style.across else across if style.across else None
            if across is not None and across != index:
                block = str(Cells(number, across, number, index))
                marks[across] = marks[index] = partial(lists.merged_cells, cells=block)
        while texts and not texts[-1].strip():
            del texts[-1]
        return tuple(texts), marks

    def _told(self, cell: etree._Element, style: CellStyle, look: SheetLook) -> Shown:
        """Return what a cell shows: an error as its sign, a formula as its result."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _of_string(self._string(cell), style)
        value = cell.findtext("{*}v")
        if not value:
            return Shown(NO_RESULT if kind != "str" and cell.find("{*}f") is not None else "")
        if kind == "s":
            return _of_string(_at(self._strings, int(value)), style)
        shown = self._value(kind, value, cell.get("s", "0"), style)
        zero = kind == "n" and float(value) == 0
        if zero and (not look.zeros or not shown.text.strip()):
            return Shown("")
        if zero and cell.find("{*}f") is not None:
            return Shown(shown.text, lists.formula_of_nothing)
        return Shown(shown.text, shown.mark or style.unseen)

    def _value(self, kind: str, value: str, number: str, style: CellStyle) -> Shown:
        match kind:
            case "b":
                return style.number.of_text("ja" if value in _ON else "nee")
            case "n":
                if (number, value) not in self._shown:
                    from_1904 = self._package.counts_from_1904
                    self._shown[number, value] = style.number.of_number(value, from_1904=from_1904)
                return self._shown[number, value]
            case "d":
                return Shown(_iso_day(value))
            case "e":
                return Shown(value, lists.error_in_cell)
            case _:
                return style.number.of_text(_unescaped(value))

    def _style(self, cell: etree._Element) -> CellStyle:
        known = self._styles.cells
        return _at(known, int(cell.get("s", "0"))) if known else CellStyle()

    @cached_property
    def _styles(self) -> Styles:
        return Styles(self._package)

    @cached_property
    def _strings(self) -> Sequence[_Text]:
        path = self._package.other_part("sharedStrings")
        return [self._string(item) for item in self._package.elements(path, "si")] if path else []

    def _string(self, item: etree._Element) -> _Text:
        """Return the text of an item and its runs, without its phonetic guide."""
        parts: list[str] = []
        fonts: dict[Font | None, None] = {}
        for element in item.iter("{*}t"):
            parent = element.getparent()
            place = "" if parent is None else str(parent.tag).rpartition("}")[2]
            if parent is None or place == _PHONETIC:
                continue
            parts.append(element.text or "")
            look = parent.find("{*}rPr") if place == _RUN else None
            if parts[-1].strip():
                fonts[None if look is None else self._styles.font(look)] = None
        return _Text(_unescaped("".join(parts)), tuple(fonts) or (None,))


def _of_string(text: _Text, style: CellStyle) -> Shown:
    shown = style.number.of_text(text.text)
    if text.fonts == (None,):
        return shown if shown.mark or style.unseen is None else Shown(shown.text, style.unseen)
    found = (style.unseen if font is None else font.unseen(style.fill) for font in text.fonts)
    return Shown(shown.text, shown.mark or next((mark for mark in found if mark is not None), None))


def _placed(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The cells of a row with their indexes; raises `ValueError` for one that is not behind the last one."""
    last = -1
    for cell in row:
        if str(cell.tag).endswith(_CELL):
            reference = cell.get("r")
            index = column_index(reference) if reference else last + 1
            if index <= last:
                raise ValueError
            last = index
            yield index, cell


def _room(text: str) -> float:
    """The least width in digits that a number or a day needs: what is no digit is narrower, perhaps half."""
    return sum(1 if character.isdigit() else 0.5 for character in text)


def _of_row(cells: Sequence[str], marks: dict[int | None, Mark]) -> dict[int | None, Mark]:
    """The marks of a row; one that is struck through as a whole is told once."""
    filled = {index for index, text in enumerate(cells) if text.strip()}
    struck = {index for index, mark in marks.items() if mark is lists.struck_through}
    return {None: lists.struck_row} if filled and filled == struck and len(filled) > 1 else marks


def _is_hidden(row: etree._Element, look: SheetLook) -> bool:
    """Whether nobody sees a row; one of its own height that is not said has none."""
    height = row.get("ht")
    if height is not None:
        return row.get("hidden") in _ON or float(height) < _FLAT
    return row.get("hidden") in _ON or look.flat or row.get("customHeight") in _ON


def _at(items: Sequence[_Item], index: int) -> _Item:
    """An item by its index; raises `LookupError` for what is none, so also below zero."""
    if index < 0:
        raise LookupError
    return items[index]


def _unescaped(text: str) -> str:
    """The text of which XML could not hold every character (22.9.2.19)."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _iso_day(value: str) -> str:
    """A day that is stored as `2027-01-12` as one that somebody types; anything else as it is."""
    found = re.match(r"^(\d{4})-(\d\d)-(\d\d)(?:T00:00:00.*)?$", value)
    return f"{found[3]}-{found[2]}-{found[1]}" if found else value
