"""The page for who writes definitions, and help, in a real browser."""

from collections.abc import Iterator
from typing import Any, Final

import pytest

from proeftuin_docs.resources import bundled_root
from tests.conformance.desk import Browser, axe_faults, browsing, served

pytestmark = pytest.mark.conformance
PAGES: Final = (
    "/",
    "/formulieren/iri",
    "/lijst",
    "/ingevuld",
    "/vergelijken",
    "/redactie",
    "/hulp",
    "/nergens",
)
LETTER: Final = bundled_root() / "letters" / "oproep-rc" / "1.1.0.yaml"
DESK: Final[dict[str, Any]] = {"viewport": {"width": 1500, "height": 900}}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One desk and one browser for all these tests."""
    with served() as address, browsing(address) as found:
        yield found


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_accessible_and_fits(browser: Browser, path: str) -> None:
    """Nothing for axe, no complaint in the console, and no scrolling sideways at 320 pixels."""
    browser.told.clear()
    page = browser.page(path, viewport={"width": 320, "height": 640})
    page.locator("details").evaluate_all("all => all.forEach(item => { item.open = true })")
    assert axe_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert browser.told == []


def edited(browser: Browser, text: str, **look: Any) -> Any:  # noqa: ANN401
    """The page for editors with this text, looked at."""
    page = browser.page("/redactie", **look)
    page.fill("#tekst", text)
    page.get_by_role("button", name="Nakijken en tonen").click()
    page.locator("#samenvatting").wait_for()
    return page


def test_who_writes_a_letter_sees_it_in_each_variant(browser: Browser) -> None:
    """And the page is accessible with it."""
    page = edited(browser, LETTER.read_text(encoding="utf-8"), **DESK)
    assert page.locator(".pages img").count() >= 2
    assert axe_faults(page) == []
    page.select_option("#variant", "eenvoudig")
    page.get_by_role("button", name="Nakijken en tonen").click()
    page.locator(".pages img").first.wait_for()
    assert page.input_value("#variant") == "eenvoudig"


def test_a_fault_in_a_definition_leads_to_its_line(browser: Browser) -> None:
    """The line is chosen in the text."""
    page = edited(browser, LETTER.read_text(encoding="utf-8").replace("title:", "titel:", 1), **DESK)
    assert axe_faults(page) == []
    page.get_by_role("listitem").filter(has_text="titel").get_by_role("link").click()
    chosen = "document.getElementById('tekst')"
    assert page.evaluate(f"{chosen}.value.slice({chosen}.selectionStart, {chosen}.selectionEnd)").startswith(
        "titel:"
    )
