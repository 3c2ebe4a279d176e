"""The pages of two PDFs side by side, and what is marked on them."""

from collections.abc import Iterator
from io import BytesIO
from itertools import chain

import pymupdf
import pytest
from PIL import Image, ImageChops

from proeftuin_docs.comparison.pages import SCALE, PagePair, compare_pages

A4 = (595.0, 842.0)
HEAD = 20.0
LINE = 16.0
WORDS = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]
Colour = tuple[int, int, int]


def pdf(*pages: str, head: str = "", box: tuple[float, float, float, float] | None = None) -> bytes:
    """A PDF with these texts, a line for each, perhaps with a head and a box on every page."""
    document = pymupdf.open()
    for text in pages:
        page = document.new_page(width=A4[0], height=A4[1])
        page.insert_text((60, HEAD), head, fontsize=10)
        for number, line in enumerate(text.splitlines()):
            page.insert_text((60, 120 + LINE * number), line, fontsize=11)
        if box:
            page.draw_rect(pymupdf.Rect(box), color=(0, 0, 0))
    return bytes(document.tobytes())


def colours(picture: bytes) -> Iterator[Colour]:
    """Every colour on a picture that is not grey."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    for _, colour in image.getcolors(1 << 24) or ():
        assert isinstance(colour, tuple)
        if max(colour) - min(colour) > 24:
            yield colour[0], colour[1], colour[2]


def marks_of(picture: bytes) -> Image.Image:
    """White where a picture has a strong colour, black elsewhere."""
    red, green, blue = Image.open(BytesIO(picture)).convert("RGB").split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    least = ImageChops.darker(ImageChops.darker(red, green), blue)
    return ImageChops.difference(most, least).point([255 * (value > 70) for value in range(256)])


def is_coloured(picture: bytes) -> bool:
    """Whether there is a mark on a picture of black text on white."""
    return bool(list(colours(picture)))


def test_two_equal_documents_have_no_marks() -> None:
    """Every page is there, and alike."""
    content = pdf("een twee", "drie")
    pairs = compare_pages(content, content)
    assert [pair.number for pair in pairs] == [1, 2]
    assert not any(pair.differs for pair in pairs)
    assert not any(map(is_coloured, chain.from_iterable((pair.old, pair.new) for pair in pairs)))


def test_a_page_is_a_picture_of_about_a_hundred_dots_to_the_inch() -> None:
    """Sharp enough to read, small enough to send."""
    (pair,) = compare_pages(pdf("een"), pdf("een"))
    assert Image.open(BytesIO(pair.old)).size == pytest.approx([side * SCALE for side in A4], abs=1)


def test_a_word_that_is_another_is_marked_on_both_sides() -> None:
    """What is gone is warm, what is new is cool, and neither is told by its colour alone."""
    (pair,) = compare_pages(pdf("hun vader komt"), pdf("hun ouder komt"))
    assert (pair.gone, pair.added, pair.looks, pair.moved) == (("vader",), ("ouder",), False, False)
    assert all(red > blue for red, _, blue in colours(pair.old))
    assert all(blue > red for red, _, blue in colours(pair.new))
    assert is_coloured(pair.old)
    assert is_coloured(pair.new)


def line_under(picture: bytes) -> list[str]:
    """The pieces of the line that has most of a strong colour."""
    marks = marks_of(picture)
    content = marks.tobytes()
    rows = [content[start : start + marks.width] for start in range(0, len(content), marks.width)]
    fullest = max(rows, key=lambda row: row.count(255))
    return "".join("x" if value else " " for value in fullest).split()


def test_what_is_gone_has_a_dashed_line_and_what_is_new_a_whole_one() -> None:
    """Somebody who sees no colours tells them apart too."""
    (pair,) = compare_pages(pdf("een veiligheidscoördinator"), pdf("een rechtercommissaris"))
    assert len(line_under(pair.old)) > 3
    assert len(line_under(pair.new)) == 1


def test_a_line_that_is_added_marks_itself_and_not_what_follows() -> None:
    """Also where all that follows stands lower, or on another page."""
    old = "\n".join(WORDS)
    (pair,) = compare_pages(pdf(old), pdf(f"nieuw\n{old}"))
    assert (pair.gone, pair.added) == ((), ("nieuw",))
    assert not is_coloured(pair.old)


def test_words_that_went_to_another_page_are_not_marked_but_told() -> None:
    """Nothing is gone or new, yet these pages are not alike."""
    pairs = compare_pages(pdf("een twee\ndrie", "vier"), pdf("een twee", "drie\nvier"))
    assert [(pair.moved, pair.differs, pair.looks) for pair in pairs] == [(True, True, False)] * 2


def test_a_page_too_many_has_nothing_beside_it() -> None:
    """On either side; its words are marked there."""
    longer, shorter = pdf("een", "twee"), pdf("een")
    assert [bool(pair.old) for pair in compare_pages(shorter, longer)] == [True, False]
    last = compare_pages(longer, shorter)[-1]
    assert (last.gone, last.added, last.new, last.differs) == (("twee",), (), b"", True)


def test_of_a_document_that_was_not_there_nothing_is_marked() -> None:
    """All of it is new; a mark under every word says no more."""
    pairs = compare_pages(b"", pdf("een", "twee"))
    assert [(pair.old, pair.added, pair.differs) for pair in pairs] == [(b"", (), True)] * 2
    assert not is_coloured(pairs[0].new)


def test_what_looks_different_with_the_same_words_gets_a_frame() -> None:
    """A box that is there on one side only; the frame stands around it on both."""
    (pair,) = compare_pages(pdf("een"), pdf("een", box=(100, 300, 200, 340)))
    assert (pair.looks, pair.gone, pair.added) == (True, (), ())
    for picture in (pair.old, pair.new):
        around = marks_of(picture).getbbox()
        assert around == pytest.approx([side * SCALE for side in (100, 300, 200, 340)], abs=6)


def test_pages_of_another_size_look_different() -> None:
    """However little is on them."""
    document = pymupdf.open("pdf", pdf("een"))
    document[0].set_mediabox(pymupdf.Rect(0, 0, 595, 800))
    (pair,) = compare_pages(pdf("een"), bytes(document.tobytes()))
    assert pair.differs


def test_the_head_of_a_page_is_compared_only_when_asked_for() -> None:
    """The version stands there, which always differs between two versions."""
    one, other = pdf("een", head="versie 1.0.0"), pdf("een", head="versie 1.1.0")
    (apart,) = compare_pages(one, other)
    (whole,) = compare_pages(one, other, edges=True)
    assert not apart.differs
    assert (whole.gone, whole.added) == (("1.0.0",), ("1.1.0",))


def test_pages_that_are_alike_can_be_left_out() -> None:
    """The others keep their numbers."""
    pairs = compare_pages(pdf("een", "twee", "drie"), pdf("een", "anders", "drie"), only_different=True)
    assert [pair.number for pair in pairs] == [2]


def test_the_same_documents_give_the_same_bytes() -> None:
    """Pictures too."""
    one, other = pdf("een twee drie"), pdf("een drie vier")
    assert compare_pages(one, other) == compare_pages(one, other)


def test_a_word_broken_off_at_the_end_of_a_line_is_marked_on_both_lines() -> None:
    """One box around both would cover what stands between them."""
    (pair,) = compare_pages(pdf("een twee"), pdf("een rechter-\ncommissaris twee"))
    assert "twee" not in pair.added
    assert is_coloured(pair.new)
    assert isinstance(pair, PagePair)
