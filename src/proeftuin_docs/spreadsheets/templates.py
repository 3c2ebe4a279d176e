# SPDX-License-Identifier: EUPL-1.2
"""The empty list: every column with its explanation, as CSV or as a workbook."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from proeftuin_docs.formats.csv_cells import DELIMITER, LINE_END, MARK
from proeftuin_docs.spreadsheets.columns import ColumnGroup, ListColumn, column_groups, template_columns
from proeftuin_docs.spreadsheets.csv_file import format_record
from proeftuin_docs.spreadsheets.model import column_letter
from proeftuin_docs.text.wording import Wording

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_EPOCH: Final = datetime(1980, 1, 1)
"""The first moment that a ZIP file can say; the same in every file, so that same input gives same bytes."""
_CORE: Final = "docProps/core.xml"
_ROWS: Final = 2000
"""For how many rows the workbook offers choices."""
_TEXT_FORMAT: Final = "@"
_FONT: Final = "Calibri"
"""The font of a new workbook in Excel; one without a name is shown in a font with serifs elsewhere."""
_WIDTHS: Final = (34, 14, 70, 34, 34)
"""How wide the columns of the explanation are, in characters."""
_LINE_HEIGHT: Final = 15
"""How high a line of text is, in points."""
_TINT: Final = "FFEEF3F6"
_ACCENT: Final = "FF1F5673"
_NEEDED: Final = "FFFFF4E0"


def template_csv(wording: Wording, *, parties: bool = False) -> bytes:
    """The empty list as Dutch Excel reads it: UTF-8 with its mark, semicolons, a row that explains.

    `parties` adds the columns that only letters to parties use.
    """
    chosen = template_columns(parties=parties)
    header = format_record((column.header for column in chosen), DELIMITER, LINE_END)
    explained = (_explained(column, wording) for column in chosen)
    return (MARK + header + format_record(explained, DELIMITER, LINE_END)).encode("utf-8")


def template_xlsx(wording: Wording, *, parties: bool = False) -> bytes:
    """The empty list as a workbook: a sheet to fill in with its choices, and a sheet that explains."""
    from openpyxl import Workbook

    book = Workbook()
    book.properties.created = book.properties.modified = _EPOCH
    book.properties.creator = "proeftuin-docs"
    book.properties.title = wording.phrase("list_title")
    assert book.active is not None
    book.remove(book.active)
    chosen = template_columns(parties=parties)
    _fill_in(book.create_sheet(wording.phrase("list_sheet")), chosen, wording)
    _explain(book.create_sheet(wording.phrase("list_explanation")), wording)
    return _same_bytes(book)


def _explained(column: ListColumn, wording: Wording) -> str:
    need = {"altijd": "list_always", "een": "list_one_of"}.get(column.need)
    parts = [wording.phrase("list_lead"), *([wording.phrase(need)] if need else []), column.explanation]
    if column.choices:
        parts.append(wording.phrase("list_choose", choices=", ".join(column.choices)))
    return " ".join(parts)


def _fill_in(sheet: "Worksheet", chosen: Sequence[ListColumn], wording: Wording) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for index, column in enumerate(chosen, start=1):
        cell = sheet.cell(row=1, column=index, value=column.header)
        cell.font = Font(_FONT, bold=True, color=_ACCENT)
        cell.fill = PatternFill("solid", fgColor=_NEEDED if column.need else _TINT)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        letter = column_letter(index - 1)
        sheet.column_dimensions[letter].width = max(14, min(len(column.header) + 3, 30))
        sheet.column_dimensions[letter].number_format = _TEXT_FORMAT
        _offer(sheet, letter, column, wording)
    sheet.row_dimensions[1].height = 32
    sheet.freeze_panes = "C2"


def _offer(sheet: "Worksheet", letter: str, column: ListColumn, wording: Wording) -> None:
    """Offer the values of a cell: a list to choose from, or a short explanation beside it."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.choices:
        rule = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
        rule.showErrorMessage = False
    else:
        rule = DataValidation(allow_blank=True)
    rule.promptTitle = column.header[:32]
    rule.prompt = _explained(column, wording).removeprefix(wording.phrase("list_lead")).strip()[:255]
    rule.showInputMessage = True
    rule.add(f"{letter}2:{letter}{_ROWS}")
    sheet.add_data_validation(rule)


def _explain(sheet: "Worksheet", wording: Wording) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.append([wording.phrase("list_title")])
    sheet["A1"].font = Font(_FONT, bold=True, size=14, color=_ACCENT)
    for line in wording.phrase("list_intro").splitlines():
        sheet.append([line])
    sheet.append([])
    heads = [wording.phrase(f"list_{key}") for key in ("column", "needed", "what", "choices", "example")]
    sheet.append(heads)
    for cell in sheet[sheet.max_row]:
        cell.font = Font(_FONT, bold=True, color=_ACCENT)
        cell.fill = PatternFill("solid", fgColor=_TINT)
    for group in column_groups():
        _explain_group(sheet, group, wording)
    for letter, width in zip("ABCDE", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    first = len(wording.phrase("list_intro").splitlines()) + 3
    for number, row in enumerate(sheet.iter_rows(min_row=first), start=first):
        lines = [-(-len(str(cell.value or "")) // width) for cell, width in zip(row, _WIDTHS, strict=True)]
        sheet.row_dimensions[number].height = _LINE_HEIGHT * max(1, *lines)
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _explain_group(sheet: "Worksheet", group: ColumnGroup, wording: Wording) -> None:
    from openpyxl.styles import Font

    sheet.append([group.title])
    sheet.cell(row=sheet.max_row, column=1).font = Font(_FONT, bold=True)
    needs = {"altijd": wording.phrase("list_yes"), "een": wording.phrase("list_one")}
    for column in group.columns:
        choices = ", ".join(column.choices)
        values = [column.header, needs.get(column.need, ""), column.explanation, choices, column.example]
        sheet.append(values)
        for cell in sheet[sheet.max_row]:
            cell.number_format = _TEXT_FORMAT


def _same_bytes(book: "Workbook") -> bytes:
    """The workbook with one moment everywhere."""
    from proeftuin_docs.formats.opc import pack, read_package
    from proeftuin_docs.formats.xml import read_xml, write_xml

    made = BytesIO()
    book.save(made)
    package = read_package(made.getvalue())
    core = read_xml(package[_CORE])
    for name in ("created", "modified"):
        for found in core.iter(f"{{*}}{name}"):
            found.text = f"{_EPOCH.isoformat()}Z"
    return pack(package | {_CORE: write_xml(core)})
