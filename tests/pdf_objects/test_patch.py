"""Objects of a file that Typst wrote are found, replaced and taken over, byte for byte."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from proeftuin_docs import Library, render
from proeftuin_docs.pdf_objects.lexer import Renumbering, text_string
from proeftuin_docs.pdf_objects.patch import PdfPatch, count_pages
from proeftuin_docs.pdf_objects.reader import TypstPdf
from proeftuin_docs.pdf_objects.writer import PdfObjectWriter


@pytest.fixture(scope="module")
def printed() -> bytes:
    """A form to print, as Typst and the patch of its identity made it."""
    return render(Library.open(), "sai", "print")


def test_a_replaced_object_is_what_a_reader_finds(printed: bytes) -> None:
    """The file stays whole: as many pages, and the new entry in the catalogue."""
    patch = PdfPatch.read(printed)
    catalog = patch.catalog()
    body = patch.body(catalog).replace(b"<<", b"<</Proef true", 1)
    patched = PdfReader(BytesIO(patch.with_objects({catalog: body}, b"0123456789abcdef")))
    assert patched.trailer["/Root"]["/Proef"]  # type: ignore[index]
    assert len(patched.pages) == len(PdfReader(BytesIO(printed)).pages) == count_pages(printed)


def test_pages_and_elements_of_a_typst_file_are_found(printed: bytes) -> None:
    """As many pages as another reader counts."""
    assert len(TypstPdf.read(PdfPatch.read(printed)).pages) == len(PdfReader(BytesIO(printed)).pages)


def test_a_string_in_an_object_never_changes_when_it_moves() -> None:
    """What looks like a reference inside brackets is text."""
    moved = Renumbering(lambda number: number + 100, 0, b"", bytes).moved(b"<</A 3 0 R/B(3 0 R \\) 4 0 R)>>")
    assert moved == b"<</A 103 0 R/B(3 0 R \\) 4 0 R)>>"


def test_a_text_is_written_so_that_any_reader_reads_it() -> None:
    """Accents and brackets too."""
    target = BytesIO()
    writer = PdfObjectWriter(target)
    writer.finish(writer.add(b"<</Type/Catalog/Titel%b>>" % text_string("Žofie (a) \\")))
    assert PdfReader(BytesIO(target.getvalue())).trailer["/Root"]["/Titel"] == "Žofie (a) \\"  # type: ignore[index]
