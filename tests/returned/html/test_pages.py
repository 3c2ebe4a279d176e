"""Web pages that come back: by their own button, by the browser, or as they were sent."""

import re
from pathlib import Path
from typing import Any, Final

import pytest

from proeftuin_docs.errors import Severity
from proeftuin_docs.library import Library
from proeftuin_docs.returned.readings import Reading
from proeftuin_docs.returned.verify import Verdict, verify
from tests.returned.files import all_kinds_folder, codes, given, read_one, rendered

CONCEPT: Final = "returned.concept"
NOT_KEPT: Final = "web_pages.not_kept"
BY_BROWSER: Final = "web_pages.saved_by_browser"
KEPT: Final = ("<html ", '<html data-kept="" class="" ')
SCRIPTED: Final = ("<html ", '<html class="scripted" ')


@pytest.fixture(scope="module")
def court(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the form of every kind."""
    return all_kinds_folder(tmp_path_factory.mktemp("gerecht"))


@pytest.fixture(scope="module")
def page(court: Path) -> str:
    """That form with some answers, as the program gives it."""
    values = {"naam": "Kim", "gelezen": True, "aangifte": {"antwoord": "ja"}, "acties": [{"wat": "bellen"}]}
    return rendered("alle-soorten@1.2.3", "html", values, court).decode()


VALUES: Final = {
    "naam": "Kim",
    "aangifte": {"antwoord": "ja"},
    "gelezen": True,
    "acties": [{"wat": "bellen"}],
}


def read(page: str, court: Path) -> Reading:
    """What stands in a page."""
    return read_one(page.encode(), court)


def values(reading: Reading) -> dict[str, Any]:
    """The values that were read."""
    assert reading.read is not None
    return dict(reading.read.values)


def with_paper(page: str, name: str, text: str) -> str:
    """The page with this text ready for the printer beside a box, as the page's script puts it there."""
    before, after = page.split(f'name="{name}"', 1)
    return f'{before}name="{name}"{after.replace("></div>", f">{text}</div>", 1)}'


def test_a_page_that_nobody_kept_is_told(page: str, court: Path) -> None:
    """It has what the program put in it; what somebody typed since is elsewhere."""
    reading = read(page, court)
    assert (values(reading), codes(reading)) == (VALUES, [NOT_KEPT, CONCEPT])
    assert not reading.failed


def test_a_copy_of_its_own_button_needs_no_warning(page: str, court: Path) -> None:
    """The button puts everything in it."""
    reading = read(page.replace(*KEPT), court)
    assert (values(reading), codes(reading)) == (VALUES, [CONCEPT])


def test_the_page_and_the_reader_agree_on_the_mark_of_a_copy(page: str) -> None:
    """The script sets what the reader looks for, and the program never does."""
    assert "copy.dataset.kept" in page
    assert "data-kept" not in page


def test_a_page_that_the_browser_saved_is_a_fault(page: str, court: Path) -> None:
    """A copy that was opened, changed and saved by the browser is one again."""
    for start in (SCRIPTED, ("<html ", '<html data-kept="" class="scripted" ')):
        reading = read(page.replace(*start), court)
        assert BY_BROWSER in codes(reading)
        assert reading.problems[0].severity is Severity.ERROR
        assert reading.failed


def test_of_a_page_that_the_browser_saved_the_text_for_the_printer_is_read(page: str, court: Path) -> None:
    """Boxes hold what was there at first; a box that was made blank is blank."""
    saved = with_paper(page.replace(*SCRIPTED), "verhaal", "een\n twee")
    assert values(read(saved, court))["verhaal"] == "een\n twee"
    assert "naam" not in values(read(saved, court))
    assert values(read(with_paper(saved, "naam", "Sam"), court))["naam"] == "Sam"


def test_two_buttons_of_one_choice_are_told(page: str, court: Path) -> None:
    """No browser does that; which one is meant is not to be seen."""
    both = re.sub(r'(name="aangifte" value="nee"[^>]*)>', r"\1 checked>", page.replace(*KEPT))
    reading = read(both, court)
    assert "aangifte" not in values(reading)
    assert codes(reading) == [CONCEPT, "returned.contradicting_fields"]
    assert reading.read is not None
    assert [item.text for item in reading.read.unread] == ["ja", "nee"]


def test_rows_that_were_added_are_rows(page: str, court: Path) -> None:
    """With the names that the page gives them."""
    within = page.index('name="acties_r2_wat"')
    row = page[page.rindex("<tr ", 0, within) : page.index("</tr>", within) + len("</tr>")]
    more = row.replace("_r2_", "_r3_").replace("rij 2", "rij 3").replace("Rij 2", "Rij 3")
    more = re.sub(r'(name="acties_r3_wat"[^>]*>)\n', r"\1\nderde", more)
    reading = read(page.replace(*KEPT).replace(row, f"{row}{more}"), court)
    assert values(reading)["acties"] == [{"wat": "bellen"}, {}, {"wat": "derde"}]
    assert codes(reading) == [CONCEPT]


@pytest.mark.parametrize("text", ["\n\neerst leeg", "eind \n", "a\r\nb", "<b>&amp;", "]]>{{ x }}"])
def test_a_text_is_kept_to_the_character(text: str, page: str, court: Path) -> None:
    """One line end at the start belongs to the page; those of Windows become plain ones."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    changed = re.sub(r'(name="verhaal"[^>]*>)\n', lambda found: f"{found[1]}\n{escaped}", page)
    assert values(read(changed, court))["verhaal"] == text.replace("\r\n", "\n")


@pytest.mark.parametrize("text", [" eind ", "<b>&amp;\"'", "]]>{{ x }}", ""])
def test_a_line_is_kept_to_the_character(text: str, page: str, court: Path) -> None:
    """What stands on one line is an attribute of it."""
    escaped = text.replace("&", "&amp;").replace('"', "&quot;")
    changed = page.replace('value="Kim"', f'value="{escaped}"')
    assert values(read(changed, court)).get("naam", "") == text


def test_a_changed_question_is_told_and_a_copy_is_sound(court: Path) -> None:
    """Whether somebody kept the page has nothing to do with the verdict on its text."""
    page = rendered("veiligheidsplan@1.0.1", "html").decode()
    for content in (page, page.replace(*KEPT), page.replace(*SCRIPTED)):
        (verified,) = verify(Library.open(court), [given(content.encode())])
        assert (verified.verdict, verified.problems) == (Verdict.BLANK, ())
        (verified,) = verify(Library.open(court), [given(content.replace("Betrokken", "Geen").encode())])
        assert verified.verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"From: <Saved by Blink>\r\nSnapshot-Content-Location: file:///x.html", "returned.mhtml"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "returned.mhtml"),
        ("<!doctype html><p>één".encode("cp1252"), "web_pages.not_utf8"),
        (b"<!doctype html><p>zomaar een bladzijde", "returned.foreign"),
    ],
)
def test_another_page_is_told(content: bytes, told: str) -> None:
    """What it is, and what to ask for."""
    reading = read_one(content)
    assert (reading.read, codes(reading)) == (None, [told])
