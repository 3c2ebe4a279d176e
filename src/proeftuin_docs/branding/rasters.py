# SPDX-License-Identifier: EUPL-1.2
"""A PNG of which only the picture is kept (ISO/IEC 15948): no texts, days or places of who made it."""

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from proeftuin_docs.errors import ConfigurationError, Diagnostic, Place, branding

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_KEPT: Final = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"cHRM", b"pHYs"})
_MOST_PIXELS: Final = 4_000
"""A side; on paper a logo is some centimetres, so that this is far finer than any printer."""
_LEAST_PIXELS: Final = 120
"""High; fewer show as blocks on paper."""


def read_raster(content: bytes, place: Place) -> tuple[bytes, float]:
    """Return a PNG without remarks, and its width over height; raises `ConfigurationError` for any other."""
    try:
        chunks = list(_chunks(content))
        width, height = struct.unpack(">II", chunks[0][1][:8])
    except (ValueError, IndexError, struct.error) as error:
        raise ConfigurationError([branding.logo_is_no_png(place)]) from error
    if fault := _size_fault(width, height, place):
        raise ConfigurationError([fault])
    kept = b"".join(_chunk(kind, data) for kind, data in chunks if kind in _KEPT)
    return _SIGNATURE + kept, width / height


def _size_fault(width: int, height: int, place: Place) -> Diagnostic | None:
    facts = {"width": width, "height": height}
    if max(width, height) > _MOST_PIXELS:
        return branding.logo_too_many_pixels(place, **facts, limit=_MOST_PIXELS)
    return branding.logo_too_coarse(place, **facts, limit=_LEAST_PIXELS) if height < _LEAST_PIXELS else None


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks to the last one; raises `ValueError` for what is cut off or damaged."""
    if not content.startswith(_SIGNATURE):
        raise ValueError
    at, kind = len(_SIGNATURE), b""
    while kind != b"IEND":
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        data = content[at + 8 : at + 8 + length]
        if content[at : at + 12 + length] != _chunk(kind, data):
            raise ValueError
        yield kind, data
        at += 12 + length


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I4s", len(data), kind) + data + struct.pack(">I", zlib.crc32(kind + data))
