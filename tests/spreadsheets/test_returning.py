"""The user's own list back: one column more, and everything else as it was."""

import csv
import re
from io import StringIO
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proeftuin_docs.errors import Place, PlaceKind, cases, lists
from proeftuin_docs.spreadsheets.reading import read_sheet
from proeftuin_docs.spreadsheets.returning import faults_text
from tests.mailmerge.sample_lists import csv_list
from tests.spreadsheets.samples import BAD, NEEDED, told
from tests.spreadsheets.test_csv import QUOTING
from tests.spreadsheets.workbooks import opened, workbook

HEADER: Final = list(NEEDED)


def test_only_a_cell_is_added_to_each_line_that_needs_one() -> None:
    """Every other byte stays: quotes that were not needed, blanks, a title above, and the last line's end."""
    lead = 'sep=;\r\n"Titel; van mei"\r\n\r\n'
    rows = '"Kim";Verbeek ; post\r\n;;;\r\n"Sam\r\nBo";x'
    content = ("\ufeff" + lead + ";".join(HEADER) + "\r\n" + rows).encode()
    back = told(content, 6).decode()
    kept = back.replace(";fouten\r\n", "\r\n", 1)
    added = ';"' if ";" in faults_text([BAD]) else ";"
    assert back.count("fouten") == 1
    assert kept.startswith(content.decode().removesuffix('"Sam\r\nBo";x'))
    assert kept.rpartition('"Sam\r\nBo";x')[2].startswith(";" * (len(HEADER) - 2) + added)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_file_comes_back_as_it_was_written(codec: str, delimiter: str, end: str) -> None:
    """Its encoding, its mark, its delimiter and its line ends; the fault stands in its row."""
    if (codec, end) == ("cp1252", "\r"):
        return  # no program but one of an old Macintosh writes that, and it is refused
    rows = [HEADER, ["Zoë", *list(NEEDED.values())[1:]], list(NEEDED.values())]
    target = StringIO()
    csv.writer(target, delimiter=delimiter, lineterminator=end).writerows(rows)
    content = target.getvalue().encode(codec)
    back = told(content, 3).decode(codec)
    read = list(csv.reader(StringIO(back, newline=""), delimiter=delimiter))
    assert [row[: len(HEADER)] for row in read] == rows
    assert [row[len(HEADER) :] for row in read] == [["fouten"], [], [faults_text([BAD])]]
    assert told(content, 3)[:3] == content[:3]
    assert set(re.findall("\r\n|\r|\n", back)) == {end}


CELLS: Final = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12) | st.sampled_from(
    ["=1+1", "+31", "-", "@x", "\t=1", '=HYPERLINK("x")', 'a"b', "a\nb", "", " ", "fouten"]
)


@settings(max_examples=100, deadline=None)
@given(
    rows=st.lists(st.lists(CELLS, min_size=1, max_size=len(HEADER)), min_size=1, max_size=4),
    bad=st.sets(st.integers(2, 6)),
    every=st.booleans(),
)
def test_whatever_stands_in_a_list_stays_and_comes_back_once(
    rows: list[list[str]], bad: set[int], *, every: bool
) -> None:
    """Told twice is as told once, told nothing is as it was but for the column; no cell changes."""
    target = StringIO()
    writer = csv.writer(target, delimiter=";", lineterminator="\r\n", quoting=QUOTING[every])
    writer.writerows([HEADER, *rows])
    content = target.getvalue().encode("utf-8-sig")
    back = told(content, *bad)
    assert told(back, *bad) == back
    before, after = read_sheet(content, "a"), read_sheet(back, "a")
    cells = {row.number: row.cells[: len(HEADER)] for row in after.rows}
    assert {row.number: row.cells for row in before.rows} == {
        number: _bare(row) for number, row in cells.items() if _bare(row)
    }
    assert _texts(back) == {number: faults_text([BAD]) for number in bad if number <= len(rows) + 1}
    assert _texts(told(back)) == {}


def _bare(cells: tuple[str, ...]) -> tuple[str, ...]:
    last = max((at for at, cell in enumerate(cells, start=1) if cell.strip()), default=0)
    return cells[:last]


def _texts(content: bytes) -> dict[int, str]:
    """What the column of faults says, by row."""
    sheet = read_sheet(content, "a")
    at = sheet.header.cells.index("fouten")
    return {row.number: row.cells[at] for row in sheet.rows if len(row.cells) > at and row.cells[at]}


@pytest.mark.parametrize("header", ["=1+1", "+x", "-x", "@x", "\tx", '=HYPERLINK("http://x";"y")'])
def test_what_is_told_is_never_a_formula(header: str) -> None:
    """A header is repeated in it, and may begin like one; a spreadsheet shows it as text."""
    item = cases.missing_key(Place("lijst", 2, path=header, kind=PlaceKind.COLUMN), key="datum")
    text = faults_text([item])
    assert text[0] == "•"
    back = told(csv_list([NEEDED]), 2, item=item).decode("utf-8-sig")
    assert list(csv.reader(StringIO(back, newline=""), delimiter=";"))[1][-1] == text
    content = workbook([HEADER, list(NEEDED.values())])
    cell = opened(told(content, 2, name="lijst.xlsx", item=item)).cell(2, len(HEADER) + 1)
    assert (cell.data_type, cell.value) == ("s", text)


def test_every_fault_of_a_row_is_a_line_with_its_remedy() -> None:
    """Column, fact and remedy; the row number is that of the row itself."""
    text = faults_text([BAD, lists.too_many_cells(Place("lijst", 2), columns=3)])
    lines = text.split("\n")
    assert len(lines) == 2
    assert lines[0] == (
        "Datum verhoor (L): Deze datum is niet te lezen, of bestaat niet."
        " Schrijf dag, maand en jaar met streepjes, bijvoorbeeld 12-01-2027;"
        " kijk in Excel of de cel ook het jaar laat zien."
    )
    assert lines[1].startswith("Deze rij heeft meer cellen")
