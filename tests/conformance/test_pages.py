"""Pages as people use them in Chromium: on every screen, by key, without a script, and away at once."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from pypdf import PdfReader

from proeftuin_docs import render
from proeftuin_docs.definitions import FormDefinition
from proeftuin_docs.document import questions
from proeftuin_docs.library import Library
from proeftuin_docs.output_folder.sets import write_all
from proeftuin_docs.renderers.html import render_overview
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.resources import find_resources
from proeftuin_docs.returned.verify import Verdict, verify
from proeftuin_docs.usecases.build import build
from tests.builders import dutch
from tests.conformance.conftest import Documents
from tests.conformance.documents import make_hearings
from tests.conformance.programs import print_with_chromium, use_pages
from tests.html.letters import overview_of
from tests.returned.files import given, read_one

pytestmark = pytest.mark.conformance

NEUTRAL: Final = "https://www.knmi.nl/"


def page(documents: Documents, reference: str) -> Path:
    """The blank page of this version."""
    (path,) = [made.path for made in documents("html") if made.path.name == f"leeg-{reference}.html"]
    return path


def use(what: str, path: Path) -> Any:  # noqa: ANN401 - JSON holds anything
    """What one page shows when it is used in this way."""
    return use_pages(what, [path])[path]


@pytest.fixture(scope="module")
def every_page(documents: Documents, tmp_path_factory: pytest.TempPathFactory) -> Sequence[Path]:
    """Forms blank and filled, everything of a hearing in every variant, its overview, and the index."""
    folder = tmp_path_factory.mktemp("pages")
    write_all(build(Library.open()), folder)
    overview = folder / "overzicht.html"
    overview.write_bytes(render_overview(overview_of(), RenderOptions(dutch(), find_resources())))
    forms = [made.path for made in documents("html")]
    return [*forms, *make_hearings("html", folder), overview, folder / "index.html"]


def test_no_page_is_wider_than_its_screen(every_page: Sequence[Path]) -> None:
    """At 320, 360, 768 and 1280 pixels."""
    assert len(every_page) > 60
    assert {path.name: found for path, found in use_pages("widths", every_page).items() if found} == {}


def test_everything_that_is_clicked_is_large_enough(every_page: Sequence[Path]) -> None:
    """24 by 24 pixels or more (WCAG 2.2, 2.5.8)."""
    assert {path.name: found for path, found in use_pages("small", every_page).items() if found} == {}


def test_the_font_inside_a_page_is_shown(documents: Documents) -> None:
    """The policy of the page lets it in."""
    loaded = [f"Proeftuin Sans {weight} loaded" for weight in ("400", "600 700")]
    assert use("fonts", page(documents, "sai-1.1.0")) == loaded


@pytest.mark.parametrize("reference", ["iri-1.1.0", "checklist-rc-1.0.0"])
def test_the_bar_covers_nothing_that_has_the_focus(reference: str, documents: Documents) -> None:
    """Forth and back with the Tab key on a small screen (WCAG 2.2, 2.4.11)."""
    found = use("covered", page(documents, reference))
    assert found["seen"] > 100
    assert found["covered"] == []


def test_a_follow_up_is_shown_on_its_answer_and_keeps_what_was_typed(documents: Documents) -> None:
    """What is hidden again is told, is in the copy and on paper, and the copy is an unaltered one."""
    found = use("followed", page(documents, "iri-1.1.0"))
    blank, yes, typed, no, kept, paper = found["steps"]
    assert {"q_voor-wie-bang", "q_waarom-bang"} < set(blank["hidden"]) == set(no["hidden"])
    assert {"q_voor-wie-bang", "q_waarom-bang"} & set(yes["hidden"]) == set()
    assert [step["told"][1] for step in (blank, yes, typed, no)] == [
        f"{count} van {total} ingevuld" for count, total in ((0, 10), (1, 14), (2, 14), (1, 10))
    ]
    there = "Het is er nog, en gaat mee op papier en in een kopie."
    aside = f"Wat bij A2 is ingevuld, staat nu niet in beeld. {there}"
    assert (typed["told"][-1] == aside, no["told"][-1]) == (False, aside)
    assert kept["told"][0].endswith("Daarin staat ook wat nu niet in beeld is: A2.")
    assert paper["hidden"] == []
    copy = found["copy"].encode()
    (verified,) = verify(Library.open(), [given(copy)])
    assert (verified.verdict, verified.problems) == (Verdict.CONCEPT, ())
    reading = read_one(copy).read
    assert reading is not None
    assert reading.values["bang-voor-iemand"] == "nee"
    assert "weg {count}" in str(reading.values["voor-wie-bang"])
    assert re.search(r'class="[^"]*not-asked', found["copy"]) is None


@pytest.mark.parametrize("reference", ["iri-1.1.0", "sai-1.1.0", "veiligheidsplan-1.0.1"])
def test_the_pages_of_a_victim_are_left_at_once(reference: str, documents: Documents) -> None:
    """By the button, by Enter on it, by Escape three times, which a fourth does not undo."""
    found = use("left", page(documents, reference))
    away = {"seen": True, "there": NEUTRAL, "back": "about:blank"}
    assert (found["button"], found["enter"], found["escape"]) == (away, away, away)
    assert found["interrupted"]["there"] == "form"
    assert found["dialogs"] == ["beforeunload"]  # of the page that was not left by its own way out


def test_the_printed_page_of_the_longest_form_is_as_short_as_its_pdf(tmp_path: Path) -> None:
    """The IRI on at most 15 pages, with every question, and what it is about not on a page for itself."""
    page, pdf = tmp_path / "iri.html", tmp_path / "iri.pdf"
    library = Library.open()
    page.write_bytes(render(library, "iri@1.0.0", "html"))
    print_with_chromium(page, pdf)
    texts = [" ".join(sheet.extract_text().split()) for sheet in PdfReader(pdf).pages]
    assert len(texts) <= 15
    form = library.find("iri@1.0.0")
    assert isinstance(form, FormDefinition)
    whole = " ".join(texts)
    missing = [item.label for item in questions(library.compose(form)) if item.label[:20] not in whole]
    assert missing == []
    assert "Overige maatregelen" in next(text for text in texts if "Over dit document" in text)


def test_without_a_script_everything_is_there(documents: Documents) -> None:
    """All follow-ups, the contents and the way out; no button that would do nothing."""
    assert use("unscripted", page(documents, "iri-1.1.0")) == {
        "hidden": 0,
        "buttons": 0,
        "leave": 1,
        "contents": 6,
    }
    assert use("unscripted", page(documents, "checklist-rc-1.0.0"))["leave"] == 0
