"""The pages of a case that is not complete: gaps are seen, nothing is guessed, no file comes of it."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from starlette.testclient import TestClient

from proeftuin_docs.desk import gaps
from proeftuin_docs.desk.case_data import form_values
from proeftuin_docs.desk.case_model import Kind, leaves
from proeftuin_docs.desk.gaps import _TEXTS, printed
from proeftuin_docs.desk.hearing_jobs import ALL, LiveAnswer, hearing_files, hearing_live
from proeftuin_docs.desk.wording import phrase
from proeftuin_docs.document import Paragraph, Strong, Text
from proeftuin_docs.library import Library
from tests.cases.cases import example
from tests.desk.test_case_text import data_of
from tests.desk.test_hearing import EXAMPLE, Controls

DAY: Final = date(2026, 11, 27)
LATER: Final = date(2027, 3, 10)
GAP: Final = "nog in te vullen"
OPEN: Final = ("soort_stuk", "slachtoffer.bezorging")
"""Choices that letters depend on."""
NEEDED: Final = (
    *("datum_brief", "griffier.naam", "griffier.telefoon", "griffier.bereikbaar", "rechter_commissaris.naam"),
    *("slachtoffer.adres.straat", "slachtoffer.adres.plaats", "afzender.straat", "afzender.postcode"),
    *("verhoor.datum", "verhoor.begin", "verhoor.duur_minuten"),
    *("maatregelen.voorgesprek-slachtoffer.datum", "maatregelen.voorgesprek-slachtoffer.tijd"),
)

SAID: Final = {"rechtbank": "amsterdam", "soort_stuk": "oproeping", "slachtoffer.bezorging": "post"}
"""A case of which hardly anything is known."""
MADE_UP: Final = re.compile(r"\d uur|xleeg|999\d|\b(?:maan|dins|woens|donder|vrij)dag \d")
"""What stands in for an answer, were it to be printed."""


@pytest.fixture(scope="module")
def library() -> Library:
    """The bundled documents."""
    return Library.open()


def live(library: Library, values: Mapping[str, str], document: str = "", today: date = DAY) -> LiveAnswer:
    """What a page gets while somebody types."""
    pairs = list(values.items())
    return hearing_live(library, pairs=pairs, today=today, document=document, known=(), scale=1.0)


def without(*names: str) -> dict[str, str]:
    """The example without the answers of these questions."""
    return {name: value for name, value in EXAMPLE.items() if name not in names}


def text(answer: LiveAnswer) -> str:
    """All that the pages say."""
    return "\n".join(sentence for block in answer.preview.text for sentence in block.sentences).lower()


def is_same_with_gaps(answer: LiveAnswer, whole: LiveAnswer) -> bool:
    """Whether a letter says what the whole one says, with a gap in the place of something."""
    said = re.escape(text(answer))
    return re.fullmatch(said.replace(re.escape(GAP), ".+?"), text(whole), re.DOTALL) is not None


@pytest.mark.parametrize("name", NEEDED)
def test_a_letter_shows_what_it_lacks(library: Library, name: str) -> None:
    """Each needed answer in its turn: the letter as it will be, with a gap and nothing in its place."""
    whole, answer = live(library, EXAMPLE, "oproep-rc"), live(library, without(name), "oproep-rc")
    assert (answer.complete, answer.preview.gaps) == (False, True)
    assert GAP in text(answer)
    assert is_same_with_gaps(answer, whole)


def test_another_letter_is_not_the_same_with_gaps(library: Library) -> None:
    """The judge itself: what was made up would be found."""
    whole, other = live(library, EXAMPLE), live(library, {**EXAMPLE, "verhoor.begin": "14.30"})
    assert is_same_with_gaps(whole, whole)
    assert not is_same_with_gaps(other, whole)


def test_a_deadline_of_a_measure_is_a_gap_in_what_the_parties_get(library: Library) -> None:
    """In the letter that has it; the others are as they were."""
    name = "maatregelen.vragen-vooraf.uiterlijk"
    whole, answer = live(library, EXAMPLE, "oproep-rc"), live(library, without(name), "oproep-rc")
    assert text(answer) == text(whole)
    party = [entry.name for entry in answer.preview.entries if entry.name.startswith("verzoek-vragen")]
    assert GAP in text(live(library, without(name), party[0]))


def test_a_case_of_which_hardly_anything_is_known_has_pages_full_of_gaps(library: Library) -> None:
    """What is said stands there, and the rest is asked."""
    answer = live(library, SAID)
    assert (answer.preview.chosen, len(answer.preview.pages)) == ("oproep-rc", 3)
    assert "rechtbank amsterdam" in text(answer)
    assert text(answer).count(GAP) > 10
    assert not re.search(r"\b20\d\d\b", text(answer))


def test_no_document_says_what_nobody_said(library: Library) -> None:
    """Whichever is chosen, nothing stands in for an answer: what would changes with the day it is made."""
    names = [entry.name for entry in live(library, SAID).preview.entries]
    said, later = ({name: text(live(library, SAID, name, day)) for name in names} for day in (DAY, LATER))
    assert len([name for name in names if said[name]]) > 3
    assert {name: found for name in names if (found := MADE_UP.findall(said[name]))} == {}
    assert said == later


def test_who_a_letter_is_for_is_a_gap_in_the_list_too(library: Library) -> None:
    """A party without a name has letters, and nobody is made up to get them."""
    entries = live(library, without("partijen.advocaten.0.naam")).preview.entries
    readers = [entry.reader for entry in entries]
    assert GAP in readers
    assert not re.search("xleeg", "".join(readers), re.IGNORECASE)


@pytest.mark.parametrize("name", OPEN)
def test_a_document_that_depends_on_an_open_choice_is_not_shown(library: Library, name: str) -> None:
    """Others are, and the choice is never made for somebody."""
    assert live(library, without(name), "oproep-rc").preview.pages == ()
    answer = live(library, without(name))
    assert answer.preview.chosen == "afspraak-kaart"
    assert len(answer.preview.pages) == 1


@pytest.mark.parametrize(
    "values",
    [{}, without("rechtbank"), {**EXAMPLE, "slachtoffer.taal": "klingon"}],
    ids=["", "court", "wrong"],
)
def test_there_are_no_pages_while_nothing_can_be_said(library: Library, values: Mapping[str, str]) -> None:
    """Without a court, and where a choice is none; what was shown before stays, grey."""
    answer = live(library, values)
    assert answer.preview.pages == ()
    assert answer.preview.gaps
    assert not answer.complete


@pytest.mark.parametrize("wanted", ["alles", "oproep-rc.pdf", "checklist-rc.docx"])
def test_nothing_with_a_gap_can_be_downloaded(desk: TestClient, wanted: str) -> None:
    """Whatever is asked for, the answer is the page that says what is missing."""
    values = without("verhoor.begin")
    page = desk.post("/verhoor/voorbeeld", data={**values, "_stuk": "oproep-rc"}).text
    assert 'src="data:image/png;base64,' in page
    assert f"<mark>{GAP}</mark>" in page
    seen = Controls(page).values["_gezien"]
    answer = desk.post("/verhoor/documenten", data={**values, "_bestand": wanted, "_gezien": seen})
    assert answer.status_code == 400
    assert "content-disposition" not in answer.headers
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("name", [*NEEDED, *OPEN, "rechtbank"])
def test_no_file_comes_of_a_case_that_lacks_something(library: Library, name: str) -> None:
    """Each document of the set in each format, and all of them, also where the page was seen as it is."""
    values = without(name)
    answer = live(library, values)
    files = [
        f"{entry.name}.{ending}" for entry in answer.preview.entries for ending in ("pdf", "docx", "html")
    ]
    for wanted in (ALL, "oproep-rc.pdf", *files):
        for seen in (answer.seen, ""):
            pairs = list(values.items())
            assert hearing_files(library, pairs=pairs, today=DAY, wanted=wanted, seen=seen) is None


def test_the_words_of_a_gap_are_in_no_file_and_in_no_program(library: Library) -> None:
    """They come from the words of the desk; a whole case has none of them."""
    assert phrase("hearing", "gap") == GAP
    sources = Path(gaps.__file__).parents[1].rglob("*.py")
    assert [path.name for path in sources if GAP in path.read_text(encoding="utf-8")] == []
    whole = live(library, EXAMPLE)
    assert not whole.preview.gaps
    assert [e.name for e in whole.preview.entries if GAP in text(live(library, EXAMPLE, e.name))] == []


def test_a_gap_is_a_gap_wherever_it_stands() -> None:
    """Also within other text, in capitals, and with the number that goes with a street."""
    word = _TEXTS[0][0]
    before = Paragraph((Text(f"{word} 1, {word.upper()}"), Strong((Text("Kim"),))))
    assert printed(before, GAP) == Paragraph((Text(f"{GAP}, {GAP}"), Strong((Text("Kim"),))))


def test_every_value_that_can_be_lacking_can_be_filled() -> None:
    """A new kind of needed answer is told here; a court is asked for first."""
    needed = {leaf.kind for leaf in leaves().values() if leaf.required}
    assert needed <= {Kind.TEXT, Kind.DAY, Kind.TIME, Kind.NUMBER, Kind.PLACE, Kind.CHOICE, Kind.COURT}
    assert form_values(data_of(example())) == EXAMPLE
