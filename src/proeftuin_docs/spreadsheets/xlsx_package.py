# SPDX-License-Identifier: EUPL-1.2
"""A workbook as a package: its parts, its sheets in order, and what is refused before anything is read.

Source: ECMA-376, part 2 (packages) and part 1, 18.2 (workbook). Parts are found by relationships; their names
count whatever their capitals, and with slashes of either kind.
"""

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from posixpath import dirname
from typing import Final
from urllib.parse import unquote

from lxml import etree

from proeftuin_docs.errors import DataError, Fault, Place, lists
from proeftuin_docs.formats.opc import relation_kind, relations_name, resolved
from proeftuin_docs.formats.xml import HARDENED, has_dtd, read_xml

MAX_UNPACKED_BYTES: Final = 400 << 20
"""Bytes that a workbook of the largest list unpacks to, and room to spare."""
MAX_PARTS: Final = 5000
_BROKEN: Final = (
    *(zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, OSError, ValueError, LookupError),
    *(RuntimeError, TypeError, ArithmeticError),
)
"""The exceptions that a damaged or encrypted package causes in its readers."""
_USUAL: Final = "xl/workbook.xml"
"""Where a workbook stands in a package that does not say so."""
_EXTERNAL: Final = "External"
_MIMETYPE: Final = "mimetype"
_OPEN_DOCUMENT: Final = b"opendocument.spreadsheet"
_ROOTS: Final[Mapping[str, Fault[[]] | None]] = {"workbook": None, "document": lists.word_file}
"""What a package is by the root of the part that it is about."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet with cells: the title on its tab, and the part that holds it."""

    title: str
    path: str
    shown: bool


@contextmanager
def workbook_errors(name: str) -> Iterator[None]:
    """Raise every error of a broken package as a `DataError` about this file."""
    try:
        yield
    except _BROKEN as error:
        raise DataError([lists.damaged_workbook(Place(name))]) from error


def part_key(name: str) -> str:
    """A part's name as packages compare them (6.2.2.3), with the slashes of Windows taken for slashes."""
    return unquote(name).replace("\\", "/").lstrip("/").casefold()


class XlsxPackage:
    """The parts of a workbook; raises `DataError` for one that is broken, locked, too large or none."""

    def __init__(self, content: bytes, name: str) -> None:
        with workbook_errors(name):
            self.archive = zipfile.ZipFile(BytesIO(content))
            parts = [part for part in self.archive.infolist() if not part.is_dir()]
            self._parts = {part_key(part.filename): part for part in parts}
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
            raise DataError([lists.too_large(Place(name), limit=MAX_UNPACKED_BYTES >> 20)])
        if any(part.flag_bits & 1 for part in parts) or len(parts) != len(self._parts):
            raise DataError([lists.damaged_workbook(Place(name))])
        with workbook_errors(name):
            foreign = self._foreign()
        if foreign is not None:
            raise DataError([foreign(Place(name))])

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """The sheets with cells in the order of their tabs."""
        related = {key: value for key, value in self._related(self._book).items() if value[0] == "worksheet"}
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
        """The key of the workbook's part of this kind, such as `sharedStrings`; None when it has none."""
        return next((path for is_kind, path in self._related(self._book).values() if is_kind == kind), None)

    def parts_of(self, part: str, kind: str) -> Iterator[str]:
        """The keys of the parts of this kind that a part leads to, such as `drawing`."""
        return (
            path for is_kind, path in self._related(part).values() if is_kind == kind and path in self._parts
        )

    def elements(self, path: str, *tags: str) -> Iterator[etree._Element]:
        """Every element of a part with these local names, one at a time; raises `ValueError` for a DTD."""
        with self.archive.open(self._parts[path]) as source:
            names = [f"{{*}}{tag}" for tag in tags]
            walk = etree.iterparse(source, events=("end",), tag=names, **HARDENED)
            for at, (_, element) in enumerate(walk):
                if at == 0:
                    _refuse_dtd(element)
                yield element
                element.clear()
                while element.getprevious() is not None:
                    parent = element.getparent()
                    assert parent is not None
                    del parent[0]

    def read(self, path: str) -> bytes:
        """The bytes of a part, by its key."""
        return self.archive.read(self._parts[path])

    def root(self, path: str) -> etree._Element:
        """A small part as a whole; raises `ValueError` for one with a DTD."""
        root = read_xml(self.read(path))
        _refuse_dtd(root)
        return root

    def _foreign(self) -> Fault[[]] | None:
        """What the package is when it is no workbook."""
        if _MIMETYPE in self._parts:
            return lists.opendocument if _OPEN_DOCUMENT in self.read(_MIMETYPE) else lists.not_a_workbook
        if any(part.endswith(".iwa") or part == "index.zip" for part in self._parts):
            return lists.numbers_file
        if self._book.endswith(".bin"):
            return lists.binary_workbook
        if self._book not in self._parts:
            return lists.not_a_workbook
        return _ROOTS.get(etree.QName(self._workbook).localname, lists.not_a_workbook)

    @cached_property
    def _book(self) -> str:
        """The key of the part that the package is about."""
        related = self._related("").values()
        return next((path for kind, path in related if kind == "officeDocument"), _USUAL)

    @cached_property
    def _workbook(self) -> etree._Element:
        return self.root(self._book)

    def _related(self, part: str) -> Mapping[str, tuple[str, str]]:
        """The kind and the key of every part that a part names, by id."""
        path = relations_name(part)
        if path not in self._parts:
            return {}
        return {
            str(item.get("Id")): (relation_kind(item), self._target(item.get("Target", ""), dirname(part)))
            for item in self.root(path).iter("{*}Relationship")
            if item.get("TargetMode") != _EXTERNAL
        }

    def _target(self, target: str, folder: str) -> str:
        """The key of the part that a relationship leads to; some programs always begin at the package."""
        key = part_key(resolved(target.replace("\\", "/"), folder))
        return key if key in self._parts or part_key(target) not in self._parts else part_key(target)


def _refuse_dtd(element: etree._Element) -> None:
    if has_dtd(element):
        raise ValueError


def _relation_of(sheet: etree._Element) -> str:
    return next((str(value) for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")
