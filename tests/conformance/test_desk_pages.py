"""The pages around a hearing in a real browser: every state, without a script, small, in own colours."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from proeftuin_docs import Library, render
from tests.conformance.desk import Browser, axe_faults, browsing, served
from tests.desk.test_pages import broken_list

pytestmark = pytest.mark.conformance
LOOKS: Final[Mapping[str, dict[str, Any]]] = {
    "desk": {"viewport": {"width": 1280, "height": 900}},
    "narrow": {"viewport": {"width": 320, "height": 256}},
    "without a script": {"viewport": {"width": 1280, "height": 900}, "java_script_enabled": False},
    "own colours": {"viewport": {"width": 1280, "height": 900}, "forced_colors": "active"},
}
PAGES: Final = ("/", "/formulieren/iri", "/lijst", "/ingevuld", "/vergelijken", "/nergens")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One desk and one browser for all these tests."""
    with served("--workers", "1") as address, browsing(address) as found:
        yield found


@pytest.fixture(autouse=True)
def _nothing_to_complain_of(browser: Browser) -> Iterator[None]:
    """No error in a script, and nothing that the policy of the page forbids."""
    browser.told.clear()
    yield
    assert browser.told == []


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """A list with a fault, two forms of one kind, and one that only a coordinator reads."""
    folder, library = tmp_path_factory.mktemp("files"), Library.open()
    made = {
        "lijst.csv": broken_list()[0],
        "een.pdf": render(library, "veiligheidsplan", "pdf", (b"naam: Kim\n", "a.yaml")),
        "twee.docx": render(library, "veiligheidsplan", "docx", (b"naam: Sam\n", "a.yaml")),
        "sai.pdf": render(library, "sai", "pdf"),
    }
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in made}


def require_good(page: Any, *, scripted: bool = True) -> None:  # noqa: ANN401 - Playwright's own
    """Nothing for axe to find, and nothing beside the screen; axe itself needs a script."""
    if scripted:
        assert axe_faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("look", LOOKS.values(), ids=list(LOOKS))
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible(browser: Browser, path: str, look: dict[str, Any]) -> None:
    """However it is looked at."""
    page = browser.page(path, **look)
    assert page.locator("h1").count() == 1
    require_good(page, scripted=look.get("java_script_enabled", True))


@pytest.mark.parametrize("look", LOOKS.values(), ids=list(LOOKS))
def test_a_list_from_upload_to_letters(
    browser: Browser, files: Mapping[str, Path], look: dict[str, Any]
) -> None:
    """Its fault is shown, mended on the page, and the letters come; the same without a script."""
    scripted = look.get("java_script_enabled", True)
    page = browser.page("/lijst", **look)
    page.set_input_files("#bestand", files["lijst.csv"])
    page.locator('input[value="oproep-rc"]').check()
    page.get_by_role("button", name="Kijk de lijst na").click()
    page.get_by_role("heading", name="1 rij klopt niet").wait_for()
    require_good(page, scripted=scripted)
    page.locator("table input").fill("12-03-1990")
    page.get_by_role("button", name="Kijk opnieuw na").click()
    page.get_by_role("heading", name="Alle rijen kloppen").wait_for()
    with page.expect_download() as given:
        page.get_by_role("button", name="Maak de brieven").click()
    names = zipfile.ZipFile(io.BytesIO(Path(given.value.path()).read_bytes())).namelist()
    assert (given.value.suggested_filename, len(names)) == ("brieven.zip", 3)
    if scripted:
        page.get_by_role("status").filter(has_text="staat bij uw downloads").wait_for()
        require_good(page)


@pytest.mark.parametrize("look", LOOKS.values(), ids=list(LOOKS))
def test_returned_forms_from_upload_to_data(
    browser: Browser, files: Mapping[str, Path], look: dict[str, Any]
) -> None:
    """Beside each other, and as a file; what is promised holds."""
    scripted = look.get("java_script_enabled", True)
    page = browser.page("/ingevuld", **look)
    page.set_input_files("#bestand", [files["een.pdf"], files["twee.docx"]])
    page.get_by_role("button", name="Lees").click()
    page.get_by_role("heading", name="Naast elkaar zetten kan nu niet").wait_for()
    require_good(page, scripted=scripted)
    with page.expect_download() as given:
        page.get_by_role("button", name="Bewaar als CSV").click()
    assert "Kim" in Path(given.value.path()).read_text(encoding="utf-8-sig")
    page = browser.page("/ingevuld", **look)
    page.set_input_files("#bestand", files["sai.pdf"])
    page.get_by_role("button", name="Lees").click()
    page.get_by_text("Er is niets uit gelezen").wait_for()
    require_good(page, scripted=scripted)


@pytest.mark.parametrize("look", LOOKS.values(), ids=list(LOOKS))
def test_a_form_with_a_fault_and_then_without(browser: Browser, look: dict[str, Any]) -> None:
    """The summary leads to the field; once mended the file comes."""
    page = browser.page("/formulieren/veiligheidsplan", **look)
    page.locator("#v-datum").fill("morgen")
    page.get_by_role("button", name="Maak het formulier").click()
    page.get_by_role("heading", name="Er klopt iets niet").wait_for()
    assert page.title().startswith("Fout: ")
    require_good(page, scripted=look.get("java_script_enabled", True))
    page.get_by_role("link", name="Datum:").click()
    page.locator("#v-datum").fill("12-01-2027")
    with page.expect_download() as given:
        page.get_by_role("button", name="Maak het formulier").click()
    assert Path(given.value.path()).read_bytes()[:5] == b"%PDF-"


def test_versions_beside_each_other(browser: Browser) -> None:
    """By choosing them, and as a page to keep."""
    page = browser.page("/vergelijken", **LOOKS["desk"])
    page.locator("#oud").select_option("veiligheidsplan@1.0.0")
    page.locator("#nieuw").select_option("veiligheidsplan@1.0.1")
    page.get_by_role("button", name="Vergelijk").click()
    page.get_by_role("heading", name="van 1.0.0 naar 1.0.1").wait_for()
    require_good(page)


def test_the_desk_is_gone_through_by_keyboard(browser: Browser) -> None:
    """The first key leads past the head, focus is always seen, and a file comes with Enter."""
    page = browser.page("/", **LOOKS["desk"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#inhoud"
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.get_by_role("link", name="Veiligheidsplan, Invulbaar").focus()
    with page.expect_download() as given:
        page.keyboard.press("Enter")
    assert given.value.suggested_filename == "veiligheidsplan-1.0.1.pdf"


def test_a_stranger_is_told_what_to_do(browser: Browser) -> None:
    """In a page as any other."""
    page = browser.chromium.new_context().new_page()
    page.goto(browser.origin)
    page.get_by_text("Open het laatste adres").wait_for()
    require_good(page)
