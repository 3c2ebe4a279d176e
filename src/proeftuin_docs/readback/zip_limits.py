"""The parts of an untrusted zip: its headers are checked before anything is unpacked.

Reads what Word and LibreOffice write (APPNOTE.TXT 6.3.10, ECMA-376 part 2, annex B): one volume, stored or
deflated, nothing encrypted, nothing over four gigabytes, no two parts of one name or in one place.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from struct import Struct
from typing import Final

from proeftuin_docs.errors import DataError, Place, returned, word_files
from proeftuin_docs.readback.limits import MAX_UNPACKED_BYTES

MAX_PARTS: Final = 1000
"""A filled form has some twenty."""
MAX_TOTAL_BYTES: Final = 2 * MAX_UNPACKED_BYTES
"""Bytes that all parts together unpack to."""
MAX_RATIO: Final = 200
"""How many times larger than packed a part may be; a table of a thousand like rows is some eighty times."""
_SMALL: Final = 1 << 20
"""Below this many bytes the ratio says nothing."""
_MAX_NAME_LENGTH: Final = 256
_GLANCE: Final = 512

_END: Final = Struct("<4s4H2LH")
_ENTRY: Final = Struct("<4s6H3L5H2L")
_LOCAL: Final = Struct("<4s5H3L2H")
_END_MARK: Final = b"PK\x05\x06"
_ENTRY_MARK: Final = b"PK\x01\x02"
_LOCAL_MARK: Final = b"PK\x03\x04"
_LOCATOR_MARK: Final = b"PK\x06\x07"
_LOCATOR_SIZE: Final = 20
"""Says where a second directory stands, for large files (4.3.15); some programs look there first."""
_MAX_COMMENT_LENGTH: Final = 0xFFFF
_STORED: Final = 0
_DEFLATED: Final = 8
_ENCRYPTED: Final = 0x2041
"""Flags: encrypted (bit 0), strongly so (bit 6), names hidden (bit 13)."""
_UTF8: Final = 0x0800
_ASIDE: Final = 0xFFFFFFFF
"""The real number stands in a field for large files (4.5.3)."""
_SHOWABLE: Final = re.compile(r"[A-Za-z0-9_.\[\]/-]{1,80}", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Part:
    """The directory entry of a part; its own header begins at `start`, sizes are in bytes."""

    name: str
    flags: int
    method: int
    checksum: int
    packed: int
    size: int
    start: int


@dataclass(slots=True)
class Package:
    """The parts of a zip by name; each is unpacked when asked for, within the limits of all together."""

    file: str
    content: bytes = field(repr=False)
    parts: dict[str, _Part] = field(repr=False)
    _left: int = MAX_TOTAL_BYTES

    def __contains__(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return name in self.parts

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the zip."""
        return tuple(self.parts)

    def read(self, name: str) -> bytes:
        """Return the content of a part; raise `DataError` when it is too large or contradicts its entry."""
        part = self.parts[name]
        start = _content_start(self.content, part, self.file)
        packed = self.content[start : start + part.packed]
        data = packed if part.method == _STORED else self._inflated(packed, part)
        self._left -= len(data)
        if self._left < 0:
            raise DataError([word_files.too_large(Place(self.file), limit=MAX_TOTAL_BYTES >> 20)])
        if len(data) != part.size or zlib.crc32(data) != part.checksum:
            raise DataError([word_files.damaged_part(Place(self.file), part=shown_name(name))])
        return data

    def begins(self, name: str) -> bytes:
        """The first bytes of a part, enough to see what it is; none for one that cannot be unpacked."""
        part = self.parts[name]
        start = _content_start(self.content, part, self.file)
        packed = self.content[start : start + min(part.packed, _GLANCE)]
        if part.method == _STORED:
            return packed
        try:
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, _GLANCE)
        except zlib.error:
            return b""

    def _inflated(self, packed: bytes, part: _Part) -> bytes:
        """Return the unpacked bytes: never more than the limit, whatever the headers state."""
        most = min(MAX_UNPACKED_BYTES, max(_SMALL, MAX_RATIO * len(packed)))
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = unpacking.decompress(packed, most + 1)
        except zlib.error as error:
            raise DataError(
                [word_files.damaged_part(Place(self.file), part=shown_name(part.name))]
            ) from error
        if len(data) > MAX_UNPACKED_BYTES:
            raise DataError([word_files.part_too_large(Place(self.file), limit=MAX_UNPACKED_BYTES >> 20)])
        if len(data) > most:
            raise DataError([word_files.part_grows_too_much(Place(self.file), limit=MAX_RATIO)])
        if not unpacking.eof or unpacking.unused_data:
            raise DataError([word_files.damaged_part(Place(self.file), part=shown_name(part.name))])
        return data


def open_package(content: bytes, name: str) -> Package:
    """The parts of a zip, none of them unpacked yet; `name` is what messages call the file.

    Raises `DataError` for a zip that is cut off, encrypted, packed in a way that no word
    processor packs or too large.
    """
    found = list(_entries(content, name))
    _refuse_twins(found, name)
    _refuse_overlaps(content, found, name)
    declared = sum(part.size for part in found)
    if declared > MAX_TOTAL_BYTES:
        raise DataError([word_files.too_large(Place(name), limit=MAX_TOTAL_BYTES >> 20)])
    return Package(name, content, {part.name: part for part in found if not part.name.endswith("/")})


def shown_name(part: str) -> str:
    """The name of a part as a message may show it; `?` for one that no word processor writes."""
    return part if _SHOWABLE.fullmatch(part) else "?"


def _entries(content: bytes, name: str) -> Iterator[_Part]:
    """Return the entry of every part in the directory at the end."""
    count, size, start, end = _directory(content, name)
    if count > MAX_PARTS:
        raise DataError([word_files.too_many_parts(Place(name), limit=MAX_PARTS)])
    at = start
    for _ in range(count):
        part, at = _entry(content, at, end, name)
        yield part
    if at != start + size:
        raise DataError([word_files.cut_off(Place(name))])


def _directory(content: bytes, name: str) -> tuple[int, int, int, int]:
    """How many parts there are, and the size, start and end of their directory (4.3.16)."""
    first = max(len(content) - _END.size - _MAX_COMMENT_LENGTH, 0)
    at = len(content)
    while (at := content.rfind(_END_MARK, first, at)) >= 0:
        if at + _END.size <= len(content):
            _, disk, first_disk, here, count, size, start, remark = _END.unpack_from(content, at)
            if at + _END.size + remark == len(content):
                break
    else:
        raise DataError([word_files.cut_off(Place(name))])
    for_large_files = content[max(at - _LOCATOR_SIZE, 0) : at].startswith(_LOCATOR_MARK)
    if disk or first_disk or here != count or _ASIDE in (size, start) or for_large_files:
        raise DataError([word_files.packed_as_huge(Place(name))])
    if start + size != at:
        raise DataError([word_files.cut_off(Place(name))])
    return count, size, start, at


def _entry(content: bytes, at: int, end: int, name: str) -> tuple[_Part, int]:
    """Return the part whose entry is here, and where the next entry begins (4.3.12)."""
    if at + _ENTRY.size > end:
        raise DataError([word_files.cut_off(Place(name))])
    values = _ENTRY.unpack_from(content, at)
    mark, _, _, flags, method, _, _, checksum, packed, size, name_size, extra, remark, disk, _, _, start = (
        values
    )
    stop = at + _ENTRY.size + name_size + extra + remark
    if mark != _ENTRY_MARK or stop > end:
        raise DataError([word_files.cut_off(Place(name))])
    if _ASIDE in (packed, size, start) or disk:
        raise DataError([word_files.packed_as_huge(Place(name))])
    begin = at + _ENTRY.size
    part_name = _name(content[begin : begin + name_size], flags, name)
    part = _Part(part_name, flags, method, checksum, packed, size, start)
    _refuse_packing(part, name)
    return part, stop


def _name(raw: bytes, flags: int, file: str) -> str:
    """Return the name of a part; raise `DataError` when it leaves the package or is ambiguous."""
    try:
        name = raw.decode("utf-8" if flags & _UTF8 else "cp437")
    except UnicodeDecodeError as error:
        raise DataError([word_files.unusual_part_name(Place(file))]) from error
    steps = name.removesuffix("/").split("/")
    odd = any(char in name for char in "\\\0:") or any(step in ("", ".", "..") for step in steps)
    if odd or len(name) > _MAX_NAME_LENGTH or not name.isprintable():
        raise DataError([word_files.unusual_part_name(Place(file))])
    return name


def _refuse_packing(part: _Part, file: str) -> None:
    """Raise `DataError` for a part that cannot be unpacked, or whose stated size is too large."""
    if part.flags & _ENCRYPTED:
        raise DataError([returned.protected(Place(file))])
    if part.method not in (_STORED, _DEFLATED) or (part.method == _STORED and part.packed != part.size):
        raise DataError([word_files.unusual_packing(Place(file))])
    if part.size > MAX_UNPACKED_BYTES:
        raise DataError([word_files.part_too_large(Place(file), limit=MAX_UNPACKED_BYTES >> 20)])


def _refuse_twins(parts: list[_Part], file: str) -> None:
    """Names that differ in capitals alone name one part (ECMA-376 part 2, 6.3.5)."""
    if len({part.name.lower() for part in parts}) < len(parts):
        raise DataError([word_files.repeated_part(Place(file))])


def _refuse_overlaps(content: bytes, parts: list[_Part], file: str) -> None:
    """Raises `DataError` when two parts share bytes, or when there is room for a part that nobody names.

    Programs that do not trust the directory would find that one.
    """
    *_, directory, _ = _directory(content, file)
    spans = sorted((part.start, _content_start(content, part, file) + part.packed) for part in parts)
    for (_, stop), (start, _) in pairwise([(0, 0), *spans, (directory, directory)]):
        if not 0 <= start - stop < _LOCAL.size:
            raise DataError([word_files.overlapping_parts(Place(file))])


def _content_start(content: bytes, part: _Part, file: str) -> int:
    """Return where the content of a part begins, after a header that equals the directory (4.3.7)."""
    if part.start + _LOCAL.size > len(content):
        raise DataError([word_files.cut_off(Place(file))])
    mark, _, flags, method, *_, name_size, extra = _LOCAL.unpack_from(content, part.start)
    begin: int = part.start + _LOCAL.size
    if mark != _LOCAL_MARK or begin + name_size + extra + part.packed > len(content):
        raise DataError([word_files.cut_off(Place(file))])
    name = _name(content[begin : begin + name_size], flags, file)
    if name != part.name or method != part.method or flags & _ENCRYPTED:
        raise DataError([word_files.unusual_part_name(Place(file))])
    return begin + int(name_size) + int(extra)
