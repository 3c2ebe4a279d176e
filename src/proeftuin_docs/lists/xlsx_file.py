"""XLSX: the cells of a sheet as the text that a person would have typed."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from proeftuin_docs.errors import DataError, Place, fault

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

MOST_UNPACKED: Final = 400 << 20
"""Bytes that a workbook of the largest list unpacks to, and room to spare."""
WORKBOOK: Final = "xl/workbook.xml"
_VISIBLE: Final = "visible"


class Workbooks:
    """The sheets of a workbook by title, those that a person can see first to last."""

    def __init__(self, content: bytes, name: str) -> None:
        self._book = _open(content, name)

    def titles(self) -> list[str]:
        """The titles of the sheets that are shown."""
        return [sheet.title for sheet in self._book.worksheets if sheet.sheet_state == _VISIBLE]

    def rows(self, title: str) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Each row of a sheet with its number as shown; raises `ValueError` for what cannot be read."""
        for number, row in enumerate(self._book[title].iter_rows(values_only=True), start=1):
            yield number, tuple(map(cell_text, row))


def refuse_large(content: bytes, name: str) -> None:
    """Raises `DataError` for a file that is no sound ZIP, or that unpacks to more than any list."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            size = sum(part.file_size for part in archive.infolist())
            encrypted = any(part.flag_bits & 1 for part in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise DataError([fault("X006", Place(name))]) from error
    if size > MOST_UNPACKED:
        raise DataError([fault("X007", Place(name), limit=MOST_UNPACKED >> 20)])
    if encrypted:
        raise DataError([fault("X006", Place(name))])


def cell_text(value: Any) -> str:  # noqa: ANN401, PLR0911 - a cell holds anything, and each kind is told apart
    """What somebody would have typed: days as `12-01-2027`, times as `10.00`, whole numbers without point."""
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nee"
        case datetime():
            return _moment(value)
        case date():
            return _day(value)
        case time():
            return f"{value.hour:02}.{value.minute:02}"
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60:02}.{minutes % 60:02}"
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def _moment(value: datetime) -> str:
    if value.hour == value.minute == value.second == 0:
        return _day(value)
    return f"{_day(value)} {value.hour:02}.{value.minute:02}"


def _day(value: date) -> str:
    return f"{value.day:02}-{value.month:02}-{value.year:04}"


def _open(content: bytes, name: str) -> "Workbook":
    import openpyxl

    refuse_large(content, name)
    try:
        return openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Exception as error:
        raise DataError([fault("X006", Place(name))]) from error
