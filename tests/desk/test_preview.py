"""The pictures of a document's pages, its text, and how plain it is."""

import io

from PIL import Image

from proeftuin_docs import Library, render
from proeftuin_docs.desk.preview import pages_of, text_of
from proeftuin_docs.document import Document, ForeignLine, Heading, Paragraph, Text
from proeftuin_docs.document.model import Identity

LIBRARY = Library.open()
BLANK = render(LIBRARY, "veiligheidsplan", "pdf")
FILLED = render(LIBRARY, "veiligheidsplan", "pdf", (b"naam: Kim\n", "a.yaml"))


def test_a_page_shows_what_its_fields_hold() -> None:
    """Only the page with the filled field looks otherwise."""
    blank, filled = pages_of(BLANK, 1.0, ()), pages_of(FILLED, 1.0, ())
    differ = [one.sign != other.sign for one, other in zip(blank, filled, strict=True)]
    assert differ[0]
    assert not any(differ[1:])


def test_a_page_that_is_known_comes_without_its_picture() -> None:
    """Its size comes all the same, so that nothing moves."""
    first, *_ = pages_of(BLANK, 1.0, ())
    again, *others = pages_of(BLANK, 1.0, [first.sign])
    assert (again.png, again.width, again.height) == (None, 596, 842)
    assert all(page.png for page in others)


def test_a_picture_is_a_png_of_few_colours_at_the_asked_size() -> None:
    """The same page twice gives the same bytes."""
    page, *_ = pages_of(BLANK, 2.0, ())
    assert page.png is not None
    with Image.open(io.BytesIO(page.png)) as image:
        assert (image.format, image.mode, image.size) == ("PNG", "P", (page.width, page.height))
    assert pages_of(BLANK, 2.0, ())[0].png == page.png


def test_a_marked_sentence_has_a_colour_behind_it() -> None:
    """Also where it runs on to a second line, and only then has its page another sign."""
    marked = pages_of(BLANK, 1.0, (), "Je kunt dit plan samen met je coördinator invullen.", "#ffe9a8")
    plain = pages_of(BLANK, 1.0, ())
    assert marked[0].sign != plain[0].sign
    assert marked[0].png is not None
    with Image.open(io.BytesIO(marked[0].png)) as image:
        colours = image.convert("RGB").tobytes()
    assert any(colours[at] > 240 and colours[at + 2] < 200 for at in range(0, len(colours), 3))


def test_the_text_of_a_document_is_in_sentences() -> None:
    """In the order in which it is read, a line in another language too."""
    form = LIBRARY.find("veiligheidsplan")
    document = Document(
        Identity(form.id, form.version, "concept", "0" * 64, "nl-NL", form.date),
        "Titel",
        "",
        (
            ForeignLine("Call us.", "en"),
            Heading(1, "Kop", "kop"),
            Paragraph((Text("Een zin. Nog een zin."),)),
            Paragraph((Text(" "),)),
        ),
    )
    assert [(block.kind, block.sentences) for block in text_of(document)] == [
        ("p", ("Call us.",)),
        ("h", ("Kop",)),
        ("p", ("Een zin.", "Nog een zin.")),
    ]
