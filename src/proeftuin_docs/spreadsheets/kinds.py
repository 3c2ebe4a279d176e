"""The kind of a list's file, by its content; its name is no evidence."""

import zipfile
from enum import StrEnum
from io import BytesIO
from typing import Final

from proeftuin_docs.errors import DataError, Place, lists
from proeftuin_docs.formats.signatures import OLE, PDF, ZIP

WORKBOOK: Final = "xl/workbook.xml"
"""The part by which a package is known as a workbook; what it names stands in parts beside it."""
MAX_BYTES: Final = 100 << 20


class ListKind(StrEnum):
    """The kinds of files that a list can be."""

    CSV = "csv"
    XLSX = "xlsx"


def list_kind(content: bytes, name: str) -> ListKind:
    """The kind of a list; raises `DataError` in words for what is no list."""
    if not content.strip(b"\0 \r\n\t"):
        raise DataError([lists.empty_file(Place(name))])
    if len(content) > MAX_BYTES:
        raise DataError([lists.too_large(Place(name), limit=MAX_BYTES >> 20)])
    if content.startswith(OLE):
        raise DataError([lists.old_workbook(Place(name))])
    if content.startswith(PDF):
        raise DataError([lists.pdf(Place(name))])
    if not content.startswith(ZIP):
        return ListKind.CSV
    if WORKBOOK not in _parts(content):
        raise DataError([lists.not_a_workbook(Place(name))])
    return ListKind.XLSX


def _parts(content: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return [WORKBOOK]
