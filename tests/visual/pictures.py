"""Makes the pictures of the handbooks from the real thing: `make pictures`. Chromium shows the desk.

Pages of documents come from the examples; everybody in them is invented. The desk is opened on a fixed day.
Each picture is a PNG with few colours, so that it is small. The same input gives the same picture where the
browser and its fonts are the same.
"""

import argparse
import io
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pypdfium2
from PIL import Image

from proeftuin_docs import Library, render, render_for_case
from tests.conformance.desk import Browser, browsing, served
from tests.desk.test_pages import broken_list
from tests.visual.states import ROOT

OUTPUT: Final = ROOT / "docs" / "beeld"
_CASE: Final = ROOT / "examples" / "zaak.yaml"
_PLAN: Final = b"""\
naam: Kim Verbeek
datum: 12-01-2027
betrokken-hulpverlening: {antwoord: ja, toelichting: maatschappelijk werk}
herkennen: Ik slaap slecht. Ik kijk vaak achterom.
reactie: Ik bel mijn begeleider.
"""
_SCALE: Final = 1.25
"""Pixels to a point."""
_COLOURS: Final = 48
_EDGE: Final = (200, 200, 200)
_WINDOW: Final[Mapping[str, Any]] = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
_LOW: Final[Mapping[str, Any]] = {"viewport": {"width": 1280, "height": 650}}

Page = Any
"""A page of Playwright."""


def main() -> None:
    """Make every picture in `docs/beeld`, or in the folder that is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    make_all(parser.parse_args().output)


def make_all(folder: Path) -> list[Path]:
    """Make every picture in a folder; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, picture in (*_of_documents(), *_of_the_desk()):
        written.append(folder / f"{name}.png")
        _small(picture).save(written[-1], optimize=True)
    return written


def _of_documents() -> Iterator[tuple[str, Image.Image]]:
    library, case = Library.open(), (_CASE.read_bytes(), _CASE.name)
    simple = (case[0].replace(b"taal: b1", b"taal: eenvoudig"), _CASE.name)
    assert simple != case, "the example has no letter in plain words"
    yield "brief", _page(render_for_case(library, "oproep-rc", "pdf", case))
    yield "brief-eenvoudig", _page(render_for_case(library, "oproep-rc", "pdf", simple))
    yield "veiligheidsplan", _page(render(library, "veiligheidsplan", "pdf", (_PLAN, "antwoorden.yaml")), 1)


def _page(document: bytes, number: int = 0) -> Image.Image:
    """A page on a table: white has an edge."""
    opened = pypdfium2.PdfDocument(document)
    opened.init_forms()
    sheet = opened[number].render(scale=_SCALE).to_pil().convert("RGB")
    framed = Image.new("RGB", (sheet.width + 2, sheet.height + 2), _EDGE)
    framed.paste(sheet, (1, 1))
    return framed


def _of_the_desk() -> Iterator[tuple[str, Image.Image]]:
    with (
        tempfile.TemporaryDirectory() as folder,
        served("--workers", "1") as address,
        browsing(address) as found,
    ):
        for name, show in _STATES.items():
            page = show(found, Path(folder))
            page.evaluate("document.activeElement.blur()")
            yield name, Image.open(io.BytesIO(page.screenshot(animations="disabled")))


def _start(browser: Browser, _folder: Path) -> Page:
    return browser.page("/", **_WINDOW)


def _hearing(browser: Browser, _folder: Path) -> Page:
    page = browser.page("/verhoor", **_WINDOW)
    page.locator(".open-file summary").click()
    page.set_input_files("#openen", _CASE)
    page.get_by_role("button", name="Openen", exact=True).click()
    page.get_by_role("heading", name="Het bestand is geopend").wait_for()
    page.get_by_role("status").filter(has_text="Voorbeeld bijgewerkt").wait_for()
    page.locator("#v-slachtoffer-voornaam").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    return page


def _list(browser: Browser, folder: Path) -> Page:
    (folder / "lijst.csv").write_bytes(broken_list()[0])
    page = browser.page("/lijst", **_LOW)
    page.set_input_files("#bestand", folder / "lijst.csv")
    page.get_by_role("button", name="Kijk de lijst na").click()
    page.get_by_role("heading", name="1 rij klopt niet").wait_for()
    return page


def _returned(browser: Browser, folder: Path) -> Page:
    plan = render(Library.open(), "veiligheidsplan", "pdf", (_PLAN, "antwoorden.yaml"))
    (folder / "plan.pdf").write_bytes(plan)
    page = browser.page("/ingevuld", **_WINDOW)
    page.set_input_files("#bestand", folder / "plan.pdf")
    page.get_by_role("button", name="Lees", exact=True).click()
    page.get_by_role("heading", name="Wat erin staat").evaluate("item => item.scrollIntoView()")
    return page


_STATES: Final[Mapping[str, Callable[[Browser, Path], Page]]] = {
    "balie": _start,
    "balie-verhoor": _hearing,
    "balie-lijst": _list,
    "balie-ingevuld": _returned,
}


def _small(picture: Image.Image) -> Image.Image:
    """With few colours, chosen in the same way each time."""
    return picture.convert("RGB").quantize(
        _COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    )


if __name__ == "__main__":
    main()
