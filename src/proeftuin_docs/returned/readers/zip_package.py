# SPDX-License-Identifier: EUPL-1.2
"""The parts of an untrusted zip: its headers are checked before anything is unpacked.

`zipfile` reads the directory. It is too lenient for untrusted files (it takes what stands before a zip,
headers that contradict each other, content after the content), so this refuses all but what Word and
LibreOffice write (APPNOTE.TXT 6.3.10, ECMA-376 part 2, annex B): one volume, stored or deflated, nothing
encrypted, nothing over four gigabytes, no two parts of one name or in one place.
"""

import re
import zlib
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from struct import Struct
from typing import Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from proeftuin_docs.errors import DataError, Diagnostic, Place, returned, word_files
from proeftuin_docs.formats.signatures import ZIP
from proeftuin_docs.returned.readers.limits import MAX_UNPACKED_BYTES

MAX_PARTS: Final = 1000
"""A filled form has some twenty."""
_MAX_ENTRY: Final = 1 << 10
"""Bytes of a directory for each part; its names are no longer than a quarter of this."""
MAX_TOTAL_BYTES: Final = 2 * MAX_UNPACKED_BYTES
"""Bytes that all parts together unpack to."""
MAX_RATIO: Final = 200
"""How many times larger than packed a part may be; a table of a thousand like rows is some eighty times."""
_SMALL: Final = 1 << 20
"""Below this many bytes the ratio says nothing."""
_MAX_NAME_LENGTH: Final = 256
_GLANCE: Final = 512
_END: Final = Struct("<4s4H2LH")
_END_MARK: Final = b"PK\x05\x06"
_LOCAL: Final = Struct("<4s5H3L2H")
_LOCATOR: Final = b"PK\x06\x07"
"""Says where a second directory stands, for large files (4.3.15); some programs look there first."""
_LOCATOR_SIZE: Final = 20
_ASIDE: Final = b"\xff\xff\xff\xff"
"""The real number stands in a field for large files (4.5.3)."""
_MAX_COMMENT_LENGTH: Final = 0xFFFF
_ENCRYPTED: Final = 0x2041
"""Flags: encrypted (bit 0), strongly so (bit 6), names hidden (bit 13)."""
_UTF8: Final = 0x0800
_SHOWABLE: Final = re.compile(r"[A-Za-z0-9_.\[\]/-]{1,80}", re.ASCII)


class _Part(NamedTuple):
    """A part as the directory has it, and where its content begins."""

    info: ZipInfo
    begin: int


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
        info, begin = self.parts[name]
        packed = self.content[begin : begin + info.compress_size]
        data = packed if info.compress_type == ZIP_STORED else self._inflated(packed, name)
        self._left -= len(data)
        if self._left < 0:
            raise DataError([word_files.too_large(Place(self.file), limit=MAX_TOTAL_BYTES >> 20)])
        if len(data) != info.file_size or zlib.crc32(data) != info.CRC:
            raise self._damaged(name)
        return data

    def begins(self, name: str) -> bytes:
        """The first bytes of a part, enough to see what it is; none for one that cannot be unpacked."""
        info, begin = self.parts[name]
        packed = self.content[begin : begin + min(info.compress_size, _GLANCE)]
        if info.compress_type == ZIP_STORED:
            return packed
        try:
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, _GLANCE)
        except zlib.error:
            return b""

    def _inflated(self, packed: bytes, name: str) -> bytes:
        """Return the unpacked bytes: never more than the limit, whatever the headers state."""
        most = min(MAX_UNPACKED_BYTES, max(_SMALL, MAX_RATIO * len(packed)))
        unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = unpacking.decompress(packed, most + 1)
        except zlib.error as error:
            raise self._damaged(name) from error
        if len(data) > MAX_UNPACKED_BYTES:
            raise DataError([word_files.part_too_large(Place(self.file), limit=MAX_UNPACKED_BYTES >> 20)])
        if len(data) > most:
            raise DataError([word_files.part_grows_too_much(Place(self.file), limit=MAX_RATIO)])
        if not unpacking.eof or unpacking.unused_data:
            raise self._damaged(name)
        return data

    def _damaged(self, name: str) -> DataError:
        return DataError([word_files.damaged_part(Place(self.file), part=shown_name(name))])


def open_package(content: bytes, name: str) -> Package:
    """The parts of a zip, none of them unpacked yet; `name` is what messages call the file.

    Raises `DataError` for a zip that is cut off, encrypted, packed in a way that no word
    processor packs or too large.
    """
    place = Place(name)
    directory = _directory(content, place)
    parts = [
        _Part(info, _content_start(content, info, place)) for info in _entries(content, directory, place)
    ]
    if len({info.orig_filename.lower() for info, _ in parts}) < len(parts):  # ECMA-376 part 2, 6.3.5
        raise DataError([word_files.repeated_part(place)])
    _refuse_overlaps(parts, directory.start, place)
    if sum(info.file_size for info, _ in parts) > MAX_TOTAL_BYTES:
        raise DataError([word_files.too_large(place, limit=MAX_TOTAL_BYTES >> 20)])
    return Package(name, content, {part.info.orig_filename: part for part in parts if not part.info.is_dir()})


def shown_name(part: str) -> str:
    """The name of a part as a message may show it; `?` for one that no word processor writes."""
    return part if _SHOWABLE.fullmatch(part) else "?"


class _Directory(NamedTuple):
    """Where the entries of all parts stand, and how many there are (4.3.16)."""

    parts: int
    start: int
    end: int


def _directory(content: bytes, place: Place) -> _Directory:
    at = len(content)
    while (at := content.rfind(_END_MARK, max(len(content) - _END.size - _MAX_COMMENT_LENGTH, 0), at)) >= 0:
        if len(content) - at >= _END.size:
            _, disk, first_disk, here, count, size, start, remark = _END.unpack_from(content, at)
            if at + _END.size + remark == len(content):
                break
    else:
        raise DataError([word_files.cut_off(place)])
    for_large_files = content[max(at - _LOCATOR_SIZE, 0) : at].startswith(_LOCATOR)
    if disk or first_disk or here != count or for_large_files or _ASIDE in content[at + 12 : at + 20]:
        raise DataError([word_files.packed_as_huge(place)])
    if start + size != at:
        raise DataError([word_files.cut_off(place)])
    if count > MAX_PARTS or size > MAX_PARTS * _MAX_ENTRY:
        raise DataError([word_files.too_many_parts(place, limit=MAX_PARTS)])
    return _Directory(count, start, at)


def _entries(content: bytes, directory: _Directory, place: Place) -> list[ZipInfo]:
    """The entry of every part; raises `DataError` for one that cannot be unpacked or is not what it says."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            found = archive.infolist()
    except UnicodeDecodeError as error:
        raise DataError([word_files.unusual_part_name(place)]) from error
    except NotImplementedError as error:
        raise DataError([word_files.unusual_packing(place)]) from error
    except (BadZipFile, ValueError, OSError) as error:
        raise DataError([word_files.cut_off(place)]) from error
    if len(found) != directory.parts:
        raise DataError([word_files.cut_off(place)])
    if any(info.volume for info in found) or _ASIDE in content[directory.start : directory.end]:
        raise DataError([word_files.packed_as_huge(place)])
    if faults := [fault for info in found if (fault := _fault_of(info, place))]:
        raise DataError(faults[:1])
    return found


def _fault_of(info: ZipInfo, place: Place) -> Diagnostic | None:
    """The fault of a part whose name leaves the package or is ambiguous, or that cannot be unpacked."""
    name = info.orig_filename
    odd = any(char in name for char in "\\\0:") or {"", ".", ".."} & set(name.removesuffix("/").split("/"))
    if odd or len(name) > _MAX_NAME_LENGTH or not name.isprintable():
        return word_files.unusual_part_name(place)
    if info.flag_bits & _ENCRYPTED:
        return returned.protected(place)
    stored = info.compress_type == ZIP_STORED
    unusual = info.compress_type not in (ZIP_STORED, ZIP_DEFLATED)
    if unusual or (stored and info.compress_size != info.file_size):
        return word_files.unusual_packing(place)
    if info.file_size > MAX_UNPACKED_BYTES:
        return word_files.part_too_large(place, limit=MAX_UNPACKED_BYTES >> 20)
    return None


def _refuse_overlaps(parts: list[_Part], directory: int, place: Place) -> None:
    """Raises `DataError` when two parts share bytes, or when there is room for a part that nobody names.

    Programs that do not trust the directory would find that one.
    """
    spans = sorted((info.header_offset, begin + info.compress_size) for info, begin in parts)
    for (_, stop), (start, _) in pairwise([(0, 0), *spans, (directory, directory)]):
        if not 0 <= start - stop < _LOCAL.size:
            raise DataError([word_files.overlapping_parts(place)])


def _content_start(content: bytes, info: ZipInfo, place: Place) -> int:
    """Return where the content of a part begins, after a header that equals the directory (4.3.7)."""
    at = info.header_offset + _LOCAL.size
    if at > len(content):
        raise DataError([word_files.cut_off(place)])
    mark, _, flags, method, *_, name_size, extra = _LOCAL.unpack_from(content, info.header_offset)
    begin = int(at + name_size + extra)
    if mark != ZIP or begin + info.compress_size > len(content):
        raise DataError([word_files.cut_off(place)])
    name = content[at : at + name_size].decode("utf-8" if flags & _UTF8 else "cp437", "replace")
    if name != info.orig_filename or method != info.compress_type or flags & _ENCRYPTED:
        raise DataError([word_files.unusual_part_name(place)])
    return begin
