"""What was filled in: kept exactly, shown whole, inside its box, on screen and on paper."""

import re
import unicodedata
from collections.abc import Callable
from io import BytesIO
from typing import Final

import pymupdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from proeftuin_docs.document import Document
from proeftuin_docs.errors import ExitCode, RenderError
from proeftuin_docs.renderers.pdf import missing_glyphs, render_pdf, render_print
from tests.pdf.rendered import OPTIONS, WRITTEN, fillable, printable, with_answers
from tests.reading import pdf_fields

COVERED: Final = "".join(
    char
    for char in map(chr, range(0x20, 0x2600))
    if unicodedata.category(char) not in ("Cc", "Cn", "Mn") and not missing_glyphs(char)
)
MARKUP: Final = (
    "#let x",
    "$m$",
    "@ref",
    "*",
    "_",
    "`",
    "\\",
    "(",
    ")",
    "<<",
    "%PDF",
    "{{ a }}",
    "{% b %}",
    "<b>",
    "&",
    "]]>",
    "veld:x",
)
DECOMPOSED: Final = tuple(unicodedata.normalize("NFD", char) for char in "éüñçșỌāģ")
texts: Final = st.lists(
    st.one_of(st.text(COVERED, max_size=12), st.sampled_from(MARKUP + DECOMPOSED), st.sampled_from("\n\t ")),
    max_size=25,
).map("".join)
NASTY: Final = {
    "long words": "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 5,
    "wide capitals": "W" * 3000,
    "thin letters": "i" * 9000,
    "only newlines": "a" + "\n" * 120 + "b",
    "only tabs": "\t" * 400 + "x",
    "stacked accents": "Ọ\u0301\u0302\u0303" * 200,
    "words": "woord en nog een woord, " * 400,
    "addresses": "https://voorbeeld.nl/" + "pad-naar-iets/" * 40,
}


def story(text: str) -> Document:
    """A form whose one question, `verhaal`, is answered with this text."""
    return with_answers({"verhaal": text})


def parts_of(content: bytes, name: str = "verhaal") -> list[str]:
    """The values of a text's fields, the first and its continuations."""
    return [
        field.value
        for field in pdf_fields(content)
        if field.name == name or field.name.startswith(f"{name}_vervolg_")
    ]


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example("þÿ begin")
@example("ï»¿ begin")
@example("\\( \\) \\n (( )")
@example("  spaties  voor en na  ")
@example("\n\n")
@given(texts)
def test_a_value_is_kept_exactly(text: str) -> None:
    """Any text that the fonts can show is the field's value, character for character."""
    assert "".join(parts_of(render_pdf(story(text), OPTIONS))) == text


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_a_long_value_continues_without_loss(text: str) -> None:
    """The parts of a text that does not fit one box are the text itself."""
    assert "".join(parts_of(render_pdf(story(text), OPTIONS))) == text


@pytest.mark.slow
@pytest.mark.parametrize("length", [4_000, 20_000, 120_000])
def test_a_very_long_value_continues_without_loss(length: int) -> None:
    """Boxes hold up to a page each, and together everything."""
    words = [f"woord{number}" for number in range(length // 9)]
    parts = parts_of(render_pdf(story(" ".join(words)), OPTIONS))
    assert len(parts) >= length // 6_000
    assert " ".join(words) == "".join(parts)
    assert all(len(part) > 500 for part in parts[:-1])


@pytest.mark.slow
@pytest.mark.parametrize("render", [render_pdf, render_print])
def test_every_word_of_a_long_value_is_drawn(render: Callable[..., bytes]) -> None:
    """What is in the value is on the page too, once, in order, in both versions."""
    words = [f"woord{number}" for number in range(2_500)]
    drawn = drawn_words(render(story(" ".join(words)), OPTIONS))
    assert [word for word in drawn if word.startswith("woord")] == words


def drawn_words(content: bytes) -> list[str]:
    """The words that MuPDF draws, with what fields show, page by page from top to bottom."""
    pages = pymupdf.open(stream=content)
    return [word for page in pages for word in page.get_text(sort=True).split()]


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("make", [fillable, printable], ids=["pdf", "print"])
def test_both_versions_show_every_answer(name: str, make: Callable[[str], bytes]) -> None:
    """Every typed value is drawn, on screen and on paper; nothing is only in the file."""
    texts_ = [field.value for field in pdf_fields(fillable(name)) if field.kind == "Tx" and field.value]
    drawn = without_spaces("".join(page.get_text() for page in pymupdf.open(stream=make(name))))
    assert len(texts_) > 1
    assert [text for text in texts_ if without_spaces(text) not in drawn] == []


def without_spaces(text: str) -> str:
    """The characters of a text that leave ink, however its lines are broken."""
    return "".join(text.replace("\u200b", "").split())


@pytest.mark.slow
@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_ink_stays_inside_its_box(text: str) -> None:
    """A box grows with its text: no glyph is drawn outside the field that it belongs to."""
    chars, boxes = ink_of_fields(render_pdf(story(text), OPTIONS))
    assert len(chars) >= len("".join(text.split())) // 4
    outside = [
        (char, page) for char, page, box in chars if not any(inside(box, field) for field in boxes[page])
    ]
    assert outside == []


def ink_of_fields(
    content: bytes,
) -> tuple[list[tuple[str, int, pymupdf.Rect]], dict[int, list[pymupdf.Rect]]]:
    """The glyphs that fields draw, with their pages and boxes, and the boxes of the fields."""
    pages = pymupdf.open(stream=without_page_text(content))
    chars = [
        (char["c"], page.number, pymupdf.Rect(char["bbox"]))
        for page in pages
        for block in page.get_text("rawdict")["blocks"]
        for line in block.get("lines", [])
        for span in line["spans"]
        for char in span["chars"]
        if not char["c"].isspace()
    ]
    return chars, {page.number: [widget.rect for widget in page.widgets()] for page in pages}


def without_page_text(content: bytes) -> bytes:
    """The file with only its fields left on the pages."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    for page in writer.pages:
        del page[NameObject("/Contents")]
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def inside(box: pymupdf.Rect, field: pymupdf.Rect) -> bool:
    """Whether a glyph lies in a field; half a point is for what fonts reserve around it."""
    grown = pymupdf.Rect(field.x0 - 0.5, field.y0 - 0.5, field.x1 + 0.5, field.y1 + 0.5)
    return bool(grown.contains(box))


@pytest.mark.parametrize("char", ["🙂", "ᚠ", "\u202e"])
@pytest.mark.parametrize("render", [render_pdf, render_print])
def test_a_character_without_glyph_is_refused_by_name(char: str, render: Callable[..., bytes]) -> None:
    """Nothing disappears in silence: the fault names the character and the question."""
    with pytest.raises(RenderError) as caught:
        render(story(f"Een {char} hier"), OPTIONS)
    (fault,) = caught.value.diagnostics
    assert caught.value.exit_code is ExitCode.CANNOT_RENDER
    assert fault.name == "rendering.answer_without_font"
    assert f"U+{ord(char):04X}" in fault.message
    assert unicodedata.name(char) in fault.message
    assert "Wat is er gebeurd?" in fault.message
    assert "Een" not in fault.message


@pytest.mark.parametrize("char", list("\u2011\u202f\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"))
@pytest.mark.parametrize("render", [render_pdf, render_print])
def test_what_word_processors_leave_is_no_fault(char: str, render: Callable[..., bytes]) -> None:
    """A fixed hyphen, a narrow space and invisible characters do not stop a document."""
    content = render(story(f"voor{char}na"), OPTIONS)
    assert re.search("voor.{0,2}na", " ".join(drawn_words(content)))
    assert parts_of(content) in ([f"voor{char}na"], [])


@pytest.mark.parametrize("text", DECOMPOSED)
def test_a_letter_with_a_separate_accent_is_shown(text: str) -> None:
    """Some keyboards type the accent by itself; that is the same letter."""
    content = render_pdf(story(text), OPTIONS)
    assert parts_of(content) == [text]
    assert unicodedata.normalize("NFC", text) in unicodedata.normalize("NFC", "".join(drawn_words(content)))


SCRIPTS = {
    "Arabisch": "محمد علي",
    "Hebreeuws": "שלום עולם",
    "Ethiopisch": "ኪዳነ ተስፋዬ",
    "Georgisch": "თბილისი",
    "Armeens": "Երևան",
    "Devanagari": "नमस्ते",
    "Thai": "กรุงเทพ",
}


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("render", [render_pdf, render_print])
def test_a_name_in_another_script_is_shown(script: str, render: Callable[..., bytes]) -> None:
    """The font of that script is embedded, and no glyph is missing."""
    made = render(story(SCRIPTS[script]), OPTIONS)
    with pymupdf.open(stream=made) as pdf:
        fonts = {font[3].partition("+")[2] for page in pdf for font in page.get_fonts()}
    assert missing_glyphs(SCRIPTS[script]) == ()
    if render is render_print:
        assert any(name.startswith("NotoSans") for name in fonts)


@pytest.mark.parametrize(("text", "right"), [("أشعر بالخوف.", True), ("(לא) 25", True), ("Zeg: لا", False)])
def test_a_text_from_right_to_left_stands_at_the_right(text: str, *, right: bool) -> None:
    """Its first letter says which way it runs."""
    with pymupdf.open(stream=render_print(story(text), OPTIONS)) as pdf:
        page = next(page for page in pdf if page.search_for("gebeurd"))
        words = [word for word in page.get_text("words") if set(word[4]) & set(text) - set(" .")]
        middle = page.rect.width / 2
    chosen = [word for word in words if any("\u0590" <= char <= "\u08ff" for char in word[4])]
    assert chosen
    assert all((word[0] > middle) is right for word in chosen)
