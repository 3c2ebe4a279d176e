"""The judges themselves: each finds what is wrong, since one that finds nothing ever would prove nothing."""

from pathlib import Path

import pytest
from docx import Document

from tests.conformance.programs import Convert, PrintToPdf, ReadText, Validator

pytestmark = pytest.mark.conformance

BAD_PAGE = '<!doctype html><html lang="nl"><title>x</title><main><h1>x</h1><input></main></html>'
GOOD_PAGE = '<!doctype html><html lang="nl"><title>x</title><main><h1>Kop</h1></main></html>'
FAR_PAGE = GOOD_PAGE.replace("</h1>", '</h1><img alt="x" src="https://voorbeeld.invalid/x.png">')


@pytest.fixture
def untagged_pdf(tmp_path: Path) -> Path:
    """A PDF without tags, language or title."""
    import typst

    path = tmp_path / "zonder-codes.pdf"
    path.write_bytes(typst.compile(b"= Kop", pdf_tags=False))
    return path


def test_verapdf_finds_the_faults_of_both_standards(untagged_pdf: Path, verapdf: Validator) -> None:
    """A file without tags fails PDF/UA-1 and PDF/A-2a."""
    (found,) = verapdf([untagged_pdf]).values()
    assert {fault.partition(":")[0] for fault in found} == {"PDF/UA-1", "PDF/A-2A"}


def test_a_file_that_verapdf_cannot_read_is_a_fault(tmp_path: Path, verapdf: Validator) -> None:
    """Neither rubbish nor a missing file passes for good."""
    rubbish, missing = tmp_path / "rommel.pdf", tmp_path / "weg.pdf"
    rubbish.write_bytes(b"geen pdf")
    found = verapdf([rubbish, missing])
    assert [len(found[path]) for path in (rubbish, missing)] == [2, 2]


def test_the_open_xml_sdk_finds_faults(tmp_path: Path, ooxml_validator: Validator) -> None:
    """A plain document is good, one with an element out of place is not, and rubbish is not either."""
    good, bad, rubbish = (tmp_path / f"{name}.docx" for name in ("goed", "fout", "rommel"))
    document = Document()
    document.add_paragraph("Goed.")
    document.save(str(good))
    paragraph = document.paragraphs[0]._p
    paragraph.append(paragraph.get_or_add_pPr())
    document.save(str(bad))
    rubbish.write_bytes(b"geen zip")
    found = ooxml_validator([good, bad, rubbish])
    assert [bool(found[path]) for path in (good, bad, rubbish)] == [False, True, True]


@pytest.mark.parametrize(
    ("page", "expected"), [(GOOD_PAGE, []), (BAD_PAGE, ["label input"]), (FAR_PAGE, ["network request"])]
)
def test_axe_finds_violations_and_requests(
    page: str, expected: list[str], tmp_path: Path, axe: Validator
) -> None:
    """A field without a label, and an image from elsewhere."""
    path = tmp_path / "bladzijde.html"
    path.write_text(page, encoding="utf-8")
    assert [fault.partition(":")[0] for fault in axe([path])[path]] == expected


def test_chromium_prints_and_poppler_and_mupdf_read(
    tmp_path: Path, chromium: PrintToPdf, pdftotext: ReadText, mutool: ReadText
) -> None:
    """What stands on the page is what both read."""
    page, printed = tmp_path / "bladzijde.html", tmp_path / "bladzijde.pdf"
    page.write_text(GOOD_PAGE.replace("Kop", "Eén kop"), encoding="utf-8")
    chromium(page, printed)
    assert [read(printed).strip() for read in (pdftotext, mutool)] == ["Eén kop", "Eén kop"]


def test_libreoffice_saves_what_it_opens(tmp_path: Path, soffice: Convert) -> None:
    """The text of a document comes back in another format."""
    source = tmp_path / "brief.docx"
    document = Document()
    document.add_paragraph("Geachte mevrouw Çelik")
    document.save(str(source))
    saved = soffice(source, "txt:Text (encoded):UTF8", tmp_path / "uit")
    assert saved.read_text(encoding="utf-8-sig").strip() == "Geachte mevrouw Çelik"
