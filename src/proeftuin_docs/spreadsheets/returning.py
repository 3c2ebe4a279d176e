# SPDX-License-Identifier: EUPL-1.2
"""The user's own list, annotated with a last column of each row's faults."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from proeftuin_docs.errors import Diagnostic, Severity, held_word
from proeftuin_docs.formats.csv_cells import LINE_END, formula_free
from proeftuin_docs.spreadsheets.columns import FAULTS_HEADER, NOTICES_HEADER, header_key
from proeftuin_docs.spreadsheets.csv_file import CsvText, Record, format_record, quoted, records
from proeftuin_docs.spreadsheets.reading import Sheet, read_sheet

RowFaults = Mapping[int, Sequence[Diagnostic]]
_BULLET: Final = "• "
"""Stands before a text that begins like a formula; a spreadsheet may pass over a space."""
_ENDS: Final = ("\r\n", "\n", "\r")


@dataclass(frozen=True, slots=True)
class NewTexts:
    """New texts of a column by row number: of one of the program's own, or of the one with this index.

    A column of the program's own is emptied in the other rows, and added where it is not there.
    """

    texts: Mapping[int, str] = field(repr=False)
    own: str = ""
    index: int = 0


def annotated_list(content: bytes, name: str, faults: RowFaults, notices: RowFaults | None = None) -> bytes:
    """Return the given list with a column `fouten`, and one `waarschuwingen` where there are any.

    Both by row number. Everything else stays as it was: encoding, delimiter and quotes of a CSV file;
    formats, other sheets and drawings of a workbook. Such a column that is there is filled anew. Raises
    `DataError` for a file that is no list.
    """
    return with_texts(content, name, annotations(faults, notices))


def annotations(faults: RowFaults, notices: RowFaults | None = None) -> tuple[NewTexts, ...]:
    """Return the columns that tell the faults of rows, and what else is to be told of them."""
    both = ((FAULTS_HEADER, faults), (NOTICES_HEADER, notices or {}))
    return tuple(
        NewTexts({row: faults_text(found) for row, found in told.items()}, header) for header, told in both
    )


def with_texts(content: bytes, name: str, columns: Iterable[NewTexts]) -> bytes:
    """Return the list with these texts; everything else stays as it was, byte for byte where that can be.

    Where nothing was to be told beside faults, and nothing was told before, no column for it comes. Raises
    `DataError` for a file that is no list.
    """
    for column in columns:
        sheet = read_sheet(content, name)
        if not column.own:
            there = {row.number: row.cell(column.index) for row in sheet.rows}
            mended = {row: text for row, text in column.texts.items() if row in there}
            content = _with_texts(content, name, sheet, column.index, {**there, **mended})
            continue
        at, there_is = _column(sheet, column.own)
        if column.texts or there_is or column.own == FAULTS_HEADER:
            head = {} if there_is else {sheet.header.number: column.own}
            content = _with_texts(content, name, sheet, at, {**column.texts, **head})
    return content


def _with_texts(content: bytes, name: str, sheet: Sheet, at: int, texts: Mapping[int, str]) -> bytes:
    """Return the list with these texts in one column, and nothing in its other rows below the header."""
    if sheet.text is not None:
        return _csv(sheet, sheet.text, texts, at)
    from proeftuin_docs.spreadsheets.xlsx_rewriting import ColumnFill, append_column

    return append_column(content, name, sheet.source, ColumnFill(at, texts, sheet.header.number))


def faults_text(found: Sequence[Diagnostic]) -> str:
    """Return a row's faults with advice, each on a line of its own.

    A header may begin like a formula; the text never does.
    """
    text = "\n".join(_line(item) for item in found).replace("\r", "")
    return formula_free(text, _BULLET)


def _line(item: Diagnostic) -> str:
    column = f"{item.place.path}: " if item.place.path else ""
    if item.severity is Severity.HELD:
        column = f"{held_word()}. {column}"
    sentences = [f"{text[:1].upper()}{text[1:]}." for text in (item.message, item.hint) if text]
    return " ".join([f"{column}{sentences[0]}", *sentences[1:]])


def _column(sheet: Sheet, header: str) -> tuple[int, bool]:
    """Where findings go (index from 0): in the column that has them, or after the last filled cell.

    And whether that column is there.
    """
    own = [index for index, text in enumerate(sheet.header.cells) if header_key(text) == header]
    if own:
        return own[0], True
    return max(len(row.cells) for row in (sheet.header, *sheet.rows)), False


def _csv(sheet: Sheet, text: CsvText, texts: Mapping[int, str], at: int) -> bytes:
    delimiter = sheet.source
    end = next((mark for mark in _ENDS if mark in text.body), LINE_END)
    parts: list[str] = [text.lead]
    for number, record in enumerate(records(text, delimiter), start=1):
        below = number > sheet.header.number
        told = texts.get(number, "" if below else None)
        parts.append(record.text if told is None else _record(record, at, told, delimiter, end))
    return text.encoding.mark + "".join(parts).encode(text.encoding.codec, errors="replace")


def _record(record: Record, at: int, told: str, delimiter: str, end: str) -> str:
    """Return a record with this text in this column; one that has it already is unchanged."""
    cells = list(record.cells)
    if (cells[at] if at < len(cells) else "") == told:
        return record.text
    if at < len(cells):
        own_end = record.text[len(record.text.rstrip("\r\n")) :]
        cells[at] = told
        return format_record(cells, delimiter, own_end)
    bare = record.text.rstrip("\r\n")
    return bare + delimiter * (at - max(len(cells), 1) + 1) + quoted(told, delimiter) + end
