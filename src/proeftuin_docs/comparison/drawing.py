"""Marks on the picture of a page, and the picture as a file."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE: Final = 1.4
"""Pixels for a point: about a hundred to the inch."""
Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the lower left."""
Area = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels from the upper left."""
_GONE: Final = (178, 72, 0)
_NEW: Final = (0, 92, 160)
_LOOKS: Final = (110, 60, 150)
_TINT: Final = 0.22
_PAD: Final = 2
_DASH: Final = 7
_THICK: Final = 3
_COLOURS: Final = 64
_COMPRESSION: Final = 6
_LEAST: Final = 24
"""A difference in brightness that an eye can see, of 255."""
_BAND: Final = 14
"""Rows of pixels without a difference that one frame still spans."""


def mark_gone(image: "Image", box: Box, height: float) -> None:
    """A tint with a dashed line under it, on a page of so many points high."""
    _mark(image, box, height, _GONE, _DASH)


def mark_new(image: "Image", box: Box, height: float) -> None:
    """A tint with a whole line under it."""
    _mark(image, box, height, _NEW, 0)


def _mark(image: "Image", box: Box, height: float, colour: tuple[int, int, int], dash: int) -> None:
    from PIL import Image, ImageDraw

    left, top, right, bottom = _area(box, height)
    tint = Image.new("RGB", (max(right - left, 1), max(bottom - top, 1)), colour)
    under = image.crop((left, top, left + tint.width, top + tint.height))
    image.paste(Image.blend(under, tint, _TINT), (left, top))
    draw = ImageDraw.Draw(image)
    length = dash or max(right - left, 1)
    for start in range(left, right, 2 * length):
        draw.line((start, bottom, min(start + length, right), bottom), fill=colour, width=_THICK)


def _area(box: Box, height: float) -> Area:
    left, bottom, right, top = box
    return (
        round((left - _PAD) * SCALE),
        round((height - top - _PAD) * SCALE),
        round((right + _PAD) * SCALE),
        round((height - bottom + _PAD) * SCALE),
    )


def frame(image: "Image", area: Area) -> None:
    """A frame around a part that looks different."""
    from PIL import ImageDraw

    left, top, right, bottom = area
    around = (
        max(left - _THICK, 0),
        max(top - _THICK, 0),
        min(right + _THICK, image.width - 1),
        min(bottom + _THICK, image.height - 1),
    )
    ImageDraw.Draw(image).rectangle(around, outline=_LOOKS, width=_THICK)


def different_areas(old: "Image", new: "Image", edge: float) -> tuple[Area, ...]:
    """The bands in which two pictures differ visibly, from top to bottom.

    The share `edge` of the height is left out at the top and at the bottom. Pictures of different sizes
    differ as a whole.
    """
    from PIL import ImageChops

    if old.size != new.size:
        return ((0, 0, min(old.width, new.width), min(old.height, new.height)),)
    top = round(old.height * edge)
    compared = (0, top, old.width, old.height - top)
    pictures = [image.crop(compared).convert("L") for image in (old, new)]
    found = ImageChops.difference(*pictures).point([255 * (value > _LEAST) for value in range(256)])
    _, rows = found.getprojection()
    areas: list[Area] = []
    for first, last in _bands(rows):
        box = found.crop((0, first, found.width, last + 1)).getbbox()
        if box:
            areas.append((box[0], first + top, box[2], last + 1 + top))
    return tuple(areas)


def _bands(rows: Sequence[int]) -> list[tuple[int, int]]:
    """First and last row of each run of rows that differ; runs that are close are one."""
    bands: list[tuple[int, int]] = []
    for number in (number for number, differs in enumerate(rows) if differs):
        if bands and number - bands[-1][1] <= _BAND:
            bands[-1] = (bands[-1][0], number)
        else:
            bands.append((number, number))
    return bands


def png(image: "Image") -> bytes:
    """The picture as a small PNG of few colours, so chosen that pale and rare ones stay what they are."""
    from PIL import Image

    target = BytesIO()
    reduced = image.quantize(_COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    reduced.save(target, "PNG", compress_level=_COMPRESSION)
    return target.getvalue()
