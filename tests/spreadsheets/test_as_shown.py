"""What a person sees in a workbook is what is read; what is hidden or cannot be told is named by its cell."""

from collections.abc import Callable
from datetime import date, time
from typing import Final

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from proeftuin_docs.errors import DataError, Diagnostic, Severity
from proeftuin_docs.spreadsheets import read_list, row_case
from proeftuin_docs.spreadsheets.model import ListRow
from proeftuin_docs.spreadsheets.xlsx_numbers import NumberFormat
from tests.cases.cases import profiles
from tests.mailmerge.sample_lists import sample_rows
from tests.spreadsheets.samples import NEEDED
from tests.spreadsheets.workbooks import active, bare_workbook, saved, text_row

NAME: Final = "lijst.xlsx"
EXTRA: Final = ("Kamer", "Ingang", "Melden bij", "Aparte wachtruimte", "Tolk taal", "Opmerkingen")
HEADER: Final = [*NEEDED, *EXTRA]
WHITE: Final = "FFFFFFFF"
BAR: Final = [FormatObject("min"), FormatObject("max")]
DARK: Final = PatternFill("solid", fgColor="FF1F5673")


def listed(change: Callable[[Worksheet], None], rows: int = 3) -> bytes:
    """A list of sound rows in which something is changed; its first row of data is row 2."""
    book = openpyxl.Workbook()
    sheet = active(book)
    sheet.append(HEADER)
    for row in sample_rows(rows):
        sheet.append([row.get(column, "") or None for column in HEADER])
    change(sheet)
    return saved(book)


def at(sheet: Worksheet, column: str, row: int = 2) -> str:
    """The place of a cell, such as `B2`."""
    return f"{sheet.cell(row, HEADER.index(column) + 1).coordinate}"


def told(content: bytes) -> list[tuple[str, str]]:
    """What is wrong with a list or its rows: the name of each fault and where it is."""
    try:
        cases = read_list(content, NAME)
    except DataError as error:
        return [_short(item) for item in error.diagnostics if item.severity is Severity.ERROR]
    found: list[tuple[str, str]] = []
    for row in cases.rows:
        try:
            row_case(NAME, cases.header, row, profiles())
        except DataError as error:
            found += map(_short, error.diagnostics)
    return [item for item in found if item[0].startswith("lists.")]


def rows_of(content: bytes) -> list[ListRow]:
    """The rows of a list as they are read."""
    return list(read_list(content, NAME).rows)


def test_a_sound_list_has_nothing_to_tell() -> None:
    """The measure for every other test here."""
    assert told(listed(lambda sheet: None)) == []


@pytest.mark.parametrize(
    "code",
    [
        "# ?/?",
        "0,",
        "[DBNum1]0",
        "0*-",
        "j0",
        "[White]0",
        "[Color 2]0",
        "[$-2010401]0",
        "0.0.0",
        "#,#-#",
    ],
)
def test_a_format_that_is_not_known_is_told(code: str) -> None:
    """What a person sees is then not certain."""
    mark = NumberFormat(code).of_number("12").mark
    assert mark is not None
    assert told(listed(lambda sheet: _number(sheet, "Kamer", 12, code))) == [
        ("lists.not_as_shown", "2: Kamer (P)")
    ]


@pytest.mark.parametrize("code", [";;;", '""', '"";"";""', "[>100]0;"])
def test_a_format_that_shows_nothing_hides(code: str) -> None:
    """A number, whatever it is."""
    content = listed(lambda sheet: _number(sheet, "Kamer", 12, code))
    assert told(content) == [("lists.hidden_text", "2: Kamer (P)")]


def test_a_format_changes_texts_too() -> None:
    """By its fourth part, or by the sign that stands for the text."""

    def change(sheet: Worksheet) -> None:
        _number(sheet, "Kamer", "0.12", '"B "@')
        _number(sheet, "Ingang", "de deur", "0;0;0;")

    content = listed(change)
    assert told(content) == [("lists.hidden_text", "2: Ingang (Q)")]
    assert rows_of(content)[0].cells[HEADER.index("Kamer")] == "B 0.12"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("m/d/yyyy", "lists.month_before_day"),
        ("mm\\-dd\\-yyyy", "lists.month_before_day"),
        ("d-mmm", "lists.part_of_a_date"),
        ("mmm-yy", "lists.part_of_a_date"),
        ("yyyy", "lists.part_of_a_date"),
        ("dddd", "lists.part_of_a_date"),
        ("jjjj-mm-dd", "lists.not_as_shown"),
        ("dd-mm-jjjj", "lists.not_as_shown"),
        ('dd-mm-yyyy" (onder voorbehoud)"', "lists.not_as_shown"),
        ("[$-107041E]dd-mm-yyyy", "lists.not_as_shown"),
    ],
)
def test_a_day_that_is_not_shown_as_it_is(code: str, name: str) -> None:
    """Part of it, in an order in which it reads as another day, or with words beside it."""
    content = listed(lambda sheet: _number(sheet, "Datum verhoor", date(2027, 1, 12), code))
    assert told(content) == [(name, "2: Datum verhoor (L)")]


@pytest.mark.parametrize(
    "code",
    [
        "dd-mm-yyyy",
        "d/m/yy",
        "yyyy\\-mm\\-dd",
        "[$-413]dddd d mmmm yyyy",
        "mmmm d, yyyy",
        "mm-dd-yy",
        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
        "[$-nl-NL]d mmm yyyy;@",
        'd" "mmmm" "yyyy',
    ],
)
def test_a_day_that_is_shown_whole_is_read(code: str) -> None:
    """In any order that says which is the month; `mm-dd-yy` is how a file names the reader's own order."""
    content = listed(lambda sheet: _number(sheet, "Datum verhoor", date(2027, 1, 12), code))
    assert told(content) == []
    assert rows_of(content)[0].cells[HEADER.index("Datum verhoor")] == "12-01-2027"


def test_a_day_behind_the_twelfth_cannot_be_turned() -> None:
    """There is no thirteenth month."""
    content = listed(lambda sheet: _number(sheet, "Datum verhoor", date(2027, 1, 13), "m/d/yyyy"))
    assert told(content) == []


@pytest.mark.parametrize("code", ["mm:ss", "mmss.0", "ss", "h", "[mm]:ss", 'h:mm" of later"'])
def test_a_time_that_is_not_shown_as_it_is(code: str) -> None:
    """A quarter past nine shows as minutes or hours alone, or with words that mean something else."""
    content = listed(lambda sheet: _number(sheet, "Tijd verhoor", time(9, 15), code))
    assert told(content) == [("lists.not_as_shown", "2: Tijd verhoor (M)")]


@pytest.mark.parametrize(
    "code", ["h:mm", "hh:mm:ss", "h:mm AM/PM", '[$-F400]h:mm:ss\\ "uur"', 'h" u "mm', "[h]:mm"]
)
def test_a_time_is_read(code: str) -> None:
    """Whatever stands between hours and minutes."""
    content = listed(lambda sheet: _number(sheet, "Tijd verhoor", time(9, 15), code))
    assert told(content) == []
    assert rows_of(content)[0].cells[HEADER.index("Tijd verhoor")] == "09.15"


@pytest.mark.parametrize(("code", "names"), [("h:mm:ss", ["lists.not_as_shown"]), ("h:mm", [])])
def test_seconds_that_are_shown_are_told(code: str, names: list[str]) -> None:
    """No letter says them."""
    content = listed(lambda sheet: _number(sheet, "Tijd verhoor", time(9, 15, 30), code))
    assert [name for name, _ in told(content)] == names


@pytest.mark.parametrize(
    ("column", "ref"), [("Achternaam", "B2:B4"), ("Aparte wachtruimte", "S2:S4"), ("Voornaam", "A2:B3")]
)
def test_merged_cells_are_refused_in_every_row(column: str, ref: str) -> None:
    """Names and yes or no alike; a person sees the value beside all of them."""
    content = listed(lambda sheet: sheet.merge_cells(ref))
    places = {place for name, place in told(content) if name == "lists.merged_cells"}
    last = 5 - (ref == "A2:B3")
    assert {f"{row}: {column} ({ref[0]})" for row in range(2, last)} <= places
    with pytest.raises(DataError) as caught:
        row_case(NAME, (cases := read_list(content, NAME)).header, cases.rows[0], profiles())
    assert {item.facts["cells"] for item in caught.value.diagnostics if item.facts.get("cells")} == {ref}


def test_merged_cells_elsewhere_are_no_trouble() -> None:
    """Empty ones, and those of a column that does not count."""

    def change(sheet: Worksheet) -> None:
        for row in (2, 3):
            sheet.cell(row, HEADER.index("Ingang") + 1).value = None
        sheet.merge_cells("Q2:Q3")
        sheet["U2"] = "bellen"
        sheet.merge_cells("U2:U4")

    assert told(listed(change)) == []


def test_a_text_in_the_middle_of_more_cells_is_refused() -> None:
    """It looks as merged cells do."""

    def change(sheet: Worksheet) -> None:
        sheet["Q2"] = None
        for place in ("P2", "Q2", "P3", "Q3"):
            sheet[place].alignment = Alignment(horizontal="centerContinuous")

    content = listed(change)
    assert told(content) == [("lists.merged_cells", "2: Kamer (P)"), ("lists.merged_cells", "2: Ingang (Q)")]


def test_a_text_that_fills_its_cell_is_told() -> None:
    """It is shown as often as there is room."""

    def change(sheet: Worksheet) -> None:
        sheet["P2"].alignment = Alignment(horizontal="fill")

    assert told(listed(change)) == [("lists.not_as_shown", "2: Kamer (P)")]


def test_headers_that_are_merged_over_each_other_are_told() -> None:
    """Only the first is seen; the other one names what stands below."""
    cells = text_row(1, list(NEEDED)) + text_row(2, list(NEEDED.values()))
    content = bare_workbook(
        f'<sheetData>{cells}</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    )
    assert told(content) == [
        ("lists.merged_cells", f"1: {name}") for name in ("Voornaam (A)", "Achternaam (B)")
    ]


@pytest.mark.parametrize("shown", [True, False])
def test_a_formula_that_gives_nought(shown: bool) -> None:
    """It may point at an empty cell; where noughts are not shown, a person sees an empty cell."""
    view = "" if shown else '<sheetViews><sheetView showZeros="0"/></sheetViews>'
    cells = [f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in NEEDED.values()]
    row = f'<row r="2">{"".join(cells)}<c><f>Blad2!A7</f><v>0</v></c></row>'
    content = bare_workbook(
        f"{view}<sheetData>{text_row(1, [*NEEDED, 'Kamer', 'Melden bij'])}{row}</sheetData>"
    )
    assert told(content) == ([("lists.formula_of_nothing", "2: Kamer (P)")] if shown else [])


@pytest.mark.parametrize("kind", ["cell", "run", "double"])
def test_what_is_struck_through_does_not_count(kind: str) -> None:
    """In the look of a cell or in a run of its text."""

    def change(sheet: Worksheet) -> None:
        cell = sheet[at(sheet, "Kamer")]
        if kind == "run":
            cell.value = CellRichText("B 0.", TextBlock(InlineFont(strike=True), "11"), "12")
        else:
            cell.font = Font(strike=True)

    content = listed(change)
    assert told(content) == [("lists.struck_through", "2: Kamer (P)")]


def test_a_run_has_a_font_of_its_own() -> None:
    """So that a cell that was struck through can hold text that counts."""

    def change(sheet: Worksheet) -> None:
        cell = sheet[at(sheet, "Kamer")]
        cell.value = CellRichText(TextBlock(InlineFont(b=True), "B 0.12"))
        cell.font = Font(strike=True)

    assert told(listed(change)) == []


def test_a_row_that_is_struck_through_is_told_once() -> None:
    """Not for each of its cells."""

    def change(sheet: Worksheet) -> None:
        for cell in sheet[3]:
            cell.font = Font(strike=True)

    assert told(listed(change)) == [("lists.struck_row", "3")]


def test_a_header_that_is_struck_through_is_told() -> None:
    """Whether its column counts is not certain."""

    def change(sheet: Worksheet) -> None:
        sheet[at(sheet, "Kamer", 1)].font = Font(strike=True)

    assert told(listed(change)) == [("lists.struck_through", "1: Kamer (P)")]


@pytest.mark.parametrize(
    ("font", "fill"),
    [
        (Font(color=WHITE), None),
        (Font(color="FFFAFAFA"), None),
        (Font(color=Color(theme=0)), None),
        (Font(color=Color(indexed=9)), None),
        (Font(color=Color(indexed=65)), None),
        (Font(color=Color(theme=1, tint=0.99)), None),
        (Font(color="FF1F5673"), DARK),
        (Font(color=Color(indexed=43)), PatternFill("solid", fgColor="FFFFFF99")),
        (Font(size=1), None),
    ],
)
def test_letters_that_nobody_can_read(font: Font, fill: PatternFill | None) -> None:
    """In the colour of the paper or of what is behind them, or hardly a dot high."""

    def change(sheet: Worksheet) -> None:
        cell = sheet[at(sheet, "Kamer")]
        cell.font = font
        cell.fill = fill or PatternFill()

    assert told(listed(change)) == [("lists.hidden_text", "2: Kamer (P)")]


@pytest.mark.parametrize(
    ("font", "fill"),
    [
        (Font(color=WHITE), DARK),
        (Font(color="FFFF0000"), None),
        (Font(color=Color(theme=1)), PatternFill("solid", fgColor="FFFFFF00")),
        (Font(color=Color(auto=True)), None),
        (Font(color="FF808080", italic=True), PatternFill("lightUp")),
        (Font(color=Color(theme=4, tint=0.4)), None),
    ],
)
def test_letters_in_a_colour_are_no_trouble(font: Font, fill: PatternFill | None) -> None:
    """Headers of a table are white on blue."""

    def change(sheet: Worksheet) -> None:
        for row in (1, 2):
            cell = sheet[at(sheet, "Kamer", row)]
            cell.font = font
            cell.fill = fill or PatternFill()

    assert told(listed(change)) == []


def test_a_table_gives_its_headers_a_colour() -> None:
    """White letters in a header of a table are seen; elsewhere they are not."""

    def change(sheet: Worksheet) -> None:
        sheet[at(sheet, "Kamer", 1)].font = Font(color=WHITE)

    def in_a_table(sheet: Worksheet) -> None:
        change(sheet)
        sheet.add_table(Table(displayName="Lijst", ref="A1:U4"))

    assert told(listed(change)) == [("lists.hidden_text", "1: Kamer (P)")]
    assert told(listed(in_a_table)) == []


@pytest.mark.parametrize(
    "rule",
    [
        Rule("expression", formula=["TRUE"], dxf=DifferentialStyle(font=Font(strike=True))),
        Rule("cellIs", operator="equal", formula=["1"], dxf=DifferentialStyle(font=Font(color=WHITE))),
        Rule("dataBar", dataBar=DataBar(cfvo=BAR, showValue=False, color="FF638EC6")),
    ],
    ids=["strike", "white", "no-value"],
)
def test_a_condition_that_can_hide_a_cell_is_told(rule: Rule) -> None:
    """Whether it holds is not worked out."""
    content = listed(lambda sheet: sheet.conditional_formatting.add("P2:P3", rule))
    assert told(content) == [("lists.conditional_look", f"{row}: Kamer (P)") for row in (2, 3)]


def test_a_condition_that_only_colours_is_no_trouble() -> None:
    """Such as a red fill for double values."""
    look = DifferentialStyle(font=Font(color="FF9C0006"), fill=PatternFill(bgColor="FFFFC7CE"))
    rule = Rule("expression", formula=["TRUE"], dxf=look)
    assert told(listed(lambda sheet: sheet.conditional_formatting.add("A1:U9", rule))) == []


@pytest.mark.parametrize(("width", "shown"), [(4, False), (7.5, False), (10, True)])
def test_a_day_that_shows_as_number_signs_is_told(width: float, *, shown: bool) -> None:
    """In a column that somebody made too narrow; text is never shown so."""

    def change(sheet: Worksheet) -> None:
        sheet["L2"].value, sheet["L2"].number_format = date(2027, 1, 12), "DD-MM-YYYY"
        for letter in ("L", at(sheet, "Achternaam")[0]):
            sheet.column_dimensions[letter].width = width

    assert told(listed(change)) == ([] if shown else [("lists.number_signs", "2: Datum verhoor (L)")])


@pytest.mark.parametrize("how", ["hidden", "narrow", "group", "default"])
def test_a_column_that_nobody_sees_is_told(how: str) -> None:
    """However it was hidden, if it counts and something stands in it."""

    def change(sheet: Worksheet) -> None:
        for letter in ("P", "U"):
            if how == "narrow":
                sheet.column_dimensions[letter].width = 0.1
            elif how == "group":
                sheet.column_dimensions.group(letter, letter, hidden=True)
            else:
                sheet.column_dimensions[letter].hidden = True

    content = listed(change)
    if how == "default":
        cells = text_row(1, [*NEEDED, "Melden bij"]) + text_row(2, [*NEEDED.values(), "de balie"])
        shown = '<cols><col min="1" max="15" width="9"/></cols>'
        content = bare_workbook(f'<sheetFormatPr defaultColWidth="0"/>{shown}<sheetData>{cells}</sheetData>')
    column = "Melden bij (P)" if how == "default" else "Kamer (P)"
    assert told(content) == [("lists.hidden_column", f"1: {column}")]


def test_a_hidden_column_without_anything_is_no_trouble() -> None:
    """Nothing is sent that nobody saw."""

    def change(sheet: Worksheet) -> None:
        sheet.column_dimensions["P"].hidden = True
        for row in (2, 3, 4):
            sheet[f"P{row}"] = None

    assert told(listed(change)) == []


@pytest.mark.parametrize(
    "row", ['hidden="1"', 'hidden="true"', 'ht="0" customHeight="1"', 'ht="0.75"', 'customHeight="1"']
)
def test_a_row_that_nobody_sees_is_told(row: str) -> None:
    """By its height as well; every hidden row is named."""
    cells = text_row(2, list(NEEDED.values()))
    hidden = text_row(3, list(NEEDED.values())).replace('<row r="3"', f'<row r="3" {row}')
    content = bare_workbook(f"<sheetData>{text_row(1, list(NEEDED))}{cells}{hidden}</sheetData>")
    with pytest.raises(DataError) as caught:
        read_list(content, NAME)
    assert [(item.name, item.facts["rows"]) for item in caught.value.diagnostics] == [
        ("lists.hidden_rows", "3")
    ]


def test_a_header_that_nobody_sees_is_told() -> None:
    """What the columns mean cannot be checked."""
    content = listed(lambda sheet: setattr(sheet.row_dimensions[1], "hidden", True))
    assert told(content) == [("lists.hidden_rows", "1")]


def test_text_that_a_quote_keeps_as_it_is_stays_text() -> None:
    """Excel keeps the quote in the look of the cell and not in its text."""

    def change(sheet: Worksheet) -> None:
        for column, text in (("Kamer", "0012"), ("Ingang", "=A1")):
            cell = sheet[at(sheet, column)]
            cell.value, cell.data_type = text, "s"
            cell.quotePrefix = True

    content = listed(change)
    assert told(content) == []
    assert rows_of(content)[0].cells[HEADER.index("Kamer") :][:2] == ("0012", "=A1")


def test_rows_and_cells_out_of_order_are_no_workbook() -> None:
    """Programs differ in which of two they show."""
    row = text_row(2, list(NEEDED.values()))
    for body in (row + row, row.replace("<c ", '<c r="A2" ', 1).replace("<c t", '<c r="A2" t', 1)):
        content = bare_workbook(f"<sheetData>{text_row(1, list(NEEDED))}{body}</sheetData>")
        assert told(content) == [("lists.damaged_workbook", NAME)]


def test_more_columns_and_blocks_than_anybody_makes_are_refused() -> None:
    """Each would cost time."""
    cells = text_row(1, list(NEEDED)) + text_row(2, list(NEEDED.values()))
    many = '<col min="1" max="16384" width="9"/>' * 30_000
    assert told(bare_workbook(f"<cols>{many}</cols><sheetData>{cells}</sheetData>")) == [
        ("lists.damaged_workbook", NAME)
    ]
    wide = '<mergeCell ref="A1:XFD1048576"/>' * 30_000
    assert told(bare_workbook(f"<sheetData>{cells}</sheetData><mergeCells>{wide}</mergeCells>")) == [
        ("lists.damaged_workbook", NAME)
    ]


def _short(item: Diagnostic) -> tuple[str, str]:
    return item.name, str(item.place).removeprefix(f"{NAME}:")


def _number(sheet: Worksheet, column: str, value: object, code: str) -> None:
    cell = sheet[at(sheet, column)]
    cell.value = value
    cell.number_format = code
