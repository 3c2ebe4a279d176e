"""What lies on a sheet beside its cells: boxes, pictures and notes are told, with the cells and the words."""

import re
from collections.abc import Callable
from typing import Final

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from proeftuin_docs.errors import Diagnostic, Severity
from proeftuin_docs.spreadsheets import read_list
from tests.spreadsheets.test_as_shown import HEADER, NAME, listed, told
from tests.spreadsheets.workbooks import packed, parts_of

_TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TALKS: Final = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DRAWING: Final = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{}</xdr:wsDr>'
)
_VML: Final = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">'
    "<v:shape><v:textbox><div>bel <font>eerst</font><br>aan</div></v:textbox>"
    '<x:ClientData ObjectType="{}"><x:Anchor>{}</x:Anchor></x:ClientData></v:shape></xml>'
)


def beside(path: str, xml: str, kind: str = f"{_TYPES}/drawing", content: bytes | None = None) -> bytes:
    """A list whose sheet has one more part."""
    parts = parts_of(content or listed(lambda sheet: None))
    relations = "xl/worksheets/_rels/sheet1.xml.rels"
    known = re.findall("<Relationship .*?/>", parts.get(relations, b"").decode())
    own = f'<Relationship Id="own{len(known)}" Type="{kind}" Target="/xl/{path}"/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts[relations] = f'<Relationships xmlns="{space}">{"".join(known)}{own}</Relationships>'.encode()
    return packed(parts | {f"xl/{path}": xml.encode()})


def anchored(start: tuple[int, int], end: tuple[int, int, int, int], inside: str) -> str:
    """A drawing from the corner of a column and row (from 0) to some way (EMU) into others."""
    column, row = start
    return _DRAWING.format(
        f"<xdr:twoCellAnchor><xdr:from><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff>"
        f"<xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
        f"<xdr:to><xdr:col>{end[0]}</xdr:col><xdr:colOff>{end[1]}</xdr:colOff>"
        f"<xdr:row>{end[2]}</xdr:row><xdr:rowOff>{end[3]}</xdr:rowOff></xdr:to>{inside}</xdr:twoCellAnchor>"
    )


def shape(*lines: str) -> str:
    """A text box."""
    texts = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines)
    return f"<xdr:sp><xdr:txBody>{texts}</xdr:txBody></xdr:sp>"


def warned(content: bytes) -> list[Diagnostic]:
    """What is told of the sheet of a list that is read."""
    return [item for item in read_list(content, NAME).warnings if item.name != "lists.unknown_column"]


ROOM: Final = HEADER.index("Kamer")


def test_a_text_box_over_a_cell_is_told_and_the_cell_refused() -> None:
    """Whether the cell under it is filled or not; the cell below, that it does not reach, is not."""
    content = beside("drawings/drawing1.xml", anchored((ROOM, 1), (ROOM, 90_000, 2, 0), shape("kamer", "9")))
    assert told(content) == [("lists.under_a_box", "2: Kamer (P)")]
    (warning,) = warned(content)
    assert (warning.name, str(warning.place)) == ("lists.box_with_words", "lijst.xlsx:2: Kamer (P)")
    assert dict(warning.facts) == {"sheet": "Sheet", "cells": "P2", "words": "kamer 9"}


@pytest.mark.parametrize("inside", ["<xdr:pic/>", "<xdr:graphicFrame/>", "<xdr:grpSp><xdr:sp/></xdr:grpSp>"])
def test_a_picture_or_chart_beside_the_list_is_told(inside: str) -> None:
    """It hides nothing, so the list is read."""
    content = beside("drawings/drawing1.xml", anchored((60, 1), (62, 90_000, 4, 90_000), inside))
    assert told(content) == []
    (warning,) = warned(content)
    assert (warning.name, str(warning.place)) == ("lists.box_on_sheet", "lijst.xlsx:2")
    assert warning.facts["cells"] == "BI2:BK5"


def test_a_box_over_the_header_stops_the_list() -> None:
    """Nobody sees which column it is."""
    content = beside("drawings/drawing1.xml", anchored((ROOM, 0), (ROOM, 90_000, 0, 90_000), shape("Ingang")))
    assert told(content) == [("lists.under_a_box", "1: Kamer (P)")]


def test_a_box_that_only_says_how_large_it_is_covers_so_much() -> None:
    """In columns and rows of the usual size, from a cell or from the corner of the sheet."""
    size = '<xdr:ext cx="1219200" cy="381000"/><xdr:pic/>'
    one = "<xdr:from><xdr:col>60</xdr:col><xdr:row>3</xdr:row></xdr:from>"
    corner = '<xdr:pos x="36576000" y="571500"/>'
    for name, start in (("oneCellAnchor", one), ("absoluteAnchor", corner)):
        xml = _DRAWING.format(f"<xdr:{name}>{start}{size}</xdr:{name}>")
        assert [item.facts["cells"] for item in warned(beside("drawings/d.xml", xml))] == ["BI4:BJ5"]


def test_what_is_there_twice_for_older_programs_is_told_once() -> None:
    """The first one counts, and not the words that older programs show in its place."""
    both = f"<mc:Choice>{shape('nieuw')}</mc:Choice><mc:Fallback>{shape('oud')}</mc:Fallback>"
    inside = f"<mc:AlternateContent>{both}</mc:AlternateContent>"
    content = beside("drawings/d.xml", anchored((60, 1), (61, 90_000, 1, 90_000), inside))
    assert [item.facts["words"] for item in warned(content)] == ["nieuw"]


def test_a_box_of_an_older_file_is_told() -> None:
    """Its part is hardly XML; the box of a note is none."""
    kind = f"{_TYPES}/vmlDrawing"
    content = beside("drawings/vmlDrawing1.vml", _VML.format("Pict", "60, 5, 1, 2, 61, 30, 2, 0"), kind)
    (warning,) = warned(content)
    assert (warning.name, dict(warning.facts)["cells"]) == ("lists.box_with_words", "BI2:BJ2")
    assert warning.facts["words"] == "bel eerst aan"
    assert warned(beside("drawings/v.vml", _VML.format("Note", "60, 5, 1, 2, 61, 30, 2, 0"), kind)) == []


def test_notes_on_cells_are_told_and_a_talk_once() -> None:
    """Older programs show a talk as a note; what either says is for who reads the sheet."""
    notes = "".join(f'<comment ref="{ref}"><text><t>Kim belt</t></text></comment>' for ref in ("P2", "Q3"))
    xml = f'<comments xmlns="{_MAIN}"><commentList>{notes}</commentList></comments>'
    content = beside("comments1.xml", xml, f"{_TYPES}/comments")
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    talk = '<threadedComment ref="{}"><text>klopt dit, Kim?</text></threadedComment>'
    talks = "".join(map(talk.format, ("Q3", "Q3", "R4")))
    xml = f'<ThreadedComments xmlns="{space}">{talks}</ThreadedComments>'
    content = beside("threadedComments/t.xml", xml, _TALKS, content)
    assert told(content) == []
    assert [(item.name, str(item.place)) for item in warned(content)] == [
        ("lists.note_on_cell", "lijst.xlsx:2: Kamer (P)"),
        ("lists.note_on_cell", "lijst.xlsx:3: Ingang (Q)"),
        ("lists.note_on_cell", "lijst.xlsx:4: Melden bij (R)"),
    ]
    assert not [item for item in warned(content) if "Kim" in str(item)]


def test_more_boxes_than_anybody_makes_is_a_damaged_file() -> None:
    """Each costs time."""
    many = "".join(anchored((at, 1), (at, 9, 1, 90_000), "<xdr:pic/>") for at in range(5001))
    xml = _DRAWING.format("".join(re.findall("<xdr:two.*?Anchor>", many)))
    assert told(beside("drawings/d.xml", xml)) == [("lists.damaged_workbook", NAME)]


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("NIET VERSTUREN", True),
        ("Jan Jansen: wacht op akkoord van de officier", True),
        ("Deze brief nog niet per post verzenden!", True),
        ("stuur deze brief nog niet", True),
        ("Stop.", True),
        ("kamer van de wachtmeester", False),
        ("zij wacht in de hal", False),
        ("Kim belt terug; niets mee doen", False),
    ],
)
def test_a_note_that_says_not_to_send_holds_its_row(text: str, holds: bool) -> None:
    """In words, whoever wrote it; a note that says something else is told as before."""
    note = f'<comment ref="P2"><text><t>{text}</t></text></comment>'
    xml = f'<comments xmlns="{_MAIN}"><commentList>{note}</commentList></comments>'
    read = read_list(beside("comments1.xml", xml, f"{_TYPES}/comments"), NAME)
    assert list(read.held) == ([2] if holds else [])
    for found in read.held.values():
        assert (found.name, str(found.place)) == ("lists.not_to_be_sent", "lijst.xlsx:2: Kamer (P)")
        assert found.severity is Severity.HELD
        assert "Jansen" not in str(found)


def _note_on(cells: str, text: str) -> bytes:
    note = f'<comment ref="{cells}"><text><t>{text}</t></text></comment>'
    xml = f'<comments xmlns="{_MAIN}"><commentList>{note}</commentList></comments>'
    return beside("comments1.xml", xml, f"{_TYPES}/comments")


def _above(text: str) -> bytes:
    def change(sheet: Worksheet) -> None:
        sheet.insert_rows(1, 2)
        sheet["C1"] = text

    return listed(change)


def _sheet_called(text: str) -> bytes:
    return listed(lambda sheet: setattr(sheet, "title", text))


def _page_headed(text: str) -> bytes:
    def change(sheet: Worksheet) -> None:
        assert sheet.oddHeader is not None
        sheet.oddHeader.center.text = text

    return listed(change)


def _header_says(text: str) -> bytes:
    return listed(lambda sheet: setattr(sheet.cell(1, len(HEADER) + 1), "value", text))


def _row_of_its_own(text: str) -> bytes:
    return listed(lambda sheet: setattr(sheet.cell(6, 1), "value", text))


def _box(text: str, rows: tuple[int, int] = (2, 4)) -> bytes:
    return beside("drawings/d.xml", anchored((60, rows[0]), (62, 0, rows[1], 90_000), shape(text)))


@pytest.mark.parametrize("text", ["NIET VERSTUREN", "niet verzenden", "Wacht met versturen", "geheim adres"])
@pytest.mark.parametrize(
    "made",
    [
        _above,
        _sheet_called,
        _page_headed,
        _header_says,
        _row_of_its_own,
        _box,
        lambda text: _note_on("B1", text),
        lambda text: _note_on("A1:C1", text),
        lambda text: _note_on("B40", text),
        lambda text: _box(text, (0, 1)),
        lambda text: _box(text, (30, 31)),
    ],
)
def test_what_is_said_of_the_list_holds_every_row(made: Callable[[str], bytes], text: str) -> None:
    """Above it, in its header, in the name of its sheet, on its printed page, or in no row of it."""
    found = read_list(made(text), NAME)
    assert found.held.keys() == {row.number for row in found.rows}
    held = [item for item in found.held.values() if item.name == "lists.list_not_to_be_sent"]
    assert len(held) >= 3
    assert all(item.severity is Severity.HELD and item.facts["where"] for item in held)


def test_the_name_of_the_file_may_say_so() -> None:
    """Words in it are divided by hyphens and underscores."""
    content = listed(lambda sheet: None)
    for name in ("oproepen_NIET-VERSTUREN.xlsx", "wacht met versturen.xlsx"):
        assert list(read_list(content, name).held) == [2, 3, 4]
    for name in ("oproepen.xlsx", "verstuurd-op-maandag.xlsx", "wachtlijst.xlsx"):
        assert read_list(content, name).held == {}


@pytest.mark.parametrize("made", [_above, _sheet_called, _page_headed, _header_says])
@pytest.mark.parametrize("text", ["Oproepen week 3", "verstuurd op 2 januari", "zij wacht in de hal"])
def test_other_words_about_a_list_hold_nothing(made: Callable[[str], bytes], text: str) -> None:
    """A title is no order."""
    assert read_list(made(text), NAME).held == {}


def test_a_column_that_says_so_holds_the_rows_that_are_ticked() -> None:
    """Whoever has a column 'Geheim adres' answers it in each row."""

    def change(sheet: Worksheet) -> None:
        for row, text in enumerate(["Geheim adres", "nee", "x", "JA"], start=1):
            sheet.cell(row, len(HEADER) + 1).value = text

    assert {row: item.name for row, item in read_list(listed(change), NAME).held.items()} == {
        3: "lists.not_to_be_sent",
        4: "lists.not_to_be_sent",
    }


def test_a_box_by_one_row_is_about_that_row() -> None:
    """A larger one lies by some rows by chance."""
    held = read_list(_box("NIET VERSTUREN", (2, 2)), NAME).held
    assert {row: item.name for row, item in held.items()} == {3: "lists.not_to_be_sent"}
