"""What somebody put beside the fields: told with page and question, its words kept."""

from collections.abc import Mapping
from typing import Final

import pytest

from proeftuin_docs.returned.readings import reading_data
from proeftuin_docs.returned.verify import Verdict
from tests.returned.files import codes, read_one, rendered
from tests.returned.pdf_edits import Edit, draw, edited, note
from tests.returned.test_verify import verdict

WORDS: Final = "Bel mijn zus."
RICH: Final = f"<body><p>{WORDS}</p></body>"
NOTES: Final[Mapping[str, tuple[Edit, str, str]]] = {
    "typed over": (note("/FreeText", Contents=WORDS), "returned.typed_over_page", WORDS),
    "typed over, as rich text": (note("/FreeText", RC=RICH), "returned.typed_over_page", WORDS),
    "a note": (note("/Text", Contents=WORDS), "returned.note_on_page", WORDS),
    "a note in a window": (note("/Popup", Contents=WORDS), "returned.note_on_page", WORDS),
    "ink": (note("/Ink", InkList=[[100, 400, 200, 450]]), "returned.drawn_over_page", ""),
    "a stamp": (note("/Stamp", Name="/Approved", Contents=WORDS), "returned.drawn_over_page", WORDS),
    "a line": (note("/Line", L=[100, 400, 200, 450]), "returned.drawn_over_page", ""),
    "a square": (note("/Square"), "returned.drawn_over_page", ""),
    "a circle": (note("/Circle"), "returned.drawn_over_page", ""),
    "a polygon": (note("/Polygon"), "returned.drawn_over_page", ""),
    "a cloud": (note("/PolyLine"), "returned.drawn_over_page", ""),
    "a highlight": (note("/Highlight"), "returned.marked_on_page", ""),
    "an underline": (note("/Underline"), "returned.marked_on_page", ""),
    "a squiggle": (note("/Squiggly"), "returned.marked_on_page", ""),
    "a strike": (note("/StrikeOut", Contents=WORDS), "returned.marked_on_page", WORDS),
    "a caret": (note("/Caret", Contents=WORDS), "returned.marked_on_page", WORDS),
    "something unknown": (note("/Hologram", Contents=WORDS), "returned.unknown_on_page", WORDS),
    "nothing by name": (note("/"), "returned.unknown_on_page", ""),
}


@pytest.fixture(scope="module")
def blank() -> bytes:
    """A form that nobody filled in."""
    return rendered("veiligheidsplan@1.0.1", "pdf")


@pytest.mark.parametrize("kind", NOTES)
def test_a_note_is_told_with_its_page_question_and_words(kind: str, blank: bytes) -> None:
    """The form is not blank, whatever its fields hold; `verify` says the same."""
    edit, told, words = NOTES[kind]
    content = edited(blank, edit)
    reading = read_one(content)
    (problem,) = reading.problems
    assert (problem.name, problem.place.path) == (told, "betrokken-hulpverlening")
    assert problem.facts["page"] == "1"
    assert reading.failed
    unread = reading_data(reading).get("unread", [])
    wanted = {"field": None, "question": "betrokken-hulpverlening", "text": words, "page": 1}
    assert unread == [wanted] * bool(words)
    found = verdict(content)
    assert (found.verdict, found.sound) == (Verdict.ADDED, False)
    assert [item.name for item in found.problems] == [told]
    assert WORDS not in repr(found) + repr(reading)


def test_the_question_of_a_note_is_the_nearest_on_its_page(blank: bytes) -> None:
    """By height."""
    for page, height, owner in (
        (0, 570, "naam"),
        (0, 90, "datum"),
        (1, 600, "herkennen"),
        (3, 200, "opmerkingen"),
    ):
        content = edited(blank, note("/Text", page, (10, height, 30, height + 10), Contents=WORDS))
        assert [(item.place.path, item.facts["page"]) for item in read_one(content).problems] == [
            (owner, str(page + 1))
        ]


def test_an_attachment_is_told(blank: bytes) -> None:
    """By its page, beside the warning that a file is inside."""
    content = edited(blank, note("/FileAttachment", FS={"/Type": "/Filespec", "/UF": "brief.docx"}))
    reading = read_one(content)
    assert codes(reading) == ["returned.holds_files", "returned.attached_to_page"]
    assert [item["text"] for item in reading_data(reading)["unread"]] == ["brief.docx"]
    assert (verdict(content).verdict, verdict(content).sound) == (Verdict.ACTIVE, False)


DRAWN: Final[Mapping[str, bytes]] = {
    "a cross in a box": b"q 0 0 0 RG 2 w 70 400 m 81 412 l 70 412 m 81 400 l S Q",
    "a line": b"q 0.4 g 100 430 200 1 re f Q",
    "a dot": b"q 0 g 300 430 2 2 re f Q",
    "a faint mark": b"q 0.9 g 300 430 20 20 re f Q",
    "a white box over text": b"q 1 g 60 600 480 60 re f Q",
    "a box the colour of the paper": b"q 1 1 1 rg 0 300 595 400 re f Q",
}


@pytest.mark.parametrize("kind", DRAWN)
def test_what_is_drawn_into_a_page_is_told(kind: str, blank: bytes) -> None:
    """Another program wrote it into the page itself, so that no note is there."""
    content = edited(blank, draw(DRAWN[kind]))
    reading = read_one(content)
    assert {*codes(reading)} == {"returned.drawn_in_page"}
    assert reading.failed
    assert all(item.facts["page"] == "1" and item.place.path for item in reading.problems)
    found = verdict(content)
    assert (found.verdict, found.sound) == (Verdict.ALTERED, False)


def test_text_drawn_into_a_page_is_told_with_its_words(blank: bytes) -> None:
    """It may be the answer: what it says is kept, and in no message."""
    content = edited(blank, draw(b"BT /Fextra 12 Tf 80 430 Td (Bel mijn zus.) Tj ET", font=True))
    reading = read_one(content)
    assert {*codes(reading)} == {"returned.text_added", "returned.drawn_in_page"}
    assert [item["text"] for item in reading_data(reading)["unread"]] == [WORDS]
    assert WORDS not in "".join(map(str, reading.problems))


def test_text_that_nobody_sees_is_told(blank: bytes) -> None:
    """White, or drawn with an invisible pen: it is no part of the version."""
    for pen in (b"1 g", b"3 Tr"):
        content = edited(blank, draw(b"BT %s /Fextra 12 Tf 80 430 Td (Bel.) Tj ET" % pen, font=True))
        assert "returned.text_added" in codes(read_one(content))
        assert not verdict(content).sound


def test_a_form_that_another_program_saved_is_as_it_was(blank: bytes) -> None:
    """Packed otherwise, with other numbers for its objects."""
    pymupdf = pytest.importorskip("pymupdf")
    filled = rendered("veiligheidsplan@1.0.1", "pdf", {"naam": "Kim", "herkennen": "lang verhaal " * 300})
    for content in (blank, filled):
        again = pymupdf.open(stream=content).tobytes(garbage=3, clean=True, deflate=True)
        for saved in (edited(content), again):
            assert codes(read_one(saved)) == []
            assert verdict(saved).sound
