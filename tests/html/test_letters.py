"""Letters in the browser."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest
from lxml import etree

from proeftuin_docs.document import Document, Layout, Paragraph, Pictogram, Text, TextField, Window
from proeftuin_docs.errors import RenderError
from proeftuin_docs.renderers.html import render_html
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.resources import Resources, bundled_root
from tests.html.conftest import Render
from tests.html.documents import HASH, document_of, question_of
from tests.html.letters import DRAWINGS, RECIPIENT, SENDER, SENTENCES, SUBJECT, head_of, letter
from tests.html.reading import Page, text_of

LETTERS = [letter(), letter(Layout.EASY_LETTER)]
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">{}</svg>'


@pytest.mark.parametrize("document", LETTERS)
def test_a_letter_has_no_script_and_nothing_to_fill_in(document: Document, render: Render) -> None:
    """It is there to be read and printed."""
    page = Page(render(document))
    assert page.find("//script | //form | //button | //input | //textarea | //*[@style or @onclick]") == []
    assert "script-src" not in page.meta("Content-Security-Policy")
    assert page.outside() == []
    assert page.find("//*[@src or @href]") == []


@pytest.mark.parametrize("document", LETTERS)
def test_a_letter_names_nobody_in_its_metadata(document: Document, render: Render) -> None:
    """The title is the definition's own, and what the letter says stands in its body only."""
    page = Page(render(document))
    assert [item.text for item in page.find("//title")] == ["Brief"]
    assert page.meta("proeftuin-docs.hash") == HASH
    (top,) = page.find("//head")
    said = etree.tostring(top, encoding="unicode")
    assert [word for word in (*RECIPIENT, SUBJECT, "RC 26/1234", "Waar dit voor is") if word in said] == []


@pytest.mark.parametrize("document", LETTERS)
def test_the_subject_is_the_title_of_the_page_and_parts_stand_below_it(
    document: Document, render: Render
) -> None:
    """One h1, and parts right below it."""
    headings = Page(render(document)).headings()
    assert headings == [(1, SUBJECT), (2, "Dit is een concept"), (2, "Deel 0"), (2, "Deel 1")]


def test_a_letter_without_a_subject_is_called_after_its_definition(render: Render) -> None:
    """A page always has a title."""
    headings = Page(render(letter(head=replace(head_of(), subject="")))).headings()
    assert headings[0] == (1, "Brief")


def test_sender_and_recipient_are_addresses_and_facts_a_list(render: Render) -> None:
    """In the header of the page, in that order, once."""
    page = Page(render(letter()))
    assert [text_of(item) for item in page.find("//header//address")] == [
        " ".join(SENDER),
        " ".join(RECIPIENT),
    ]
    facts = page.find("//header/dl[@class='facts']/div")
    assert [text_of(item) for item in facts] == ["Datum 23 november 2026", "Kenmerk RC 26/1234"]
    assert page.text().count("Kim Verbeek") == 2


@pytest.mark.parametrize("window", list(Window))
def test_the_address_stands_on_the_side_of_the_window(window: Window, render: Render) -> None:
    """The envelope decides."""
    page = Page(render(letter(head=head_of(window))))
    (box,) = page.find("//div[address]")
    assert box.get("class") == f"window window-{window.value}"


def test_in_easy_language_every_sentence_is_a_line_of_its_own(render: Render) -> None:
    """Whatever the width of the screen."""
    page = Page(render(letter(Layout.EASY_LETTER, parts=1)))
    lines = page.find("//section/p/span[@class='line']")
    assert [text_of(line) for line in lines] == list(SENTENCES)
    assert Page(render(letter(parts=1))).find("//section/p/span") == []


def test_a_pictogram_stands_beside_its_heading_and_says_nothing(render: Render) -> None:
    """In one box with the heading, and hidden from a screen reader: the heading says it."""
    page = Page(render(letter(Layout.EASY_LETTER)))
    boxes = page.find("//section/div[@class='pictured'][svg][h2]")
    assert len(boxes) == len(page.find("//svg")) == 2
    (drawing, _) = page.find("//svg")
    assert (drawing.get("role"), drawing.get("aria-label"), drawing.get("aria-hidden")) == (
        None,
        None,
        "true",
    )


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_drawing_is_of_one_family(name: str, render: Render) -> None:
    """The same grid and strokes, two inks and no text."""
    (drawing,) = Page(render(document_of(Pictogram(name)))).find("//svg")
    assert drawing.get("viewbox") == "0 0 64 64"
    assert (drawing.get("stroke-width"), drawing.get("stroke-linecap")) == ("4", "round")
    inks = {value for item in drawing.iter() for key in ("fill", "stroke") if (value := item.get(key))}
    assert inks <= {"none", "#1d2b36", "#1f5673"}


def test_every_bundled_drawing_is_tested() -> None:
    """A new file has to be added to the list above."""
    folder = bundled_root() / "templates" / "pictogrammen"
    assert {path.stem for path in folder.iterdir()} == set(DRAWINGS)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<image href="a.png"/>',
        '<path d="M0 0" onclick="a()"/>',
        '<path d="M0 0" style="fill:red"/>',
        '<path d="M0 0" fill="url(a)"/>',
        "<text>Hallo</text>",
        "<path",
    ],
)
def test_a_drawing_that_is_more_than_shapes_is_refused(
    inside: str, tmp_path: Path, options: RenderOptions
) -> None:
    """A court's own drawing cannot bring in anything from outside."""
    folder = tmp_path / "templates" / "pictogrammen"
    copytree(bundled_root() / "templates" / "pictogrammen", folder)
    (folder / "klok.svg").write_text(SVG.format(inside), encoding="utf-8")
    own = RenderOptions(options.wording, Resources((tmp_path, bundled_root())))
    with pytest.raises(RenderError) as caught:
        render_html(letter(Layout.EASY_LETTER), own)
    assert [item.name for item in caught.value.diagnostics] == ["rendering.faulty_pictogram"]


def test_a_drawing_that_is_not_there_is_reported(render: Render) -> None:
    """A picture is never left out in silence."""
    with pytest.raises(RenderError) as caught:
        render(document_of(Pictogram("eenhoorn")))
    assert [item.name for item in caught.value.diagnostics] == ["rendering.faulty_pictogram"]


def test_a_letter_that_asks_something_is_refused(render: Render) -> None:
    """Nothing on its page could keep an answer."""
    asking = replace(document_of(question_of(TextField("a", "A"))), layout=Layout.LETTER)
    with pytest.raises(RenderError) as caught:
        render(asking)
    assert [item.name for item in caught.value.diagnostics] == ["rendering.question_in_letter"]


def test_every_printed_page_of_a_letter_says_which_letter_it_is(render: Render) -> None:
    """Short, without the word that the case's own reference has."""
    source = render(letter()).decode()
    assert 'content: "klein \\b7  1\\2e 2\\2e 3 \\b7  0123456789ab"' in source
    assert '"pagina " counter(page) " van " counter(pages)' in source


@pytest.mark.parametrize("document", LETTERS)
def test_the_same_letter_gives_the_same_bytes(document: Document, render: Render) -> None:
    """Nothing of the day or the machine is in it."""
    assert render(document) == render(document)


def test_what_is_put_in_a_letter_is_text(render: Render) -> None:
    """A name with markup in it stands as it was typed."""
    head = replace(head_of(), recipient=("<b>Kim</b> & {{ 7*7 }}",), subject="</style><script>")
    page = Page(render(replace(letter(head=head), blocks=(head, Paragraph((Text("<i>"),))))))
    assert page.find("//script | //b | //i") == []
    assert "<b>Kim</b> & {{ 7*7 }}" in page.text()
    assert page.headings() == [(1, "</style><script>")]
