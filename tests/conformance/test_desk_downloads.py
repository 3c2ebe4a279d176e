"""What is downloaded from a desk, as it comes into the folder of a user, before the judges of documents."""

import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.request import Request, urlopen

import pytest

from tests.conformance.desk import Browser, browsing, served
from tests.conformance.programs import Validator
from tests.conformance.test_desk_hearing import WIDE, opened, updated
from tests.mailmerge.sample_lists import csv_list, sample_rows

pytestmark = pytest.mark.conformance
LETTER: Final = "Brief van de rechtbank over een afspraak als"
MEDIA: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html",
}
EXPECTED: Final[Mapping[str, int]] = {"pdf": 9, "docx": 4, "html": 3}
"""How many files of each kind there are to judge."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One desk and one browser for all these files."""
    with served() as address, browsing(address) as found:
        yield found


def kept(folder: Path, page: Any, press: Callable[[], None]) -> Path:  # noqa: ANN401 - Playwright's own
    """What comes when something is pressed, under the name that the browser gives it."""
    with page.expect_download() as got:
        press()
    path = folder / str(got.value.suggested_filename)
    got.value.save_as(path)
    return path


def of_a_hearing(browser: Browser, folder: Path) -> None:
    """A letter by itself in both formats, and of the zip the overview and the lists."""
    page = opened(browser, **WIDE)
    updated(page)
    for name in ("PDF", "Word"):
        kept(folder, page, page.get_by_role("button", name=f"{LETTER} {name}").click)
    packed = kept(folder, page, page.get_by_role("button", name="Alles in één zip").click)
    with zipfile.ZipFile(packed) as archive:
        for name in ("overzicht.html", "checklist-rc.docx", "keuze-maatregelen.pdf", "afspraak-kaart.pdf"):
            archive.extract(name, folder)


def of_the_start(browser: Browser, folder: Path) -> None:
    """A form in each format, and the same with something in it."""
    page = browser.page("/", **WIDE)
    for name in ("Invulbaar (pdf)", "Voor de pen (pdf)", "Word", "Webpagina"):
        kept(folder, page, page.get_by_role("link", name=f"Veiligheidsplan, {name}").first.click)
    page = browser.page("/formulieren/iri", **WIDE)
    kept(folder, page, page.get_by_role("button", name="Maak het formulier").click)


def of_a_list(browser: Browser, folder: Path) -> None:
    """The file to print of the letters of a list, and a letter from it."""
    (folder / "lijst.csv").write_bytes(csv_list(sample_rows(2)))
    page = browser.page("/lijst", **WIDE)
    page.set_input_files("#bestand", folder / "lijst.csv")
    page.locator('input[value="oproep-rc"]').check()
    page.get_by_role("button", name="Kijk de lijst na").click()
    page.locator('input[name="printbestand"]').check()
    packed = kept(folder, page, page.get_by_role("button", name="Maak de brieven").click)
    with zipfile.ZipFile(packed) as archive:
        names = [name for name in archive.namelist() if name.endswith(".pdf")]
        archive.extractall(folder, [*names[:1], *[name for name in names if "print" in name][:1]])


def of_the_api(browser: Browser, folder: Path) -> None:
    """A letter in each format, as another program asks for it."""
    base = f"{browser.origin}/api/v1/documenten"
    with urlopen(f"{base}/oproep-rc", timeout=60) as answer:
        case = json.load(answer)["voorbeeld"]
    asked = json.dumps({"document": "oproep-rc", "zaak": case}).encode()
    for ending, media in MEDIA.items():
        headers = {"Content-Type": "application/json", "Accept": media}
        with urlopen(Request(base, asked, headers), timeout=60) as answer:
            (folder / f"api.{ending}").write_bytes(answer.read())


@pytest.fixture(scope="module")
def downloads(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file of each kind from each way to get one."""
    folder = tmp_path_factory.mktemp("downloads")
    for journey in (of_a_hearing, of_the_start, of_a_list, of_the_api):
        journey(browser, folder)
    return folder


def faults(judge: Validator, folder: Path, ending: str) -> dict[str, list[str]]:
    """What a judge holds against every file of a kind."""
    paths = sorted(folder.rglob(f"*.{ending}"))
    assert len(paths) == EXPECTED[ending], [path.name for path in paths]
    return {path.name: list(found) for path, found in judge(paths).items() if found}


def test_every_pdf_that_is_downloaded_conforms(downloads: Path, verapdf: Validator) -> None:
    """Both standards, as for documents that commands make."""
    assert faults(verapdf, downloads, "pdf") == {}


def test_every_word_file_that_is_downloaded_is_valid(downloads: Path, ooxml_validator: Validator) -> None:
    """For the Open XML SDK."""
    assert faults(ooxml_validator, downloads, "docx") == {}


def test_every_page_that_is_downloaded_is_accessible(downloads: Path, axe: Validator) -> None:
    """For axe, and it asks nothing of the network."""
    assert faults(axe, downloads, "html") == {}
