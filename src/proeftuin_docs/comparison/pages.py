"""The pages of two PDFs side by side as pictures, with what differs marked.

Words are compared over the whole documents, so that one that is added marks itself and not all that follows.
Where the words of a page are alike but the picture is not, the part that looks different is marked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from PIL.Image import Image

_SCALE: Final = 1.4
"""Pixels for a point: about a hundred to the inch."""
_EDGE: Final = 0.06
"""Share of a page at its head and foot that is not compared: status, version and page number stand there."""
_COLOURS: Final = 48
_GONE: Final = (178, 72, 0)
_NEW: Final = (0, 92, 160)
_LOOKS: Final = (110, 60, 150)
_PAD: Final = 2
_GAP: Final = 12.0
"""Points between two words that one mark still spans."""
_DASH: Final = 7
_LEAST: Final = 24
"""A difference in brightness that an eye can see, of 255."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page (from 0) with its box in points: left, bottom, right, top from the lower left."""

    text: str
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class PagePair:
    """Two pages beside each other as PNG (empty where a document has no such page), and what is marked."""

    number: int
    old: bytes = field(repr=False)
    new: bytes = field(repr=False)
    gone: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    looks: bool = False

    @property
    def differs(self) -> bool:
        """Whether anything on these pages is marked."""
        return bool(self.gone or self.added or self.looks or not self.old or not self.new)


@dataclass(slots=True)
class _Side:
    images: "list[Image]"
    words: list[Word]
    heights: list[float]
    marks: dict[int, list[Word]] = field(default_factory=dict)


def compare_pages(old: bytes, new: bytes) -> tuple[PagePair, ...]:
    """Every page of the longer document with its counterpart, differences marked; same input, same bytes."""
    left, right = _side(old), _side(new)
    matcher = SequenceMatcher(
        None, [item.text for item in left.words], [item.text for item in right.words], autojunk=False
    )
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            for item in left.words[start:end]:
                left.marks.setdefault(item.page, []).append(item)
            for item in right.words[new_start:new_end]:
                right.marks.setdefault(item.page, []).append(item)
    count = max(len(left.images), len(right.images))
    return tuple(_pair(left, right, number) for number in range(count))


def _pair(left: _Side, right: _Side, number: int) -> PagePair:
    looks = _look_different(left, right, number)
    for side, colour, dashed in ((left, _GONE, True), (right, _NEW, False)):
        for box in _joined(side.marks.get(number, ())):
            _mark(side.images[number], box, side.heights[number], colour, dashed=dashed)
        if looks is not None:
            _frame(side.images[number], looks, _LOOKS)
    return PagePair(
        number=number + 1,
        old=_png(left.images, number),
        new=_png(right.images, number),
        gone=tuple(item.text for item in left.marks.get(number, ())),
        added=tuple(item.text for item in right.marks.get(number, ())),
        looks=looks is not None,
    )


def _side(content: bytes) -> _Side:
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        images: list[Image] = []
        words: list[Word] = []
        heights: list[float] = []
        for number in range(len(document)):
            page = document[number]
            images.append(page.render(scale=_SCALE).to_pil().convert("RGB"))
            heights.append(page.get_height())
            low, high = heights[-1] * _EDGE, heights[-1] * (1 - _EDGE)
            words.extend(item for item in _words(page, number) if item.box[3] > low and item.box[1] < high)
            page.close()
        return _Side(images, words, heights)
    finally:
        document.close()


def _words(page: Any, number: int) -> Iterator[Word]:  # noqa: ANN401 - a page of PDFium
    """The words of a page in the order they are drawn in."""
    text = page.get_textpage()
    try:
        characters = text.get_text_range()
        start = None
        for index, char in enumerate([*characters, " "]):
            if char.isspace():
                if start is not None:
                    yield Word(characters[start:index], number, _box(text, start, index))
                start = None
            elif start is None:
                start = index
    finally:
        text.close()


def _box(text: Any, start: int, end: int) -> Box:  # noqa: ANN401 - the text of a page of PDFium
    boxes = [text.get_charbox(index) for index in range(start, min(end, text.count_chars()))]
    lefts, bottoms, rights, tops = zip(*boxes, strict=True) if boxes else ((0.0,), (0.0,), (0.0,), (0.0,))
    return (min(lefts), min(bottoms), max(rights), max(tops))


def _joined(words: Sequence[Word]) -> Iterator[Box]:
    """One box for words that follow each other on a line."""
    current: Box | None = None
    for word in words:
        left, bottom, right, top = word.box
        if current and abs(bottom - current[1]) < _GAP / 2 and 0 <= left - current[2] < _GAP:
            current = (current[0], min(current[1], bottom), right, max(current[3], top))
            continue
        if current:
            yield current
        current = (left, bottom, right, top)
    if current:
        yield current


def _look_different(left: _Side, right: _Side, number: int) -> tuple[int, int, int, int] | None:
    """The part of two pages in pixels that looks different though the words are the same."""
    from PIL import ImageChops

    both = number < len(left.images) and number < len(right.images)
    if not both or left.marks.get(number) or right.marks.get(number):
        return None
    if _on(left, number) != _on(right, number) or left.images[number].size != right.images[number].size:
        return None
    width, height = left.images[number].size
    compared = (0, round(height * _EDGE), width, round(height * (1 - _EDGE)))
    pictures = [side.images[number].crop(compared).convert("L") for side in (left, right)]
    found = ImageChops.difference(*pictures).point([255 * (value > _LEAST) for value in range(256)]).getbbox()
    return found and (found[0], found[1] + compared[1], found[2], found[3] + compared[1])


def _on(side: _Side, number: int) -> list[str]:
    return [item.text for item in side.words if item.page == number]


def _mark(image: "Image", box: Box, height: float, colour: tuple[int, int, int], *, dashed: bool) -> None:
    """A tinted box with a line under it: dashed for what is gone, whole for what is new."""
    from PIL import Image, ImageDraw

    left, bottom, right, top = box
    area = tuple(
        round(value * _SCALE)
        for value in (left - _PAD, height - top - _PAD, right + _PAD, height - bottom + _PAD)
    )
    tint = Image.new("RGB", (max(area[2] - area[0], 1), max(area[3] - area[1], 1)), colour)
    under = image.crop((area[0], area[1], area[0] + tint.width, area[1] + tint.height))
    image.paste(Image.blend(under, tint, 0.22), (area[0], area[1]))
    draw = ImageDraw.Draw(image)
    step = 2 * _DASH if dashed else max(area[2] - area[0], 1)
    for start in range(area[0], area[2], step):
        end = min(start + (_DASH if dashed else step), area[2])
        draw.line((start, area[3], end, area[3]), fill=colour, width=3)


def _frame(image: "Image", box: tuple[int, int, int, int], colour: tuple[int, int, int]) -> None:
    from PIL import ImageDraw

    left, top, right, bottom = box
    around = (left - 3, top - 3, right + 3, bottom + 3)
    ImageDraw.Draw(image).rectangle(around, outline=colour, width=3)


def _png(images: "Sequence[Image]", number: int) -> bytes:
    """The page as a small PNG; empty when there is none."""
    from PIL import Image

    if number >= len(images):
        return b""
    target = BytesIO()
    reduced = images[number].quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    reduced.save(target, "PNG", optimize=True)
    return target.getvalue()
