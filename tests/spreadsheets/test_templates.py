"""The empty list: what somebody gets who asks for it, and that it can be filled in and given back."""

import csv
from io import BytesIO, StringIO
from pathlib import Path
from typing import Final

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from proeftuin_docs.errors import WrongUsageError, number_of
from proeftuin_docs.library import Library
from proeftuin_docs.spreadsheets import read_list
from proeftuin_docs.spreadsheets.columns import columns, template_columns
from proeftuin_docs.usecases.empty_list import empty_list
from tests.spreadsheets.samples import told_of_list, told_of_row
from tests.spreadsheets.workbooks import saved

LETTERS: Final = ("oproep-rc",)
TO_PARTIES: Final = ("verzoek-vragen",)


def filled_csv(content: bytes, *rows: dict[str, str]) -> bytes:
    """The empty list with rows below what explains it."""
    header = next(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))
    target = StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n")
    writer.writerows([row.get(name, "") for name in header] for row in rows)
    return content + target.getvalue().encode()


def test_the_csv_file_is_as_dutch_excel_reads_it() -> None:
    """UTF-8 with its mark, semicolons; the headers, and below each what goes in."""
    content = empty_list(Library.open(), "leeg.csv", LETTERS)
    assert content.startswith(b"\xef\xbb\xbf")
    header, explained = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    assert header == [column.header for column in template_columns(parties=False)]
    assert all(text.startswith("Uitleg: ") and text.endswith(".") for text in explained if text)
    assert len(explained) == len(header)
    needed = [name for name, text in zip(header, explained, strict=True) if "Altijd invullen." in text]
    assert needed == [column.header for column in columns() if column.need == "altijd"]


@pytest.mark.parametrize("name", ["leeg.csv", "leeg.xlsx"])
def test_an_empty_list_has_no_rows_yet(name: str) -> None:
    """Given back as it is, that is what is said of it; no header is unknown or missing."""
    assert [code for code, _ in told_of_list(empty_list(Library.open(), name, LETTERS), name)] == [
        "lists.no_rows"
    ]


def test_the_example_of_every_column_makes_a_sound_row() -> None:
    """Whoever types what the explanation shows gets a letter."""
    example = {column.header: column.example for column in template_columns(parties=True)}
    content = filled_csv(empty_list(Library.open(), "leeg.csv", TO_PARTIES), example)
    cases = read_list(content, "leeg.csv")
    assert [row.number for row in cases.rows] == [3]
    assert [item.name for item in told_of_row(example)] == []


def test_the_workbook_has_a_sheet_to_fill_in_and_one_that_explains() -> None:
    """The same columns as the CSV file; every column, also one that is seldom used, is explained."""
    book = openpyxl.load_workbook(BytesIO(empty_list(Library.open(), "leeg.xlsx", LETTERS)))
    assert book.sheetnames == ["Lijst", "Uitleg"]
    header = [cell.value for cell in book["Lijst"][1]]
    assert header == [column.header for column in template_columns(parties=False)]
    told = {row[0].value: row[2].value for row in book["Uitleg"].iter_rows()}
    assert all(told[column.header] == column.explanation for column in columns())


def test_the_cells_of_the_workbook_are_text() -> None:
    """So that no telephone number loses its nought and nothing becomes a day; choices are offered."""
    book = openpyxl.load_workbook(BytesIO(empty_list(Library.open(), "leeg.xlsx", LETTERS)))
    sheet = book["Lijst"]
    letters = [get_column_letter(at) for at in range(1, len(template_columns(parties=False)) + 1)]
    assert {sheet.column_dimensions[letter].number_format for letter in letters} == {"@"}
    rules = {str(rule.sqref).partition("2:")[0]: rule for rule in sheet.data_validations.dataValidation}
    assert list(rules) == letters
    assert all(len(rule.promptTitle or "") <= 32 and len(rule.prompt or "") <= 255 for rule in rules.values())
    lists = {str(rule.formula1) for rule in rules.values() if rule.type == "list"}
    assert '"post,advocaat,coordinator,in_persoon"' in lists
    assert all(len(formula) <= 257 for formula in lists)


def test_a_workbook_that_is_filled_in_is_read() -> None:
    """By sheet and header; what explains it is on a sheet that does not count."""
    book = openpyxl.load_workbook(BytesIO(empty_list(Library.open(), "leeg.xlsx", LETTERS)))
    example = {column.header: column.example for column in template_columns(parties=False)}
    book["Lijst"].append(list(example.values()))
    cases = read_list(saved(book), "leeg.xlsx")
    assert [row.number for row in cases.rows] == [2]
    texts = dict(zip(cases.header.texts, cases.rows[0].cells, strict=False))
    assert {name: texts.get(name, "") for name in example} == example


def test_letters_to_parties_need_more_columns() -> None:
    """Those of the officer and the lawyers, only then."""
    with_parties = empty_list(Library.open(), "leeg.csv", (*LETTERS, *TO_PARTIES)).decode("utf-8-sig")
    assert "Officier naam" in with_parties
    assert "Raadsman 1 naam" in with_parties
    assert (
        "Officier" not in empty_list(Library.open(), "leeg.csv", LETTERS).decode("utf-8-sig").splitlines()[0]
    )


@pytest.mark.parametrize("name", ["leeg.csv", "leeg.xlsx", "-"])
def test_the_same_list_has_the_same_bytes(name: str) -> None:
    """Whenever it is made."""
    assert empty_list(Library.open(), name, LETTERS) == empty_list(Library.open(), name, LETTERS)


def test_another_kind_of_file_is_refused() -> None:
    """With the kinds that there are."""
    with pytest.raises(WrongUsageError, match=number_of("usage.unknown_list_ending")):
        empty_list(Library.open(), "leeg.ods", LETTERS)


def test_the_template_takes_no_part_of_a_path_for_an_ending() -> None:
    """The folder may have a dot."""
    assert empty_list(Library.open(), str(Path("map.v1") / "leeg.xlsx"), LETTERS).startswith(b"PK")
