# SPDX-License-Identifier: EUPL-1.2
"""Whether the pages of a PDF look like those of the same document made anew."""

import zlib
from base64 import b64decode
from collections.abc import Iterator, Sequence, Set
from typing import Final

from PIL import Image, ImageChops

from proeftuin_docs.errors import Diagnostic, Place, returned
from proeftuin_docs.returned.readers.limits import MAX_SIDE
from proeftuin_docs.returned.readers.model import PageLook, nearest_field

_SHADES: Final = 12
"""Shades of grey of 256 by which a pixel may differ: the same page, saved by another program."""
_MARGIN: Final = 1.5
"""Points by which a field may stand elsewhere."""
_MAX_MARKS: Final = 10
_JOINED: Final = 24
"""Points within which what was drawn is one mark."""


def sheets_differ(found: Sequence[PageLook], expected: Sequence[PageLook]) -> bool:
    """Whether there are other pages, or pages of another size, cut or turned."""
    return [page.sheet for page in found] != [page.sheet for page in expected]


def is_laid_out_alike(found: Sequence[PageLook], expected: Sequence[PageLook], names: Set[str]) -> bool:
    """Whether every field stands on the same page in the same place, and no other field is there.

    `names` are those of the fields that the file has; one that is gone is told by its question.
    """
    pairs = zip(found, expected, strict=True)
    return all(_has_same_places(page, wanted, names) for page, wanted in pairs)


def _has_same_places(found: PageLook, expected: PageLook, names: Set[str]) -> bool:
    left = list(expected.places)
    for place in found.places:
        match = next(
            (item for item in left if item.name == place.name and _is_near(item.box, place.box)), None
        )
        if match is None or match.shown != place.shown:
            return False
        left.remove(match)
    return not any(place.name in names for place in left)


def _is_near(one: Sequence[float], other: Sequence[float]) -> bool:
    return all(abs(a - b) <= _MARGIN for a, b in zip(one, other, strict=True))


def drawn_marks(found: Sequence[PageLook], expected: Sequence[PageLook], file: str) -> Iterator[Diagnostic]:
    """Yield a fault for each place of a page whose picture is not that of the version."""
    above, told = "", 0
    for number, (page, wanted) in enumerate(zip(found, expected, strict=True), start=1):
        if page.picture and wanted.picture and page.picture != wanted.picture:
            for left, top, right, bottom in _regions(page.picture, wanted.picture):
                told += 1
                middle = (left + right) / 2, wanted.sheet[3] - (top + bottom) / 2
                near = nearest_field(wanted.places, middle, above)
                if told <= _MAX_MARKS:
                    yield returned.drawn_in_page(Place(file, path=near or None), page=number)
        above = wanted.places[-1].name if wanted.places else above
    if told > _MAX_MARKS:
        yield returned.more_changes(Place(file), count=told - _MAX_MARKS)


def has_all_pictures(pages: Sequence[PageLook]) -> bool:
    """Whether there is a picture of every page."""
    return all(page.picture for page in pages)


def _regions(found: str, expected: str) -> Iterator[tuple[int, int, int, int]]:
    """The boxes, from the top, in which two pictures differ; bands of rows that lie apart are apart."""
    one, other = _picture(found), _picture(expected)
    if one is None or other is None or one.size != other.size:
        yield 0, 0, 1, 1
        return
    different = ImageChops.difference(one, other).point([0] * (_SHADES + 1) + [255] * (255 - _SHADES))
    rows = [
        row for row in range(different.height) if different.crop((0, row, different.width, row + 1)).getbbox()
    ]
    start = 0
    for at, row in enumerate(rows):
        if at + 1 == len(rows) or rows[at + 1] - row > _JOINED:
            band = different.crop((0, rows[start], different.width, row + 1)).getbbox()
            assert band is not None
            yield band[0], rows[start], band[2], row + 1
            start = at + 1


def _picture(packed: str) -> Image.Image | None:
    """A packed picture; None for what no reader packs."""
    size, _, pixels = packed.partition(":")
    try:
        width, height = map(int, size.split("x"))
        most = min(width, MAX_SIDE) * min(height, MAX_SIDE)
        return Image.frombytes("L", (width, height), zlib.decompressobj().decompress(b64decode(pixels), most))
    except (ValueError, zlib.error):
        return None
