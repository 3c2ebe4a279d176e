"""A form filled in by the viewers that people have: what they saved reads back, and shows."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pytest

from proeftuin_docs.library import Library
from tests.builders import all_kinds
from tests.conformance.filling import Fill, Values
from tests.conformance.programs import ReadText
from tests.reading import PdfField, pdf_fields

pytestmark = pytest.mark.conformance

Widget = tuple[str, tuple[float, ...]]

FILLERS: Final = ("pdftk", "pdfjs", "pdfium", "mupdf")
VALUES: Final[Values] = {
    "naam": "Zoë Jansen",
    "verhaal": "Eerste regel.\nTweede regel.",
    "dag": "29-02-2028",
    "aangifte": "nee",
    "vervoer": "trein",
    "hulp_juridisch": "ja",
    "veilig": "-1",
    "gelezen": "ja",
    "acties_r1_wie": "Ömer",
    "acties_r1_stand": "klaar",
    "acties_r2_gedaan": "ja",
}
WORDS: Final = ("Zoë Jansen", "Eerste regel.", "Tweede regel.", "29-02-2028", "Ömer")


@pytest.fixture(scope="session")
def blank_form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fillable PDF of the form with every kind."""
    path = tmp_path_factory.mktemp("leeg") / "leeg.pdf"
    path.write_bytes(Library.open().render(all_kinds(), "pdf"))
    return path


@pytest.fixture(scope="session", params=FILLERS)
def filled_form(
    request: pytest.FixtureRequest, blank_form: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """That form as a viewer saves it with the values above."""
    fill: Fill = request.getfixturevalue(request.param)
    path = tmp_path_factory.mktemp(request.param) / "ingevuld.pdf"
    fill(blank_form, path, VALUES)
    return path


def stored(path: Path) -> Mapping[str, str]:
    """The value of every field, line ends made even; an empty button is off."""
    fields = pdf_fields(path.read_bytes())
    return {field.name: field.value.replace("\r\n", "\n").replace("\r", "\n") for field in fields}


def widget_of(field: PdfField) -> Widget:
    """What tells a widget apart: a radio group has one per option."""
    return field.name, field.box


def looks(path: Path) -> Mapping[Widget, bytes]:
    """How PDFium draws each widget."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    document.init_forms()
    pages = [page.render(scale=2, may_draw_forms=True).to_numpy() for page in document]
    fields = pdf_fields(path.read_bytes())
    drawn = {widget_of(field): _cut(pages[field.page - 1], field.box).tobytes() for field in fields}
    document.close()
    return drawn


def _cut(page: Any, box: Sequence[float]) -> Any:  # noqa: ANN401 - an array of pixels
    left, bottom, right, top = (round(2 * edge) for edge in box)
    return page[page.shape[0] - top : page.shape[0] - bottom, left:right]


def is_switched(field: PdfField) -> bool:
    """Whether the values above change how this widget looks."""
    return field.name in VALUES and (field.kind != "Btn" or VALUES[field.name] in field.states)


def test_the_values_cover_every_kind_of_widget(blank_form: Path) -> None:
    """A kind that nobody fills in would go untested."""
    fields = {field.name: field for field in pdf_fields(blank_form.read_bytes())}
    assert set(VALUES) <= fields.keys()
    assert {fields[name].kind for name in VALUES} == {field.kind for field in fields.values()}


def test_what_a_viewer_saved_reads_back_equal(filled_form: Path, blank_form: Path) -> None:
    """Every value that was typed or clicked is stored, and no other field has changed."""
    assert stored(filled_form) == {**stored(blank_form), **VALUES}


def test_what_a_viewer_saved_shows_in_another(filled_form: Path, blank_form: Path) -> None:
    """PDFium draws each filled widget otherwise than the blank one, and the others the same."""
    before, after = looks(blank_form), looks(filled_form)
    changed = [widget for widget in before if before[widget] != after[widget]]
    expected = [widget_of(field) for field in pdf_fields(blank_form.read_bytes()) if is_switched(field)]
    assert len(expected) == len(VALUES)
    assert sorted(changed) == sorted(expected)


def test_poppler_and_mupdf_read_what_a_viewer_saved(
    filled_form: Path, pdftotext: ReadText, mutool: ReadText
) -> None:
    """Each text is drawn in the page, not only stored beside it."""
    for read in (pdftotext, mutool):
        text = read(filled_form)
        assert [word for word in WORDS if word not in text] == []
