"""The house style of a court arrives in every format: logo with words, colour, name and colophon."""

import base64
import re
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pymupdf
import pytest
from lxml import etree
from PIL import Image

from proeftuin_docs import render
from proeftuin_docs.definitions import FormDefinition
from proeftuin_docs.document import Document, Size
from proeftuin_docs.formats.wordml import NAMESPACES, WORD_DRAWING, w
from proeftuin_docs.hearings.documents import CaseDocument, compose_all, read_hearing
from proeftuin_docs.hearings.hearing_set import OVERVIEW, hearing
from proeftuin_docs.library import Library
from proeftuin_docs.renderers.registry import render_document
from proeftuin_docs.usecases.build import build
from tests.branding.courts import (
    COLOPHON,
    COLOUR,
    LITERAL,
    SPOKEN,
    WATERLAND,
    make_court,
    png,
    style,
    waterland,
    waterland_case,
    with_logo,
)
from tests.docx.reading import body, parts, text_of
from tests.editions.editions import LEAST, spans
from tests.hearings.hearings import case
from tests.html.reading import Page
from tests.reading.pdf_tags import pdf_tags

LETTER: Final = "oproep-rc"
PLAN: Final = "veiligheidsplan"
CHECKLIST: Final = "checklist-rc"
KINDS: Final = (LETTER, PLAN, CHECKLIST)
FORMATS: Final = ("pdf", "print", "docx", "html")
SHADE: Final = COLOUR[1:].upper()


def composed(library: Library, reference: str, content: bytes) -> CaseDocument:
    """A document of a case."""
    made = read_hearing(content, "zaak.yaml", library)
    return next(compose_all(library.find(reference), made))


@cache
def made(reference: str, format_name: str, court: Path = WATERLAND, variant: str = "b1") -> bytes:
    """A letter or a form of a court in a format."""
    library = Library.open(court)
    found = library.find(reference)
    if isinstance(found, FormDefinition) and not found.uses_case:
        return library.render(found, format_name)
    item = composed(library, reference, waterland_case(slachtoffer__taal=variant))
    return render_document(item.document, format_name, item.options)


def pdf_words(content: bytes) -> str:
    """The text of the first page on one line."""
    with pymupdf.open(stream=content, filetype="pdf") as opened:
        return " ".join(str(opened[0].get_text()).split())


def figures(content: bytes) -> list[str]:
    """What a screen reader says of each figure."""
    return [tag.alternative for tag in pdf_tags(content).walk() if tag.type == "Figure"]


def drawn_colours(content: bytes) -> set[str]:
    """The colours of text on the first page."""
    with pymupdf.open(stream=content, filetype="pdf") as opened:
        blocks: Any = opened[0].get_text("dict")["blocks"]
    spans = [span for block in blocks for line in block.get("lines", ()) for span in line["spans"]]
    return {f"#{span['color']:06x}" for span in spans}


@pytest.mark.parametrize("format_name", ["pdf", "print"])
@pytest.mark.parametrize("reference", KINDS)
def test_a_pdf_has_it(reference: str, format_name: str) -> None:
    """The logo first, as a figure with its words; titles in the colour; name and colophon as text."""
    content = made(reference, format_name)
    assert figures(content) == [SPOKEN]
    words = pdf_words(content)
    assert all(line in words for line in (SPOKEN, *COLOPHON))
    assert COLOUR in drawn_colours(content)
    assert "#1f5673" not in drawn_colours(content)


@pytest.mark.parametrize("reference", KINDS)
def test_a_word_file_has_it(reference: str) -> None:
    """A picture with its words, styles in the colour, name and colophon in the text, at its head."""
    content = made(reference, "docx")
    root, found = body(content), parts(content)
    named = [node.get("descr") for node in root.iter(f"{{{WORD_DRAWING}}}docPr")]
    assert named[0] == SPOKEN
    assert [name for name in named if name] == [SPOKEN]
    with Image.open(BytesIO(found["word/media/logo.png"])) as picture:
        assert picture.width / picture.height == pytest.approx(3.45, abs=0.02)
    styles = etree.fromstring(found["word/styles.xml"])
    colours = {node.get(w("val")) for node in styles.iterfind(".//w:rPr/w:color", NAMESPACES)}
    assert SHADE in colours
    assert not [name for name, part in found.items() if b"1F5673" in part]
    text = text_of(root)
    assert all(line in text for line in (SPOKEN, *COLOPHON))
    title = "Uw afspraak" if reference == LETTER else Library.open().find(reference).title
    assert text.index(COLOPHON[-1]) < text.index(title)


def in_large_print(reference: str, format_name: str) -> bytes:
    """A letter or a form of the court in large print."""
    court = waterland()
    if isinstance(court.find(reference), FormDefinition):
        return render(court, reference, format_name, size="groot")
    item = composed(court, reference, waterland_case())
    edition = replace(item.document.identity.edition, size=Size.LARGE)
    identity = replace(item.document.identity, edition=edition)
    return render_document(replace(item.document, identity=identity), format_name, item.options)


@pytest.mark.parametrize("reference", KINDS)
def test_large_print_of_a_pdf_has_the_colophon_as_large_as_the_rest(reference: str) -> None:
    """18 points, on the first page, each line whole."""
    found = {span.text.strip(): span for span in spans(in_large_print(reference, "pdf")) if span.page == 0}
    assert [found[line].size for line in COLOPHON] == [LEAST] * len(COLOPHON)
    assert all(SPOKEN not in text or span.size >= LEAST for text, span in found.items())


@pytest.mark.parametrize("reference", KINDS)
def test_large_print_of_a_word_file_has_it(reference: str) -> None:
    """What a court adds is as large as the rest; name and colophon stand below the logo, not beside it."""
    content = in_large_print(reference, "docx")
    root, styles = body(content), etree.fromstring(parts(content)["word/styles.xml"])
    added = [style for style in styles if (style.get(w("styleId")) or "").startswith("House")]
    sizes = [int(node.get(w("val"), 0)) for style in added for node in style.iterfind(".//w:sz", NAMESPACES)]
    assert sizes
    assert min(sizes) >= 36
    lines = [
        node for style in added for node in style.iterfind(".//w:spacing[@w:lineRule='exact']", NAMESPACES)
    ]
    assert all(int(node.get(w("line"), 0)) >= 400 for node in lines)
    (lowest,) = [node for node in root.iter(w("p")) if COLOPHON[-1] in text_of(node)]
    assert lowest.find("w:pPr/w:framePr", NAMESPACES) is None
    assert not [above for above in lowest.iterancestors() if above.tag == w("tc")]
    assert all(line in text_of(root) for line in (SPOKEN, *COLOPHON))


@pytest.mark.parametrize("reference", KINDS)
def test_a_page_has_it(reference: str) -> None:
    """The logo inside the page with its words, a policy that allows just that, the colour and the lines."""
    page = Page(made(reference, "html"))
    (logo,) = page.find("//img")
    kind, _, packed = str(logo.get("src")).partition(",")
    branding = waterland().branding
    assert branding is not None
    assert branding.logo is not None
    assert (kind, logo.get("alt")) == ("data:image/svg+xml;base64", SPOKEN)
    assert base64.b64decode(packed) == branding.logo.content
    assert re.findall("img-src ([^;]*);", page.meta("Content-Security-Policy")) == ["data:"]
    assert f"--accent: {COLOUR};" in page.source
    assert page.source.index("--accent: #1f5673") < page.source.index(f"--accent: {COLOUR}")
    assert all(line in page.text() for line in (SPOKEN, *COLOPHON))


def test_the_pages_around_documents_have_it() -> None:
    """What is handed out from, and the overview of a hearing."""
    library = waterland()
    index = dict(build(library))["index.html"]
    overview = hearing(library, (waterland_case(), "zaak.yaml")).files[OVERVIEW]
    for content in (index, overview):
        page = Page(content)
        assert [logo.get("alt") for logo in page.find("//header//img")] == [SPOKEN]
        assert f"--accent: {COLOUR};" in page.source
        assert all(line in page.text() for line in COLOPHON)


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("reference", [LETTER, PLAN])
def test_lines_stand_literally(reference: str, format_name: str, tmp_path: Path) -> None:
    """Whatever means something in a template, in markup or in a shell means nothing here."""
    lines = ", ".join(f"'{line}'" for line in LITERAL)
    court = make_court(tmp_path / "gerecht", style(colofon=f"[{lines}]"))
    content = made(reference, format_name, court)
    text = {"docx": lambda: text_of(body(content)), "html": lambda: Page(content).text()}
    words = " ".join(text.get(format_name, lambda: pdf_words(content))().split())
    assert [line for line in LITERAL if line not in words] == []


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_logo_may_be_a_picture(format_name: str, tmp_path: Path) -> None:
    """The same in every format; in Word and on a page it is the file itself."""
    court = make_court(tmp_path / "gerecht", with_logo("logo.png"), logo_png=png())
    content = made(LETTER, format_name, court)
    logo = getattr(Library.open(court).branding, "logo", None)
    assert logo is not None
    if format_name == "docx":
        assert parts(content)["word/media/logo.png"] == logo.content
    elif format_name == "html":
        assert [node.get("src") for node in Page(content).find("//img")] == [logo.address]
    else:
        with pymupdf.open(stream=content, filetype="pdf") as opened:
            assert len(opened[0].get_images()) == 1
        assert figures(content) == [SPOKEN]


@pytest.mark.parametrize("format_name", FORMATS)
def test_without_a_logo_the_name_stands_in_its_place(format_name: str, tmp_path: Path) -> None:
    """No empty figure and no broken picture."""
    court = make_court(tmp_path / "gerecht", style(kleur=f"'{COLOUR}'"))
    content = made(PLAN, format_name, court)
    if format_name == "docx":
        assert SPOKEN in text_of(body(content))
        assert "word/media/logo.png" not in parts(content)
    elif format_name == "html":
        page = Page(content)
        assert page.find("//img") == []
        assert "img-src" not in page.meta("Content-Security-Policy")
        assert SPOKEN in page.text()
    else:
        assert SPOKEN in pdf_words(content)
        assert figures(content) == []


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_same_letter_gives_the_same_bytes(format_name: str) -> None:
    """A logo brings no day, no name of a computer and no order of its own."""
    assert made.__wrapped__(LETTER, format_name) == made(LETTER, format_name)


@pytest.mark.parametrize("variant", ["b1", "eenvoudig", "en"])
def test_a_logo_and_a_full_colophon_leave_the_window_free(variant: str, tmp_path: Path) -> None:
    """Of the longest colophon nothing comes as low as the window of the envelope, or off the paper."""
    long = ", ".join(5 * ["kabinet.rc-griffie.ge@waterland.example1"])
    logo = (WATERLAND / "letters" / "profielen" / "logo.svg").read_bytes()
    text = with_logo("logo.svg") + f"  colofon: [{long}]\n"
    court = make_court(tmp_path / "gerecht", text, logo_svg=logo)
    with pymupdf.open(stream=made(LETTER, "pdf", court, variant), filetype="pdf") as opened:
        words: Any = opened[0].get_text("words")
    wide = [word for word in words if word[0] > 380 and word[3] < 142 and word[1] > 60]
    assert "".join(word[4] for word in wide).count("@waterland.example1") == 5
    assert max(word[3] for word in wide) < 50 / 25.4 * 72
    assert min(word[0] for word in wide) == pytest.approx(391, abs=1)
    assert max(word[2] for word in wide) < 553


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_case_of_another_court_has_none(format_name: str) -> None:
    """A letter never bears the name of a court that does not send it, and that is told."""
    ours, plain = (composed(library, LETTER, case()) for library in (waterland(), Library.open()))
    assert ours.options.branding is None
    contents = {render_document(item.document, format_name, item.options) for item in (ours, plain)}
    assert len(contents) == 1
    told = [item.name for item in read_hearing(case(), "zaak.yaml", waterland()).loaded.warnings]
    assert "cases.other_house_style" in told
    own = read_hearing(waterland_case(), "zaak.yaml", waterland()).loaded.warnings
    assert "cases.other_house_style" not in [item.name for item in own]


def test_the_document_itself_is_the_same() -> None:
    """The house style is design: it is no part of what is compared and read back."""
    plan = Library.open().find(PLAN)
    assert isinstance(plan, FormDefinition)
    documents: set[Document] = {waterland().compose(plan), Library.open().compose(plan)}
    assert len(documents) == 1


def test_a_mark_does_not_stand_on_the_colophon() -> None:
    """Of a sample or a concept: sender and colophon come below it."""
    item = composed(waterland(), LETTER, waterland_case())
    marked = replace(item.document, mark="VOORBEELD")
    content = render_document(marked, "pdf", item.options)
    with pymupdf.open(stream=content, filetype="pdf") as opened:
        words: Any = opened[0].get_text("words")
    beside = [word for word in words if word[0] > 380 and word[3] < 142]
    mark = next(word for word in beside if word[4] == "VOORBEELD")
    assert min(word[1] for word in beside if word is not mark) > mark[3]
    root = body(render_document(marked, "docx", item.options))
    framed = [node for node in root.iter(w("p")) if node.find("w:pPr/w:framePr", NAMESPACES) is not None]
    tops = {
        text_of(node): node.xpath("string(w:pPr/w:framePr/@w:y)", namespaces=NAMESPACES) for node in framed
    }
    assert {tops[text] for text in tops if SPOKEN in text or COLOPHON[0] in text} == {"1021"}
