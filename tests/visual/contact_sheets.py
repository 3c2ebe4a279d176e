"""Shows every page of every document, before and after, on sheets: `make contact-sheets [BASE=commit]`.

Makes every version of every form, and every letter with sample values, as they were at a commit (without one
the last published state) and as they are here. Each becomes one picture in `artifacts/contact-sheets`: the
pages of before above, those of now below. Word files are laid out by LibreOffice and web pages by Chromium;
where one is missing that is said, and its sheets are not made. Ends with 1 when a document cannot be made.
"""

import argparse
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pypdfium2
from PIL import Image

from tests.visual.states import ROOT, StateError, find_base, start, unpack, wait

OUTPUT: Final = ROOT / "artifacts" / "contact-sheets"
_LAID_OUT_BY: Final = {"docx": "soffice", "html": "chromium"}
_SCALE: Final = 0.6
"""Pixels to a point."""
_PAGES_IN_A_ROW: Final = 5
_GUTTER: Final = 12
_BETWEEN: Final = 48
_PAPER, _TABLE = (255, 255, 255), (208, 208, 208)
_TIMEOUT_SECONDS: Final = 900


def main() -> int:
    """Make, lay out, and say where the sheets are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", nargs="?", default="", help="a commit; without it the last published state")
    parser.add_argument("--output", type=Path, default=OUTPUT)
    given = parser.parse_args()
    formats = [name for name, program in _LAID_OUT_BY.items() if shutil.which(program)]
    for missing in _LAID_OUT_BY.keys() - formats:
        print(f"{_LAID_OUT_BY[missing]} is missing: no sheets of {missing}")
    with tempfile.TemporaryDirectory() as folder:
        try:
            failures = make_both(find_base(given.base), Path(folder), formats)
        except StateError as error:
            print(error)
            return 1
        write_sheets(Path(folder), given.output)
    for line in (*failures, given.output):
        print(line)
    return 1 if failures else 0


def make_both(base: str | None, folder: Path, formats: Sequence[str]) -> list[str]:
    """Make the documents of both states in `before` and `now`; return what could not be made here."""
    for name in ("before", "now", "source"):
        (folder / name).mkdir()
    here = start(ROOT, folder / "now", formats)
    if base is not None:
        unpack(base, folder / "source")
        wait(start(folder / "source", folder / "before", formats))
    failures = wait(here)
    for path in (folder / "before", folder / "now"):
        lay_out(path)
    return failures


def lay_out(folder: Path) -> None:
    """Make a PDF beside each Word file and web page."""
    for made in sorted(path for path in folder.iterdir() if path.is_dir()):
        words = sorted(made.glob("*.docx"))
        if words:
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            _run(
                "soffice",
                profile,
                "--headless",
                "--convert-to",
                "pdf:writer_pdf_Export",
                "--outdir",
                made / "word",
                *words,
            )
        for page in sorted(made.glob("*.html")):
            target = made / f"{_make(page)}.pdf"
            options = ("--headless", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={target}")
            _run("chromium", *options, page.as_uri())
        for path in words:
            (made / "word" / f"{path.stem}.pdf").rename(made / f"{_make(path)}.pdf")


def _make(path: Path) -> str:
    """What the layout of a Word file or web page is called: the variant of a letter, and the format."""
    ending = path.suffix.removeprefix(".")
    return ending if path.stem == ending else f"{path.stem}-{ending}"


def _run(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=_TIMEOUT_SECONDS)


def write_sheets(folder: Path, output: Path) -> None:
    """One picture for every PDF of either state, in an empty folder."""
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    states = [folder / name for name in ("before", "now")]
    names = {path.relative_to(state).as_posix() for state in states for path in state.glob("*/*.pdf")}
    for name in sorted(names):
        rows = [row for state in states for row in (*rows_of(state / name), None)][:-1]
        contact_sheet(rows).save(output / f"{name.replace('/', '-').removesuffix('.pdf')}.png")


def rows_of(path: Path) -> Iterator[list[Image.Image]]:
    """The pages of a PDF in rows; none of a file that is not there."""
    if not path.exists():
        return
    with pypdfium2.PdfDocument(path) as document:
        document.init_forms()
        pages = [page.render(scale=_SCALE, may_draw_forms=True).to_pil().convert("RGB") for page in document]
    yield from (pages[at : at + _PAGES_IN_A_ROW] for at in range(0, len(pages), _PAGES_IN_A_ROW))


def contact_sheet(rows: Sequence[list[Image.Image] | None]) -> Image.Image:
    """The rows below each other on grey, with a wider gap where None is."""
    heights = [_BETWEEN if row is None else max(page.height for page in row) + _GUTTER for row in rows]
    widths = [sum(page.width + _GUTTER for page in row) for row in rows if row]
    sheet = Image.new("RGB", (max(widths, default=0) + _GUTTER, sum(heights) + _GUTTER), _TABLE)
    top = _GUTTER
    for row, height in zip(rows, heights, strict=True):
        left = _GUTTER
        for page in row or ():
            sheet.paste(_PAPER, (left, top, left + page.width, top + page.height))
            sheet.paste(page, (left, top))
            left += page.width + _GUTTER
        top += height
    return sheet


if __name__ == "__main__":
    raise SystemExit(main())
