"""What the pages of a PDF show: their words, their pictures, and what stands in the boxes of their fields."""

import re
import unicodedata
import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

import pypdfium2
from pypdfium2 import raw

from proeftuin_docs.returned.fixed_text import normalise_text
from proeftuin_docs.returned.readers.limits import MAX_PAGES, MAX_PICTURES, MAX_TEXT_LENGTH

Box = tuple[float, float, float, float]
MAX_SIDE: Final = 2_000
"""Points of a page of which a picture is made; an A4 sheet is 842."""
_LINE: Final = 1.6
"""Heights of a line within which the next line would stand."""
_WORD: Final = 6
"""Heights of a line that a long word takes."""
_UNKNOWN: Final = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
"""Characters of a font that does not say which they are."""


def pages_of(content: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the text of each page in the order that it is drawn in, and the picture of each page.

    Empty for a page that cannot be shown; the pictures have no fields and no notes in them.
    """
    texts, pictures = [], []
    with _opened(content) as document:
        for index in range(min(len(document or ()), MAX_PAGES)):
            with _page(document, index) as page:
                texts.append(_text(page) if page else "")
                pictures.append(_picture(page) if page and index < MAX_PICTURES else "")
    return tuple(texts), tuple(pictures)


class ShownText(NamedTuple):
    """A widget with a text: a key for it, the index of its page, its rectangle, and its value."""

    key: int
    page: int
    box: Box
    value: str


def other_texts(content: bytes, widgets: Iterable[ShownText]) -> dict[int, str]:
    """Return what widgets show, by key, for those that show something else than their value.

    A widget that shows nothing is left for a viewer to draw; of a long text the rest may be cut off.
    """
    by_page: dict[int, list[ShownText]] = {}
    for widget in widgets:
        by_page.setdefault(widget.page, []).append(widget)
    found: dict[int, str] = {}
    with _opened(content) as document:
        for index, shown in by_page.items() if document else ():
            if index < min(len(document), MAX_PAGES):
                found |= _others(document, index, shown)
    return found


@contextmanager
def _opened(content: bytes) -> Iterator[Any]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        yield None
        return
    try:
        yield document
    finally:
        document.close()


@contextmanager
def _page(document: Any, index: int) -> Iterator[Any]:  # noqa: ANN401 - pypdfium2 has no types
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        yield None
        return
    try:
        yield page
    finally:
        page.close()


def _text(page: Any) -> str:  # noqa: ANN401 - pypdfium2 has no types
    try:
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return ""
    try:
        long = text.count_chars() > MAX_TEXT_LENGTH
        return "" if long else str(text.get_text_range()).replace("\r\n", "\n")
    finally:
        text.close()


def _picture(page: Any) -> str:  # noqa: ANN401 - pypdfium2 has no types
    """The page without what lies on it, as its size and a packed row of grey pixels."""
    if max(page.get_size()) > MAX_SIDE:
        return ""
    try:
        bitmap = page.render(scale=1, may_draw_forms=False, draw_annots=False, grayscale=True)
    except pypdfium2.PdfiumError:
        return ""
    rows = bytes(bitmap.buffer)
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    pixels = b"".join(rows[at : at + width] for at in range(0, stride * height, stride))
    bitmap.close()
    return f"{width}x{height}:{b64encode(zlib.compress(pixels, 6)).decode('ascii')}"


def _others(document: Any, index: int, widgets: list[ShownText]) -> dict[int, str]:  # noqa: ANN401
    """Draw what lies on a page into it, and read what then stands in its boxes."""
    with _page(document, index) as page:
        if page is None or raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_FAIL:
            return {}
    with _page(document, index) as page:
        text = page.get_textpage()
        try:
            if text.count_chars() > MAX_TEXT_LENGTH:
                return {}
            shown = ((widget, str(text.get_text_bounded(*widget.box))) for widget in widgets)
            return {widget.key: said for widget, said in shown if _differs(text, widget, said)}
        finally:
            text.close()


def _differs(text: Any, widget: ShownText, said: str) -> bool:  # noqa: ANN401 - pypdfium2 has no types
    shown, value = _letters(said), _letters(widget.value)
    if not shown or shown == value or _UNKNOWN.search(said):
        return False
    return not (value.startswith(shown) and _is_full(text, widget.box))


def _letters(text: str) -> str:
    """The characters of a text that every program has a font for."""
    plain = normalise_text(unicodedata.normalize("NFKC", text)).encode("cp1252", "ignore").decode("cp1252")
    return "".join(char for char in plain if char.isprintable() and not char.isspace() and char != "?")


def _is_full(text: Any, box: Box) -> bool:  # noqa: ANN401 - pypdfium2 has no types
    """Whether the text in a box comes so near its bottom or right edge that the rest may be cut off."""
    left, bottom, right, top = box
    chars = [text.get_charbox(index) for index in range(text.count_chars())]
    inside = [char for char in chars if left <= char[0] <= right and bottom <= char[1] <= top]
    height = max((char[3] - char[1] for char in inside), default=top - bottom) * _LINE
    lowest, last = min((char[1] for char in inside), default=bottom), inside[-1][2] if inside else right
    return lowest - bottom < height and right - last < _WORD * height
