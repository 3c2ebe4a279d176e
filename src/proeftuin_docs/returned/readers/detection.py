# SPDX-License-Identifier: EUPL-1.2
"""The kind of a file, by its content; its name is no evidence."""

from collections.abc import Callable, Iterator
from typing import Final

from proeftuin_docs.errors import DataError, Fault, Place, returned
from proeftuin_docs.formats.signatures import OLE, PDF, RTF, ZIP
from proeftuin_docs.returned.readers.limits import MAX_BYTES, within_limits
from proeftuin_docs.returned.readers.model import FileKind, RawFile

_HEADER_WITHIN: Final = 1024
"""Where viewers look for the header of a PDF (ISO 32000-1, annex H, 3.4.1)."""
_HTML: Final = (b"<!doctype html", b"<html")
_BEFORE_HTML: Final = b"\xef\xbb\xbf \r\n\t"
_PHONE_IMAGE: Final = b"ftyp"
_OTHER: Final[tuple[tuple[bytes | tuple[bytes, ...], Fault[[]]], ...]] = (
    (RTF, returned.rtf),
    (OLE, returned.old_word_file),
    ((b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8"), returned.picture),
    ((b"From: <Saved by ", b"MIME-Version: "), returned.mhtml),
)


def kind_of(content: bytes, name: str) -> FileKind:
    """The kind of a file; raises `DataError` that names what it is instead and what to do."""
    if len(content) > MAX_BYTES:
        raise DataError([returned.too_large(Place(name), limit=MAX_BYTES >> 20)])
    if not content.strip(b"\0 \r\n\t"):
        raise DataError([returned.empty_file(Place(name))])
    start = content[:_HEADER_WITHIN]
    kinds = tuple(_kinds(start))
    if len(kinds) > 1:
        raise DataError([returned.two_kinds_at_once(Place(name))])
    if kinds:
        return kinds[0]
    raise DataError([_other(start)(Place(name))])


def _kinds(start: bytes) -> Iterator[FileKind]:
    """Every kind that some program would take a file with this start for."""
    if start.startswith(ZIP):
        yield FileKind.DOCX
    if PDF in start:
        yield FileKind.PDF
    if start.lstrip(_BEFORE_HTML).lower().startswith(_HTML):
        yield FileKind.HTML


def _other(start: bytes) -> Fault[[]]:
    """The fault of a file that is of none of these kinds."""
    if start[4:8] == _PHONE_IMAGE:
        return returned.picture
    return next((fault for signature, fault in _OTHER if start.startswith(signature)), returned.unknown_kind)


def read_file(content: bytes, name: str) -> RawFile:
    """Return the content of a file of any kind; raise `DataError` when it cannot be read back.

    Only for a process that may be ended at any moment: see `sandbox.read_safely`.
    """
    return within_limits(_reader(kind_of(content, name))(content, name), name)


def _reader(kind: FileKind) -> Callable[[bytes, str], RawFile]:
    match kind:
        case FileKind.PDF:
            from proeftuin_docs.returned.readers.pdf import read_pdf

            return read_pdf
        case FileKind.DOCX:
            from proeftuin_docs.returned.readers.docx import read_docx

            return read_docx
        case FileKind.HTML:
            from proeftuin_docs.returned.readers.html import read_html

            return read_html
