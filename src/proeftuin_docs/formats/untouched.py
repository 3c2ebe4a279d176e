"""Whether a document is as this program wrote it: no other program stored it since."""

import re
from typing import Final
from zipfile import BadZipFile

from proeftuin_docs.formats.opc import pack, read_package
from proeftuin_docs.formats.signatures import PDF, ZIP

_PDF_STARTS: Final = (b"%PDF-1.7\n%\x80\x80\x80\x80\n", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
"""The first two lines of a PDF, of which the second one differs with the program that wrote it."""
_PDF_END: Final = b"startxref"
"""Stands before the end of a PDF, once more for each time that somebody added to it (ISO 32000-1, 7.5.6)."""
_PAGE_START: Final = re.compile(rb'<!DOCTYPE html>\n<html lang="[\w-]+">\n<head>')
"""A browser drops the line end before the head, and the page's own copies say that they are one."""


def is_as_written(content: bytes) -> bool:
    """Whether a PDF, a package of Office or a web page is as it was made; false for anything else."""
    if content.startswith(ZIP):
        try:
            return pack(read_package(content)) == content
        except BadZipFile:
            return False
    if content.startswith(PDF):
        return content.startswith(_PDF_STARTS) and content.count(_PDF_END) == 1
    return _PAGE_START.match(content) is not None
