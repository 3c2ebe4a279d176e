"""A file that was altered so that a reader sees or meets something else is never called sound.

Its words may all be there: what is hidden, covered, cut off, shrunk, added or made to act counts.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, NameObject, RectangleObject

from proeftuin_docs.returned.page_looks import drawn_marks, has_all_pictures
from proeftuin_docs.returned.readers.detection import read_file
from proeftuin_docs.returned.verify import Verdict
from tests.returned.docx.word_file import WordFile, elements, parent, run
from tests.returned.files import codes, read_one, rendered
from tests.returned.pdf_edits import Edit, draw, edited, in_catalog, in_page, note, say, say_widget, widgets
from tests.returned.test_verify import verdict

SCRIPT: Final = {"/S": "/JavaScript", "/JS": "app.alert(1)"}
LINK: Final = {"/S": "/URI", "/URI": "https://example.org/"}


def _add_page(writer: PdfWriter) -> None:
    writer.add_blank_page(595, 842)


def _cut(writer: PdfWriter) -> None:
    writer.pages[0].cropbox = RectangleObject((0, 0, 595, 500))


def _swap(writer: PdfWriter) -> None:
    pages: Any = writer.root_object["/Pages"]
    kids = list(pages["/Kids"])
    pages[NameObject("/Kids")] = ArrayObject([kids[1], kids[0], *kids[2:]])


def _attach(writer: PdfWriter) -> None:
    writer.add_attachment("brief.txt", b"x")


def _grow(writer: PdfWriter) -> None:
    widgets(writer, "naam")[0][NameObject("/Rect")] = RectangleObject((0, 0, 595, 842))


def _second_widget(writer: PdfWriter) -> None:
    say_widget("naam", 0)(writer)
    note("/Widget", 0, (60, 600, 540, 760), T="telefoon", FT="/Tx", V="06-00000000")(writer)


def _gone(writer: PdfWriter) -> None:
    page: Any = writer.pages[1]
    page[NameObject("/Annots")] = ArrayObject()


PDF_ACTS: Final[Mapping[str, Edit]] = {
    "opens with a script": in_catalog(OpenAction=SCRIPT),
    "opens somewhere else": in_catalog(OpenAction={"/S": "/GoTo", "/D": [0, "/Fit"]}),
    "starts a program": in_catalog(OpenAction={"/S": "/Launch", "/F": "x.exe"}),
    "acts when it is closed": in_catalog(AA={"/WC": SCRIPT}),
    "acts when a page is opened": in_page(AA={"/O": SCRIPT}),
    "acts when a field is left": say("naam", AA={"/Bl": SCRIPT}),
    "sends what was filled in": note("/Link", A={"/S": "/SubmitForm", "/F": "http://127.0.0.1/"}),
    "leads to another file": note("/Link", A={"/S": "/GoToR", "/F": "x.pdf", "/D": [0, "/Fit"]}),
    "a link over a whole page": note("/Link", 0, (0, 0, 595, 842), A=LINK),
    "a link to another place": note("/Link", 0, (0, 0, 595, 842), A={"/S": "/GoTo", "/D": [0, "/Fit"]}),
    "a script by name": in_catalog(Names={"/JavaScript": {"/Names": ["x", SCRIPT]}}),
    "a file inside": _attach,
    "layers": in_catalog(OCProperties={"/OCGs": [], "/D": {}}),
    "a second form": lambda writer: writer.root_object["/AcroForm"].update(  # type: ignore[attr-defined]
        {NameObject("/XFA"): ArrayObject()}
    ),
}
PDF_LOOKS: Final[Mapping[str, Edit]] = {
    "a white box over text": draw(b"q 1 g 60 600 480 100 re f Q"),
    "another telephone number": draw(b"BT /Fextra 12 Tf 80 430 Td (020-1234567) Tj ET", font=True),
    "a page more": _add_page,
    "a page cut off": _cut,
    "pages in another order": _swap,
    "a page turned": in_page(Rotate=90),
    "another size": in_page(MediaBox=[0, 0, 595.2756, 700]),
    "larger letters by a unit": in_page(UserUnit=2),
    "a field over the whole page": _grow,
    "a field that this version lacks": _second_widget,
    "a hidden field": say("naam", F=2),
    "fields gone": _gone,
    "another name for a screen reader": say("naam", TU="Telefoonnummer"),
}


@pytest.fixture(scope="module")
def blank() -> bytes:
    """A form that nobody filled in."""
    return rendered("veiligheidsplan@1.0.1", "pdf")


@pytest.mark.parametrize("kind", PDF_ACTS)
def test_a_pdf_that_acts_is_not_sound(kind: str, blank: bytes) -> None:
    """Whatever sets it off."""
    found = verdict(edited(blank, PDF_ACTS[kind]))
    assert (found.verdict, found.sound) == (Verdict.ACTIVE, False)
    assert found.problems


@pytest.mark.parametrize("kind", PDF_LOOKS)
def test_a_pdf_that_looks_otherwise_is_not_sound(kind: str, blank: bytes) -> None:
    """All words of the version may be there."""
    content = edited(blank, PDF_LOOKS[kind])
    found = verdict(content)
    assert (found.verdict, found.sound) == (Verdict.ALTERED, False)
    read = read_one(content)
    assert {item.name for item in found.problems} <= {*codes(read), "returned.other_fields"}


def test_what_is_not_looked_at_is_said(blank: bytes) -> None:
    """A verdict says what it is not about."""
    assert [item.name for item in verdict(blank).not_looked_at] == ["returned.fields_unseen"]
    word = verdict(rendered("veiligheidsplan@1.0.1", "docx"))
    assert [item.name for item in word.not_looked_at] == ["returned.layout_unseen"]
    grown = verdict(edited(blank, _grow))
    assert [item.name for item in grown.not_looked_at] == ["returned.fields_unseen", "returned.pages_unseen"]


Change = Callable[[str], str]


def _instead(old: str, new: str) -> Change:
    def change(page: str) -> str:
        assert old in page
        return page.replace(old, new, 1)

    return change


def _in_head(text: str) -> Change:
    return _instead("</head>", f"{text}</head>")


def _in_body(text: str) -> Change:
    return _instead("</main>", f"{text}</main>")


def _without_policy(page: str) -> str:
    start = page.index("<meta http-equiv")
    return page[:start] + page[page.index(">", start) + 1 :]


HTML: Final[Mapping[str, Change]] = {
    "without its content policy": _without_policy,
    "with a policy in disguise": _instead("<meta http-equiv=", "<meta http-equiv&#61;"),
    "a style that hides all": _in_head("<style>main{display:none}</style>"),
    "a style in the body": _in_body("<style>main{display:none}</style>"),
    "a body that is hidden": _instead("<body", '<body style="display:none"'),
    "a body that is hidden by a word": _instead("<body", "<body hidden"),
    "a part that is hidden": _instead("<main", "<main hidden"),
    "a part with a class of another": _instead("<main", '<main class="paper"'),
    "a script more": _in_body("<script>1</script>"),
    "a script in the head": _in_head("<script>1</script>"),
    "another script": _instead('"use strict";', '"use strict"; fetch("x");'),
    "a script for a click": _instead("<main", '<main onclick="x()"'),
    "a style sheet from the net": _in_head('<link rel="stylesheet" href="http://127.0.0.1/x.css">'),
    "another base": _in_head('<base href="http://127.0.0.1/">'),
    "another page in a frame": _in_body('<iframe src="http://127.0.0.1/"></iframe>'),
    "a link more": _in_body('<a href="https://example.org/"></a>'),
    "another page after a while": _in_head('<meta http-equiv="refresh" content="0; url=x.html">'),
    "words shown by a style": _in_head('<style>main::before{content:"Bel 020-1234567"}</style>'),
    "words in an attribute": _instead("<main", '<main title="Bel 020-1234567"'),
    "words in a drawing": _in_body("<svg><title>x</title></svg>"),
    "words in a comment that is none": _in_body("<!--><b>Bel</b><!-- -->"),
    "words behind a declaration": _in_body("<![CDATA[<b>Bel</b>]]>"),
    "a tag that only browsers see": _in_body("<p/title='>' hidden>"),
    "words only on paper": _instead('translate="no"></div>', 'translate="no">Bel 020</div>'),
    "a mark of another language": _instead(' lang="nl', ' dir="rtl" lang="nl'),
    "without its type": _instead("<!DOCTYPE html>", ""),
    "of another type": _instead("<!DOCTYPE html>", '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 3.2//EN">'),
    "a comment before its head": _instead("<head>", "<!-- x --><head>"),
    "two heads": _instead("<head>", "<head></head><head>"),
    "a style before its head": _instead("<head>", "<style>main{display:none}</style><head>"),
    "a style behind its end": _instead("</html>", "</html><style>main{display:none}</style>"),
}


@pytest.fixture(scope="module")
def page() -> str:
    """A web page as its own button keeps it."""
    made = rendered("veiligheidsplan@1.0.1", "html", {"naam": "Kim <b> & 'Sam'"}).decode()
    return made.replace("<html ", '<html data-kept="" ', 1)


@pytest.mark.parametrize("kind", HTML)
def test_a_page_that_was_altered_is_not_sound(kind: str, page: str) -> None:
    """Its head is the same to the character, and its body has the same tags."""
    assert verdict(page.encode()).sound
    found = verdict(HTML[kind](page).encode())
    assert not found.sound
    assert found.verdict in (Verdict.ACTIVE, Verdict.ALTERED, Verdict.ADDED)
    assert found.problems


def test_a_page_as_browsers_keep_it_is_sound(page: str) -> None:
    """They write some characters otherwise, and order no attributes."""
    saved = page.replace("&#39;", "'").replace("&#34;", "&quot;")
    assert verdict(saved.encode()).sound
    assert codes(read_one(saved.encode())) == []


def _run_properties(xml: str) -> Callable[[WordFile], None]:
    """Give the first run of a question other properties."""

    def change(file: WordFile) -> None:
        text = next(item for item in file.all("t") if (item.text or "").startswith("Waaraan kun jij"))
        owner = text.getparent()
        assert owner is not None
        for old in owner.findall("{*}rPr"):
            owner.remove(old)
        owner.insert(0, elements(f"<w:rPr>{xml}</w:rPr>")[0])

    return change


def _in_part(name: str, old: bytes, new: bytes) -> Callable[[WordFile], None]:
    def change(file: WordFile) -> None:
        assert old in file.parts[name]
        file.parts[name] = file.parts[name].replace(old, new, 1)

    return change


def _paragraph(xml: str) -> Callable[[WordFile], None]:
    def change(file: WordFile) -> None:
        file.all("p")[2].addnext(elements(f"<w:p>{xml}</w:p>")[0])

    return change


def _part(name: str, content: bytes) -> Callable[[WordFile], None]:
    return lambda file: file.parts.update({name: content})


RELATIONS: Final = "word/_rels/document.xml.rels"
OFFICE: Final = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _relation(kind: bytes, target: bytes, *, outside: bool = True) -> Callable[[WordFile], None]:
    mode = b' TargetMode="External"' if outside else b""
    made = b'<Relationship Id="rX" Type="%s/%s" Target="%s"%s/></Relationships>' % (
        OFFICE,
        kind,
        target,
        mode,
    )
    return _in_part(RELATIONS, b"</Relationships>", made)


BOXED: Final = f"<w:p>{run('Bel')}</w:p>"
WORD: Final[Mapping[str, tuple[Callable[[WordFile], None], str]]] = {
    "hidden words": (_run_properties("<w:vanish/>"), "word_files.text_hidden"),
    "white words": (_run_properties('<w:color w:val="FFFFFF"/>'), "word_files.text_pale"),
    "words in a colour of the theme": (
        _run_properties('<w:color w:themeColor="background1" w:val="auto"/>'),
        "word_files.text_pale",
    ),
    "black on black": (_run_properties('<w:shd w:val="clear" w:fill="000000"/>'), "word_files.text_pale"),
    "shrunk words": (_run_properties('<w:sz w:val="14"/>'), "word_files.text_resized"),
    "tiny words": (_run_properties('<w:sz w:val="2"/>'), "word_files.text_tiny"),
    "struck words": (_run_properties("<w:strike/>"), "word_files.text_struck"),
    "a white style": (
        _in_part("word/styles.xml", b'<w:color w:val="1D2B36"', b'<w:color w:val="FFFFFF"'),
        "word_files.text_pale",
    ),
    "a picture": (_paragraph("<w:r><w:drawing/></w:r>"), "word_files.drawing_added"),
    "an old drawing": (_paragraph("<w:r><w:pict/></w:r>"), "word_files.drawing_added"),
    "an object": (_paragraph("<w:r><w:object/></w:r>"), "word_files.drawing_added"),
    "a text box": (
        _paragraph(f"<w:r><w:pict><w:txbxContent>{BOXED}</w:txbxContent></w:pict></w:r>"),
        "word_files.drawing_added",
    ),
    "another part": (_paragraph("<w:altChunk/>"), "word_files.drawing_added"),
    "words more": (_paragraph(run("Bel 020-1234567.")), "returned.text_added"),
    "words in the numbers of a list": (
        _in_part("word/numbering.xml", b'<w:lvlText w:val="', b'<w:lvlText w:val="Bel 020-1234567 '),
        "word_files.numbering_added",
    ),
    "macros": (_part("word/vbaProject.bin", b"x"), "word_files.macros"),
    "a program": (_part("word/embeddings/x.bin", b"MZ"), "word_files.holds_files"),
    "a template elsewhere": (
        _relation(b"attachedTemplate", b"http://127.0.0.1/x.dotm"),
        "word_files.refers_outside",
    ),
    "a picture elsewhere": (_relation(b"image", b"http://127.0.0.1/x.png"), "word_files.refers_outside"),
    "a link": (_relation(b"hyperlink", b"https://example.org/"), "word_files.link_added"),
    "an object of a program": (
        _relation(b"oleObject", b"embeddings/x.bin", outside=False),
        "word_files.holds_files",
    ),
    "words that Word takes from another part": (
        _paragraph(
            "<w:sdt><w:sdtPr><w:dataBinding w:xpath='/x'/></w:sdtPr>"
            f"<w:sdtContent>{run('x')}</w:sdtContent></w:sdt>"
        ),
        "word_files.fetches_something",
    ),
    "an instruction that fetches": (
        _paragraph('<w:fldSimple w:instr="INCLUDETEXT x.docx"/>'),
        "word_files.fetches_something",
    ),
    "an instruction that leads out": (
        _paragraph('<w:fldSimple w:instr="HYPERLINK https://example.org/"/>'),
        "word_files.link_added",
    ),
}


@pytest.mark.parametrize("kind", WORD)
def test_a_word_file_that_was_altered_is_not_sound(kind: str) -> None:
    """Every word of the version may be there."""
    change, told = WORD[kind]
    file = WordFile(rendered("veiligheidsplan@1.0.1", "docx"))
    change(file)
    found = verdict(file.content)
    assert not found.sound
    assert told in [item.name for item in found.problems]
    assert found.verdict is not Verdict.UNREADABLE
    assert told in codes(read_one(file.content))


def test_words_below_a_field_belong_to_its_question() -> None:
    """What somebody typed there is kept; it is not of the question that comes next."""
    file = WordFile(rendered("veiligheidsplan@1.0.1", "docx"))
    paragraph = parent(file.control("herkennen"))
    paragraph.addnext(elements(f"<w:p>{run('Bel mijn zus.')}</w:p>")[0])
    reading = read_one(file.content)
    assert reading.read is not None
    assert [(item.question, item.text) for item in reading.read.unread] == [("herkennen", "Bel mijn zus.")]
    assert [(item.name, item.place.path) for item in reading.problems] == [
        ("returned.text_added", "herkennen")
    ]


def test_a_word_file_that_was_filled_in_is_sound() -> None:
    """With more rows, and with what somebody made bold or red."""
    file = WordFile(rendered("veiligheidsplan@1.0.1", "docx", {"naam": "Kim"}))
    file.fill("herkennen", run("Ik slaap slecht.", '<w:b/><w:color w:val="C00000"/>'))
    assert verdict(file.content).sound


def test_a_comment_is_told_with_its_words_and_question() -> None:
    """As a reviewer leaves it."""
    file = WordFile(rendered("veiligheidsplan@1.0.1", "docx"))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    comment = (
        f'<w:comments {space}><w:comment w:id="7"><w:p>{run("Bel mijn zus.")}</w:p></w:comment></w:comments>'
    )
    file.parts["word/comments.xml"] = comment.encode()
    _relation(b"comments", b"comments.xml", outside=False)(file)
    control = file.control("herkennen")
    control.addprevious(elements('<w:commentRangeStart w:id="7"/>')[0])
    control[-1].insert(0, elements('<w:commentRangeStart w:id="7"/>')[0])
    reading = read_one(file.content)
    assert "word_files.comment_added" in codes(reading)
    assert reading.read is not None
    assert [item.text for item in reading.read.unread] == ["Bel mijn zus."]
    found = verdict(file.content)
    assert (found.verdict, found.sound) == (Verdict.ADDED, False)


@pytest.mark.parametrize(
    "picture", ["", "x", "1x1:", "9999x9999:AAAA", "596x842:AAAA", "-1x-1:", "596x842:!"]
)
def test_a_picture_that_no_reader_makes_is_never_the_same(picture: str, blank: bytes) -> None:
    """A reader that was taken over may say what it likes."""
    raw = read_file(blank, "plan.pdf")
    pages = (replace(raw.pages[0], picture=picture), *raw.pages[1:])
    assert bool(list(drawn_marks(pages, raw.pages, "plan.pdf"))) == bool(picture)
    assert has_all_pictures(pages) == bool(picture)
    assert not list(drawn_marks(raw.pages, raw.pages, "plan.pdf"))
