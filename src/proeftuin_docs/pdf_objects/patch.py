# SPDX-License-Identifier: EUPL-1.2
"""Objects of a PDF file replaced in place and added, without taking the file apart (ISO 32000-1, 7.5)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

_TAIL: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TAIL_BYTES: Final = 64
_FIRST: Final = re.compile(rb"xref\s+0 (\d+)\s+")
_ENTRY: Final = 20
"""Bytes of an entry in the table (7.5.4): ten of the offset, and at 17 whether it is in use."""
_USED: Final = ord("n")
_FREE: Final = b"0000000000 65535 f\r\n"
_COUNT: Final = re.compile(rb"/Count\s+(\d+)")
_SIZE: Final = re.compile(rb"/Size\s+\d+")
_FILE_ID: Final = re.compile(rb"/ID\s*\[.*?\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PdfPatch:
    """A file in which objects are found by their place.

    `starts` has the offset of each object by its number, 0 for one that is not in use; `bounds` are these in
    the order of the file, and that of the table.
    """

    content: bytes = field(repr=False)
    starts: Sequence[int]
    bounds: Sequence[int]
    trailer: bytes

    @classmethod
    def read(cls, content: bytes) -> "PdfPatch":
        """The file; raises `ValueError` for one that is built in another way."""
        tail = _TAIL.search(content, max(len(content) - _TAIL_BYTES, 0))
        table = int(tail[1]) if tail else 0
        first = _FIRST.match(content, table) if tail else None
        if tail is None or first is None:
            raise ValueError("no single cross-reference table")
        end = first.end() + int(first[1]) * _ENTRY
        entries = range(first.end(), end, _ENTRY)
        starts = [int(content[at : at + 10]) if content[at + 17] == _USED else 0 for at in entries]
        bounds = sorted([*filter(None, starts), table])
        return cls(content, starts, bounds, content[end : tail.start()])

    def body(self, number: int) -> bytes:
        """The bytes between `obj` and `endobj` of an object; raises `ValueError` where there is none."""
        piece = self.content[slice(*self._place(number))]
        return piece[piece.index(b"obj") + 3 : piece.rindex(b"endobj")].strip()

    def stream(self, number: int) -> bytes:
        """The bytes of a stream that is not compressed (7.3.8); raises `ValueError` for another object."""
        body = self.body(number)
        start = body.index(b"stream") + len(b"stream")
        return body[start : body.rindex(b"endstream")].strip()

    def catalog(self) -> int:
        """The number of the catalog (7.7.2)."""
        return reference(self.trailer, b"/Root")

    def with_objects(
        self, bodies: Mapping[int, bytes], identifier: bytes, added: Sequence[bytes] = ()
    ) -> bytes:
        """The file with other bodies for these objects, more objects, and this file identifier (14.4).

        Objects that are added have the numbers after the last one that the file has.
        """
        pieces: list[bytes] = []
        begins, growths, at = [], [0], 0
        for (place, end), number in sorted((self._place(number), number) for number in bodies):
            piece = _object(number, bodies[number])
            pieces += [self.content[at:place], piece]
            begins.append(place)
            growths.append(growths[-1] + len(piece) - (end - place))
            at = end
        pieces.append(self.content[at : self.bounds[-1]])
        starts = [start and start + growths[bisect_left(begins, start)] for start in self.starts]
        end = self.bounds[-1] + growths[-1]
        for number, body in enumerate(added, start=len(self.starts)):
            starts.append(end)
            pieces.append(_object(number, body))
            end += len(pieces[-1])
        return b"".join([*pieces, self._table(starts, end, identifier)])

    def _place(self, number: int) -> tuple[int, int]:
        """Where an object begins, and where the next one does."""
        if not 0 < number < len(self.starts) or not self.starts[number]:
            raise ValueError("no such object")
        start = self.starts[number]
        return start, self.bounds[bisect_right(self.bounds, start)]

    def _table(self, starts: Sequence[int], at: int, identifier: bytes) -> bytes:
        """Return the table of these offsets, itself at this offset, and the trailer."""
        entries = b"".join([b"%010d 00000 n\r\n" % start if start else _FREE for start in starts])
        file_id = b"/ID[<%b><%b>]" % ((identifier.hex().encode(),) * 2)
        size = b"/Size %d" % len(starts)
        trailer = _SIZE.sub(size, _FILE_ID.sub(file_id, self.trailer, count=1), count=1)
        return b"xref\n0 %d\n%b%bstartxref\n%d\n%%%%EOF\n" % (len(starts), entries, trailer, at)


def _object(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, body)


def count_pages(content: bytes) -> int:
    """Return the number of pages of a file that `PdfPatch` can read; raises `ValueError` for another."""
    file = PdfPatch.read(content)
    pages = file.body(reference(file.body(file.catalog()), b"/Pages"))
    found = _COUNT.search(pages)
    if found is None:
        raise ValueError("no count of pages")
    return int(found[1])


def reference(dictionary: bytes, key: bytes) -> int:
    """The number of the object that an entry refers to; raises `ValueError` when there is none."""
    found = re.search(re.escape(key) + rb"\s+(\d+) 0 R", dictionary)
    if found is None:
        raise ValueError("no such entry")
    return int(found[1])
