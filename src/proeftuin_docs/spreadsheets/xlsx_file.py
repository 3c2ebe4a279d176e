"""XLSX: the cells of a sheet as the text that a person sees in them (ECMA-376, part 1, 18.3 and 18.4)."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Final, TypeVar

from lxml import etree

from proeftuin_docs.errors import DataError, Place, lists
from proeftuin_docs.spreadsheets.model import MAX_COLUMNS, NO_RESULT, SheetRow
from proeftuin_docs.spreadsheets.xlsx_numbers import (
    NumberFormat,
    builtin_format,
    format_number,
    parse_format_code,
)
from proeftuin_docs.spreadsheets.xlsx_package import SheetPart, XlsxPackage, workbook_errors

_Item = TypeVar("_Item")
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_REFERENCE: Final = re.compile("([A-Z]{1,3})[0-9]+")
_CELL: Final = "}c"
_PHONETIC: Final = "rPh"
_TRUE: Final = "1"


class Workbook:
    """The sheets of a workbook that a person can see, first to last."""

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        self._package = XlsxPackage(content, name)
        self._numbers: dict[str, str] = {}

    def sheets(self) -> list[SheetPart]:
        """The sheets with cells that are shown; raises `DataError` for a broken workbook."""
        with workbook_errors(self._name):
            return [sheet for sheet in self._package.sheets if sheet.shown]

    def rows(self, sheet: SheetPart) -> Iterator[SheetRow]:
        """The rows of a sheet that are not blank, one at a time; raises `DataError` for a broken sheet."""
        with workbook_errors(self._name):
            number = 0
            for element in self._package.elements(sheet.path, "row"):
                number = int(element.get("r", number + 1))
                cells = self._cells(element, number)
                if any(cell.strip() for cell in cells):
                    yield SheetRow(number, cells, element.get("hidden") in (_TRUE, "true"))

    def _cells(self, row: etree._Element, number: int) -> tuple[str, ...]:
        texts: list[str] = []
        for cell in row:
            if not str(cell.tag).endswith(_CELL):
                continue
            text = self._text(cell)
            reference = cell.get("r")
            index = column_index(reference) if reference else len(texts)
            if index >= MAX_COLUMNS and text.strip():
                raise DataError([lists.too_many_columns(Place(self._name, number), limit=MAX_COLUMNS)])
            if index < MAX_COLUMNS:
                texts.extend([""] * (index + 1 - len(texts)))
                texts[index] = text
        while texts and not texts[-1].strip():
            del texts[-1]
        return tuple(texts)

    def _text(self, cell: etree._Element) -> str:
        """Return the text that a cell shows: an error as its sign, a formula as its result."""
        kind, value = cell.get("t", "n"), cell.findtext("{*}v")
        if kind == "inlineStr":
            return _string(cell)
        if not value:
            return NO_RESULT if kind != "str" and cell.find("{*}f") is not None else ""
        return self._value(kind, value, cell.get("s", "0"))

    def _value(self, kind: str, value: str, style: str) -> str:
        match kind:
            case "s":
                return _at(self._strings, int(value))
            case "b":
                return "ja" if value == _TRUE else "nee"
            case "n":
                return self._number(value, style)
            case "d":
                return _iso_day(value)
            case _:
                return _unescaped(value)

    def _number(self, value: str, style: str) -> str:
        key = f"{style} {value}"
        if key not in self._numbers:
            kind = _at(self._formats, int(style)) if self._formats else NumberFormat()
            self._numbers[key] = format_number(value, kind, from_1904=self._package.counts_from_1904)
        return self._numbers[key]

    @cached_property
    def _strings(self) -> Sequence[str]:
        path = self._package.other_part("sharedStrings")
        return [_string(item) for item in self._package.elements(path, "si")] if path else []

    @cached_property
    def _formats(self) -> Sequence[NumberFormat]:
        """The format of each style that a cell can name."""
        path = self._package.other_part("styles")
        if path is None:
            return []
        root = self._package.root(path)
        own = {
            int(item.get("numFmtId", "0")): parse_format_code(str(item.get("formatCode", "")))
            for item in root.iterfind("{*}numFmts/{*}numFmt")
        }
        numbers = [int(item.get("numFmtId", "0")) for item in root.iterfind("{*}cellXfs/{*}xf")]
        return [own.get(number) or builtin_format(number) for number in numbers]


def _at(items: Sequence[_Item], index: int) -> _Item:
    """An item by its index; raises `LookupError` for what is none, so also below zero."""
    if index < 0:
        raise LookupError
    return items[index]


def _string(item: etree._Element) -> str:
    """Return the text of an item and its runs, without its phonetic guide."""
    parts: list[str] = []
    for element in item.iter("{*}t"):
        parent = element.getparent()
        if parent is not None and etree.QName(parent).localname != _PHONETIC:
            parts.append(element.text or "")
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    """The text of which XML could not hold every character (22.9.2.19)."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _iso_day(value: str) -> str:
    """A day that is stored as `2027-01-12` as one that somebody types; anything else as it is."""
    found = re.match(r"^(\d{4})-(\d\d)-(\d\d)(?:T00:00:00.*)?$", value)
    return f"{found[3]}-{found[2]}-{found[1]}" if found else value


@cache
def _letters_index(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def column_index(reference: str) -> int:
    """The index (from 0) of the column in a reference such as `AB12`; else raises `ValueError`."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError
    return _letters_index(found[1])
