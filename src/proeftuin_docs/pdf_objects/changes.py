# SPDX-License-Identifier: EUPL-1.2
"""What changes in a PDF file: objects with another body, new ones, and those that come from another file."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from proeftuin_docs.pdf_objects.lexer import Renumbering, stream_parts
from proeftuin_docs.pdf_objects.patch import PdfPatch


class Ref(NamedTuple):
    """A reference to the object with this number."""

    number: int


Plain = bytes | str | float | Ref | Sequence["Plain"] | Mapping[str, "Plain"]
"""A value: bytes stand as they are, a text is a name without its slash (see `text_string` for strings)."""


def plain_bytes(value: Plain) -> bytes:
    """Return a value as it stands in a file (7.3)."""
    match value:
        case bytes():
            return value
        case str():
            return b"/%b" % value.encode()
        case int() | float():
            return f"{value:.4f}".rstrip("0").rstrip(".").encode()
        case Ref(number):
            return b"%d 0 R" % number
        case Mapping():
            return b"<<%b>>" % entries(value)
        case _:
            return b"[%b]" % b" ".join(map(plain_bytes, value))


def entries(values: Mapping[str, Plain]) -> bytes:
    """Return the entries of a dictionary, without its brackets."""
    return b"".join(b"/%b %b" % (key.encode(), plain_bytes(value)) for key, value in values.items())


def stream(data: bytes, values: Mapping[str, Plain]) -> bytes:
    """Return a compressed stream with these entries in its dictionary (7.3.8)."""
    packed = zlib.compress(data)
    head = entries({**values, "Filter": "FlateDecode", "Length": len(packed)})
    return b"<<%b>>\nstream\n%b\nendstream" % (head, packed)


def unpacked(body: bytes) -> bytes:
    """Return the data of a stream without a filter or with Flate; raises `ValueError` for another."""
    head, data = stream_parts(body) or (b"", b"")
    if b"/Filter" not in head:
        return data
    if b"/FlateDecode" not in head or b"/DecodeParms" in head:
        raise ValueError("a stream that is packed in another way")
    return zlib.decompress(data)


@dataclass(slots=True)
class Changes:
    """Objects of a file that get another body, and those that are added to it."""

    file: PdfPatch
    bodies: dict[int, bytes] = field(default_factory=dict)
    added: list[bytes] = field(default_factory=list)

    def reserve(self) -> int:
        """Return the number of a new object, whose body comes later."""
        return self.add(b"null")

    def add(self, body: bytes) -> int:
        """Add an object and return its number."""
        self.added.append(body)
        return len(self.file.starts) + len(self.added) - 1

    def put(self, number: int, body: bytes) -> None:
        """Give an object this body."""
        new = number - len(self.file.starts)
        if new < 0:
            self.bodies[number] = body
        else:
            self.added[new] = body

    def body(self, number: int) -> bytes:
        """Return the body that an object of the file has by now."""
        return self.bodies.get(number) or self.file.body(number)

    def written(self, identifier: bytes) -> bytes:
        """Return the file with all of it, under this identifier."""
        return self.file.with_objects(self.bodies, identifier, self.added)


@dataclass(slots=True)
class Borrowing:
    """Takes objects over from another file, each once, with what they refer to."""

    source: PdfPatch
    changes: Changes
    others: Mapping[int, bytes] = field(default_factory=dict)
    """Bodies that some of the objects get instead of their own."""
    _numbers: dict[int, int] = field(default_factory=dict)

    def number(self, old: int) -> int:
        """Return the new number of an object."""
        if old not in self._numbers:
            self._numbers[old] = self.changes.reserve()
            self.changes.put(self._numbers[old], self.moved(self.others.get(old) or self.source.body(old)))
        return self._numbers[old]

    def moved(self, body: bytes) -> bytes:
        """Return the bytes of an object with the new numbers of what it refers to."""
        head, data = stream_parts(body) or (body, None)
        new = Renumbering(self.number, 0, b"", lambda name: name).moved(head)
        if data is None:
            return new
        return b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(data), new, data)
