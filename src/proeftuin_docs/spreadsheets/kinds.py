# SPDX-License-Identifier: EUPL-1.2
"""The kind of a list's file, by its content; its name is no evidence."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from proeftuin_docs.errors import DataError, Fault, Place, lists
from proeftuin_docs.formats.signatures import OLE, PDF, RTF, ZIP

MAX_BYTES: Final = 100 << 20
_START: Final = 4096
_UTF_16: Final = "utf-16-le"


class ListKind(StrEnum):
    """The kinds of files that a list can be."""

    CSV = "csv"
    XLSX = "xlsx"


_OLD_FILES: Final[Mapping[str, Fault[[]]]] = {
    "EncryptedPackage": lists.locked_workbook,
    "WordDocument": lists.word_file,
}
"""Files of Office from before 2007 by a stream in them; any other is a workbook."""
_TEXTS: Final[Mapping[re.Pattern[bytes], Fault[[]]]] = {
    re.compile(
        rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|meta|table|body|style)\b", re.I | re.S
    ): lists.web_page,
    re.compile(rb"mime-version:", re.I): lists.web_page,
    re.compile(rb"\s*<\?xml\b.*(?:excel\.sheet|office:spreadsheet)", re.I | re.S): lists.xml_workbook,
    re.compile(rb"\s*<\?xml\b", re.I): lists.not_a_workbook,
    re.compile(re.escape(RTF)): lists.word_file,
}
"""Texts that are no list by how they begin."""


def list_kind(content: bytes, name: str) -> ListKind:
    """The kind of a list; raises `DataError` in words for what is no list."""
    if not content.strip(b"\0 \r\n\t"):
        raise DataError([lists.empty_file(Place(name))])
    if len(content) > MAX_BYTES:
        raise DataError([lists.too_large(Place(name), limit=MAX_BYTES >> 20)])
    if content.startswith(ZIP):
        return ListKind.XLSX
    if (known := _other_kind(content)) is not None:
        raise DataError([known(Place(name))])
    return ListKind.CSV


def _other_kind(content: bytes) -> Fault[[]] | None:
    if content.startswith(PDF):
        return lists.pdf
    if content.startswith(OLE):
        streams = (fault for stream, fault in _OLD_FILES.items() if stream.encode(_UTF_16) in content)
        return next(streams, lists.old_workbook)
    start = content[:_START].lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")
    return next((fault for pattern, fault in _TEXTS.items() if pattern.match(start)), None)
