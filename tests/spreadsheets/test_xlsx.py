"""Workbooks as Excel and LibreOffice write them: every cell is the text that a person sees in it."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from proeftuin_docs.spreadsheets import read_list
from proeftuin_docs.spreadsheets.reading import read_sheet
from tests.spreadsheets.samples import NEEDED, told_of_list
from tests.spreadsheets.workbooks import active, bare_workbook, parts_of, saved, text_row

HEADER: Final = list(NEEDED)
LIBREOFFICE: Final = Path(__file__).parent / "files" / "libreoffice.xlsx"
"""Saved by LibreOffice Calc 7.4: dates, times, formulas, an error, numbers, line breaks, a hidden sheet."""
NAME: Final = "lijst.xlsx"
Typed = str | float | date | time


def bare_list(*rows: str, formats: dict[int, str] | None = None, book: str = "", strings: str = "") -> bytes:
    """A workbook with a sound header in row 1 and these rows as XML."""
    sheet = f"<sheetData>{text_row(1, HEADER)}{''.join(rows)}</sheetData>"
    return bare_workbook(sheet, strings, formats, book)


def cell_text(cell: str, formats: dict[int, str] | None = None, book: str = "", strings: str = "") -> str:
    """What is read of one cell, given as XML."""
    sheet = read_sheet(
        bare_list(f'<row r="2">{cell}</row>', formats=formats, book=book, strings=strings), NAME
    )
    return sheet.rows[0].cells[0] if sheet.rows else ""


def typed_text(value: Typed, number_format: str = "General") -> str:
    """What is read of a value that openpyxl stores with a format."""
    book = openpyxl.Workbook()
    sheet = active(book)
    sheet.append(HEADER)
    cell = sheet.cell(2, 1)
    cell.value = value
    cell.number_format = number_format
    return read_sheet(saved(book), NAME).rows[0].cells[0]


def test_a_workbook_of_libreoffice_says_what_a_person_sees() -> None:
    """Days with their year however they are shown, results of formulas, errors and lost digits as such."""
    cases = read_list(LIBREOFFICE.read_bytes(), NAME)
    by_header = [dict(zip(cases.header.texts, row.cells, strict=False)) for row in cases.rows]
    assert [row.number for row in cases.rows] == [2, 3, 4, 5]
    assert [row["Voornaam"] for row in by_header] == ["Zoë", "Sam", "regel 1\nregel 2", "  Noa  "]
    assert [row["Datum verhoor"] for row in by_header[:2]] == ["12-01-2027", "13-01-2027"]
    assert [row["Tijd verhoor"] for row in by_header[:2]] == ["09.30", "10.00"]
    assert by_header[0]["Geboortedatum"] == "12-05-1999"
    assert [row["Griffier telefoon"] for row in by_header[1:3]] == ["020 000 00 01", "200000001"]
    assert [row["Kamer"] for row in by_header] == ["B 0.01", "#DIV/0!", "1,23457E+18", "0012"]


@pytest.mark.parametrize(
    ("value", "number_format", "read"),
    [
        (date(2027, 1, 12), "dd-mm-yyyy", "12-01-2027"),
        (date(2027, 1, 12), "[$-413]d mmmm yyyy;@", "12-01-2027"),
        (date(1999, 5, 12), "d-mmm", "12-05-1999"),
        (date(1900, 1, 1), "dd-mm-yyyy", "01-01-1900"),
        (datetime(2027, 1, 12, 10, 30), "dd-mm-yyyy hh:mm", "12-01-2027 10.30"),
        (datetime(2027, 1, 12), "dd-mm-yyyy hh:mm", "12-01-2027"),
        (time(9, 5), "h:mm", "09.05"),
        (time(9, 5), '[$-F400]h:mm:ss\\ "uur"', "09.05"),
        (0.4375, "[h]:mm", "10.30"),
        (1.5, "[h]:mm", "36.00"),
        (120, "General", "120"),
        (120.0, "0.00", "120,00"),
        (0.1 + 0.2, "General", "0,3"),
        (-5, "000", "-005"),
        (12, '00000" stuks"', "00012 stuks"),
        (206000001, "0000000000", "0206000001"),
        (123456789012345678, "0", "1,23457E+17"),
        (True, "General", "ja"),
        (False, "General", "nee"),
        ("0612345678", "@", "0612345678"),
        ("12-01-2027", "@", "12-01-2027"),
        ("1e5", "General", "1e5"),
        ("+31 6", "General", "+31 6"),
    ],
)
def test_a_value_is_read_as_it_is_shown(value: Typed, number_format: str, read: str) -> None:
    """A day has its year, a time its hour and minutes, a number its noughts; text stays text."""
    assert typed_text(value, number_format) == read


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    """A workbook of an old Macintosh shows the same days."""
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    active(book).append(HEADER)
    active(book).append([date(2027, 1, 12)])
    content = saved(book)
    assert b'date1904="1"' in parts_of(content)["xl/workbook.xml"]
    assert read_sheet(content, NAME).rows[0].cells[0] == "12-01-2027"
    cell = '<c s="1"><v>0</v></c>'
    assert cell_text(cell, {164: "dd-mm-yyyy"}, '<workbookPr date1904="true"/>') == "01-01-1904"


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ('<c t="str"><f>A1</f><v>Kim</v></c>', "Kim"),
        ('<c t="str"><f>A1</f><v></v></c>', ""),
        ("<c><f>1+1</f><v>2</v></c>", "2"),
        ("<c><f>A1</f></c>", "#?"),
        ('<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c t="d"><v>2027-01-12</v></c>', "12-01-2027"),
        ('<c t="d"><v>2027-01-12T00:00:00Z</v></c>', "12-01-2027"),
        ('<c t="b"><v>1</v></c>', "ja"),
        ('<c t="inlineStr"><is><r><t>Ki</t></r><r><t>m</t></r></is></c>', "Kim"),
        ('<c t="inlineStr"><is><t>東</t><rPh sb="0" eb="1"><t>ひがし</t></rPh></is></c>', "東"),
        ('<c t="inlineStr"><is><t>a_x000D_\nb</t></is></c>', "a\r\nb"),
        ('<c t="inlineStr"><is><t>_x005F_x0041_</t></is></c>', "_x0041_"),
        ('<c t="inlineStr"><is><t xml:space="preserve">  a  </t></is></c>', "  a  "),
        ('<c s="1"><v>59</v></c>', "28-02-1900"),
        ('<c s="1"><v>60</v></c>', "29-02-1900"),
        ('<c s="1"><v>61</v></c>', "01-03-1900"),
        ('<c s="1"><v>-1</v></c>', "-1"),
        ('<c s="1"><v>99999999</v></c>', "99999999"),
    ],
)
def test_cells_that_programs_seldom_write(cell: str, read: str) -> None:
    """Results of formulas, rich text, days as text, escaped characters, and numbers that are no day."""
    assert cell_text(cell, {164: "dd-mm-yyyy"}) == read


def test_texts_that_cells_share_are_found() -> None:
    """By their number; one that is not there makes the file broken."""
    strings = "<si><t>een</t></si><si><r><t>tw</t></r><r><t>ee</t></r></si>"
    assert cell_text('<c t="s"><v>1</v></c>', strings=strings) == "twee"
    for missing in ("2", "-1", "x"):
        content = bare_list(f'<row r="2"><c t="s"><v>{missing}</v></c></row>', strings=strings)
        assert told_of_list(content, NAME) == [("lists.damaged_workbook", NAME)]


def test_cells_and_rows_without_a_place_follow_each_other() -> None:
    """Some programs leave the references out; others leave blank cells and rows out."""
    rows = text_row(2, ["a"]).replace(' r="2"', "") + '<row r="7"><c r="C7"><v>1</v></c><c><v>2</v></c></row>'
    sheet = read_sheet(bare_list(rows), NAME)
    assert [(row.number, row.cells) for row in sheet.rows] == [(2, ("a",)), (7, ("", "", "1", "2"))]


TEXTS: Final = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(TEXTS, min_size=1, max_size=len(HEADER)), min_size=1, max_size=4))
def test_any_text_is_read_back_from_a_workbook(rows: list[list[str]]) -> None:
    """Whatever a cell holds as text: no formula, number or day is seen in it."""
    content = bare_list(*(text_row(at, list(map(escape, row))) for at, row in enumerate(rows, start=2)))
    read = {row.number: row.cells for row in read_sheet(content, NAME).rows}
    for number, row in enumerate(rows, start=2):
        cells = read.get(number, ())
        wanted = [text.replace("\r", "\n") if "_x" not in text else None for text in row]
        for at, text in enumerate(wanted):
            assert text is None or (cells[at] if at < len(cells) else "").strip() == text.strip()


@pytest.mark.parametrize("hidden", ["row", "filter"])
def test_hidden_rows_are_told_and_never_guessed(hidden: str) -> None:
    """A filter that somebody forgot would make letters for rows that nobody looked at."""
    book = openpyxl.Workbook()
    sheet = active(book)
    for row in (HEADER, *([list(NEEDED.values())] * 3)):
        sheet.append(row)
    if hidden == "filter":
        sheet.auto_filter.ref = "A1:B4"
    sheet.row_dimensions[3].hidden = True
    assert told_of_list(saved(book), NAME) == [("lists.hidden_rows", f"{NAME}:3")]


def test_hidden_sheets_do_not_count() -> None:
    """Not even one with a list; a workbook in which nothing can be seen is empty."""
    book = openpyxl.Workbook()
    sheet = active(book)
    for row in (HEADER, list(NEEDED.values())):
        sheet.append(row)
    other = book.create_sheet("Oud")
    for row in (HEADER, ["verborgen"]):
        other.append(row)
    other.sheet_state = "hidden"
    assert [row.cells[0] for row in read_list(saved(book), NAME).rows] == [NEEDED["Voornaam"]]
    other.sheet_state, sheet.sheet_state = "visible", "veryHidden"
    book.active = 1
    assert [row.cells[0] for row in read_sheet(saved(book), NAME).rows] == ["verborgen"]
    for row in list(other.iter_rows()):
        for cell in row:
            cell.value = None
    assert told_of_list(saved(book), NAME) == [("lists.empty_file", NAME)]


def test_two_sheets_with_a_list_are_told() -> None:
    """Which one counts cannot be seen; a sheet that explains the columns is no list."""
    book = openpyxl.Workbook()
    for title in ("Mei", "Juni", "Uitleg"):
        sheet = book.create_sheet(title)
        rows = [["Uitleg"], [HEADER[0]]] if title == "Uitleg" else [HEADER, list(NEEDED.values())]
        for row in rows:
            sheet.append(row)
    assert told_of_list(saved(book), NAME) == [("lists.several_sheets", NAME)]
    del book["Juni"]
    assert told_of_list(saved(book), NAME) == []


def test_merged_cells_are_told_where_they_hide_a_column() -> None:
    """Only the first of the merged cells has a header; a title above the list is no trouble."""
    book = openpyxl.Workbook()
    sheet = active(book)
    for row in (["Lijst van mei"], ["Kamer", None, *HEADER], ["Z", "1", *NEEDED.values()]):
        sheet.append(row)
    for cells in ("A1:D1", "A2:B2"):
        sheet.merge_cells(cells)
    assert told_of_list(saved(book), NAME) == [("lists.column_without_header", f"{NAME}:2")]


def test_what_is_laid_out_far_away_does_not_count() -> None:
    """Formats of whole columns and rows, and blank cells a million rows down, are no rows of the list."""
    book = openpyxl.Workbook()
    sheet = active(book)
    for row in (HEADER, list(NEEDED.values())):
        sheet.append(row)
    sheet.cell(1_048_576, 1).number_format = "@"
    sheet.cell(5, 16_384).number_format = "@"
    sheet.cell(9, 3, "   ")
    sheet.column_dimensions["XFD"].number_format = "@"
    assert [row.number for row in read_list(saved(book), NAME).rows] == [2]
    sheet.cell(5, 16_384, "x")
    assert told_of_list(saved(book), NAME) == [("lists.too_many_columns", f"{NAME}:5")]
