"""The user's own list back, with a last column that says what is wrong with each row."""

from collections.abc import Mapping, Sequence
from typing import Final

from proeftuin_docs.errors import Diagnostic
from proeftuin_docs.lists.columns import FAULTS_HEADER, plain
from proeftuin_docs.lists.csv_file import CsvText, Record, quoted, written
from proeftuin_docs.lists.model import column_letter
from proeftuin_docs.lists.reading import Sheet, read_sheet

RowFaults = Mapping[int, Sequence[Diagnostic]]
_LINE_END: Final = "\r\n"
_ENDS: Final = ("\r\n", "\n", "\r")


def returned_list(content: bytes, name: str, faults: RowFaults) -> bytes:
    """The list as it was given, with a column `fouten` that tells for each row what to mend.

    `faults` by row number. Everything else stays as it was: encoding, delimiter and quotes of a CSV file;
    formats, other sheets and drawings of a workbook. A column `fouten` that is there is filled anew. Raises
    `DataError` for a file that is no list.
    """
    sheet = read_sheet(content, name)
    texts = {number: faults_text(found) for number, found in faults.items()}
    if sheet.text is not None:
        return _csv(sheet, sheet.text, texts)
    from proeftuin_docs.lists.xlsx_rewriting import with_column

    at, number = _column(sheet), sheet.rows[sheet.header_at][0]
    return with_column(content, sheet.source, column_letter(at), {number: FAULTS_HEADER, **texts}, number)


def faults_text(found: Sequence[Diagnostic]) -> str:
    """What is wrong with a row and what to do about it, each fault on a line of its own."""
    return "\n".join(_line(item) for item in found)


def _line(item: Diagnostic) -> str:
    column = f"{item.place.path}: " if item.place.path else ""
    return f"{column}{item.message}; {item.hint}" if item.hint else f"{column}{item.message}"


def _column(sheet: Sheet) -> int:
    """Where the faults go (index from 0): in the column that has them, or after the last header."""
    header = sheet.rows[sheet.header_at][1]
    own = [index for index, text in enumerate(header) if plain(text) == FAULTS_HEADER]
    filled = [index for index, text in enumerate(header) if text.strip()]
    return own[0] if own else filled[-1] + 1


def _csv(sheet: Sheet, text: CsvText, texts: Mapping[int, str]) -> bytes:
    header_row, header = sheet.rows[sheet.header_at]
    at = _column(sheet)
    end = next((mark for mark in _ENDS if mark in text.body), _LINE_END)
    wanted = {header_row: FAULTS_HEADER, **texts}
    parts: list[str] = [text.lead]
    there = at < len(header) and plain(header[at]) == FAULTS_HEADER
    for number, record in enumerate(sheet.records, start=1):
        parts.append(_record(record, at, wanted.get(number, ""), sheet.source, end, there=there))
    body = "".join(parts)
    return text.encoding.mark + body.encode(text.encoding.codec, errors="replace")


def _record(record: Record, at: int, told: str, delimiter: str, end: str, *, there: bool) -> str:
    """A record with what is told at this column; without anything to tell it stays as it was."""
    told = told.replace("\r", "")
    if not there and len(record.cells) <= at:
        if not told:
            return record.text
        bare = record.text.rstrip("\r\n")
        fill = delimiter * (at - max(len(record.cells), 1) + 1)
        return bare + fill + quoted(told, delimiter) + end
    cells = [*record.cells, *[""] * (at + 1 - len(record.cells))] if record.cells else []
    if not cells or (not told and cells[at] == ""):
        return record.text
    cells[at] = told
    return written(cells, delimiter, end)
