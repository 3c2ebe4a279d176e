"""Forms that come back from the programs that people have: what was typed, or word of what is lost."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import pymupdf
import pytest

from proeftuin_docs.definitions import FormDefinition, Status
from proeftuin_docs.library import Library
from proeftuin_docs.returned.verify import Verdict, verify
from tests.conformance.programs import Convert, PrintToPdf, find_libreoffice, find_program, run_program
from tests.conformance.saving import save_page
from tests.conformance.typed import typed_fields, typed_values
from tests.returned.files import all_kinds_folder, codes, given, read_one, rendered

pytestmark = pytest.mark.conformance

ALL_KINDS: Final = "alle-soorten@1.2.3"
FORMS: Final = (ALL_KINDS, "iri@1.1.0", "sai@1.0.0", "veiligheidsplan@1.0.1", "vragenlijst-ovj@1.0.0")
FILLERS: Final = ("pdftk", "pdfjs", "pdfium", "mupdf")
UNMARKED: Final = "returned.printed_to_pdf"
NO_FIELDS: Final = "returned.no_fields"


@dataclass(frozen=True)
class Form:
    """A form of a court's library, what somebody types in it, and what `read` may remark on its version."""

    reference: str
    court: Path
    values: Mapping[str, Any]
    remarks: tuple[str, ...]

    def made(self, format_name: str, *, filled: bool = False) -> bytes:
        """The form in a format, blank or with its values."""
        return rendered(self.reference, format_name, self.values if filled else None, self.court)

    def assert_comes_back(self, content: bytes, *told: str) -> None:
        """Exactly the values, and these codes beside what there is to say of the version."""
        reading = read_one(content, self.court, as_coordinator=True)
        assert reading.read is not None, [str(item) for item in reading.problems]
        assert dict(reading.read.values) == self.values
        assert reading.read.unread == ()
        assert sorted(codes(reading)) == sorted([*told, *self.remarks])

    def assert_says(self, content: bytes, verdict: Verdict, *told: str) -> None:
        """No values, these codes beside those of the version, and this verdict."""
        reading = read_one(content, self.court, as_coordinator=True)
        assert reading.read is None
        assert sorted(codes(reading)) == sorted([*told, *self.remarks])
        assert verify(Library.open(self.court), [given(content)])[0].verdict is verdict


@pytest.fixture(scope="session")
def form(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Form]:
    """A version by its reference."""
    court = all_kinds_folder(tmp_path_factory.mktemp("gerecht"))

    @cache
    def made(reference: str) -> Form:
        found = Library.open(court).catalogue.find(reference)
        assert isinstance(found, FormDefinition)
        concept = found.status is Status.CONCEPT
        return Form(reference, court, typed_values(found), ("returned.concept",) * concept)

    return made


GetForm = Callable[[str], Form]


def with_one_more_row(wanted: Form) -> Form:
    """The same form with a row more in each of its tables than the blank form has."""
    values = {id_: [*value, value[0]] if _is_table(value) else value for id_, value in wanted.values.items()}
    return replace(wanted, values=values)


def _is_table(value: object) -> bool:
    return isinstance(value, list) and isinstance(value[0], dict)


@pytest.mark.parametrize("filler", FILLERS)
@pytest.mark.parametrize("reference", FORMS)
def test_what_a_viewer_saved_is_read(
    reference: str, filler: str, form: GetForm, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Every question of every kind, typed and clicked in a PDF."""
    wanted, fill = form(reference), request.getfixturevalue(filler)
    blank, filled = tmp_path / "leeg.pdf", tmp_path / "ingevuld.pdf"
    blank.write_bytes(wanted.made("pdf"))
    fill(blank, filled, typed_fields(wanted.made("pdf", filled=True)))
    wanted.assert_comes_back(filled.read_bytes())


@pytest.mark.parametrize("reference", FORMS)
def test_a_word_file_that_libreoffice_saved_is_read(
    reference: str, form: GetForm, soffice: Convert, tmp_path: Path
) -> None:
    """It drops every tag and lock; bookmarks still name the fields."""
    wanted, source = form(reference), tmp_path / "ingevuld.docx"
    source.write_bytes(wanted.made("docx", filled=True))
    wanted.assert_comes_back(soffice(source, "docx", tmp_path / "uit").read_bytes())


@pytest.mark.parametrize("reference", [ALL_KINDS, "iri@1.1.0", "sai@1.0.0"])
def test_a_page_that_was_filled_in_is_read_from_the_copy_of_its_own_button(
    reference: str, form: GetForm, tmp_path: Path
) -> None:
    """Typed and clicked in Chromium, rows added with their button, then 'Bewaar een kopie'."""
    wanted = with_one_more_row(form(reference))
    saved = save_page(wanted.made("html"), typed_fields(wanted.made("pdf", filled=True)), tmp_path)
    wanted.assert_comes_back(saved.by_button)


def test_a_page_that_the_browser_saved_is_told(form: GetForm, tmp_path: Path) -> None:
    """What was typed is there, what was chosen is not; that is a fault, and nothing is made up."""
    wanted = form("veiligheidsplan@1.0.1")
    saved = save_page(wanted.made("html"), typed_fields(wanted.made("pdf", filled=True)), tmp_path)
    reading = read_one(saved.by_browser, wanted.court)
    assert codes(reading) == ["web_pages.saved_by_browser"]
    assert reading.failed
    assert reading.read is not None
    assert reading.read.values["naam"] == wanted.values["naam"]
    assert "veiligheidsgevoel" not in reading.read.values


def flattened_by_pdftk(source: Path, target: Path) -> None:
    """The fields become text on the page."""
    run_program(find_program("pdftk"), source, "output", target, "flatten")


def flattened_by_mupdf(source: Path, target: Path) -> None:
    """The same, by another program."""
    with pymupdf.open(source) as document:
        document.bake()
        document.save(target)


def printed_by_poppler(source: Path, target: Path) -> None:
    """Drawn anew, as printing to a PDF does: nothing is left but what is on the pages."""
    run_program(find_program("pdftocairo"), "-pdf", source, target)


def printed_by_libreoffice(source: Path, target: Path) -> None:
    """LibreOffice has no fields for a PDF: it opens one as a drawing, and what it saves is a print."""
    run_program(
        find_libreoffice("Draw"),
        f"-env:UserInstallation={(target.parent / 'profiel').resolve().as_uri()}",
        *("--headless", "--norestore", "--infilter=draw_pdf_import", "--convert-to", "pdf:draw_pdf_Export"),
        *("--outdir", target.parent / "uit", source),
    )
    (target.parent / "uit" / source.name).replace(target)


@pytest.mark.parametrize(
    ("convert", "told"),
    [
        (flattened_by_pdftk, (NO_FIELDS,)),
        (flattened_by_mupdf, (NO_FIELDS,)),
        (printed_by_poppler, (UNMARKED, NO_FIELDS)),
        (printed_by_libreoffice, (UNMARKED, NO_FIELDS)),
    ],
)
def test_a_pdf_without_its_fields_is_told(
    convert: Callable[[Path, Path], None], told: tuple[str, ...], form: GetForm, tmp_path: Path
) -> None:
    """Nothing is read from the pages; the form's own text is still seen to be there, with more beside it."""
    wanted, source, target = form("iri@1.0.0"), tmp_path / "ingevuld.pdf", tmp_path / "plat.pdf"
    source.write_bytes(wanted.made("pdf", filled=True))
    convert(source, target)
    wanted.assert_says(target.read_bytes(), Verdict.ADDED, *told)


def test_a_scan_is_told(form: GetForm, tmp_path: Path) -> None:
    """Pictures of pages say nothing at all."""
    wanted, source = form("sai@1.0.0"), tmp_path / "ingevuld.pdf"
    source.write_bytes(wanted.made("pdf", filled=True))
    run_program(find_program("pdftoppm"), "-r", "50", "-png", source, tmp_path / "blad")
    scan = pymupdf.open()
    for picture in sorted(tmp_path.glob("blad*.png")):
        page = scan.new_page()
        page.insert_image(page.rect, filename=picture)
    wanted.assert_says(scan.tobytes(), Verdict.FOREIGN, "returned.foreign")


@pytest.mark.parametrize("filled", [False, True])
def test_a_word_file_that_was_saved_as_pdf_is_told(
    filled: bool, form: GetForm, soffice: Convert, tmp_path: Path
) -> None:
    """The line at the foot says which version it is, and its text is that of the Word file."""
    wanted, source = form("veiligheidsplan@1.0.1"), tmp_path / "plan.docx"
    source.write_bytes(wanted.made("docx", filled=filled))
    printed = soffice(source, "pdf", tmp_path / "uit").read_bytes()
    wanted.assert_says(printed, Verdict.ADDED if filled else Verdict.PRINT_ONLY, UNMARKED, NO_FIELDS)


@pytest.mark.parametrize("filled", [False, True])
def test_a_page_that_was_printed_to_pdf_is_told(
    filled: bool, form: GetForm, chromium: PrintToPdf, tmp_path: Path
) -> None:
    """Its buttons are not printed, and nobody misses them."""
    wanted, source, target = form("veiligheidsplan@1.0.1"), tmp_path / "plan.html", tmp_path / "plan.pdf"
    source.write_bytes(wanted.made("html", filled=filled))
    chromium(source, target)
    verdict = Verdict.ADDED if filled else Verdict.PRINT_ONLY
    wanted.assert_says(target.read_bytes(), verdict, UNMARKED, NO_FIELDS)


@pytest.mark.parametrize(
    ("out_format", "told"),
    [("odt", "word_files.open_document"), ("rtf", "returned.rtf"), ("doc", "returned.old_word_file")],
)
def test_a_word_file_in_another_format_is_told(
    out_format: str, told: str, form: GetForm, soffice: Convert, tmp_path: Path
) -> None:
    """With the name of the format, and how to get one that can be read."""
    wanted, source = form("veiligheidsplan@1.0.1"), tmp_path / "plan.docx"
    source.write_bytes(wanted.made("docx", filled=True))
    wanted.assert_says(soffice(source, out_format, tmp_path / "uit").read_bytes(), Verdict.UNREADABLE, told)
