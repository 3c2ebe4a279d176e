"""What every test can ask for: golden files, and programs that are not ours."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from hypothesis import settings

from tests.conformance import filling, programs

Golden = Callable[[str, str], None]
os.environ.setdefault(
    "PROEFTUIN_DOCS_TODAY", "2026-11-27"
)  # the examples stay examples, whatever the clock says
settings.register_profile("unhurried", deadline=None)  # a busy machine is no fault
settings.load_profile("unhurried")
GOLDEN_FOLDER: Final = Path(__file__).parent / "golden"
_LISTED: Final = (Path(__file__).parent / "slow_modules.txt").read_text(encoding="utf-8").splitlines()
SLOW_MODULES: Final = tuple(line for line in _LISTED if line and not line.startswith("#"))
"""The modules that `make quick` leaves out, by their paths in this folder."""
_SLOW: Final = frozenset(Path(__file__).parent / name for name in SLOW_MODULES)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let one option make the golden files anew."""
    parser.addoption(
        "--remake-goldens", action="store_true", help="write tests/golden anew instead of comparing"
    )


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Read no slow module where slow tests are left out: finding its tests takes time, too."""
    return True if "not slow" in config.option.markexpr and collection_path in _SLOW else None


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark every test of a slow module as slow."""
    if item.path in _SLOW:
        item.add_marker(pytest.mark.slow)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run in which every validator has to be there and something was skipped, or nothing passed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("PROEFTUIN_CONFORMANCE") != "required" or reporter is None:
        return
    if reporter.stats.get("skipped") or not reporter.stats.get("passed"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with `tests/golden/<name>`, which `make golden` writes anew."""
    remake = request.config.getoption("--remake-goldens")

    def compare(name: str, text: str) -> None:
        path = GOLDEN_FOLDER / name
        if remake:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"tests/golden/{name} is missing; make it with: make golden"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def verapdf() -> programs.Validator:
    """PDF files -> the rules of PDF/UA-1 and PDF/A-2a that each fails."""
    return programs.judge_with_verapdf


@pytest.fixture(scope="session")
def ooxml_validator() -> programs.Validator:
    """Word files -> what the Open XML SDK holds against each."""
    return programs.judge_with_open_xml_sdk


@pytest.fixture(scope="session")
def axe() -> programs.Validator:
    """HTML files -> the violations and network requests of each."""
    return programs.judge_with_axe


@pytest.fixture(scope="session")
def chromium() -> programs.PrintToPdf:
    """Prints an HTML file to a PDF."""
    return programs.print_with_chromium


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> programs.Convert:
    """A file, a format and a folder -> the file that LibreOffice saves there."""
    return partial(programs.convert_with_libreoffice, tmp_path_factory.mktemp("libreoffice"))


@pytest.fixture(scope="session")
def pdftotext() -> programs.ReadText:
    """The text that poppler reads in a PDF."""
    return programs.read_with_poppler


@pytest.fixture(scope="session")
def mutool() -> programs.ReadText:
    """The text that MuPDF draws of a PDF."""
    return programs.read_with_mupdf


@pytest.fixture(scope="session")
def pdftk() -> filling.Fill:
    """Fills a PDF form with pdftk."""
    return filling.fill_with_pdftk


@pytest.fixture(scope="session")
def pdfjs() -> filling.Fill:
    """Fills a PDF form with pdf.js, the viewer of Firefox."""
    return filling.fill_with_pdfjs


@pytest.fixture(scope="session")
def pdfium() -> filling.Fill:
    """Fills a PDF form with PDFium, the viewer of Chrome and Edge."""
    return filling.fill_with_pdfium


@pytest.fixture(scope="session")
def mupdf() -> filling.Fill:
    """Fills a PDF form with MuPDF."""
    return filling.fill_with_mupdf
