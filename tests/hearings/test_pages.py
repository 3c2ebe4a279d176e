"""The pages of a letter: the window of the envelope, what shows above the fold, and values as typed."""

import re
from functools import cache
from html import unescape
from io import BytesIO
from typing import Final

import docx
import pymupdf
import pytest

from proeftuin_docs.document import questions
from proeftuin_docs.hearings.documents import CaseDocument
from proeftuin_docs.renderers.registry import render_document
from tests.cases.cases import ADULT
from tests.hearings.hearings import SUMMONS, VARIANTS, case, documents

MM: Final = 72 / 25.4
FOLD: Final = 105
TELLING: Final = ("slachtoffer", "mensenhandel", "verdachte", "uitbuiting", "strafzaak", "victim", "suspect")
NAMES: Final = (
    "Nguyễn",
    "d'Angélique-van der Zwaan",
    "{{ 7*7 }}",
    "[u|je]",
    "**x**",
    "<b>x</b> & y",
    "#let x",
)
Line = tuple[float, float, float, float, str]


@cache
def letter(example: str, variant: str) -> CaseDocument:
    """The letter of an example in a variant."""
    (made,) = documents(SUMMONS, case(example, slachtoffer__taal=variant))
    return made


def lines(content: bytes) -> list[Line]:
    """The lines of the first page with their boxes in millimetres."""
    with pymupdf.open(stream=content, filetype="pdf") as pdf:
        blocks = pdf[0].get_text("dict")["blocks"]
    found = [line for block in blocks for line in block.get("lines", ())]
    return [
        (*(side / MM for side in line["bbox"]), "".join(span["text"] for span in line["spans"]))
        for line in found
    ]


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("example", [ADULT, "zaak-minderjarig"])
def test_the_address_stands_in_the_window(example: str, variant: str) -> None:
    """Return line and address between 50 and 90 mm, from 33 mm, at most 83 mm wide, and nothing else.

    Where the envelope is closed, 20 mm to the right of that, are date, reference and whom to call.
    """
    made = letter(example, variant)
    page = lines(render_document(made.document, "pdf", made.options))
    beside = 33 + 83 + 20
    inside = [line for line in page if line[1] > 49 and line[3] < 90 and line[0] < beside]
    head = made.document.blocks[0]
    expected = [head.return_line, *head.recipient]  # type: ignore[union-attr]
    assert [re.sub(r"\s+", " ", line[4]) for line in inside] == [
        re.sub(r"\s+", " ", text) for text in expected
    ]
    assert all(line[0] > 32.9 and line[2] < 33 + 83 for line in inside)
    assert not [line for line in page if line[1] < 90 < line[3]]


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("example", [ADULT, "zaak-minderjarig"])
def test_nothing_of_the_case_shows_above_the_fold(example: str, variant: str) -> None:
    """Who sees the top of a letter learns that a court has sent it, and no more."""
    made = letter(example, variant)
    page = lines(render_document(made.document, "pdf", made.options))
    above = " ".join(line[4] for line in page if line[1] < FOLD).lower()
    assert "rechtbank" in above
    assert [word for word in TELLING if word in above] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stands_in_every_format_as_it_was_typed(name: str) -> None:
    """No template, no choice of address and no markup happens to what somebody typed."""
    (made,) = documents(SUMMONS, case(slachtoffer__voornaam="Kim", slachtoffer__achternaam=name))
    with pymupdf.open(stream=render_document(made.document, "pdf", made.options)) as pdf:
        printed = pdf[0].get_text()
    word = docx.Document(BytesIO(render_document(made.document, "docx", made.options))).element.body
    page = render_document(made.document, "html", made.options).decode()
    assert f"Beste Kim {name}," in printed
    assert f"Beste Kim {name}," in "".join(word.itertext())
    assert f"Beste Kim {name}," in unescape(re.sub(r"<[^>]*>", "", page))


def pages_of(id_: str, **changes: object) -> tuple[list[str], list[str]]:
    """The labels of a list of the usual case, and the text of each of its printed pages."""
    (made,) = documents(id_, case(rechter_commissaris__profiel=None, **changes))
    labels = [question.label for question in questions(made.document) if question.field]
    with pymupdf.open(stream=render_document(made.document, "print", made.options)) as pdf:
        return labels, [" ".join(page.get_text().split()) for page in pdf]


def test_the_checklist_of_the_usual_case_fits_two_pages_until_the_hearing_ends() -> None:
    """Without a judge's own items: what comes after the hearing may stand on a third page."""
    labels, pages = pages_of("checklist-rc")
    ends = labels.index("Vermelden welke vragen zijn belet, ook vooraf")
    assert all(any(label in page for page in pages[:2]) for label in labels[:ends])
    assert len(pages) == 3


@pytest.mark.parametrize(
    ("id_", "most"),
    [
        ("keuze-maatregelen", 3),
        ("gids-voorgesprek", 2),
        ("samenvatting-voorgesprek", 1),
        ("gesprek-partijen", 2),
        ("indicatie-kwetsbaarheid", 2),
        ("studioverhoor-partijen", 1),
    ],
)
def test_what_is_used_in_a_busy_morning_is_short(id_: str, most: int) -> None:
    """Filled from a case in which every measure was chosen that can stand beside the others."""
    studio = {"maatregelen__rc-stelt-vragen": None, "maatregelen__studioverhoor": "ja"}
    _, pages = pages_of(id_, **(studio if id_ == "studioverhoor-partijen" else {}))
    assert len(pages) <= most


def test_ids_of_own_items_never_meet_those_of_the_checklist() -> None:
    """A judge may call an item what the list already calls one of its own."""
    (with_own,) = documents("checklist-rc", case())
    (without,) = documents("checklist-rc", case(rechter_commissaris__profiel=None))
    of_list = [question.id for question in questions(without.document)]
    own = {question.id for question in questions(with_own.document)} - set(of_list)
    assert {id_.removeprefix("eigen-punt-") for id_ in own} >= {"water", "gang", "nabellen"}
    assert not [id_ for id_ in of_list if id_.startswith("eigen-punt-")]
