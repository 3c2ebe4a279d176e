"""What a reader sees on the pages: sizes, headings in their place, the running foot."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

import pymupdf
import pytest

from proeftuin_docs.document import Heading, Layout
from tests.pdf.rendered import BLANK, EVERY, document, fillable, printable

SMALLEST = {Layout.FORM: 11.0, Layout.COMPACT: 8.5}
MEASURES = "Bijzondere maatregelen"
SMALLEST_OF_MEASURES = 9.0
EDGE = 20
Make = Callable[[str], bytes]
BOTH = pytest.mark.parametrize("make", [fillable, printable], ids=["pdf", "print"])


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: its page from 0, its box in points from the top left, its smallest size, its font."""

    page: int
    box: pymupdf.Rect
    size: float
    font: str
    text: str


def lines(content: bytes) -> Iterator[Line]:
    """Every line of a file, page by page."""
    for page in pymupdf.open(stream=content):
        for block in page.get_text("dict")["blocks"]:
            for line in block.get("lines", []):
                spans = [span for span in line["spans"] if span["text"].strip()]
                if spans:
                    size = min(round(span["size"], 1) for span in spans)
                    text = "".join(span["text"] for span in spans).strip()
                    yield Line(page.number, pymupdf.Rect(line["bbox"]), size, spans[0]["font"], text)


@pytest.mark.slow
@BOTH
@pytest.mark.parametrize("name", EVERY)
def test_no_text_is_too_small(name: str, make: Make) -> None:
    """Eleven points for people under stress, the foot included; a compact list of professionals has less.

    So has the chapter of measures, with the account of its instrument behind it: no victim fills that in.
    """
    found = list(lines(make(name)))
    measures = next((line.page for line in found if line.text == MEASURES and line.size > 15), len(found))
    assert len(found) > 30
    for line in found:
        least = SMALLEST[document(name).layout]
        assert line.size >= (SMALLEST_OF_MEASURES if line.page >= measures else least), line


@BOTH
@pytest.mark.parametrize("name", BLANK)
def test_no_heading_stands_alone_at_the_foot_of_a_page(name: str, make: Make) -> None:
    """What comes last above the foot of a page is never a heading."""
    headings = [block.text for block in document(name).blocks if isinstance(block, Heading)]
    found = [line for line in lines(make(name)) if not is_foot(line, name)]
    shown = [line for line in found if is_heading(line, headings)]
    lowest = [
        max(group, key=lambda line: line.box.y1) for _, group in groupby(found, key=lambda line: line.page)
    ]
    assert len(shown) >= len(headings) > 0
    assert [line for line in lowest if line in shown] == []


def is_heading(line: Line, headings: list[str]) -> bool:
    """Whether a line is one of these headings, or a line of it."""
    return "Bold" in line.font and any(line.text in heading for heading in headings)


def is_foot(line: Line, name: str) -> bool:
    """Whether a line belongs to the foot of its page."""
    return line.text.startswith(f"{document(name).title} {document(name).identity.version} · ")


@BOTH
@pytest.mark.parametrize("name", BLANK)
def test_every_page_says_which_document_it_is(name: str, make: Make) -> None:
    """A loose page can be put back: title, version, mark of the content, and its number of all."""
    identity, title = document(name).identity, document(name).title
    pages = pymupdf.open(stream=make(name))
    for number, page in enumerate(pages, start=1):
        foot = page.get_text(clip=(0, page.rect.height - 72, page.rect.width, page.rect.height))
        assert f"{title} {identity.version} · kenmerk {identity.short_hash}" in " ".join(foot.split())
        assert f"pagina {number} van {len(pages)}" in foot


@BOTH
@pytest.mark.parametrize("name", BLANK)
def test_a_concept_is_marked_on_every_page(name: str, make: Make) -> None:
    """Nobody should take a concept for the real form, whichever page is in hand."""
    pages = pymupdf.open(stream=make(name))
    marked = ["Concept" in page.get_text(clip=(300, 0, page.rect.width, 60)) for page in pages]
    assert set(marked) == {document(name).identity.status == "concept"}


@pytest.mark.parametrize("name", BLANK)
def test_all_text_lies_between_the_margins(name: str) -> None:
    """Nothing is cut off by a printer's edge."""
    found = list(lines(printable(name)))
    inner = [_inside(page.rect) for page in pymupdf.open(stream=printable(name))]
    assert len(found) > 30
    assert [line for line in found if not inner[line.page].contains(line.box)] == []


def _inside(page: pymupdf.Rect) -> pymupdf.Rect:
    return pymupdf.Rect(page.x0 + EDGE, page.y0 + EDGE, page.x1 - EDGE, page.y1 - EDGE)
