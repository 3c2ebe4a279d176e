"""The page of a hearing in a real browser: while somebody types, by keyboard, small, and without a script."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.cases.cases import EXAMPLES, changed
from tests.conformance.desk import Browser, axe_faults, browsing, served
from tests.desk.test_case_text import data_of

pytestmark = pytest.mark.conformance
CASE: Final = EXAMPLES / "zaak.yaml"
_SLOW: Final = 90_000
"""Milliseconds for a page that a busy machine makes anew: longer than the desk itself waits for its work."""
WIDE: Final[dict[str, Any]] = {"viewport": {"width": 1500, "height": 900}}
PHONE: Final[dict[str, Any]] = {"viewport": {"width": 390, "height": 844}}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One desk and one browser for all these tests."""
    with served() as address, browsing(address) as found:
        yield found


@pytest.fixture(autouse=True)
def _nothing_to_complain_of(browser: Browser) -> Iterator[None]:
    """No error in a script, and nothing that the policy of the page forbids."""
    browser.told.clear()
    yield
    assert browser.told == []


def opened(browser: Browser, file: Path = CASE, **look: Any) -> Any:  # noqa: ANN401
    """The page with a case that was opened from a file."""
    page = browser.page("/verhoor", **look)
    page.locator(".open-file summary").click()
    page.set_input_files("#openen", file)
    page.get_by_role("button", name="Openen", exact=True).click()
    page.get_by_role("heading", name="Het bestand is geopend").wait_for()
    return page


def updated(page: Any, said: str = "Voorbeeld bijgewerkt") -> None:  # noqa: ANN401
    """Wait until the page says that its preview is there."""
    page.get_by_role("status").filter(has_text=said).wait_for()


@pytest.mark.parametrize("look", [WIDE, PHONE], ids=["desk", "telephone"])
def test_the_page_is_accessible_in_every_state(browser: Browser, look: Any) -> None:  # noqa: ANN401
    """Empty, with faults, with a preview, with letters held, and when the desk is busy."""
    page = browser.page("/verhoor", **look)
    assert axe_faults(page) == []
    page.locator(".finish").get_by_role("button", name="Nakijken").click()
    page.get_by_role("heading", name="Er zijn nog").wait_for()
    assert axe_faults(page) == []
    page = opened(browser, **look)
    updated(page)
    page.locator("details").evaluate_all("all => all.forEach(item => { item.open = true })")
    assert axe_faults(page) == []
    page.locator("#v-slachtoffer-post_veilig").get_by_label("Niet gevraagd").check()
    updated(page, "vastgehouden")
    assert axe_faults(page) == []
    page.route("**/verhoor/voorbeeld", lambda route: route.fulfill(status=503, headers={"Retry-After": "1"}))
    page.fill("#v-verhoor-kamer", "C 2")
    updated(page, "Het is druk")
    assert axe_faults(page) == []


def test_what_is_typed_is_in_the_pages_at_once(browser: Browser) -> None:
    """Old pages are grey until the new ones are there; only those that changed come, and nothing moves."""
    page = opened(browser, **WIDE)
    updated(page)
    before = page.locator("#bladzijden img").evaluate_all("all => all.map(item => item.dataset.sign)")
    page.locator("#v-verhoor-kamer").scroll_into_view_if_needed()
    page.locator(".scroller").evaluate("item => { item.scrollTop = 300 }")
    place = page.evaluate("[scrollY, document.querySelector('.scroller').scrollTop]")
    with page.expect_response("**/verhoor/voorbeeld") as answered:
        page.locator("#v-verhoor-kamer").press_sequentially("9")
        assert "stale" in page.locator("#bladzijden").get_attribute("class")
    page.wait_for_selector("#bladzijden:not(.stale)")
    after = page.locator("#bladzijden img").evaluate_all("all => all.map(item => item.dataset.sign)")
    sent = [item["sign"] for item in answered.value.json()["pages"] if item["png"]]
    assert sent == [sign for sign in after if sign not in before] != []
    assert len(sent) < len(after)
    assert page.evaluate("[scrollY, document.querySelector('.scroller').scrollTop]") == place
    assert page.locator("#bladzijden img").first.get_attribute("alt") == f"Bladzijde 1 van {len(after)}"
    assert page.evaluate("document.activeElement.id") == "v-verhoor-kamer"


def test_a_fault_is_told_when_its_field_is_left(browser: Browser) -> None:
    """Never while somebody types, and it goes as soon as it is mended."""
    page = opened(browser, **WIDE)
    updated(page)
    field = page.locator("#v-verhoor-begin")
    field.fill("kwart over")
    updated(page, "met wat nog ontbreekt. 3 bladzijden. Nog te doen: 1.")
    found = page.locator("#v-verhoor-begin-gevonden")
    assert found.inner_text() == ""
    assert page.locator("#documenten").is_hidden()
    page.locator("#te-doen summary").click()
    assert page.locator("#te-doen a").all_inner_texts() == ["Het verhoor › Begin"]
    field.focus()
    field.press("Tab")
    found.get_by_text("Hier hoort een tijd.").wait_for()
    assert field.get_attribute("aria-invalid") == "true"
    assert page.locator(".count[data-section=verhoor] .number").inner_text() == "1"
    field.fill("11.30")
    updated(page, "3 bladzijden, geen fouten")
    assert found.inner_text() == ""
    assert field.get_attribute("aria-invalid") is None
    assert page.locator("#documenten").is_visible()


def test_an_empty_page_becomes_a_letter_while_it_is_filled(browser: Browser) -> None:
    """First other documents, then the letter once no choice of it is open, with every gap marked."""
    page = browser.page("/verhoor", **WIDE)
    assert page.locator("#wachten").is_visible()
    page.select_option("#v-rechtbank", "amsterdam")
    updated(page, "met wat nog ontbreekt. 1 bladzijde.")
    assert page.input_value("#stuk") == "afspraak-kaart"
    page.locator("#v-soort_stuk").get_by_label("Oproeping").check()
    page.locator("#v-slachtoffer-bezorging").get_by_label("Per post").check()
    updated(page, "met wat nog ontbreekt. 3 bladzijden.")
    assert page.input_value("#stuk") == "oproep-rc"
    assert page.locator("#documenten").is_hidden()
    assert axe_faults(page) == []
    page.locator("#als-tekst summary").click()
    assert page.locator("#tekst mark").first.inner_text().lower() == "nog in te vullen"
    page.locator("#te-doen summary").click()
    assert axe_faults(page) == []
    wrong = page.locator("#te-doen a").filter(
        has_text="Rechtbank: Het postadres van deze rechtbank is niet bevestigd"
    )
    assert wrong.count() == 1
    page.locator("#te-doen a").first.click()
    assert page.evaluate("document.activeElement.id || location.hash") != ""


def test_a_day_is_answered_while_it_is_typed(browser: Browser) -> None:
    """With its weekday, how far away it is, and whether the court is closed."""
    page = opened(browser, **WIDE)
    page.fill("#v-verhoor-datum", "16-1-2027")
    page.get_by_text("zaterdag 16 januari 2027, over 50 dagen").wait_for()
    page.locator("#v-verhoor-datum-gevonden").get_by_text(
        "Dit verhoor of gesprek is in een weekend."
    ).wait_for()


def test_documents_and_the_case_are_downloaded_and_the_page_stays(browser: Browser) -> None:
    """One zip, one letter, and a file that opens again."""
    page = opened(browser, **WIDE)
    updated(page)
    with page.expect_download() as got:
        page.get_by_role("button", name="Alles in één zip").click()
    with zipfile.ZipFile(io.BytesIO(Path(got.value.path()).read_bytes())) as archive:
        assert "oproep-rc.pdf" in archive.namelist()
    page.fill("#v-verhoor-kamer", "C 7")
    updated(page)
    page.wait_for_selector("#bladzijden:not(.stale)")
    with page.expect_download() as got:
        page.get_by_role("button", name="Brief van de rechtbank over een afspraak als Word").click()
    assert got.value.suggested_filename == "oproep-rc.docx"
    with page.expect_download() as got:
        page.get_by_role("button", name="Zaak bewaren als bestand").click()
    text = Path(got.value.path()).read_text(encoding="utf-8")
    assert data_of(text) == data_of(changed(("kamer: B 0.12", "kamer: C 7")))
    assert page.input_value("#v-verhoor-kamer") == "C 7"


def test_a_busy_desk_loses_nothing(browser: Browser) -> None:
    """Who asks for a file then keeps the page, and asks again."""
    page = opened(browser, **WIDE)
    updated(page)
    page.route("**/verhoor/documenten", lambda route: route.fulfill(status=503, body="druk"))
    page.get_by_role("button", name="Alles in één zip").click()
    updated(page, "Het is druk")
    assert page.input_value("#v-slachtoffer-voornaam") == "Kim"
    page.unroute("**/verhoor/documenten")
    with page.expect_download() as got:
        page.get_by_role("button", name="Alles in één zip").click()
    assert got.value.suggested_filename == "verhoor.zip"


def test_a_letter_that_is_held_cannot_be_had_until_that_is_confirmed(browser: Browser) -> None:
    """The confirmation shows itself where it is needed."""
    page = opened(browser, **WIDE)
    updated(page)
    reason = page.locator("#v-bevestigd-post_toch")
    assert reason.is_hidden()
    page.locator("#v-slachtoffer-post_veilig").get_by_label("Niet gevraagd").check()
    updated(page, "vastgehouden")
    assert page.get_by_role("button", name="Brief van de rechtbank over een afspraak als PDF").count() == 0
    assert page.get_by_role("button", name="Zip zonder de brieven").is_visible()
    reason.fill("de advocaat heeft het met haar besproken")
    page.get_by_role("button", name="Brief van de rechtbank over een afspraak als PDF").wait_for()


def test_what_was_typed_is_not_lost_by_accident(browser: Browser) -> None:
    """Leaving asks first; so does wiping all, and then nothing is left."""
    page = browser.page("/verhoor", **WIDE)
    page.fill("#v-slachtoffer-voornaam", "Noor")
    asked: list[Any] = []
    page.on("dialog", lambda dialog: asked.append(dialog))  # noqa: PLW0108 - Playwright marks its handlers
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("link", name="Wis alles en begin opnieuw").click()
    assert [dialog.message for dialog in asked] == ["Alles op deze bladzijde wissen?"]
    assert page.input_value("#v-slachtoffer-voornaam") == "Noor"
    page.once("dialog", lambda dialog: dialog.accept())
    with page.expect_navigation():
        page.get_by_role("link", name="Wis alles en begin opnieuw").click()
    assert page.input_value("#v-slachtoffer-voornaam") == ""
    page.fill("#v-slachtoffer-voornaam", "Noor")
    page.once("dialog", lambda dialog: dialog.accept())
    page.close(run_before_unload=True)
    page.wait_for_event("close")
    assert [dialog.type for dialog in asked] == ["confirm", "confirm", "beforeunload"]


def test_the_keyboard_alone_reaches_everything_and_shows_where_it_is(browser: Browser) -> None:
    """What has the focus has a ring round it and nothing over it, also beside the preview that stays."""
    page = opened(browser, reduced_motion="reduce", **WIDE)
    updated(page)
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
                const item = document.activeElement, box = item.getBoundingClientRect();
                const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
                const ring = getComputedStyle(item).outlineStyle;
                return [item.id || item.name || item.textContent, ring,
                        item.contains(over) || !!item.labels?.[0]?.contains(over)];
            }"""
        )
        assert state[1] != "none", state
        assert state[2], state
        reached.add(state[0])
    assert {"v-datum_brief", "v-rechtbank", "v-griffier-telefoon"} <= reached


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no-script"])
def test_going_back_from_a_page_with_a_fault_brings_back_what_was_typed(
    browser: Browser, *, scripted: bool
) -> None:
    """Also while the pages beside it were fetched."""
    page = browser.page("/verhoor", java_script_enabled=scripted, **WIDE)
    page.fill("#v-slachtoffer-voornaam", "Noor")
    if scripted:
        page.select_option("#v-rechtbank", "amsterdam")
        updated(page)
        page.once("dialog", lambda dialog: dialog.accept())
    page.goto(f"{browser.origin}/nergens")
    assert page.title().startswith("Deze pagina is er niet")
    page.go_back(wait_until="commit")
    page.get_by_role("heading", name="Een verhoor voorbereiden").wait_for()
    assert page.input_value("#v-slachtoffer-voornaam") == "Noor"


@pytest.mark.parametrize("scripted", [True, False], ids=["script", "no-script"])
def test_a_desk_that_was_started_anew_gets_what_was_typed_after_all(
    browser: Browser, *, scripted: bool
) -> None:
    """The page says how: the browser sends it once more, and nothing is typed again."""
    page = browser.page("/verhoor", java_script_enabled=scripted, **WIDE)
    page.fill("#v-slachtoffer-voornaam", "Noor")
    known = page.context.cookies()
    page.context.clear_cookies()
    page.locator(".finish").get_by_role("button", name="Nakijken").click()
    page.get_by_text("Wat u hebt ingevuld, is er nog.").wait_for()
    assert axe_faults(page) == [] if scripted else True
    page.context.add_cookies(known)
    with page.expect_navigation(timeout=_SLOW):
        if scripted:
            page.get_by_role("button", name="Probeer het nog eens").click()
        else:
            page.reload()
    assert page.input_value("#v-slachtoffer-voornaam") == "Noor"


@pytest.mark.parametrize("size", [(320, 640), (320, 256)], ids=["small", "zoomed"])
def test_nothing_falls_off_a_small_window(browser: Browser, size: tuple[int, int]) -> None:
    """320 pixels wide, which is also a wide one at 400 per cent: no scrolling sideways, also with pages."""
    page = opened(browser, viewport={"width": size[0], "height": size[1]})
    updated(page)
    page.locator("details").evaluate_all("all => all.forEach(item => { item.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_colours_of_the_system_keep_every_sign(browser: Browser) -> None:
    """Faults have a border, and stale pages one of dashes, where a page has no colours of its own."""
    page = opened(browser, forced_colors="active", reduced_motion="reduce", **WIDE)
    updated(page)
    page.route("**/verhoor/voorbeeld", lambda _route: None)
    page.fill("#v-verhoor-begin", "x")
    assert page.evaluate("getComputedStyle(document.querySelector('.stale img')).outlineStyle") == "dashed"
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_the_whole_journey_needs_no_script(browser: Browser) -> None:
    """Open, look, mend, download."""
    page = opened(browser, java_script_enabled=False, **WIDE)
    assert page.locator("#bladzijden img").count() == 3
    page.fill("#v-verhoor-kamer", "")
    page.fill("#v-verhoor-begin", "x")
    with page.expect_navigation(timeout=_SLOW):
        page.get_by_role("button", name="Voorbeeld bijwerken").click()
    assert page.title().startswith("Fout: ")
    assert page.locator("#bladzijden img").count() == 3
    assert page.locator("#documenten").is_hidden()
    page.get_by_role("link", name="Het verhoor › Begin: ").click()
    page.fill("#v-verhoor-begin", "10.00")
    with page.expect_navigation(timeout=_SLOW):
        page.get_by_role("button", name="Voorbeeld bijwerken").click()
    assert not page.title().startswith("Fout: ")
    assert page.locator("#bladzijden img").count() == 3
    with page.expect_download(timeout=_SLOW) as got:
        page.get_by_role("button", name="Brief van de rechtbank over een afspraak als PDF").click()
    assert Path(got.value.path()).read_bytes().startswith(b"%PDF")
