"""Large print: nothing to read is below 18 pt, nothing is cut off, and what was filled in comes back."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from lxml import etree

from proeftuin_docs import GivenFile, Library, build, hearing, kinds, read, render, verify
from proeftuin_docs.definitions import FormDefinition
from proeftuin_docs.document import Document, Size, TableField, field_names, questions
from proeftuin_docs.errors import ConfigurationError, WrongUsageError, configuration, usage
from proeftuin_docs.formats.opc import read_package
from proeftuin_docs.formats.wordml import NAMESPACES, STYLES_PART, w
from proeftuin_docs.formats.xml import read_xml
from proeftuin_docs.renderers.large_print import Scale
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.renderers.registry import FORMATS, render_document
from proeftuin_docs.returned.verify import Verdict, verdict_data
from tests.editions.editions import ADDRESS, FOOT, LEAST, large, large_letters, spans, words
from tests.hearings.hearings import case
from tests.pdf.rendered import ALL_KINDS, BLANK, EVERY, NEWEST, OPTIONS, expected_names
from tests.returned.files import expected

_WIDTH, _EDGE, _TOP, _BOTTOM, _FOOT = 210, 14, 5, 294, 252
LETTERS = {name: (document, options) for name, document, options in large_letters()}


def require_readable(pdf: bytes) -> None:
    """Nothing is smaller than large print but the address and the foot, and nothing leaves the paper."""
    for span in spans(pdf):
        small = (span.size == FOOT and span.top > _FOOT) or (span.size in ADDRESS and span.in_window)
        assert span.size >= LEAST or small, span
        assert _EDGE < span.left < span.right < _WIDTH - _EDGE, span
        assert _TOP < span.top < span.bottom < _BOTTOM, span


def labels(document: Document) -> set[str]:
    """Every word of the questions of a form, and of the columns of its tables."""
    texts = [question.label for question in questions(document)]
    tables = [question.field for question in questions(document) if isinstance(question.field, TableField)]
    texts += [column.label for table in tables for column in table.columns]
    return {word for text in texts for word in re.findall(r"\w{6,}", text)}


@pytest.mark.parametrize("name", EVERY)
def test_a_form_is_readable_on_paper(name: str) -> None:
    """What somebody filled in stands in the same size as the questions, and no word is broken."""
    pdf = render_document(large(name), "print", OPTIONS)
    require_readable(pdf)
    whole = {word for found in words(pdf) for word in re.findall(r"\w{6,}", found)}
    assert labels(large(name)) <= whole


@pytest.mark.parametrize("name", BLANK)
def test_a_fillable_form_has_the_same_fields_and_large_letters_in_them(name: str) -> None:
    """Same names in the same order; every field is on the paper, and high enough for a line."""
    pdf = render_document(large(name), "pdf", OPTIONS)
    require_readable(pdf)
    with pymupdf.open(stream=pdf) as opened:
        found = [widget for page in opened for widget in page.widgets()]
        assert list(dict.fromkeys(widget.field_name for widget in found)) == expected_names(large(name))
        for widget in found:
            box = widget.rect
            assert 40 < box.x0 < box.x1 < 595 - 40, widget.field_name
            assert 40 < box.y0 < box.y1 < 842 - 50, widget.field_name
            if widget.field_type == pymupdf.PDF_WIDGET_TYPE_TEXT:
                assert widget.text_fontsize == LEAST
                assert box.height >= 1.5 * LEAST
            else:
                assert box.height >= LEAST


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_is_readable_on_paper(name: str) -> None:
    """In every variant; the address stays in the window, and the usual facts stand below it."""
    require_readable(render_document(LETTERS[name][0], "pdf", LETTERS[name][1]))


def test_an_address_stands_where_the_window_of_an_envelope_is() -> None:
    """In the place and size that it has in a letter of the usual size; nothing else shows in the window."""
    document, options = LETTERS["oproep-rc b1"]
    usual = replace(
        document,
        identity=replace(document.identity, edition=replace(document.identity.edition, size=Size.NORMAL)),
    )
    shown = [
        [
            (span.left, span.top, span.size, span.text)
            for span in spans(render_document(item, "pdf", options))
            if span.in_window and span.size in ADDRESS
        ]
        for item in (document, usual)
    ]
    assert shown[0] == shown[1]
    assert shown[0][1][3] == "Kim Verbeek"
    inside = [span for span in spans(render_document(document, "pdf", options)) if span.in_window]
    assert {span.size for span in inside} <= set(ADDRESS)


def _sizes(package: dict[str, bytes]) -> dict[str, list[float]]:
    root = read_xml(package[STYLES_PART])
    found: dict[str, list[float]] = {}
    for style in root.iterfind("w:style", NAMESPACES):
        named = style.find("w:name", NAMESPACES)
        assert named is not None
        sizes = style.iterfind("w:rPr/w:sz", NAMESPACES)
        found[named.get(w("val"), "")] = [int(size.get(w("val"), 0)) / 2 for size in sizes]
    return found


@pytest.mark.parametrize(
    ("name", "document", "options"),
    [
        *((name, large(name), OPTIONS) for name in BLANK),
        *((name, *letter) for name, letter in LETTERS.items()),
    ],
)
def test_a_word_file_has_large_type_in_every_style(
    name: str, document: Document, options: RenderOptions
) -> None:
    """Only the address keeps its size, and what identifies the document at the foot is small."""
    package = dict(read_package(render_document(document, "docx", options)))
    kept = {"Retouradres links", "Retouradres rechts", "Adres links", "Adres rechts"}
    for style, sizes in _sizes(package).items():
        assert style in kept or all(size >= LEAST for size in sizes), (name, style, sizes)
    (usual,) = read_xml(package[STYLES_PART]).iterfind("w:docDefaults/w:rPrDefault/w:rPr/w:sz", NAMESPACES)
    assert usual.get(w("val")) == str(2 * LEAST)
    small = {
        text.text
        for part, content in package.items()
        if part.startswith(("word/document", "word/header", "word/footer"))
        for run in read_xml(content).iter(w("r"))
        for text in run.iter(w("t"))
        if run.find("w:rPr/w:sz", NAMESPACES) is not None
    }
    assert small
    assert all(document.identity.short_hash in (text or "") for text in small)


def test_the_cells_of_a_row_in_word_are_one_cell() -> None:
    """With every control that the row has in the usual size, in the same order."""
    document = large(ALL_KINDS)
    package = read_package(render_document(document, "docx", OPTIONS))
    root = read_xml(package["word/document.xml"])
    tags = [tag.get(w("val")) for tag in root.iter(w("tag"))]
    names = [name for name in field_names(document) if "_r" in name]
    assert [tag for tag in tags if tag in names] == names
    cells = [len(row.findall("w:tc", NAMESPACES)) for row in root.iter(w("tr"))]
    assert set(cells) == {1}
    numbered = [style for style in _styles_of_paragraphs(root) if style in ("RowStart", "RowNumber")]
    assert numbered == ["RowStart", "RowNumber", "RowNumber"]


def _paragraphs(root: etree._Element, style: str) -> list[etree._Element]:
    wanted = f"w:pPr/w:pStyle[@w:val='{style}']"
    return [item for item in root.iter(w("p")) if item.find(wanted, NAMESPACES) is not None]


@pytest.mark.parametrize(("name", "whole"), [("vragenlijst-ovj", False), ("advies-bescherming", True)])
def test_a_tall_row_in_word_may_go_on_on_the_next_page(name: str, whole: bool) -> None:
    """No page stays half empty for it, and the label of a cell stands in its box; a low row stays whole."""
    content = render(Library.open(), name, "docx", size="groot")
    root = read_xml(read_package(content)["word/document.xml"])
    rows = [next(number.iterancestors(w("tr"))) for number in _paragraphs(root, "RowNumber")]
    assert len(rows) >= 5
    assert {row.find("w:trPr/w:cantSplit", NAMESPACES) is not None for row in rows} == {whole}
    for row in rows:
        for box in _paragraphs(row, "RowAnswer"):
            assert box.find("w:r/w:rPr/w:rStyle[@w:val='Strong']", NAMESPACES) is not None
            assert box.find("w:r/w:br", NAMESPACES) is not None


@pytest.mark.parametrize("name", [next(iter(LETTERS)), BLANK[0]])
def test_in_word_the_number_of_the_page_stands_on_the_line_of_what_the_document_is(name: str) -> None:
    """And that is the last line of the foot."""
    document, options = LETTERS.get(name) or (large(name), OPTIONS)
    package = read_package(render_document(document, "docx", options))
    feet = [read_xml(content) for part, content in package.items() if part.startswith("word/footer")]
    assert feet
    for foot in feet:
        last = foot.findall("w:p", NAMESPACES)[-1]
        said = [text.text or "" for text in last.iter(w("t"))]
        assert document.identity.short_hash in said[0]
        assert last.find("w:r/w:instrText", NAMESPACES) is not None
        assert last.find("w:r/w:br", NAMESPACES) is None


def _styles_of_paragraphs(root: etree._Element) -> list[str | None]:
    return [style.get(w("val")) for style in root.iterfind(".//w:p/w:pPr/w:pStyle", NAMESPACES)]


@pytest.mark.parametrize("name", BLANK)
def test_in_word_nothing_stands_at_the_end_of_the_line_of_a_question(name: str) -> None:
    """No answer, condition or remark that has to be found beside the words that it belongs to."""
    root = read_xml(read_package(render_document(large(name), "docx", OPTIONS))["word/document.xml"])
    used = {style.get(w("val")) for style in root.iter(w("pStyle"), w("rStyle"), w("tblStyle"))}
    assert used.isdisjoint(_BESIDE)
    asked = [
        paragraph
        for paragraph in root.iter(w("p"))
        if paragraph.find("w:pPr/w:pStyle[@w:val='Question']", NAMESPACES) is not None
    ]
    assert asked
    for paragraph in asked:
        assert paragraph.find(".//w:sdt", NAMESPACES) is None
        assert paragraph.find(".//w:rStyle[@w:val='Condition']", NAMESPACES) is None


_BESIDE = {"QuestionAnswered", "ExplanationBeside", "AnswerBeside", "NotedLabel", "TableNoted"}
"""Styles of what stands beside something else in the usual size."""


def test_in_word_the_text_of_an_item_stands_where_its_lines_go_on() -> None:
    """Indent, hanging and tab of a list grow together."""
    document, options = LETTERS["oproep-rc b1"]
    styles = read_xml(read_package(render_document(document, "docx", options))[STYLES_PART])
    for name, place in (("List", "596"), ("List2", "1191")):
        found = styles.find(f"w:style[@w:styleId='{name}']/w:pPr", NAMESPACES)
        assert found is not None
        places = [node.get(w(key)) for key, path in _PLACES for node in found.iterfind(path, NAMESPACES)]
        assert places == [place, place]


_PLACES = (("pos", "w:tabs/w:tab"), ("left", "w:ind"))


@pytest.mark.parametrize(
    ("name", "document", "options"),
    [
        *((name, large(name), OPTIONS) for name in BLANK),
        *((name, *letter) for name, letter in LETTERS.items()),
    ],
)
def test_a_web_page_says_its_size_and_stacks_its_tables(
    name: str, document: Document, options: RenderOptions
) -> None:
    """Measured in a browser elsewhere; here what a browser is told."""
    page = etree.HTML(render_document(document, "html", options))
    (style,) = page.iter("style")
    assert f"font-size: {LEAST}.0pt" in (style.text or ""), name
    assert {table.get("class", "").split()[-1] for table in page.iter("table")} <= {"cards"}
    assert page.xpath("//meta[@name='proeftuin-docs.size']/@content") == ["groot"]


def _values(form: FormDefinition) -> dict[str, Any]:
    """A long answer to every open question, two rows in every table, and a box ticked."""
    long = "Een antwoord van\nmeer dan één regel, met veel woorden " + " ".join(["en nog meer"] * 40)
    values: dict[str, Any] = {}
    for _, question in form.questions():
        if isinstance(question, kinds.TableQuestion):
            column = next(item for item in question.columns if item.kind in ("text", "long_text"))
            values[question.id] = [{column.id: "Eerste rij"}, {column.id: "Tweede rij"}]
        elif question.kind in ("text", "long_text"):
            answered = getattr(question, "explanation", False)
            values[question.id] = {"toelichting": long} if answered else long
        elif isinstance(question, kinds.MultiChoiceQuestion):
            ticked = [question.options[0].id]
            values[question.id] = {"antwoord": ticked} if question.explanation else ticked
    return values


@pytest.mark.parametrize("format_name", ["pdf", "docx", "html"])
@pytest.mark.parametrize("reference", NEWEST)
def test_what_was_filled_in_comes_back(reference: str, format_name: str) -> None:
    """The answers, to the character; and the file is the version that it says it is."""
    library = Library.open()
    form = library.find(reference)
    assert isinstance(form, FormDefinition)
    values = _values(form)
    assert values
    content = render(library, reference, format_name, (_yaml(values), "antwoorden.yaml"), size="groot")
    (reading,) = read(library, [GivenFile("terug", lambda: content)], as_coordinator=True)
    assert reading.read is not None
    assert dict(reading.read.values) == values
    told = [item.name for item in reading.problems if not item.name.endswith((".concept", "text_of_a_case"))]
    assert told == expected(format_name)
    (verified,) = verify(library, [GivenFile("terug", lambda: content)])
    assert verified.verdict in (Verdict.FILLED, Verdict.CONCEPT, Verdict.FOLLOWS_CASE)
    assert verdict_data(verified)["size"] == "groot"


def _yaml(values: dict[str, Any]) -> bytes:
    return json.dumps(values).encode()


def test_a_file_that_lost_its_metadata_is_known_in_either_size() -> None:
    """The line at the foot says the version; the size is the one whose pages these are."""
    library = Library.open()
    for size in Size:
        with pymupdf.open(stream=render(library, "veiligheidsplan", "print", size=size)) as opened:
            opened.set_xml_metadata("")
            content = opened.tobytes()
        (verified,) = verify(library, [GivenFile("afdruk.pdf", lambda: content)])  # noqa: B023 - read at once
        assert verified.verdict is Verdict.PRINT_ONLY


def test_a_file_that_says_another_size_than_its_pages_have_is_altered() -> None:
    """A page in the usual size that calls itself large is not the large one."""
    library = Library.open()
    page = render(library, "veiligheidsplan", "html").decode()
    mark = '<meta name="proeftuin-docs.status"'
    said = page.replace(mark, f'<meta name="proeftuin-docs.size" content="groot">\n{mark}').encode()
    (verified,) = verify(library, [GivenFile("plan.html", lambda: said)])
    assert not verified.sound


@pytest.mark.parametrize("format_name", FORMATS)
def test_the_usual_size_is_the_default_and_says_nothing_of_it(format_name: str) -> None:
    """A document of the usual size has the bytes that it always had."""
    library = Library.open()
    usual = render(library, "veiligheidsplan", format_name)
    assert render(library, "veiligheidsplan", format_name, size="normaal") == usual
    assert b"proeftuin-docs.size" not in usual
    assert b"proeftuin:size" not in usual


def test_names_of_files_say_the_size() -> None:
    """So that two sizes can lie beside each other."""
    library = Library.open()
    large_set = hearing(library, (case(), "zaak.yaml"), size="groot").files.keys()
    usual_set = hearing(library, (case(), "zaak.yaml")).files.keys()
    assert large_set & usual_set == {"overzicht.html"}
    assert {name.replace("-groot", "") for name in large_set} == set(usual_set)


@pytest.mark.slow
def test_everything_can_be_built_in_large_print() -> None:
    """Every form in every format, by names that say it; the page to hand out from links to them."""
    files = build(Library.open(), size="groot")
    made = files.keys() - {"index.html", "manifest.json"}
    assert made
    assert all("-groot" in name for name in made)
    assert all(name.encode() in files["index.html"] for name in made)


def test_an_unknown_size_is_refused_with_those_that_there_are() -> None:
    """One fault, wherever a size is given."""
    with pytest.raises(WrongUsageError) as refused:
        render(Library.open(), "iri", "pdf", size="reuze")
    assert refused.value.diagnostics == (usage.unknown_size(size="reuze", known="normaal, groot"),)


def test_the_scale_adds_to_what_is_larger_and_lifts_what_is_smaller() -> None:
    """What is 14 pt or less becomes text; a title grows by what the scale adds."""
    scale = Scale(text=18, larger=4, room=1.2, field=1.5, foot=10)
    assert [scale.letters(size) for size in (8, 11.5, 14, 17, 26)] == [18, 18, 18, 21, 30]


def test_a_faulty_scale_of_a_court_is_told(tmp_path: Path) -> None:
    """With the file that it stands in."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "groot.yaml").write_text("text: groot\n", encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        render(Library.open(tmp_path), "iri", "pdf", size="groot")
    (fault,) = refused.value.diagnostics
    assert (fault.name, fault.place.file) == (configuration.faulty_large_print.name, "templates/groot.yaml")


def test_a_courts_own_scale_counts_in_every_format(tmp_path: Path) -> None:
    """A court that wants 20 pt changes one number."""
    (tmp_path / "templates").mkdir()
    scale = "text: 20\nlarger: 4\nroom: 1.2\nfield: 1.5\nfoot: 10\n"
    (tmp_path / "templates" / "groot.yaml").write_text(scale, encoding="utf-8")
    library = Library.open(tmp_path)
    made = {
        name: render(library, "veiligheidsplan", name, size="groot") for name in ("print", "docx", "html")
    }
    assert min(span.size for span in spans(made["print"]) if span.size != FOOT) == 20
    styles = read_package(made["docx"])[STYLES_PART]
    assert b'<w:sz w:val="40"/>' in styles
    assert b'<w:sz w:val="36"/>' not in styles
    assert b"font-size: 20.0pt" in made["html"]
