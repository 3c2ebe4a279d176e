"""The measures of Word files beside those of the PDFs: one design, in two files that people can edit."""

import re
from dataclasses import dataclass
from typing import Any, Final

import pytest
from fontTools.ttLib import TTFont

from proeftuin_docs.document import Layout, TextField
from proeftuin_docs.document import Question as Asked
from proeftuin_docs.renderers.docx.layout import DocxLayout, read_settings
from proeftuin_docs.resources import bundled_root, font_folder
from tests.docx.conftest import Render
from tests.docx.documents import document, every_kind
from tests.docx.letters import working_list
from tests.docx.reading import NS, W, body, part, value

TEMPLATES: Final = bundled_root() / "templates"
TWIPS: Final = {"mm": 1440 / 25.4, "pt": 20}
"""Twips in a length of the design."""
TOLERANCE: Final = 0.5
FONT: Final[Any] = TTFont(font_folder() / "SourceSansPro-Regular.ttf")


def design(name: str, *, compact: bool = False) -> float:
    """A length of the PDFs' design in twips; of a working list where that is another."""
    text = (TEMPLATES / "pdf" / "design.typ").read_text(encoding="utf-8")
    found = re.search(rf"^#let {name} = (.*?)(?:\s*//.*)?$", text, re.MULTILINE)
    assert found is not None, name
    lengths = re.findall(r"([\d.]+)(mm|pt)", found[1])
    number, unit = lengths[0] if compact or len(lengths) == 1 else lengths[-1]
    return float(number) * TWIPS[unit]


def settings(layout: Layout) -> DocxLayout:
    """The measures of a layout of Word files."""
    return read_settings(TEMPLATES / "docx" / "layout.yaml")[layout]


@dataclass(frozen=True)
class Style:
    """What a paragraph style says of the room above a line, in twips."""

    before: int
    size: float
    line: float

    @property
    def above_capitals(self) -> float:
        """From the top of the line to its capitals: leading stands above the letters."""
        head, units = FONT["hhea"], FONT["head"].unitsPerEm
        whole = (head.ascent - head.descent) / units
        return self.size * float((head.ascent - FONT["OS/2"].sCapHeight) / units + (self.line - 1) * whole)

    @property
    def below_letters(self) -> float:
        """From the foot of the letters to the bottom of the line."""
        return self.size * -float(FONT["hhea"].descent / FONT["head"].unitsPerEm)


def style(data: bytes, name: str) -> Style:
    """A style with what it takes from those that it is based on."""
    styles = part(data, "word/styles.xml")
    found: dict[str, int] = {}
    while name:
        element = styles.find(f"w:style[@w:styleId='{name}']", NS)
        assert element is not None
        spacing = element.find("w:pPr/w:spacing", NS)
        attributes = {} if spacing is None else dict(spacing.items())
        for key in ("before", "line"):
            if f"{W}{key}" in attributes:
                found.setdefault(key, int(attributes[f"{W}{key}"]))
        if size := value(element, "w:rPr/w:sz"):
            found.setdefault("size", int(size))
        name = value(element, "w:basedOn")
    return Style(found.get("before", 0), found.get("size", 23) * 10, found.get("line", 256) / 240)


@pytest.mark.parametrize("compact", [False, True])
def test_a_question_stands_by_its_answer(compact: bool, render: Render) -> None:
    """From the words to the box, and from a box to the next words, it is as far as in the PDF."""
    data = render(working_list() if compact else document())
    asked, answer = style(data, "Question"), style(data, "Answer")
    to_answer = asked.below_letters + answer.before
    to_question = asked.before + asked.above_capitals
    assert to_answer == pytest.approx(design("gap-answer", compact=compact), abs=TOLERANCE * TWIPS["mm"])
    assert to_question == pytest.approx(design("gap-question", compact=compact), abs=TOLERANCE * TWIPS["mm"])


def test_a_form_keeps_the_rhythm(render: Render) -> None:
    """Two to three millimetres to the answer, eight to nine to the next question."""
    asked, answer = style(render(document()), "Question"), style(render(document()), "Answer")
    assert 2 <= (asked.below_letters + answer.before) / TWIPS["mm"] <= 3
    assert 8 <= (asked.before + asked.above_capitals) / TWIPS["mm"] <= 9


@pytest.mark.parametrize(
    ("measure", "name"),
    [
        ("number_room", "number-width"),
        ("unique_room", "unique-width"),
        ("answer_column", "answer-width"),
        ("choice_column", "choice-column"),
        ("widest_word", "widest-word"),
        ("line_height", "line-pitch"),
        ("row_column", "row-width"),
    ],
)
def test_a_measure_is_that_of_the_pdf(measure: str, name: str) -> None:
    """Rooms and columns are the same in both."""
    assert getattr(settings(Layout.FORM).measures, measure) == pytest.approx(design(name), abs=1)


@pytest.mark.parametrize(
    ("measure", "name"), [("most_columns", "most-columns"), ("short_answer", "short-answer"),
                          ("short_option", "short-option"), ("fewest_measures", "fewest-measures")]
)  # fmt: skip
def test_a_limit_is_that_of_the_pdf(measure: str, name: str) -> None:
    """What stands beside, lies or is small in the PDF does so in Word."""
    text = (TEMPLATES / "pdf" / "design.typ").read_text(encoding="utf-8")
    found = re.search(rf"^#let {name} = (\d+)", text, re.MULTILINE)
    assert found is not None
    assert getattr(settings(Layout.FORM).measures, measure) == int(found[1])


@pytest.mark.parametrize("house_style", ["huisstijl", "brief"])
def test_colours_are_those_of_the_pdf(house_style: str) -> None:
    """Each colour of the styles has a name in the design; white is that of the paper."""
    text = (TEMPLATES / "pdf" / "design.typ").read_text(encoding="utf-8")
    named = {colour.upper() for colour in re.findall(r'rgb\("#([0-9a-f]{6})"\)', text)}
    styles = (TEMPLATES / "docx" / house_style / "word" / "styles.xml").read_text(encoding="utf-8")
    used = set(re.findall(r'"([0-9A-F]{6})"', styles))
    assert len(used) > 5
    assert used - named - {"FFFFFF"} == set()


def test_pages_lie_for_a_wide_table(render: Render) -> None:
    """Five columns lie, four stand; a table goes on beside the text, to the margin of the PDF."""
    wide = render(working_list(1, 3))
    size = body(wide).find(".//w:sectPr/w:pgSz", NS)
    assert size is not None
    assert (size.get(f"{W}orient"), size.get(f"{W}w"), size.get(f"{W}h")) == ("landscape", "16838", "11906")
    width = body(wide).find(".//w:tbl/w:tblPr/w:tblW", NS)
    assert width is not None
    assert int(width.get(f"{W}w", 0)) / TWIPS["mm"] == pytest.approx(297 - 18 - 18, abs=0.2)
    upright = body(render(working_list(1))).find(".//w:sectPr/w:pgSz", NS)
    assert upright is not None
    assert upright.get(f"{W}orient") is None


def test_a_follow_up_stands_behind_a_line(render: Render) -> None:
    """Every paragraph of it has the line, its box too; other questions have none."""
    paragraphs = list(body(render(every_kind(filled=False))).iter(f"{W}p"))
    marked = [paragraph for paragraph in paragraphs if paragraph.find("w:pPr/w:pBdr/w:left", NS) is not None]
    assert [value(paragraph, "w:pPr/w:pStyle") for paragraph in marked] == [
        "Question", "Follows", "Help", "AnswerStart", "AnswerRoom"
    ]  # fmt: skip


def test_the_box_of_a_question_hangs_on_its_number(render: Render) -> None:
    """Number, words and box: the box begins where the words do."""
    numbered = Asked("a", "1", "Vraag?", TextField("a", ""))
    plain = Asked("b", "", "Vraag?", TextField("b", ""))
    paragraphs = body(render(document(numbered, plain))).iter(f"{W}p")
    found = [
        int(ind.get(f"{W}left", 0))
        for paragraph in paragraphs
        if value(paragraph, "w:pPr/w:pStyle") == "Answer"
        and (ind := paragraph.find("w:pPr/w:ind", NS)) is not None
    ]
    edge = settings(Layout.FORM).measures.box_edge
    assert found == [edge + settings(Layout.FORM).measures.number_room, edge]


def test_a_table_says_how_wide_its_columns_are(render: Render) -> None:
    """Every cell has the width of its column, and the table does not change them."""
    table = next(body(render(working_list(1, 2))).iter(f"{W}tbl"))
    grid = [int(column.get(f"{W}w", 0)) for column in table.iterfind("w:tblGrid/w:gridCol", NS)]
    assert value(table, "w:tblPr/w:tblLayout") == ""
    layout = table.find("w:tblPr/w:tblLayout", NS)
    assert layout is not None
    assert layout.get(f"{W}type") == "fixed"
    for row in table.iter(f"{W}tr"):
        assert [int(width.get(f"{W}w", 0)) for width in row.iterfind("w:tc/w:tcPr/w:tcW", NS)] == grid
