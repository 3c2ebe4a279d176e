# SPDX-License-Identifier: EUPL-1.2
"""XLSX: what is on a sheet beside its cells: boxes and pictures over them, and notes on them.

Source: ECMA-376, part 1, 18.7 (comments) and 20.5 (drawings); part 4, 14.3 and 19.4 (VML of older files);
[MS-XLSX] 2.6.204 (threaded comments).
"""

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Final, NamedTuple

from lxml import etree

from proeftuin_docs.formats.xml import HARDENED
from proeftuin_docs.spreadsheets.cell_ranges import Cells, blocks
from proeftuin_docs.spreadsheets.xlsx_package import SheetPart, XlsxPackage

_MOST: Final = 5000
"""Boxes and notes that somebody makes on one sheet."""
_ANCHORS: Final = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")
_COPY: Final = "{*}Fallback"
"""The same drawing once more, for older programs."""
_SLACK: Final = 12_700
"""So little of a box (a point, in EMU) hides nothing of a cell."""
_WIDE, _HIGH = 609_600, 190_500
"""A usual column and row in EMU, for a box that says how large it is and not where it ends."""
_OLD_SLACK: Final = 1
"""The same in pixels."""
_OPEN_BREAK: Final = re.compile(rb"<br\s*/?>", re.IGNORECASE)
"""A line end, which Excel writes as in HTML and does not close."""
_NOTE: Final = "Note"
"""What VML calls the box of a note; the note itself is in a part of its own."""


class Beside(NamedTuple):
    """Something beside the cells: those that it lies over, or is about, and its words."""

    cells: Cells
    words: str
    is_note: bool = False


def beside_cells(package: XlsxPackage, sheet: SheetPart) -> list[Beside]:
    """Return the texts beside a sheet's cells, each once; raises `ValueError` for more than any sheet has."""
    every = chain(_drawn(package, sheet), _drawn_in_vml(package, sheet), _notes(package, sheet))
    found = list(dict.fromkeys(islice(every, _MOST + 1)))
    if len(found) > _MOST:
        raise ValueError
    return found


def _drawn(package: XlsxPackage, sheet: SheetPart) -> Iterator[Beside]:
    for path in package.parts_of(sheet.path, "drawing"):
        root = package.root(path)
        for copy in list(root.iter(_COPY)):
            copy.clear()
        for anchor in root.iter(*(f"{{*}}{name}" for name in _ANCHORS)):
            yield Beside(_under(anchor), _words(anchor.iter("{*}t")))


def _under(anchor: etree._Element) -> Cells:
    """The cells over which a drawing lies."""
    left, across = _spot(anchor, "from", "col"), _number(anchor, "from/{*}colOff")
    top, down = _spot(anchor, "from", "row"), _number(anchor, "from/{*}rowOff")
    end = anchor.find("{*}to")
    if end is not None:
        right = _spot(anchor, "to", "col") - (_number(anchor, "to/{*}colOff") <= _SLACK)
        bottom = _spot(anchor, "to", "row") - (_number(anchor, "to/{*}rowOff") <= _SLACK)
    else:
        at, size = anchor.find("{*}pos"), anchor.find("{*}ext")
        across, down = across + _whole(at, "x"), down + _whole(at, "y")
        right = left + (across + _whole(size, "cx") - _SLACK) // _WIDE
        bottom = top + (down + _whole(size, "cy") - _SLACK) // _HIGH
        left, top = left + across // _WIDE, top + down // _HIGH
    return Cells(top + 1, left, max(top, bottom) + 1, max(left, right))


def _spot(anchor: etree._Element, end: str, axis: str) -> int:
    return _number(anchor, f"{end}/{{*}}{axis}")


def _number(anchor: etree._Element, path: str) -> int:
    return int(float(anchor.findtext(f"{{*}}{path}") or 0))


def _whole(element: etree._Element | None, name: str) -> int:
    return 0 if element is None else int(element.get(name, "0"))


def _drawn_in_vml(package: XlsxPackage, sheet: SheetPart) -> Iterator[Beside]:
    """The boxes of older files and of form controls; spreadsheets write this part without care for XML."""
    for path in package.parts_of(sheet.path, "vmlDrawing"):
        content = _OPEN_BREAK.sub(b" ", package.read(path))
        root = etree.fromstring(content, etree.XMLParser(**HARDENED, recover=True))
        for data in root.iter("{*}ClientData") if root is not None else ():
            anchor, shape = data.findtext("{*}Anchor"), data.getparent()
            if data.get("ObjectType") == _NOTE or not anchor or shape is None:
                continue
            left, _, top, _, right, across, bottom, down = (int(number) for number in anchor.split(","))
            right, bottom = right - (across <= _OLD_SLACK), bottom - (down <= _OLD_SLACK)
            cells = Cells(top + 1, left, max(top, bottom) + 1, max(left, right))
            yield Beside(cells, _words(shape.iterfind("{*}textbox")))


def _notes(package: XlsxPackage, sheet: SheetPart) -> Iterator[Beside]:
    """The notes on cells, and the talks about them, together; older programs show a talk as a note."""
    said: dict[Cells, list[str]] = {}
    for kind in ("comments", "threadedComment"):
        for path in package.parts_of(sheet.path, kind):
            for note in package.root(path).iter("{*}comment", "{*}threadedComment"):
                for cells in blocks(note.get("ref", "")):
                    said.setdefault(cells, []).append(_words(note.iterfind("{*}text")))
    yield from (Beside(cells, "; ".join(words), is_note=True) for cells, words in said.items())


def _words(elements: Iterator[etree._Element]) -> str:
    texts = ("".join(str(text) for text in element.itertext()) for element in elements)
    return " ".join(" ".join(texts).split())
