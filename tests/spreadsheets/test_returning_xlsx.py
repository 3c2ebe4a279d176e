"""A workbook back: one column more in its sheet, and every other byte as it was."""

import re
from io import BytesIO
from pathlib import Path
from typing import Final

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from proeftuin_docs.errors import Place, PlaceKind, cases
from proeftuin_docs.spreadsheets import read_list
from proeftuin_docs.spreadsheets.returning import faults_text
from tests.spreadsheets.samples import BAD, NEEDED, told
from tests.spreadsheets.workbooks import (
    active,
    bare_workbook,
    opened,
    packed,
    parts_of,
    saved,
    text_row,
    workbook,
)

HEADER: Final = list(NEEDED)
LIBREOFFICE: Final = Path(__file__).parent / "files" / "libreoffice.xlsx"
NAME: Final = "lijst.xlsx"
SHEET: Final = "xl/worksheets/sheet1.xml"
STYLES: Final = "xl/styles.xml"
TOLD: Final = faults_text([BAD])


def back(content: bytes, *rows: int) -> bytes:
    """A workbook with one fault in each of these rows."""
    return told(content, *rows, name=NAME)


def column_of(content: bytes) -> tuple[str, dict[int, object]]:
    """The letter of the column with faults as openpyxl finds it, and what it holds by row."""
    sheet = opened(content)
    head = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "fouten")
    values = {row: sheet.cell(row, head.column).value for row in range(1, sheet.max_row + 1)}
    return head.coordinate.rstrip("0123456789"), {row: text for row, text in values.items() if text}


def cells_of(content: bytes) -> list[tuple[str, ...]]:
    """What is read of a list, up to the last filled cell of each row."""
    return [tuple("\t".join(row.cells).rstrip("\t").split("\t")) for row in read_list(content, NAME).rows]


def rich_book() -> bytes:
    """A workbook with everything that a person may have put in it."""
    book = openpyxl.Workbook()
    sheet = active(book)
    for row in (["Lijst van mei"], HEADER, list(NEEDED.values()), list(NEEDED.values())):
        sheet.append(row)
    sheet["A3"] = '="K"&"im"'
    sheet["B3"].comment = Comment("een opmerking", "Gerrie")
    sheet["C3"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet["D3"].hyperlink = "https://rechtspraak.example/"
    sheet.merge_cells("A1:C1")
    sheet.freeze_panes = "B3"
    sheet.auto_filter.ref = "A2:O4"
    sheet.column_dimensions["A"].width = 31.5
    sheet.conditional_formatting.add("A3:A9", Rule(type="containsBlanks"))
    rule = DataValidation(type="list", formula1='"post,advocaat"')
    rule.add("C3:C9")
    sheet.add_data_validation(rule)
    sheet.print_title_rows = "2:2"
    other = book.create_sheet("Berekening")
    other["A1"], other["B1"] = 1, "=A1*2"
    return saved(book)


def test_every_other_part_of_a_workbook_stays_byte_for_byte() -> None:
    """Only the sheet and the styles change; the order of the parts is as it was."""
    content = rich_book()
    before, after = parts_of(content), parts_of(back(content, 4))
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {SHEET, STYLES}


def test_in_the_sheet_itself_only_the_column_is_new() -> None:
    """What was there is still there in the same order, and openpyxl finds all of it."""
    content = rich_book()
    sheet = opened(back(content, 4))
    assert column_of(back(content, 4)) == ("P", {2: "fouten", 4: TOLD})
    assert sheet["A3"].value == '="K"&"im"'
    assert sheet["B3"].comment is not None
    assert sheet["C3"].fill.fgColor.rgb == "00FFFF00"
    assert sheet["D3"].hyperlink is not None
    assert [str(item) for item in sheet.merged_cells.ranges] == ["A1:C1"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B3", "A2:O4")
    assert sheet.column_dimensions["A"].width == 31.5
    assert [str(rule.sqref) for rule in sheet.data_validations.dataValidation] == ["C3:C9"]
    assert sheet.print_title_rows == "$2:$2"
    assert len(sheet.conditional_formatting) == 1
    assert sheet["P4"].alignment.wrap_text
    assert sheet.column_dimensions["P"].width == 60
    assert _without_column(parts_of(back(content, 4))[SHEET], "P") == _plain(content)


def _without_column(data: bytes, letter: str) -> str:
    """A sheet without the cells of a column and what tells how wide the sheet is."""
    text = re.sub(rf'<c r="{letter}\d+"[^>]*>.*?</c>', "", data.decode(), flags=re.DOTALL)
    return _without_extent(re.sub(rf'<col width="60"[^>]*min="{_number(letter)}"[^>]*/>', "", text))


def _plain(content: bytes) -> str:
    return _without_extent(parts_of(content)[SHEET].decode())


def _without_extent(text: str) -> str:
    return re.sub(r' (?:spans|ht|customHeight)="[^"]*"|<dimension [^>]*/>', "", text)


def _number(letter: str) -> int:
    return ord(letter) - ord("A") + 1


def test_a_workbook_of_libreoffice_comes_back() -> None:
    """With its faults beside its rows, and everything that is read of it unchanged."""
    content = LIBREOFFICE.read_bytes()
    returned = back(content, 3, 5)
    before, after = parts_of(content), parts_of(returned)
    assert {name for name in before if before[name] != after[name]} == {SHEET, STYLES}
    assert cells_of(returned) == cells_of(content)
    letter, values = column_of(returned)
    assert (letter, sorted(values)) == ("S", [1, 3, 5])


def test_a_returned_workbook_read_again_is_the_same_list() -> None:
    """The column is ignored, filled anew the next time, and emptied when there is nothing to mend."""
    content = rich_book()
    once = back(content, 4)
    assert cells_of(once) == cells_of(content)
    again = back(once, 3)
    assert column_of(again) == ("P", {2: "fouten", 3: TOLD})
    assert parts_of(again)[STYLES] == parts_of(once)[STYLES]
    assert column_of(back(again)) == ("P", {2: "fouten"})
    assert parts_of(back(once, 4)) == parts_of(once)


def test_a_workbook_saved_by_openpyxl_after_mending_is_read() -> None:
    """As a person does: open what came back, mend a cell, save, give it again."""
    book = openpyxl.load_workbook(BytesIO(back(rich_book(), 4)))
    active(book)["B4"] = "Anders"
    rows = cells_of(saved(book))
    assert rows[1][1] == "Anders"
    assert TOLD not in [cell for row in rows for cell in row]


HEAD: Final = text_row(1, HEADER)
ROW_2: Final = text_row(2, ["Kim"])
DATA: Final = f"<sheetData>{HEAD}{ROW_2}</sheetData>"
ONE: Final = '<c r="A2"><v>1</v></c>'
SHEETS: Final = {
    "bare": DATA,
    "range": f'<dimension ref="A1:O2"/>{DATA}',
    "all wide": f'<cols><col min="1" max="16384" width="9"/></cols>{DATA}',
    "some wide": f'<cols><col min="1" max="3" width="9"/></cols>{DATA}',
    "later wide": f'<cols><col min="40" max="41" width="9"/></cols>{DATA}',
    "spans": DATA.replace('<row r="2"', '<row r="2" spans="1:1"'),
    "rows without cells": f'<sheetData>{HEAD}{ROW_2}<row r="3"/><row r="4" ht="20"/></sheetData>',
    "cells without text": f'<sheetData>{HEAD}<row r="2">{ONE}<c r="P2" s="0"/><c r="Q2"/></row></sheetData>',
    "a cell beyond": f'<sheetData>{HEAD}<row r="2">{ONE}<c r="Z2" s="0"/></row></sheetData>',
    "remarks": f"<sheetData>{HEAD}<!-- > --><row r='2'>{ONE}</row></sheetData>",
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_cell_gets_its_place_however_the_sheet_is_written(name: str) -> None:
    """Widths of columns, spans, rows without cells, cells beyond the list: the column stands behind it."""
    content = bare_workbook(SHEETS[name])
    returned = back(content, 2)
    assert column_of(returned) == ("P", {1: "fouten", 2: TOLD})
    assert cells_of(returned) == cells_of(content)
    widths = re.findall("<col [^>]*>", parts_of(returned)[SHEET].decode())
    columns = [sorted(map(int, re.findall(r'm(?:in|ax)="(\d+)"', item))) for item in widths]
    numbers = [number for pair in columns for number in pair]
    assert numbers == sorted(numbers)
    assert [16, 16] in columns


@pytest.mark.parametrize("prefix", ["", "x"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "iso-8859-1"])
def test_a_sheet_in_another_encoding_or_with_prefixes_comes_back(codec: str, prefix: str) -> None:
    """XML can be written in more ways than one."""
    name = f"{prefix}:" if prefix else ""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    rows = re.sub("<(/?)", rf"<\1{name}", HEAD + text_row(2, ["Zoë"]))
    declared = f'<?xml version="1.0" encoding="{codec}"?>'
    begin = f'<{name}worksheet xmlns{":" if prefix else ""}{prefix}="{space}">'
    text = f"{declared}{begin}<{name}sheetData>{rows}</{name}sheetData></{name}worksheet>"
    returned = back(packed(parts_of(bare_workbook("")) | {SHEET: text.encode(codec)}), 2)
    assert column_of(returned) == ("P", {1: "fouten", 2: TOLD})
    assert cells_of(returned)[0][0] == "Zoë"


def test_what_is_told_may_hold_any_character() -> None:
    """Signs of XML, and characters that XML has no place for, harm nothing."""
    item = cases.missing_key(
        Place("lijst", 2, path='<&>"\x07\ud800\uffff 👩', kind=PlaceKind.COLUMN), key="datum"
    )
    returned = told(workbook([HEADER, list(NEEDED.values())]), 2, name=NAME, item=item)
    assert str(opened(returned).cell(2, 16).value).startswith('<&>" 👩: ')


def test_a_text_that_looks_escaped_is_shown_as_it_is() -> None:
    """Spreadsheets read `_x0041_` as A; what is told has to be what was said."""
    item = cases.missing_key(Place("lijst", 2, path="_x0041_", kind=PlaceKind.COLUMN), key="datum")
    returned = told(workbook([HEADER, list(NEEDED.values())]), 2, name=NAME, item=item)
    assert b"_x005F_x0041_: " in parts_of(returned)[SHEET]


@pytest.mark.parametrize(
    ("given", "height"),
    [
        ("", 45),
        (' ht="15" customHeight="1"', 45),
        (" ht='99.5'", 99.5),
        (' customHeight="1" ht="20"', 45),
    ],
)
def test_a_row_is_as_high_as_what_is_told_needs(given: str, height: float) -> None:
    """A spreadsheet would show the first line of it only; a row that is higher stays as it is."""
    content = bare_workbook(DATA.replace('<row r="2"', f'<row r="2"{given}'))
    assert 120 < len(TOLD) <= 180
    assert opened(back(content, 2)).row_dimensions[2].height == height
    assert opened(back(content, 1)).row_dimensions[2].height != 45
