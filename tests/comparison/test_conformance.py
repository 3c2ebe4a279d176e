"""Pages of comparisons before judges that are not ours: axe, and Chromium's printer."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from proeftuin_docs.comparison.filled import filled_page
from proeftuin_docs.comparison.versions import compare_as_page
from proeftuin_docs.library import Library
from tests.comparison.test_filled import spring
from tests.conformance.programs import PrintToPdf, Validator, use_pages
from tests.visual.differences import Difference
from tests.visual.documents import overview

pytestmark = pytest.mark.conformance


def test_axe_finds_nothing(axe: Validator, tmp_path: Path) -> None:
    """Pages of a form, a letter and two filled forms, and the overview of many; none wider than a screen."""
    rows = [
        Difference("iri", "1.1.0", "2 vervallen.", differs=True, pages=3, page=b"<html>"),
        Difference("sai", "1.0.0", "Ongewijzigd.", differs=False, pages=0),
    ]
    pages = {
        "formulier": compare_as_page(Library.open(), "sai@1.0.0", "sai@1.1.0"),
        "brief": compare_as_page(Library.open(), "oproep-rc", "oproep-rc"),
        "ingevuld": filled_page(spring(), Library.open()),
        "overzicht": overview(rows, "Vergeleken met gisteren."),
    }
    paths = [tmp_path / f"{name}.html" for name in pages]
    for path, content in zip(paths, pages.values(), strict=True):
        path.write_bytes(content)
    assert axe(paths) == {path: [] for path in paths}
    assert use_pages("widths", paths) == {path: [] for path in paths}


def test_a_comparison_prints_with_both_pages_beside_each_other(chromium: PrintToPdf, tmp_path: Path) -> None:
    """A caption is on the same sheet as that of its counterpart, and no heading stands alone."""
    source, target = tmp_path / "verschil.html", tmp_path / "verschil.pdf"
    source.write_bytes(compare_as_page(Library.open(), "veiligheidsplan@1.0.0", "veiligheidsplan@1.0.1"))
    chromium(source, target)
    sheets = [sheet.extract_text() for sheet in PdfReader(target).pages]
    captions = ("bladzijde {} · veiligheidsplan 1.0.0", "bladzijde {} · veiligheidsplan 1.0.1")
    for number in (1, 2):
        old, new = ([caption.format(number) in sheet for sheet in sheets] for caption in captions)
        assert sum(old) == 1
        assert old == new
