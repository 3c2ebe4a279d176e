"""Pages before judges that are not ours: axe, and Chromium's printer."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from proeftuin_docs.document import Document, TextField, cell_name
from proeftuin_docs.renderers.html import IndexEntry, IndexFile, render_index
from proeftuin_docs.renderers.options import RenderOptions
from tests import builders
from tests.conformance.programs import PrintToPdf, Validator
from tests.html.conftest import Render
from tests.html.documents import document_of, every_block, question_of, table_of, text_document

pytestmark = pytest.mark.conformance

WORDS = [f"woord{number}" for number in range(5000)]


def printed(document: Document, render: Render, chromium: PrintToPdf, folder: Path) -> list[str]:
    """The text of each page as it comes out of the printer."""
    page, pdf = folder / "pagina.html", folder / "pagina.pdf"
    page.write_bytes(render(document))
    chromium(page, pdf)
    return [sheet.extract_text() for sheet in PdfReader(pdf).pages]


def test_axe_finds_nothing(axe: Validator, render: Render, options: RenderOptions, tmp_path: Path) -> None:
    """Every kind of block and field, blank and filled, and the index."""
    files = (IndexFile("pdf", "a.pdf", 1), IndexFile("html", "a.html", 1))
    entries = [IndexEntry(name, name, "1.0.0", "concept", "Doel.", ("jou",), files) for name in ("a", "b")]
    pages = {
        "alles": render(every_block()),
        "ingevuld": render(every_block(filled=True)),
        "formulier": render(builders.filled()),
        "overzicht": render_index(entries, options),
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
        even = " ".join(text.split())
        assert "Titel 1.2.3 · kenmerk 0123456789ab" in even
        assert f"pagina {number} van {len(pages)}" in even
        assert "Concept" in even


def test_what_belongs_to_the_screen_is_not_printed(
    render: Render, chromium: PrintToPdf, tmp_path: Path
) -> None:
    """Buttons, and the note that the page keeps nothing, stay off the paper."""
    text = " ".join(printed(every_block(), render, chromium, tmp_path))
    assert "Hoe gaat het?" in text
    assert [word for word in ("Wis keuze", "Afdrukken", "Rij toevoegen", "bewaart") if word in text] == []
