# SPDX-License-Identifier: EUPL-1.2
"""A PDF file written object by object to a stream, each once and never read again (ISO 32000-1, 7.5)."""

import hashlib
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import BinaryIO, Final

from proeftuin_docs.pdf_objects.lexer import text_string

_HEADER: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""The second line tells programs that the file is not text (ISO 19005-2, 6.1.2)."""
_PER_STREAM: Final = 128
_FREE, _PLAIN, _PACKED = 0, 1, 2
_ID_BYTES: Final = 16
_CHUNK: Final = 4096
"""So many entries of the cross-references are compressed at once."""


class PdfObjectWriter:
    """Numbers objects from 1 and writes them; the same calls give the same bytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()
        self._kinds = bytearray([_FREE])
        self._places = array("Q", [0])
        self._indexes = array("H", [0])
        self._waiting: list[tuple[int, bytes]] = []
        self._at = 0
        self._write(_HEADER)

    def reserve(self) -> int:
        """The number of an object that will be written later."""
        self._kinds.append(_FREE)
        self._places.append(0)
        self._indexes.append(0)
        return len(self._kinds) - 1

    def put(self, number: int, body: bytes) -> None:
        """Write an object that is no stream: the content between `obj` and `endobj`."""
        self._waiting.append((number, body))
        if len(self._waiting) == _PER_STREAM:
            self._write_waiting()

    def add(self, body: bytes) -> int:
        """Writes an object that is no stream and gives its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def put_stream(self, number: int, entries: bytes, data: bytes) -> None:
        """Writes a stream; `entries` is its dictionary without brackets and without `/Length`."""
        self._kinds[number], self._places[number] = _PLAIN, self._at
        head = b"%d 0 obj\n<<%b/Length %d>>\nstream\n" % (number, entries, len(data))
        self._write(head, data, b"\nendstream\nendobj\n")

    def finish(self, root: int) -> None:
        """Writes what was waiting and the cross-references; `root` is the number of the catalog."""
        self._write_waiting()
        number, at = self.reserve(), self._at
        self._kinds[number], self._places[number] = _PLAIN, at
        identifier = self._digest.hexdigest()[: 2 * _ID_BYTES].encode()
        facts = (len(self._kinds), root, identifier, identifier)
        entries = b"/Type/XRef/Size %d/W[1 5 2]/Root %d 0 R/ID[<%b><%b>]/Filter/FlateDecode" % facts
        self.put_stream(number, entries, self._table())
        self._write(b"startxref\n%d\n%%%%EOF\n" % at)

    def _table(self) -> bytes:
        """The compressed cross-references, put together piece by piece."""
        packer = zlib.compressobj(9)
        entries = zip(self._kinds, self._places, self._indexes, strict=True)
        pieces = []
        while chunk := b"".join(map(_entry, islice(entries, _CHUNK))):
            pieces.append(packer.compress(chunk))
        return b"".join([*pieces, packer.flush()])

    def _write_waiting(self) -> None:
        if not self._waiting:
            return
        number, at, heads = self.reserve(), 0, []
        for index, (own, body) in enumerate(self._waiting):
            self._kinds[own], self._places[own], self._indexes[own] = _PACKED, number, index
            heads.append(b"%d %d" % (own, at))
            at += len(body) + 1
        head = b" ".join(heads) + b"\n"
        data = head + b"\n".join(body for _, body in self._waiting)
        entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(heads), len(head))
        self._waiting.clear()
        self.put_stream(number, entries, zlib.compress(data, 9))

    def _write(self, *pieces: bytes) -> None:
        for piece in pieces:
            self._stream.write(piece)
            self._digest.update(piece)
            self._at += len(piece)


def _entry(item: tuple[int, int, int]) -> bytes:
    """An entry of the cross-references: kind, place and index (7.5.8.3), as long as `/W` says."""
    kind, place, index = item
    return bytes([kind]) + place.to_bytes(5, "big") + index.to_bytes(2, "big")


_WIDTH: Final = 32
_LEVELS: Final = 3


def references_to(numbers: Sequence[int]) -> bytes:
    """These objects, as the items of an array."""
    return b" ".join(b"%d 0 R" % number for number in numbers)


@dataclass(slots=True)
class _Node:
    number: int
    kids: list[int] = field(default_factory=list)
    count: int = 0


class PageTree:
    """The page tree (7.7.3.2): a root, branches of 1,024 pages, leaves of 32."""

    def __init__(self, file: PdfObjectWriter) -> None:
        self._file = file
        self._open = [_Node(file.reserve())]

    @property
    def count(self) -> int:
        """The number of pages."""
        return self._open[0].count

    def add(self, page: int) -> int:
        """Puts a page at the end and gives the number of its parent."""
        while len(self._open) < _LEVELS:
            self._open.append(_Node(self._file.reserve()))
        leaf = self._open[-1]
        leaf.kids.append(page)
        for node in self._open:
            node.count += 1
        while len(self._open) > 1 and len(self._open[-1].kids) == _WIDTH:
            self._close_last()
        return leaf.number

    def close(self) -> int:
        """Writes what is open and gives the root."""
        while len(self._open) > 1:
            self._close_last()
        (root,) = self._open
        self._file.put(root.number, _pages(root.kids, root.count))
        return root.number

    def _close_last(self) -> None:
        node, above = self._open.pop(), self._open[-1]
        self._file.put(node.number, _pages(node.kids, node.count, above.number))
        above.kids.append(node.number)


def _pages(kids: Sequence[int], count: int, parent: int | None = None) -> bytes:
    above = b"" if parent is None else b"/Parent %d 0 R" % parent
    return b"<</Type/Pages/Count %d%b/Kids[%b]>>" % (count, above, references_to(kids))


@dataclass(slots=True)
class SortedTree:
    """A number tree or a name tree (7.9.6, 7.9.7), made of leaves that come in the order of their keys."""

    file: PdfObjectWriter
    entry: bytes
    """`/Nums` or `/Names`."""
    _leaves: list[tuple[int, bytes, bytes]] = field(default_factory=list)

    def add(self, keys: Sequence[bytes], values: Sequence[bytes]) -> None:
        """Writes a leaf; nothing when there are no keys."""
        if keys:
            pairs = b" ".join(b"%b %b" % pair for pair in zip(keys, values, strict=True))
            limits = b"/Limits[%b %b]" % (keys[0], keys[-1])
            leaf = self.file.add(b"<<%b%b[%b]>>" % (limits, self.entry, pairs))
            self._leaves.append((leaf, keys[0], keys[-1]))

    def close(self) -> int | None:
        """Writes the branches and gives the root; None for a tree without leaves."""
        level = self._leaves
        while len(level) > _WIDTH:
            level = [self._joined(level[at : at + _WIDTH]) for at in range(0, len(level), _WIDTH)]
        return self.file.add(b"<</Kids[%b]>>" % references_to([node[0] for node in level])) if level else None

    def _joined(self, nodes: Sequence[tuple[int, bytes, bytes]]) -> tuple[int, bytes, bytes]:
        first, last = nodes[0][1], nodes[-1][2]
        kids = references_to([node[0] for node in nodes])
        return self.file.add(b"<</Limits[%b %b]/Kids[%b]>>" % (first, last, kids)), first, last


@dataclass(slots=True)
class _Item:
    """An item of the outline; those below it are written, except the last, which waits for its next."""

    number: int
    title: str
    page: int
    before: int | None
    first: int | None = None
    last: "_Item | None" = None
    count: int = 0


@dataclass(slots=True)
class Outline:
    """The outline (12.3.3): groups, closed at first, with items; or items without a group."""

    file: PdfObjectWriter
    _root: _Item = field(init=False)
    _group: _Item | None = None

    def __post_init__(self) -> None:
        """Reserve the root."""
        self._root = _Item(self.file.reserve(), "", 0, None)

    def open_group(self, title: str, page: int) -> None:
        """Open an item on the first level; the items that follow are below it."""
        self._close_group()
        self._group = self._add(self._root, title, page)

    def add(self, title: str, page: int) -> None:
        """An item that leads to the page."""
        self._add(self._group or self._root, title, page)

    def close(self) -> int:
        """Writes what is open and gives the root."""
        self._close_group()
        root = self._root
        if root.last is not None:
            self._write(root.last, root.number, None)
        kids = _kids(root)
        self.file.put(root.number, b"<</Type/Outlines%b/Count %d>>" % (kids, root.count))
        return root.number

    def _add(self, parent: _Item, title: str, page: int) -> _Item:
        before = parent.last
        item = _Item(self.file.reserve(), title, page, before.number if before else None)
        if before is not None:
            self._write(before, parent.number, item.number)
        parent.first = parent.first or item.number
        parent.last = item
        parent.count += 1
        return item

    def _close_group(self) -> None:
        if self._group is not None and self._group.last is not None:
            self._write(self._group.last, self._group.number, None)
        self._group = None

    def _write(self, item: _Item, parent: int, after: int | None) -> None:
        before = b"" if item.before is None else b"/Prev %d 0 R" % item.before
        behind = b"" if after is None else b"/Next %d 0 R" % after
        below = b"%b/Count -%d" % (_kids(item), item.count) if item.count else b""
        facts = (text_string(item.title), parent, before, behind, below, item.page)
        body = b"<</Title%b/Parent %d 0 R%b%b%b/Dest[%d 0 R/XYZ null null null]>>" % facts
        self.file.put(item.number, body)


def _kids(item: _Item) -> bytes:
    if item.first is None or item.last is None:
        return b""
    return b"/First %d 0 R/Last %d 0 R" % (item.first, item.last.number)
