"""Files that are no list, or one of another kind or layout: read, or told what they are."""

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest

from proeftuin_docs.errors import DataError, known_words
from proeftuin_docs.spreadsheets import read_list, row_case, xlsx_package
from tests.cases.cases import profiles
from tests.mailmerge.sample_lists import csv_list
from tests.spreadsheets.samples import BAD, NEEDED, codes, row_with, told, told_of_list, told_of_row
from tests.spreadsheets.workbooks import opened, packed, parts_of, workbook

HEADER: Final = list(NEEDED)
NAME: Final = "lijst.xlsx"
BOOK: Final = workbook([HEADER, list(NEEDED.values())])
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
TABLE: Final = "<table><tr><th>Voornaam</th></tr><tr><td>Kim</td></tr></table>"
STRICT: Final = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    ),
}


def renamed(name: Callable[[str], str], changes: Mapping[bytes, bytes]) -> bytes:
    """A sound workbook in which the parts have other names, and their bytes differ."""
    parts = {}
    for part, data in parts_of(BOOK).items():
        changed = data
        for old, new in changes.items():
            changed = changed.replace(old, new)
        parts[name(part)] = changed
    return packed(parts)


def moved(folder: str, said: bytes) -> bytes:
    """A sound workbook of which the parts stand in another folder, called so in their relationships."""
    return renamed(lambda name: name.replace("xl/", folder), {b"/xl/": b"/" + said, b'"xl/': b'"' + said})


LAYOUTS: Final = {
    "backslashes": renamed(lambda name: name.replace("/", "\\"), {}),
    "targets-with-backslashes": renamed(
        str, {b'Target="xl/': b'Target="xl\\', b"worksheets/s": b"worksheets\\s"}
    ),
    "absolute": renamed(str, {b'Target="xl/': b'Target="/xl/'}),
    "capitals": renamed(str.upper, {}),
    "targets-in-capitals": renamed(str, {b'"styles.xml"': b'"Styles.XML"', b"xl/workbook": b"XL/WorkBook"}),
    "no-folder": moved("", b""),
    "other-folder": moved("werk map/", b"werk%20map/"),
    "strict": renamed(str, STRICT),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_workbook_is_read_by_its_relationships(layout: str) -> None:
    """Wherever its parts stand, however they are spelt, in either dialect."""
    cases = read_list(LAYOUTS[layout], NAME)
    assert [row.cells for row in cases.rows] == [tuple(NEEDED.values())]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_such_a_workbook_comes_back_with_its_faults(layout: str) -> None:
    """Every part has the name that it had, and all but two have their bytes."""
    content = LAYOUTS[layout]
    back = told(content, 2, name=NAME, item=BAD)
    assert [info.filename for info in zipfile.ZipFile(BytesIO(back)).infolist()] == [
        info.filename for info in zipfile.ZipFile(BytesIO(content)).infolist()
    ]
    before, after = parts_of(content), parts_of(back)
    changed = {Path(name.replace("\\", "/")).name.lower() for name in before if before[name] != after[name]}
    assert changed == {"sheet1.xml", "styles.xml"}
    if layout == "absolute":
        assert opened(back).cell(1, len(HEADER) + 1).value == "fouten"


def test_two_parts_with_one_name_are_no_workbook() -> None:
    """Programs differ in which of them they show."""
    parts = parts_of(BOOK)
    content = packed(parts | {"xl/Worksheets/Sheet1.xml": parts["xl/worksheets/sheet1.xml"]})
    assert told_of_list(content, NAME) == [("lists.damaged_workbook", NAME)]


def test_far_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before any of them is read."""
    monkeypatch.setattr(xlsx_package, "MAX_PARTS", 5)
    assert told_of_list(BOOK, NAME) == [("lists.too_large", NAME)]


def package_about(target: str, part: bytes) -> bytes:
    """A package that says what it is about."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{kind}" Target="{target}"/></Relationships>'
    )
    return packed({"_rels/.rels": rels.encode(), target: part})


OTHERS: Final[dict[str, bytes]] = {
    "locked_workbook": OLE + "EncryptedPackage".encode("utf-16-le"),
    "old_workbook": OLE + "Workbook".encode("utf-16-le"),
    "word_file": package_about("word/document.xml", b"<document/>"),
    "binary_workbook": package_about("xl/workbook.bin", b"\x83\x01\0"),
    "opendocument": packed(
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}
    ),
    "numbers_file": packed({"Index/Document.iwa": b"x", "Metadata/Properties.plist": b"x"}),
    "not_a_workbook": package_about("ppt/presentation.xml", b"<presentation/>"),
    "pdf": b"%PDF-1.7\n" + b"x" * 50,
    "xml_workbook": b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>',
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_list_is_told_what_it_is(name: str) -> None:
    """With how it becomes one, whatever the file is called."""
    for called in ("lijst.xlsx", "lijst.xls", "lijst.csv"):
        assert told_of_list(OTHERS[name], called) == [(f"lists.{name}", called)]
    assert known_words()[f"lists.{name}"]["hint"]


@pytest.mark.parametrize(
    "content",
    [
        f"<html><head></head><body>{TABLE}</body></html>".encode(),
        f"\ufeff<!DOCTYPE html>\n<html>{TABLE}".encode(),
        f"\r\n  {TABLE}".encode(),
        f"<html>{TABLE}</html>".encode("utf-16"),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
        f'<!-- export -->\n<meta charset="utf-8">{TABLE}'.encode(),
    ],
)
def test_a_web_page_with_a_table_is_told(content: bytes) -> None:
    """Systems call it `.xls`, and Excel opens it."""
    assert told_of_list(content, "lijst.xls") == [("lists.web_page", "lijst.xls")]


def test_rich_text_and_old_word_files_are_told() -> None:
    """As what they are."""
    for content in (b"{\\rtf1\\ansi Kim}", OLE + "WordDocument".encode("utf-16-le")):
        assert told_of_list(content) == [("lists.word_file", "lijst.csv")]


def one_row(**cells: str) -> bytes:
    """A list of one row, its cells as they stand in the file."""
    row = NEEDED | {"Melden bij": "de balie"} | cells
    return "\r\n".join([";".join(row), ";".join(row.values())]).encode()


@pytest.mark.parametrize("delimiter", [";", ","])
def test_rows_that_stand_in_quotes_as_a_whole_are_told(delimiter: str) -> None:
    """A program took a row for one cell."""
    lines = [f'"{delimiter.join(cells)}"' for cells in (HEADER, ["Kim", *["x"] * 14])]
    assert told_of_list("\r\n".join(lines).encode()) == [("lists.rows_in_quotes", "lijst.csv:1")]


def test_one_row_that_stands_in_quotes_as_a_whole_is_told() -> None:
    """Beside rows that do not."""
    wrapped = '"' + ";".join(NEEDED.values()) + '"'
    content = "\r\n".join([";".join(HEADER), ";".join(NEEDED.values()), wrapped]).encode()
    cases = read_list(content, "lijst.csv")
    assert [list(row.marks) for row in cases.rows] == [[], [None]]
    with pytest.raises(DataError) as caught:
        row_case("lijst.csv", cases.header, cases.rows[1], profiles())
    assert ("lists.rows_in_quotes", "lijst.csv:3") in [
        (item.name, str(item.place)) for item in caught.value.diagnostics
    ]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (' "Verbeek"', "Verbeek"),
        (' "van ""den"" Berg" ', 'van "den" Berg'),
        ('="0012"', "0012"),
        ('"=""0012"""', "0012"),
        ("'t Hof", "'t Hof"),
        ("'s-Gravenhage", "'s-Gravenhage"),
        ("= kop", "= kop"),
        ('5" scherm', '5" scherm'),
        ('" ""x"""', '"x"'),
    ],
)
def test_cells_that_programs_wrap_are_understood(typed: str, read: str) -> None:
    """Quotes behind a space, and text that Excel is told to leave alone."""
    cases = read_list(one_row(Achternaam=typed), "lijst.csv")
    assert cases.rows[0].cells[1].strip() == read
    assert cases.rows[0].marks == {}


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (' "Ver" beek', "lists.quote_after_space"),
        (' "Ver', "lists.quote_after_space"),
        ("=A1", "lists.formula_as_text"),
        ('=HYPERLINK(""x"")', "lists.formula_as_text"),
        ("'0012", "lists.apostrophe_before"),
        ("'=A1", "lists.apostrophe_before"),
    ],
)
def test_cells_of_which_the_text_is_not_certain_are_told(typed: str, name: str) -> None:
    """By their cell."""
    cases = read_list(one_row(Achternaam=typed), "lijst.csv")
    with pytest.raises(DataError) as caught:
        row_case("lijst.csv", cases.header, cases.rows[0], profiles())
    assert [item.name for item in caught.value.diagnostics if "(B)" in str(item.place)] == [name]


def test_a_huge_header_is_refused_in_few_words() -> None:
    """Ten megabytes of it do not come back in a message."""
    for content in (
        csv_list([{"x" * 10_000_000: "a"} | NEEDED]),
        workbook([["x" * 30_000, *HEADER], ["a", *NEEDED.values()]]),
    ):
        with pytest.raises(DataError) as caught:
            read_list(content, "lijst")
        assert codes(caught.value.diagnostics) == ["lists.header_too_long"]
        assert len(str(caught.value)) < 500


def test_a_huge_cell_is_told_and_not_kept() -> None:
    """No letter has room for it."""
    row = row_with(Kamer="x" * 1_000_000)
    assert codes(told_of_row(row)) == ["lists.cell_too_long", "cases.too_long"][:1]
    assert max(map(len, read_list(csv_list([row]), "lijst.csv").rows[0].cells)) == 100_000
