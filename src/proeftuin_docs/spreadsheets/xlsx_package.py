"""A workbook as a package: its parts, its sheets in order, and what is refused before anything is read.

Source: ECMA-376, part 2 (packages) and part 1, 18.2 (workbook).
"""

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from posixpath import dirname
from typing import IO, Final

from lxml import etree

from proeftuin_docs.errors import DataError, Place, lists
from proeftuin_docs.formats.opc import relation_kind, relations_name, resolved
from proeftuin_docs.formats.xml import HARDENED, has_dtd, read_xml
from proeftuin_docs.spreadsheets.kinds import WORKBOOK

MAX_UNPACKED_BYTES: Final = 400 << 20
"""Bytes that a workbook of the largest list unpacks to, and room to spare."""
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    NotImplementedError,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    RuntimeError,
    TypeError,
)
"""The exceptions that a damaged or encrypted package causes in its readers."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet with cells: the title on its tab, and the part that holds it."""

    title: str
    path: str
    shown: bool


@contextmanager
def workbook_errors(name: str) -> Iterator[None]:
    """Turn every error of a broken package into a `DataError` about this file."""
    try:
        yield
    except _BROKEN as error:
        raise DataError([lists.damaged_workbook(Place(name))]) from error


class XlsxPackage:
    """The parts of a workbook; raises `DataError` for one that is broken, locked, or far too large."""

    def __init__(self, content: bytes, name: str) -> None:
        with workbook_errors(name):
            self.archive = zipfile.ZipFile(BytesIO(content))
        parts = self.archive.infolist()
        if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
            raise DataError([lists.too_large(Place(name), limit=MAX_UNPACKED_BYTES >> 20)])
        if any(part.flag_bits & 1 for part in parts):
            raise DataError([lists.damaged_workbook(Place(name))])

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """The sheets with cells in the order of their tabs."""
        related = {key: value for key, value in self._relations().items() if value[0] == "worksheet"}
        return tuple(
            SheetPart(str(item.get("name")), related[own][1], item.get("state", "visible") == "visible")
            for item in self._workbook.iter("{*}sheet")
            if (own := _relation_of(item)) in related
        )

    @cached_property
    def counts_from_1904(self) -> bool:
        """Whether days are counted from 1904, as old Macintoshes did (18.17.4.1)."""
        found = next(self._workbook.iter("{*}workbookPr"), None)
        return found is not None and found.get("date1904") in ("1", "true")

    def other_part(self, kind: str) -> str | None:
        """The path of the workbook's part of this kind, such as `sharedStrings`; None when it has none."""
        return next((path for is_kind, path in self._relations().values() if is_kind == kind), None)

    def elements(self, path: str, tag: str) -> Iterator[etree._Element]:
        """Every element of a part with this local name, one at a time; raises `ValueError` for a DTD."""
        with self.archive.open(path) as source:
            yield from _elements(source, tag)

    def root(self, path: str) -> etree._Element:
        """A small part as a whole; raises `ValueError` for one with a DTD."""
        root = read_xml(self.archive.read(path))
        _refuse_dtd(root)
        return root

    @cached_property
    def _workbook(self) -> etree._Element:
        return self.root(WORKBOOK)

    def _relations(self) -> Mapping[str, tuple[str, str]]:
        """The kind and the path of every part that the workbook names, by id."""
        folder = dirname(WORKBOOK)
        return {
            str(item.get("Id")): (relation_kind(item), resolved(item.get("Target", ""), folder))
            for item in self.root(relations_name(WORKBOOK)).iter("{*}Relationship")
        }


def _elements(source: IO[bytes], tag: str) -> Iterator[etree._Element]:
    walk = etree.iterparse(source, events=("end",), tag=f"{{*}}{tag}", **HARDENED)
    first = True
    for _, element in walk:
        if first:
            _refuse_dtd(element)
            first = False
        yield element
        element.clear()
        while element.getprevious() is not None:
            parent = element.getparent()
            assert parent is not None
            del parent[0]


def _refuse_dtd(element: etree._Element) -> None:
    if has_dtd(element):
        raise ValueError


def _relation_of(sheet: etree._Element) -> str:
    return next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
