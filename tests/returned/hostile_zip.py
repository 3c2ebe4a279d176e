"""Zip files that say one thing and hold another, made field by field (APPNOTE.TXT 6.3.10)."""

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from struct import pack
from typing import Any, Final

from tests.returned.word_parts import PARTS

MEGA: Final = 1 << 20
_STORED: Final = 0
_DEFLATED: Final = 8
_LARGE: Final = 0xFFFFFFFF


@dataclass(frozen=True)
class Entry:
    """A part as it stands in a zip; what is None is as it should be."""

    name: bytes
    data: bytes
    method: int = _DEFLATED
    flags: int = 0
    packed: bytes | None = None
    size: int | None = None
    packed_size: int | None = None
    checksum: int | None = None
    local_name: bytes | None = None
    local_method: int | None = None
    local_flags: int | None = None
    start: int | None = None
    disk: int = 0
    remark: bytes = b""

    @property
    def content(self) -> bytes:
        """The bytes that stand in the file."""
        if self.packed is not None:
            return self.packed
        return deflated(self.data) if self.method == _DEFLATED else self.data

    def sizes(self) -> tuple[int, int, int]:
        """Checksum, packed and unpacked size, as the headers say them."""
        packed = len(self.content) if self.packed_size is None else self.packed_size
        size = len(self.data) if self.size is None else self.size
        checksum = zlib.crc32(self.data) if self.checksum is None else self.checksum
        return checksum, packed, size

    def local(self) -> bytes:
        """The header before the content, and the content."""
        name = self.name if self.local_name is None else self.local_name
        flags = self.flags if self.local_flags is None else self.local_flags
        method = self.method if self.local_method is None else self.local_method
        head = pack("<4s5H3L2H", b"PK\3\4", 20, flags, method, 0, 33, *self.sizes(), len(name), 0)
        return head + name + self.content

    def central(self, start: int) -> bytes:
        """The entry of the directory."""
        place = start if self.start is None else self.start
        lengths = (len(self.name), 0, len(self.remark), self.disk)
        head = pack(
            "<4s6H3L4HH2L",
            *(b"PK\1\2", 20, 20, self.flags, self.method, 0, 33),
            *(*self.sizes(), *lengths, 0, 0, place),
        )
        return head + self.name + self.remark


@cache
def deflated(data: bytes) -> bytes:
    """The data as a zip packs them."""
    packing = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packing.compress(data) + packing.flush()


def zipped(
    entries: Sequence[Entry], *, before: bytes = b"", after: bytes = b"", remark: bytes = b"", **lies: int
) -> bytes:
    """A zip of these entries; `lies` are other numbers for the end of the directory."""
    out, starts = bytearray(before), []
    for entry in entries:
        starts.append(len(out))
        out += entry.local()
    directory = b"".join(entry.central(start) for entry, start in zip(entries, starts, strict=True))
    said = {"here": len(entries), "count": len(entries), "size": len(directory), "start": len(out)} | lies
    end = (said.get("disk", 0), 0, said["here"], said["count"], said["size"], said["start"], len(remark))
    return bytes(out) + directory + pack("<4s4H2LH", b"PK\5\6", *end) + remark + after


def entries(changes: Mapping[str, bytes | None] | None = None) -> list[Entry]:
    """The parts of a small Word file, some of them changed, or gone where they are None."""
    parts = {**PARTS, **(changes or {})}
    return [Entry(name.encode(), data) for name, data in parts.items() if data is not None]


def packed(changes: Mapping[str, bytes | None] | None = None) -> bytes:
    """A small Word file with these parts changed."""
    return zipped(entries(changes))


def with_part(name: str | bytes, data: bytes = b"<x/>") -> bytes:
    """A small Word file with one more part."""
    raw = name.encode() if isinstance(name, str) else name
    return zipped([*entries(), Entry(raw, data, flags=0x0800)])


def _lying(**lies: Any) -> bytes:  # noqa: ANN401
    """A small Word file of which the last part is not what its headers say."""
    *others, last = entries()
    return zipped([*others, replace(last, **lies)])


def _overlapping() -> bytes:
    """Two names for the same bytes, the way of bombs that need no ratio."""
    first, *others = entries()
    inner = Entry(first.name, first.data, start=0)
    return zipped([first, *others, replace(inner, name=b"word/twee.xml", local_name=b"word/twee.xml")])


def _quoted() -> bytes:
    """A part whose content holds the next part, header and all."""
    inner = Entry(b"word/binnen.xml", b"x" * 100, _STORED)
    outer = Entry(b"word/buiten.xml", inner.local() + b"!", _STORED)
    before = entries()
    start = sum(len(entry.local()) for entry in before) + 30 + len(outer.name)
    return zipped([*before, outer, replace(inner, start=start)])


def _large() -> bytes:
    return zipped([*entries(), replace(Entry(b"word/groot.xml", b"x"), size=_LARGE, packed_size=1)])


def _hidden_large_end() -> bytes:
    """A second directory for large files, in the remark of the last entry, for programs that look there."""
    *others, last = entries()
    locator = pack("<4sLQL", b"PK\6\7", 0, 0, 1)
    return zipped([*others, replace(last, remark=locator)])


HOSTILE_ZIP: Final[Mapping[str, tuple[str, Callable[[], bytes]]]] = {
    "a part of sixty-four megabytes": (
        "word_files.part_too_large",
        lambda: with_part("word/bom.xml", b"\0" * (64 * MEGA)),
    ),
    "a part that says it is small": (
        "word_files.part_grows_too_much",
        lambda: _lying(data=b"", packed=deflated(b"\0" * (20 * MEGA)), size=100),
    ),
    "the text itself a bomb": (
        "word_files.part_grows_too_much",
        lambda: packed({"word/document.xml": b" " * (20 * MEGA)}),
    ),
    "parts that are too large together": (
        "word_files.too_large",
        lambda: zipped(
            [*entries(), *(Entry(b"word/%d.xml" % number, b"\0" * (20 * MEGA)) for number in range(3))]
        ),
    ),
    "two thousand parts": (
        "word_files.too_many_parts",
        lambda: zipped([*entries(), *(Entry(b"word/%d" % number, b"") for number in range(2000))]),
    ),
    "the same part twice": ("word_files.repeated_part", lambda: with_part("word/document.xml")),
    "the same part in capitals": ("word_files.repeated_part", lambda: with_part("WORD/DOCUMENT.XML")),
    "a name that leads up": ("word_files.unusual_part_name", lambda: with_part("../../etc/cron.d/x")),
    "a name from the root": ("word_files.unusual_part_name", lambda: with_part("/etc/passwd")),
    "a name with backslashes": ("word_files.unusual_part_name", lambda: with_part("..\\..\\x.xml")),
    "a name on a disk": ("word_files.unusual_part_name", lambda: with_part("C:/x.xml")),
    "a name with a zero": ("word_files.unusual_part_name", lambda: with_part("word/a\0.xml")),
    "a name that turns the text round": (
        "word_files.unusual_part_name",
        lambda: with_part("word/\u202elmx.exe"),
    ),
    "a name that moves the cursor": ("word_files.unusual_part_name", lambda: with_part("word/\x1b[2J.xml")),
    "a name that is no text": ("word_files.unusual_part_name", lambda: with_part(b"word/\xff\xfe.xml")),
    "a name of thousands": ("word_files.unusual_part_name", lambda: with_part("word/" + "a" * 9000)),
    "a name without a name": ("word_files.unusual_part_name", lambda: with_part("")),
    "parts in the same place": ("word_files.unusual_part_name", _overlapping),
    "a part in a part": ("word_files.overlapping_parts", _quoted),
    "a part that begins in the directory": ("word_files.cut_off", lambda: _lying(start=10**9)),
    "a part longer than the file": ("word_files.cut_off", lambda: _lying(packed_size=10**9)),
    "a size that is not true": ("word_files.damaged_part", lambda: _lying(size=7)),
    "a sum that is not true": ("word_files.damaged_part", lambda: _lying(checksum=7)),
    "content that cannot be unpacked": ("word_files.damaged_part", lambda: _lying(packed=b"\xff" * 50)),
    "content after the content": (
        "word_files.damaged_part",
        lambda: _lying(packed=deflated(b"<x/>") + b"x", data=b"<x/>"),
    ),
    "content that ends too soon": (
        "word_files.damaged_part",
        lambda: _lying(packed=deflated(b"<x/>" * 99)[:-3]),
    ),
    "a part with a password": ("returned.protected", lambda: _lying(flags=1)),
    "a password in one header only": ("word_files.unusual_part_name", lambda: _lying(local_flags=1)),
    "another name in each header": (
        "word_files.unusual_part_name",
        lambda: _lying(local_name=b"word/anders.xml"),
    ),
    "another way of packing in each header": (
        "word_files.unusual_part_name",
        lambda: _lying(method=_STORED, local_method=8),
    ),
    "a way of packing that is not used": ("word_files.unusual_packing", lambda: _lying(method=14)),
    "a part on another disk": ("word_files.packed_as_huge", lambda: _lying(disk=1)),
    "sizes for large files": ("word_files.packed_as_huge", _large),
    "a hidden end for large files": ("word_files.packed_as_huge", _hidden_large_end),
    "an end for large files": ("word_files.packed_as_huge", lambda: zipped(entries(), start=_LARGE)),
    "several disks": ("word_files.packed_as_huge", lambda: zipped(entries(), disk=1)),
    "more parts than there are": ("word_files.cut_off", lambda: zipped(entries(), here=9, count=9)),
    "fewer parts than there are": ("word_files.cut_off", lambda: zipped(entries(), here=2, count=2)),
    "a directory that begins elsewhere": ("word_files.cut_off", lambda: zipped(entries(), start=0)),
    "a directory of another size": ("word_files.cut_off", lambda: zipped(entries(), size=46)),
    "something before it": ("returned.unknown_kind", lambda: zipped(entries(), before=b"MZ" + b"\0" * 500)),
    "a part before it that nobody names": (
        "word_files.overlapping_parts",
        lambda: zipped(entries(), before=entries()[0].local()),
    ),
    "something after it": ("word_files.cut_off", lambda: zipped(entries(), after=b"x" * 500)),
    "a remark": ("docx", lambda: zipped(entries(), remark=b"niets")),
    "a second end in the remark": (
        "word_files.cut_off",
        lambda: zipped(entries(), remark=b"PK\5\6" + b"\0" * 18),
    ),
    "nothing but an end": ("returned.unknown_kind", lambda: zipped([])),
    "a PDF as well": (
        "returned.two_kinds_at_once",
        lambda: zipped([Entry(b"a", b"%PDF-1.7\n1 0 obj\n", _STORED), *entries()]),
    ),
    "an archive of nothing of ours": ("word_files.no_document", lambda: zipped([Entry(b"lees.txt", b"x")])),
}
"""What each file does, the code of its fault (or its kind when it can be read), and how it is made."""
