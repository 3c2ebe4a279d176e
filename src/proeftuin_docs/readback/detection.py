"""Which kind of file this is, by its content; what it is called says little."""

from collections.abc import Callable
from typing import Final

from proeftuin_docs.errors import DataError, Place, fault
from proeftuin_docs.readback.limits import MOST_BYTES
from proeftuin_docs.readback.model import FileKind, RawFile

_HEADER_WITHIN: Final = 1024
"""Where viewers look for the header of a PDF (ISO 32000-1, annex H, 3.4.1)."""
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER: Final = (
    (b"{\\rtf", "V211-rtf"),
    (_OLE, "V211-ole"),
    (b"\x89PNG", "V211-image"),
    (b"\xff\xd8\xff", "V211-image"),
    (b"II*\x00", "V211-image"),
    (b"MM\x00*", "V211-image"),
    (b"GIF8", "V211-image"),
)


def kind_of(content: bytes, name: str) -> FileKind:
    """The kind of a file; raises `DataError` that names what it is instead and what to do."""
    start = content[:_HEADER_WITHIN]
    if not content.strip(b"\0 \r\n\t"):
        raise DataError([fault("V210", Place(name))])
    if len(content) > MOST_BYTES:
        raise DataError([fault("V201", Place(name), limit=MOST_BYTES >> 20)])
    if content.startswith(_ZIP):
        return FileKind.DOCX
    if b"%PDF-" in start:
        return FileKind.PDF
    for signature, code in _OTHER:
        if content.startswith(signature) or start[4:8] == b"ftyp":
            raise DataError([fault("V211-image" if start[4:8] == b"ftyp" else code, Place(name))])
    head = start.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return FileKind.HTML
    raise DataError([fault("V212", Place(name))])


def read_file(content: bytes, name: str) -> RawFile:
    """What stands in a file of whatever kind; raises `DataError` for one that cannot be read back.

    Only for a process that may be ended at any moment: see `sandbox.read_safely`.
    """
    return _reader(kind_of(content, name))(content, name)


def _reader(kind: FileKind) -> Callable[[bytes, str], RawFile]:
    match kind:
        case FileKind.PDF:
            from proeftuin_docs.readback.pdf import read_pdf

            return read_pdf
        case FileKind.DOCX:
            from proeftuin_docs.readback.docx import read_docx

            return read_docx
        case FileKind.HTML:
            from proeftuin_docs.readback.html import read_html

            return read_html
