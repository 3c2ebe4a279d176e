"""Large print and parts of a form before judges that are not ours, and as a browser prints them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from proeftuin_docs import Library, render
from proeftuin_docs.renderers.registry import FORMATS, render_document
from tests.conformance.programs import PrintToPdf, Validator
from tests.editions.editions import LEAST, large, large_letters, spans
from tests.pdf.rendered import ALL_KINDS, NEWEST, OPTIONS

pytestmark = pytest.mark.conformance

_FOOT: Final = 270
"""From the top of the paper, in millimetres: below it stands what identifies the document."""


def editions(format_name: str, folder: Path) -> Iterator[Path]:
    """Every form and every letter in large print, and the parts of the IRI in both sizes."""
    ending = FORMATS[format_name].ending
    made = {
        f"{name}-groot": render_document(large(name), format_name, OPTIONS) for name in (ALL_KINDS, *NEWEST)
    }
    for name, document, options in large_letters():
        made[f"{name}-groot"] = render_document(document, format_name, options)
    library = Library.open()
    for part in library.parts_of(library.find("iri")):
        for size in ("normaal", "groot"):
            made[f"iri-{part.id}-{size}"] = render(library, "iri", format_name, size=size, part=part.id)
    for name, content in made.items():
        path = folder / f"{name.replace(' ', '-')}{ending}"
        path.write_bytes(content)
        yield path


def faults(judge: Validator, format_name: str, folder: Path) -> dict[str, list[str]]:
    """What the judge holds against each edition; those without faults left out."""
    paths = list(editions(format_name, folder))
    assert len(paths) > 20
    return {path.name: list(found) for path, found in judge(paths).items() if found}


@pytest.mark.parametrize("format_name", ["pdf", "print"])
def test_every_pdf_conforms(format_name: str, verapdf: Validator, tmp_path: Path) -> None:
    """No rule of PDF/UA-1 and PDF/A-2a fails; its metadata describe what they say of the edition."""
    assert faults(verapdf, format_name, tmp_path) == {}


def test_every_word_file_is_valid_open_xml(ooxml_validator: Validator, tmp_path: Path) -> None:
    """Rows of one cell, and styles of another size, are as Word wants them."""
    assert faults(ooxml_validator, "docx", tmp_path) == {}


def test_every_page_is_accessible(axe: Validator, tmp_path: Path) -> None:
    """Stacked tables as well."""
    assert faults(axe, "html", tmp_path) == {}


def test_every_page_prints_in_large_type(chromium: PrintToPdf, tmp_path: Path) -> None:
    """Nothing to read is smaller on paper either, but the address in its window."""
    for path in (path for path in editions("html", tmp_path) if "normaal" not in path.name):
        pdf = path.with_suffix(".pdf")
        chromium(path, pdf)
        small = [
            span
            for span in spans(pdf.read_bytes())
            if span.size < LEAST - 0.1 and span.top < _FOOT and not span.in_window
        ]
        assert small == [], path.name
