"""What a reader sees on the pages: sizes, headings in their place, the running foot."""

from collections.abc import Callable, Iterator

import pymupdf
import pytest

from tests.pdf.rendered import BLANK, EVERY, document, fillable, printable

SMALLEST = 11.0
HEADING_SIZES = (17.0, 14.0, 12.5)
Make = Callable[[str], bytes]
BOTH = pytest.mark.parametrize("make", [fillable, printable], ids=["pdf", "print"])


def lines(content: bytes) -> Iterator[tuple[int, pymupdf.Rect, float, str]]:
    """Every line of text: its page, its box, its smallest size in points and its characters."""
    for page in pymupdf.open(stream=content):
        for block in page.get_text("dict")["blocks"]:
            for line in block.get("lines", []):
                spans = [span for span in line["spans"] if span["text"].strip()]
                if spans:
                    size = min(round(span["size"], 1) for span in spans)
                    yield page.number, pymupdf.Rect(line["bbox"]), size, "".join(s["text"] for s in spans)


@BOTH
@pytest.mark.parametrize("name", EVERY)
def test_no_text_is_smaller_than_eleven_points(name: str, make: Make) -> None:
    """People read these forms under stress, and with bad printers; the foot of the page counts too."""
    found = list(lines(make(name)))
    assert len(found) > 30
    assert [text for _, _, size, text in found if size < SMALLEST] == []


@BOTH
@pytest.mark.parametrize("name", BLANK)
def test_no_heading_stands_alone_at_the_foot_of_a_page(name: str, make: Make) -> None:
    """What comes last on a page, fields and writing lines included, is never a heading."""
    pages = pymupdf.open(stream=make(name))
    headings = [(page, box) for page, box, size, _ in lines(make(name)) if size in HEADING_SIZES]
    assert len(headings) > 2
    alone = [(page, box) for page, box in headings if not _followed(pages[page], box)]
    assert alone == []


def _followed(page: pymupdf.Page, heading: pymupdf.Rect) -> bool:
    """Whether text of ordinary size stands between a heading and the line above the foot."""
    foot = max(drawing["rect"].y1 for drawing in page.get_drawings())
    texts = [
        line for line in lines_of(page) if heading.y1 < line[0].y1 < foot and line[1] not in HEADING_SIZES
    ]
    return bool(texts)


def lines_of(page: pymupdf.Page) -> list[tuple[pymupdf.Rect, float]]:
    """The box and size of every line of one page."""
    return [
        (pymupdf.Rect(line["bbox"]), round(max(span["size"] for span in line["spans"]), 1))
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", [])
    ]


@BOTH
@pytest.mark.parametrize("name", BLANK)
def test_every_page_says_which_document_it_is(name: str, make: Make) -> None:
    """A loose page can be put back: title, version, mark of the content, and its number of all."""
    identity, title = document(name).identity, document(name).title
    pages = pymupdf.open(stream=make(name))
    for number, page in enumerate(pages, start=1):
        foot = page.get_text(clip=(0, 770, 600, 842))
        assert f"{title} {identity.version} · kenmerk {identity.short_hash}" in " ".join(foot.split())
        assert f"pagina {number} van {len(pages)}" in foot


@BOTH
@pytest.mark.parametrize("name", BLANK)
def test_a_concept_is_marked_on_every_page(name: str, make: Make) -> None:
    """Nobody should take a concept for the real form, whichever page is in hand."""
    marked = ["Concept" in page.get_text(clip=(300, 0, 600, 60)) for page in pymupdf.open(stream=make(name))]
    assert set(marked) == {document(name).identity.status == "concept"}


@pytest.mark.parametrize("name", BLANK)
def test_all_text_lies_between_the_margins(name: str) -> None:
    """Nothing is cut off by a printer's edge."""
    found = list(lines(printable(name)))
    assert len(found) > 30
    assert [text for _, box, _, text in found if box.x0 < 50 or box.x1 > 595 - 50 or box.y1 > 842 - 25] == []
