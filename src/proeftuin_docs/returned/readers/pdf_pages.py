"""What the pages of a PDF show: their words, their pictures, and what stands in the boxes of their fields."""

import re
import unicodedata
import zlib
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from io import BytesIO
from operator import getitem
from typing import Any, Final, NamedTuple

import pypdfium2
from pypdf import PageObject, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, StreamObject

from proeftuin_docs.returned.fixed_text import normalise_text
from proeftuin_docs.returned.readers.limits import MAX_PAGES, MAX_PICTURES, MAX_SIDE, MAX_TEXT_LENGTH

_LINE: Final = 1.6
"""Heights of a line within which the next line would stand."""
_WORD: Final = 6
"""Heights of a line that a long word takes."""
_LONG_RUN: Final = re.compile(r"([^\W\d])\1{3,}")
"""The same letter again and again, of which pdfium leaves one out where a line ends."""
_DRAWN_TEXT: Final = re.compile(rb"T[jJ]|['\"]|/\S+\s+Do\b")
_NO_LETTER_OF_OURS: Final = 0x2E80
"""From here on are scripts that a font without names for its characters is often taken for."""
_UNKNOWN: Final = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
"""Characters of a font that does not say which they are."""


def pages_of(content: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the text of each page in the order that it is drawn in, and the picture of each page.

    Empty for a page that cannot be shown; the pictures have no fields and no notes in them.
    """
    texts, pictures = [], []
    with _opened(partial(pypdfium2.PdfDocument, content)) as document:
        for index in range(min(len(document or ()), MAX_PAGES)):
            with _opened(partial(getitem, document, index)) as page:
                texts.append(_text(page) if page else "")
                pictures.append(_picture(page) if page and index < MAX_PICTURES else "")
    return tuple(texts), tuple(pictures)


class ShownText(NamedTuple):
    """A widget with a text: a key for it, its value, and the stream that draws what it shows."""

    key: int
    value: str
    look: StreamObject


def other_texts(widgets: Iterable[ShownText], common: Any) -> dict[int, str]:  # noqa: ANN401 - any PDF object
    """Return what widgets show, by key, for those that show something else than their value.

    `common` are the resources of looks that have none of their own. A widget that shows nothing is left for a
    viewer to draw; of a long text the rest may be cut off. Widgets that share a look show the value of one.
    """
    by_look: dict[int, list[ShownText]] = {}
    for widget in widgets:
        by_look.setdefault(id(widget.look), []).append(widget)
    shared = [group for group in by_look.values() if _DRAWN_TEXT.search(group[0].look.get_data())]
    if not shared:
        return {}
    writer = PdfWriter()
    for group in shared:
        writer.add_page(_page_of(group[0].look, common))
    target = BytesIO()
    writer.write(target)
    found: dict[int, str] = {}
    with _opened(partial(pypdfium2.PdfDocument, target.getvalue())) as document:
        for at, group in enumerate(shared if document else ()):
            others = {widget.key: _other(document, at, widget.value) for widget in group}
            found |= others if all(others.values()) else {}
    return found


def _page_of(look: StreamObject, common: Any) -> PageObject:  # noqa: ANN401 - any PDF object
    """A page that shows what a widget shows."""
    page = PageObject()
    page[NameObject("/Type")] = NameObject("/Page")
    page[NameObject("/MediaBox")] = look.get("/BBox", ArrayObject(map(NumberObject, (0, 0, 600, 800))))
    page[NameObject("/Resources")] = look.get("/Resources", common) or DictionaryObject()
    page[NameObject("/Contents")] = look.indirect_reference or look
    return page


@contextmanager
def _opened(open_: Callable[[], Any]) -> Iterator[Any]:
    """A document, a page or its text, closed in the end; None for one that pdfium cannot open."""
    try:
        found = open_()
    except pypdfium2.PdfiumError:
        yield None
        return
    with closing(found):
        yield found


def _text(page: Any) -> str:  # noqa: ANN401 - pypdfium2 has no types
    with _opened(page.get_textpage) as text:
        long = text is None or text.count_chars() > MAX_TEXT_LENGTH
        return "" if long else str(text.get_text_range()).replace("\r\n", "\n")


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


def _other(document: Any, index: int, value: str) -> str:  # noqa: ANN401 - pypdfium2 has no types
    """Return the text of a page when it is not this value."""
    with _opened(partial(getitem, document, index)) as page:
        said = _text(page) if page else ""
        shown, wanted = _letters(said), _letters(value)
        garbled = {char for char in said if ord(char) >= _NO_LETTER_OF_OURS} - set(value)
        if not shown or shown == wanted or garbled or _UNKNOWN.search(said):
            return ""
        if any(unicodedata.bidirectional(char) in ("R", "AL") for char in value):
            # pdfium turns runs about and mirrors brackets, so that the order says nothing
            lacking = Counter(filter(str.isalnum, wanted))
            lacking.subtract(filter(str.isalnum, shown))
            begins, whole = min(lacking.values(), default=0) >= 0, not any(lacking.values())
        else:
            begins, whole = wanted.startswith(shown), False
        return "" if whole or (begins and _is_full(page)) else said.strip()


def _letters(text: str) -> str:
    """The characters of a text that every program has a font for."""
    plain = normalise_text(unicodedata.normalize("NFKC", text)).encode("cp1252", "ignore").decode("cp1252")
    letters = "".join(char for char in plain if char.isprintable() and not char.isspace() and char != "?")
    return _LONG_RUN.sub(r"\1", letters)


def _is_full(page: Any) -> bool:  # noqa: ANN401 - pypdfium2 has no types
    """Whether the text of a page comes so near its bottom and right edge that the rest may be cut off."""
    _, bottom, right, top = page.get_mediabox()
    with closing(page.get_textpage()) as text:
        chars = [text.get_charbox(index) for index in range(text.count_chars())]
    height = max((char[3] - char[1] for char in chars), default=top - bottom) * _LINE
    lowest, last = min((char[1] for char in chars), default=bottom), chars[-1][2] if chars else right
    return bool(lowest - bottom < height and right - last < _WORD * height)
