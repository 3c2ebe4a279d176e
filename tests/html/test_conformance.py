"""Pages before judges that are not ours: axe, and Chromium's printer."""

from pathlib import Path

import pymupdf
import pytest
from pypdf import PdfReader

from proeftuin_docs.document import Document, Layout, TextField, Window, cell_name
from proeftuin_docs.renderers.html import IndexEntry, IndexFile, render_index, render_overview
from proeftuin_docs.renderers.options import RenderOptions
from tests import builders
from tests.conformance.programs import PrintToPdf, Validator
from tests.html.conftest import Render
from tests.html.documents import document_of, every_block, question_of, table_of, text_document
from tests.html.letters import (
    RECIPIENT,
    RETURN_LINE,
    SENDER,
    checklist,
    head_of,
    letter,
    overview_of,
    question_table,
)

pytestmark = pytest.mark.conformance

MM = 25.4 / 72
SIDES = {Window.LEFT: (33, 116), Window.RIGHT: (109, 185)}
WORDS = [f"woord{number}" for number in range(5000)]


def printed(document: Document, render: Render, chromium: PrintToPdf, folder: Path) -> list[str]:
    """The text of each page as it comes out of the printer."""
    page, pdf = folder / "pagina.html", folder / "pagina.pdf"
    page.write_bytes(render(document))
    chromium(page, pdf)
    return [sheet.extract_text() for sheet in PdfReader(pdf).pages]


def test_axe_finds_nothing(axe: Validator, render: Render, options: RenderOptions, tmp_path: Path) -> None:
    """Every kind of block and field, letters, working lists, the index and the overview."""
    files = (IndexFile("pdf", "a.pdf", 1), IndexFile("html", "a.html", 1))
    entries = [IndexEntry(name, name, "1.0.0", "concept", "Doel.", ("jou",), files) for name in ("a", "b")]
    pages = {
        "alles": render(every_block()),
        "ingevuld": render(every_block(filled=True)),
        "formulier": render(builders.filled()),
        "lijst": render_index(entries, options),
        "brief": render(letter()),
        "eenvoudig": render(letter(Layout.EASY_LETTER)),
        "checklist": render(checklist(12)),
        "tabel": render(question_table(3)),
        "overzicht": render_overview(overview_of(), options),
    }
    paths = [tmp_path / f"{name}.html" for name in pages]
    for path, content in zip(paths, pages.values(), strict=True):
        path.write_bytes(content)
    assert axe(paths) == {path: [] for path in paths}


@pytest.mark.parametrize("lines", [1, 12])
def test_an_answer_of_5000_words_is_printed_whole(
    lines: int, render: Render, chromium: PrintToPdf, tmp_path: Path
) -> None:
    """Every word is on paper, in order, whatever room the field had."""
    pages = printed(text_document(" ".join(WORDS), lines), render, chromium, tmp_path)
    found = [word for text in pages for word in text.split() if word.startswith("woord")]
    assert found == WORDS
    assert len(pages) > 3


def test_a_word_longer_than_the_line_is_printed_whole(
    render: Render, chromium: PrintToPdf, tmp_path: Path
) -> None:
    """A word that does not fit is broken, not cut off."""
    word = "".join(f"{number:04}" for number in range(500))
    text = "".join(printed(text_document(word), render, chromium, tmp_path))
    assert word in "".join(text.split())


def test_a_long_text_in_a_cell_is_printed_whole(render: Render, chromium: PrintToPdf, tmp_path: Path) -> None:
    """In a table beside others and in one of cards alike."""
    short = [f"w{number}" for number in range(1000, 2500)]
    for columns in (3, 8):
        table = table_of("tabel", columns, filled=False)
        cell = TextField(cell_name("tabel", 1, "k0"), "Cel", 1, " ".join(short))
        filled = type(table)(
            table.name, table.tooltip, table.columns, ((cell, *table.rows[0][1:]), table.rows[1]), 1
        )
        pages = printed(document_of(question_of(filled)), render, chromium, tmp_path)
        assert [word for text in pages for word in text.split() if word in set(short)] == short


def test_every_printed_page_carries_identity_mark_and_number(
    render: Render, chromium: PrintToPdf, tmp_path: Path
) -> None:
    """A page that goes astray says what it belongs to."""
    pages = printed(text_document(" ".join(WORDS)), render, chromium, tmp_path)
    for number, text in enumerate(pages, start=1):
        normalise_text = " ".join(text.split())
        assert "Titel 1.2.3 · kenmerk 0123456789ab" in normalise_text
        assert f"pagina {number} van {len(pages)}" in normalise_text
        assert "Concept" in normalise_text


def test_what_belongs_to_the_screen_is_not_printed(
    render: Render, chromium: PrintToPdf, tmp_path: Path
) -> None:
    """Buttons, and the note that the page keeps nothing, stay off the paper."""
    text = " ".join(printed(every_block(), render, chromium, tmp_path))
    assert "Hoe gaat het?" in text
    assert [word for word in ("Wis keuze", "Afdrukken", "Rij toevoegen", "bewaart") if word in text] == []


def place_of(text: str, pdf: Path) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a text on the first page, in millimetres from the paper's top left."""
    with pymupdf.open(pdf) as document:
        (found,) = document[0].search_for(text)
    return (found.x0 * MM, found.y0 * MM, found.x1 * MM, found.y1 * MM)


@pytest.mark.parametrize("sender", [SENDER, (), (*SENDER, *("nog een regel",) * 5)])
@pytest.mark.parametrize("window", list(Window))
def test_the_address_is_printed_in_the_window(
    sender: tuple[str, ...], window: Window, render: Render, chromium: PrintToPdf, tmp_path: Path
) -> None:
    """Return line from 50 mm, recipient from 59 to 90 mm, whatever stands above; the date well beside it."""
    left, right = SIDES[window]
    pdf = tmp_path / "pagina.pdf"
    for layout in (Layout.LETTER, Layout.EASY_LETTER):
        printed(letter(layout, head_of(window, sender)), render, chromium, tmp_path)
        return_line = place_of(RETURN_LINE, pdf)
        lines = [place_of(line, pdf) for line in RECIPIENT[1:]]
        assert return_line[0] == pytest.approx(left, abs=0.5)
        assert 49.5 < return_line[1] < 52
        assert return_line[3] < 59
        assert [line[0] for line in lines] == pytest.approx([left, left], abs=0.5)
        assert lines[0][1] > 63
        assert lines[-1][3] < 90
        assert return_line[2] < right
        beside = place_of("Datum", pdf)
        assert 49.5 < beside[1] < 52
        assert beside[0] > right + 15 if window is Window.LEFT else beside[2] < left - 15


def test_a_list_of_45_items_is_printed_on_two_pages(
    render: Render, chromium: PrintToPdf, tmp_path: Path
) -> None:
    """With their sources, explanations and headings, in whatever font this machine has."""
    pages = printed(checklist(45), render, chromium, tmp_path)
    text = " ".join(" ".join(pages).split())
    assert len(pages) == 2
    assert [number for number in range(45) if f"Punt {number}: " not in text] == []
    assert [number for number in range(45) if f"art. {number} Sv" not in text] == []


def test_a_table_of_25_rows_is_printed_beside_each_other(
    render: Render, chromium: PrintToPdf, tmp_path: Path
) -> None:
    """No word is broken, each row stands in reading order, and the headings come back on every page."""
    pages = printed(question_table(25), render, chromium, tmp_path)
    words = " ".join(pages).split()
    assert [word for word in words if word.startswith("onderwerp")] == [
        f"onderwerp{row:02}" for row in range(1, 26)
    ]
    assert 1 < len(pages) < 4
    assert all("Bladzijde" in text for text in pages if "onderwerp" in text)


def test_an_overview_is_printed_on_two_pages_at_most(
    options: RenderOptions, chromium: PrintToPdf, tmp_path: Path
) -> None:
    """With ten documents on it, the reminder included."""
    page, pdf = tmp_path / "pagina.html", tmp_path / "pagina.pdf"
    page.write_bytes(render_overview(overview_of(documents=10), options))
    chromium(page, pdf)
    texts = [sheet.extract_text() for sheet in PdfReader(pdf).pages]
    assert len(texts) in (1, 2)
    assert "Bel 088 362 12 34" in texts[-1]
