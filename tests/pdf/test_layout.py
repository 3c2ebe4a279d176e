"""The layout of forms: how many pages, which lie, and the distances between a question and its answer."""

from io import BytesIO
from typing import Any

import pymupdf
import pytest
from pypdf import PdfReader

from proeftuin_docs.document import TableField, plain_text, questions
from tests.pdf.rendered import BUNDLED, document, fillable, printable

MILLIMETRE = 72 / 25.4
CAPITAL = 0.66 * 11.5
"""Points; the height of a capital in the text of a form."""
IRI = "iri@1.1.0"
WORKING_PAPERS = [name for name in BUNDLED if document(name).layout == "compact"]


@pytest.mark.parametrize("name", [IRI, "iri@1.0.0"])
def test_the_risk_instrument_has_at_most_fourteen_pages(name: str) -> None:
    """Somebody has to read it to the end."""
    assert len(PdfReader(BytesIO(fillable(name))).pages) <= 14
    assert len(PdfReader(BytesIO(printable(name))).pages) <= 14


@pytest.mark.slow
@pytest.mark.parametrize("name", WORKING_PAPERS)
def test_a_table_of_more_than_four_columns_lies(name: str) -> None:
    """Upright, a question would stand in a column of a few words wide."""
    tables = [item.field for item in questions(document(name)) if isinstance(item.field, TableField)]
    lies = any(len(table.columns) > 4 for table in tables)
    boxes = [page.mediabox for page in PdfReader(BytesIO(fillable(name))).pages]
    assert {box.width > box.height for box in boxes} == {lies}


@pytest.mark.slow
@pytest.mark.parametrize("name", BUNDLED)
def test_what_a_document_rests_on_never_has_a_page_for_itself(name: str) -> None:
    """It stands at the foot of the last page that has something to fill in."""
    for page in pymupdf.open(stream=fillable(name)):
        text = page.get_text()
        if "Over dit document" in text and "Kenmerk van de inhoud" in text:
            assert list(page.widgets())
            break
    else:
        pytest.fail("nowhere")


def test_a_field_stands_close_to_its_question_and_the_next_one_further_off() -> None:
    """Two to three millimetres from words to field, eight to nine from field to the capitals of the next."""
    above, below = [], []
    for page in pymupdf.open(stream=printable("sai@1.1.0")):
        fields = [item["rect"] for item in page.get_drawings() if _is_field(item)]
        lines = [line for line in _baselines(page) if line < page.rect.height - 20 * MILLIMETRE]
        for field in fields:
            above.append(field.y0 - max(line for line in lines if line < field.y0))
            following = [line for line in lines if line > field.y1]
            below += [min(following) - field.y1 - CAPITAL] if following else []
    assert len(above) > 5
    assert [round(gap / MILLIMETRE, 1) for gap in above if not 2 <= gap / MILLIMETRE <= 3] == []
    assert min(below) / MILLIMETRE >= 4  # a second field of one question
    assert sum(8 <= gap / MILLIMETRE <= 9 for gap in below) > 2


def test_what_explains_a_point_stands_closer_to_it_than_the_next_point_does() -> None:
    """In a working list a hint belongs to the point above it; a question after points starts anew."""
    first, second = pymupdf.open(stream=fillable("verzoek-psycholoog@1.0.0"))
    own = _line(first, "Kwetsbaarheid wordt niet") - _line(first, "Ook gekeken bij wie")
    following = _line(first, "Ook gekeken naar wat") - _line(first, "Kwetsbaarheid wordt niet")
    question = _line(second, "Samen terugkijken op") - _line(second, "Vóór: het ligt er al")
    assert following > own + 1 * MILLIMETRE
    assert question > own + 1 * MILLIMETRE


def _line(page: pymupdf.Page, words: str) -> float:
    found = [line for block in page.get_text("dict")["blocks"] for line in block.get("lines", ())]
    at: float = next(
        line["spans"][0]["origin"][1] for line in found if line["spans"][0]["text"].startswith(words)
    )
    return at


def _is_field(drawing: dict[str, Any]) -> bool:
    wide = drawing["rect"].width > 100 * MILLIMETRE and drawing["rect"].height > 8 * MILLIMETRE
    return bool(wide and drawing["color"])


def _baselines(page: pymupdf.Page) -> list[float]:
    return [
        line["spans"][0]["origin"][1]
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
    ]


@pytest.mark.parametrize("name", [name for name in BUNDLED if name.startswith("iri@")])
def test_no_two_questions_of_the_victims_parts_have_one_number(name: str) -> None:
    """The report counts from 1 under every heading; a number that is spoken of must be of one question."""
    numbers = [item.unique_number for item in questions(document(name)) if item.unique_number]
    assert len(numbers) == len(set(numbers)) == 34
    assert {number[0] for number in numbers} == set("ABC")
    asked = {item.id: item for item in questions(document(name))}
    assert asked["manier-van-stalking"].unique_number == "A15"
    assert plain_text(asked["manier-van-stalking"].follows) == "Alleen als A14 ja is."
