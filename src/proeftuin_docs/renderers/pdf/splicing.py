"""Objects of a PDF file replaced in place, without taking the file apart (ISO 32000-1, 7.5).

Only for files that Typst has just written: one cross-reference table, no streams of objects, generation 0
throughout. A document without fields needs no more; it costs a fraction of a rewrite.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_TAIL: Final = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TAIL_BYTES: Final = 64
_FIRST: Final = re.compile(rb"xref\s+0 (\d+)\s+")
_ENTRY: Final = 20
"""Bytes of an entry in the table (7.5.4): ten of the offset, and at 17 whether it is in use."""
_USED: Final = ord("n")
_FREE: Final = b"0000000000 65535 f\r\n"
_COUNT: Final = re.compile(rb"/Count\s+(\d+)")
_FILE_ID: Final = re.compile(rb"/ID\s*\[.*?\]", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SplicedFile:
    """A file taken apart at the bounds of its objects; `objects` by number, in the order of the file."""

    head: bytes
    objects: Mapping[int, bytes]
    count: int
    trailer: bytes

    @classmethod
    def read(cls, content: bytes) -> "SplicedFile":
        """The file; raises `ValueError` for one that is built in another way."""
        tail = _TAIL.search(content, max(len(content) - _TAIL_BYTES, 0))
        first = _FIRST.match(content, int(tail[1])) if tail else None
        if tail is None or first is None:
            raise ValueError("no single cross-reference table")
        count, end = int(first[1]), first.end() + int(first[1]) * _ENTRY
        starts = sorted(_offsets(content[first.end() : end]), key=lambda found: found[1])
        bounds = [*(start for _, start in starts), int(tail[1])]
        pieces = (content[start:stop] for start, stop in pairwise(bounds))
        objects = {number: piece for (number, _), piece in zip(starts, pieces, strict=True)}
        return cls(content[: bounds[0]], objects, count, content[end : tail.start()])

    def body(self, number: int) -> bytes:
        """The bytes between `obj` and `endobj` of an object."""
        piece = self.objects[number]
        return piece[piece.index(b"obj") + 3 : piece.rindex(b"endobj")].strip()

    def stream(self, number: int) -> bytes:
        """The bytes of a stream that is not compressed (7.3.8); raises `ValueError` for another object."""
        body = self.body(number)
        start = body.index(b"stream") + len(b"stream")
        return body[start : body.rindex(b"endstream")].strip()

    def catalog(self) -> int:
        """The number of the catalog (7.7.2)."""
        return reference(self.trailer, b"/Root")

    def with_objects(self, bodies: Mapping[int, bytes], identifier: bytes) -> bytes:
        """The file with other bodies for these objects, and this file identifier (14.4)."""
        pieces = [self.head]
        at, offsets = len(self.head), dict.fromkeys(range(self.count), 0)
        for number, old in self.objects.items():
            piece = b"%d 0 obj\n%s\nendobj\n" % (number, bodies[number]) if number in bodies else old
            offsets[number] = at
            at += len(piece)
            pieces.append(piece)
        entries = b"".join(b"%010d 00000 n\r\n" % start if start else _FREE for start in offsets.values())
        file_id = b"/ID[<%b><%b>]" % ((identifier.hex().encode(),) * 2)
        trailer = _FILE_ID.sub(file_id, self.trailer, count=1)
        pieces.append(b"xref\n0 %d\n%b%bstartxref\n%d\n%%%%EOF\n" % (self.count, entries, trailer, at))
        return b"".join(pieces)


def count_pages(content: bytes) -> int:
    """How many pages a file has that `SplicedFile` can read; raises `ValueError` for another."""
    file = SplicedFile.read(content)
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


def _offsets(table: bytes) -> list[tuple[int, int]]:
    """The number and the start of every object that is in use."""
    entries = (table[at : at + _ENTRY] for at in range(0, len(table), _ENTRY))
    return [(number, int(entry[:10])) for number, entry in enumerate(entries) if entry[17] == _USED]
