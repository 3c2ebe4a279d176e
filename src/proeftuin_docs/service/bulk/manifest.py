"""The list of what is in the folder: row, file, pages, checksum, letter and version; the print file last."""

from collections.abc import Iterable
from typing import Final

from proeftuin_docs.service.bulk.journal import MadeRow, Printed
from proeftuin_docs.spreadsheets.csv_file import format_record
from proeftuin_docs.text.wording import Wording

NAME: Final = "manifest.csv"
_COLUMNS: Final = (
    "manifest_row",
    "manifest_file",
    "manifest_pages",
    "manifest_checksum",
    "manifest_letter",
    "manifest_version",
)
_MARK: Final = "\ufeff"


def manifest(rows: Iterable[MadeRow], printed: Printed | None, wording: Wording) -> bytes:
    """The manifest as Dutch Excel reads it, in the order of the rows.

    Nothing in it is from a cell, unless the user chose a column that files are named after.
    """
    lines = [[wording.phrase(column) for column in _COLUMNS]]
    for row in sorted(rows, key=lambda item: (item.row, item.stem)):
        for item in row.files:
            pages = "" if item.pages is None else str(item.pages)
            lines.append([str(row.row), item.file, pages, item.sha256, item.letter, item.version])
    if printed:
        lines.append(["", printed.file, str(printed.pages), printed.sha256, "", ""])
    return (_MARK + "".join(format_record(cells, ";", "\r\n") for cells in lines)).encode("utf-8")
