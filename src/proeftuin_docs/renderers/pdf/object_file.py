"""A PDF file written object by object to a stream, each once and never read again (ISO 32000-1, 7.5).

What is no stream goes into streams of objects (7.5.7): a structure tree of plain objects would be as large
as the pages. Of every object eleven bytes are kept, for the cross-reference stream at the end (7.5.8).
"""

import hashlib
import struct
import zlib
from array import array
from itertools import islice
from typing import BinaryIO, Final

_HEADER: Final = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
"""The second line tells programs that the file is not text (ISO 19005-2, 6.1.2)."""
_PER_STREAM: Final = 128
_FREE, _PLAIN, _PACKED = 0, 1, 2
_ID_BYTES: Final = 16
_ENTRY: Final = struct.Struct(">BQH")
_OFFSET_HIGH: Final = 1
"""Of the eight bytes of an offset the first three are always zero: `/W` says five."""
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
        entries = b"/Type/XRef/Size %d/W[1 5 2]/Root %d 0 R/ID[<%b><%b>]/Filter/FlateDecode" % (
            len(self._kinds),
            root,
            identifier,
            identifier,
        )
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
    """An entry of the cross-references: kind, place and index (7.5.8.3)."""
    packed = _ENTRY.pack(*item)
    return packed[:_OFFSET_HIGH] + packed[_OFFSET_HIGH + 3 :]
