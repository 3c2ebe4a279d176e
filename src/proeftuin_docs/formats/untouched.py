# SPDX-License-Identifier: EUPL-1.2
"""Whether somebody may have worked in a file: a document that another program stored since, or any text."""

import re
from typing import Final
from zipfile import BadZipFile

from proeftuin_docs.formats.opc import pack, read_package
from proeftuin_docs.formats.signatures import OLE, PDF, RTF, ZIP

_PDF_START: Final = b"%PDF-1.7\n%\x80\x80\x80\x80\n"
"""The first two lines of a PDF, of which the second one differs with the program that wrote it."""
_PDF_END: Final = b"startxref"
"""Stands before the end of a PDF, once more for each time that somebody added to it (ISO 32000-1, 7.5.6)."""
_PAGE_START: Final = re.compile(rb'<!DOCTYPE html>\n<html lang="[\w-]+">\n<head>')
"""A browser drops the line end before the head, and the page's own copies say that they are one."""


_PAGE: Final = re.compile(rb"\s*<(?:!doctype html|html|\?xml)", re.IGNORECASE)
_BEFORE_A_PAGE: Final = b"\xef\xbb\xbf"
_DOCUMENTS: Final = (PDF, ZIP, OLE, RTF)


def may_hold_work(content: bytes, name: str) -> bool:
    """Whether somebody may have worked in a file of this name, that this program is about to write over.

    What is called a document and is none, of whatever kind, cannot be worked in.
    """
    if not content or is_as_written(content):
        return False
    called_document = name.lower().endswith((".pdf", ".docx", ".html"))
    return not called_document or content.startswith(_DOCUMENTS) or _is_page(content)


def _is_page(content: bytes) -> bool:
    return _PAGE.match(content.removeprefix(_BEFORE_A_PAGE)) is not None


def is_as_written(content: bytes) -> bool:
    """Whether a PDF, a package of Office or a web page is as it was made; false for anything else."""
    if content.startswith(ZIP):
        try:
            return pack(read_package(content)) == content
        except BadZipFile:
            return False
    if content.startswith(PDF):
        return content.startswith(_PDF_START) and content.count(_PDF_END) == 1
    return _PAGE_START.match(content) is not None
