# SPDX-License-Identifier: EUPL-1.2
"""Two finished PDFs page by page: which words differ, and pictures in which they are marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

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
_PAGE_STYLES: Final = (110, 60, 150)
_TINT: Final = 0.22
_PAD: Final = 2
_DASH: Final = 7
_THICK: Final = 3
_COLOURS: Final = 64
_COMPRESSION: Final = 6
_MIN_GAP: Final = 24
"""A difference in brightness that an eye can see, of 255."""
_BAND: Final = 14
"""Rows of pixels without a difference that one frame still spans."""


def _mark(image: "Image", box: Box, height: float, colour: tuple[int, int, int], dash: int = 0) -> None:
    """A tint with a line under it, whole or dashed, on a page of so many points high."""
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
    ImageDraw.Draw(image).rectangle(around, outline=_PAGE_STYLES, width=_THICK)


def differing_areas(old: "Image", new: "Image", edge: float) -> tuple[Area, ...]:
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
    found = ImageChops.difference(*pictures).point([255 * (value > _MIN_GAP) for value in range(256)])
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


_EDGE: Final = 0.06
"""Share of a page at its head and foot where status, version and page number stand."""
_BROKEN: Final = "\x02"
"""PDFium's character for the hyphen of a word that is broken at the end of a line."""
_GAP: Final = 12.0
"""Points between two words that one mark still spans."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page (from 0) with its boxes: one, or two where it is broken off at the end of a line."""

    text: str
    page: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class PagePair:
    """Two pages beside each other as PNG (empty where a document has no such page), and what is marked.

    `looks` tells that something looks different while the words are the same; `moved`, that no word of these
    pages is gone or new, but that they stand on other pages.
    """

    number: int
    old: bytes = field(repr=False)
    new: bytes = field(repr=False)
    gone: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    looks: bool = False
    moved: bool = False

    @property
    def differs(self) -> bool:
        """Whether these pages are not alike."""
        marked = self.gone or self.added or self.looks
        return bool(marked or self.moved or not self.old or not self.new)


@dataclass(slots=True)
class _Side:
    images: "list[Image]"
    words: list[Word]
    heights: list[float]
    marks: dict[int, list[Word]] = field(default_factory=dict)

    def on(self, number: int) -> list[str]:
        """The words on a page."""
        return [item.text for item in self.words if item.page == number]

    def marked(self, number: int) -> list[Word]:
        """Return the words that were removed from or added to a page."""
        return self.marks.get(number, [])

    def picture(self, number: int) -> bytes:
        """The page as it is now; empty when there is none."""
        return png(self.images[number]) if number < len(self.images) else b""


def compare_pages(
    old: bytes, new: bytes, *, edges: bool = False, only_different: bool = False
) -> tuple[PagePair, ...]:
    """Every page of the longer document with its counterpart, differences marked; same input, same bytes.

    An empty document has no pages. Head and foot of a page, where the version stands, are compared only
    with `edges`: for two makes of the same version. With `only_different` pages that are alike are left out.
    """
    edge = 0.0 if edges else _EDGE
    left, right = _side(old, edge), _side(new, edge)
    if old and new:
        _find_marks(left, right)
    count = max(len(left.images), len(right.images))
    found = (_pair(left, right, number, edge, only_different=only_different) for number in range(count))
    return tuple(pair for pair in found if pair is not None)


def _find_marks(left: _Side, right: _Side) -> None:
    before, after = [item.text for item in left.words], [item.text for item in right.words]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            for item in left.words[start:end]:
                left.marks.setdefault(item.page, []).append(item)
            for item in right.words[new_start:new_end]:
                right.marks.setdefault(item.page, []).append(item)


def _pair(left: _Side, right: _Side, number: int, edge: float, *, only_different: bool) -> PagePair | None:
    both = number < min(len(left.images), len(right.images))
    marked = bool(left.marked(number) or right.marked(number))
    moved = both and not marked and left.on(number) != right.on(number)
    looks: tuple[Area, ...] = ()
    if both and not marked and not moved:
        looks = differing_areas(left.images[number], right.images[number], edge)
    if only_different and both and not (marked or moved or looks):
        return None
    _draw(left, right, number, looks)
    return PagePair(
        number=number + 1,
        old=left.picture(number),
        new=right.picture(number),
        gone=tuple(item.text for item in left.marked(number)),
        added=tuple(item.text for item in right.marked(number)),
        looks=bool(looks),
        moved=moved,
    )


def _draw(left: _Side, right: _Side, number: int, looks: Sequence[Area]) -> None:
    for area in looks:
        frame(left.images[number], area)
        frame(right.images[number], area)
    for box in _joined(left.marked(number)):
        _mark(left.images[number], box, left.heights[number], _GONE, _DASH)
    for box in _joined(right.marked(number)):
        _mark(right.images[number], box, right.heights[number], _NEW)


def _side(content: bytes, edge: float) -> _Side:
    import pypdfium2

    side = _Side([], [], [])
    if not content:
        return side
    document = pypdfium2.PdfDocument(content)
    try:
        for number in range(len(document)):
            page = document[number]
            height = page.get_height()
            low, high = height * edge, height * (1 - edge)
            side.images.append(page.render(scale=SCALE).to_pil().convert("RGB"))
            side.heights.append(height)
            side.words.extend(item for item in _words(page, number) if _is_within(item, low, high))
            page.close()
    finally:
        document.close()
    return side


def _is_within(word: Word, low: float, high: float) -> bool:
    _, bottom, _, top = word.boxes[0]
    return top > low and bottom < high


def _words(page: Any, number: int) -> Iterator[Word]:  # noqa: ANN401 - a page of PDFium
    """The words of a page in the order they are drawn in."""
    text = page.get_textpage()
    try:
        start = 0
        characters = [*_characters(text), " "]
        for index, character in enumerate(characters):
            if character.isspace():
                if index > start:
                    yield Word("".join(characters[start:index]), number, _boxes(text, start, index))
                start = index + 1
    finally:
        text.close()


def _characters(text: Any) -> Iterator[str]:  # noqa: ANN401 - the text of a page of PDFium
    """Every character by its number in PDFium's own list, which that of its boxes is too."""
    from pypdfium2 import raw

    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        yield "-" if character == _BROKEN else character


def _boxes(text: Any, start: int, end: int) -> tuple[Box, ...]:  # noqa: ANN401 - the text of a page of PDFium
    lines: list[Box] = []
    for index in range(start, end):
        left, bottom, right, top = text.get_charbox(index)
        if lines and left >= lines[-1][0]:
            last = lines[-1]
            lines[-1] = (last[0], min(last[1], bottom), max(last[2], right), max(last[3], top))
        else:
            lines.append((left, bottom, right, top))
    return tuple(lines)


def _joined(words: Sequence[Word]) -> Iterator[Box]:
    """One box for words that follow each other on a line."""
    current: Box | None = None
    for left, bottom, right, top in (box for word in words for box in word.boxes):
        if current and abs(bottom - current[1]) < _GAP / 2 and 0 <= left - current[2] < _GAP:
            current = (current[0], min(current[1], bottom), right, max(current[3], top))
            continue
        if current:
            yield current
        current = (left, bottom, right, top)
    if current:
        yield current
