# SPDX-License-Identifier: EUPL-1.2
"""The bytes of objects: references, strings, and what changes when an object moves (ISO 32000-1, 7.3)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

_REFERENCE: Final = re.compile(rb"(\d+) 0 R\b")
_TOKEN: Final = re.compile(
    rb"(?P<own>\d+) 0 R\b|/StructParent(?P<plural>s?) (?P<key>\d+)|/(?P<id>ID)(?=\()|/(?P<to>Dest)(?=\()"
    rb"|/(?P<heads>Headers)(?=\[)|\("
)
_INSIDE: Final = re.compile(rb"\\.|[()]", re.DOTALL)
_BRACKETS: Final = re.compile(rb"\(|\[|\]|<<|>>")
_STREAM: Final = re.compile(rb">>\s*stream\r?\n")
_LENGTH: Final = re.compile(rb"/Length (\d+)")
_STRINGS: Final = re.compile(rb"\(((?:\\.|[^()\\])*)\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Renumbering:
    """How an object changes when it moves to another file.

    `number` gives the new number of an object; `keys` is added to keys of the parent tree (14.7.4.4),
    `ids` stands before identifiers of elements (14.7.3), `destination` is what a name leads to (12.3.2.3).
    """

    number: Callable[[int], int]
    keys: int
    ids: bytes
    destination: Callable[[bytes], bytes]

    def moved(self, body: bytes) -> bytes:
        """The object's bytes in the other file; strings stay as they are."""
        pieces, at = [], 0
        while found := _TOKEN.search(body, at):
            pieces.append(body[at : found.start()])
            changed, at = self._changed(body, found)
            pieces.append(changed)
        return b"".join([*pieces, body[at:]])

    def _changed(self, body: bytes, found: re.Match[bytes]) -> tuple[bytes, int]:
        """Return the replacement of a token, and where the rest begins."""
        match found.lastgroup:
            case "own":
                return b"%d 0 R" % self.number(int(found["own"])), found.end()
            case "key":
                return b"/StructParent%b %d" % (found["plural"], self.keys + int(found["key"])), found.end()
            case "heads":
                end = _array_end(body, found.end())
                return _STRINGS.sub(rb"(" + self.ids + rb"\1)", body[found.start() : end]), end
            case "id":
                end = string_end(body, found.end())
                return b"/ID(%b%b" % (self.ids, body[found.end() + 1 : end]), end
            case "to":
                end = string_end(body, found.end())
                return b"/Dest " + self.moved(self.destination(body[found.end() : end])), end
            case _:
                end = string_end(body, found.start())
                return body[found.start() : end], end


def references(body: bytes) -> list[int]:
    """The numbers of the objects that these bytes refer to; bytes without strings."""
    return [int(number) for number in _REFERENCE.findall(body)]


def string_end(body: bytes, start: int) -> int:
    """Return the end of the literal string that begins here (7.3.4.2); raises `ValueError` without one."""
    depth = 0
    for found in _INSIDE.finditer(body, start):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    raise ValueError("a string without an end")


def value_of(body: bytes, key: bytes) -> bytes:
    """The array or dictionary of a key, with its brackets; empty when the key is not there.

    A string that looks like the key is none.
    """
    pattern, at = _valued(key), 0
    while found := pattern.search(body, at):
        if found[0] != b"(":
            return body[found.end() : _array_end(body, found.end())]
        at = string_end(body, found.start())
    return b""


@cache
def _valued(key: bytes) -> re.Pattern[bytes]:
    """A key before an array or a dictionary, or where a string begins."""
    return re.compile(re.escape(key) + rb"\s*(?=\[|<<)|\(")


def stream_parts(body: bytes) -> tuple[bytes, bytes] | None:
    """Return a stream's dictionary without brackets and without `/Length`, and its data.

    None for other objects; raises `ValueError` for a stream without its length.
    """
    if not body.endswith(b"endstream"):
        return None
    found = _STREAM.search(body)
    length = _LENGTH.search(body, 0, found.start()) if found else None
    if found is None or length is None:
        raise ValueError("a stream without its length")
    head = body[: found.start()].removeprefix(b"<<")
    data = body[found.end() : found.end() + int(length[1])]
    return _LENGTH.sub(b"", head, count=1), data


def text_string(text: str) -> bytes:
    """A text string (7.9.2.2), whatever its characters."""
    if text.isascii() and text.isprintable():
        return b"(%b)" % re.sub(rb"([\\()])", rb"\\\1", text.encode())
    return b"<FEFF%b>" % text.encode("utf-16-be").hex().upper().encode()


def _array_end(body: bytes, start: int) -> int:
    """Where the array or dictionary that begins here ends, strings in it skipped."""
    depth, at = 0, start
    while found := _BRACKETS.search(body, at):
        at = string_end(body, found.start()) if found[0] == b"(" else found.end()
        depth += {b"[": 1, b"<<": 1, b"]": -1, b">>": -1}.get(found[0], 0)
        if depth == 0:
            return at
    raise ValueError("an array without an end")
