"""Finished documents before judges that are not ours: every version and every kind, blank and filled."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import pytest

from proeftuin_docs.definitions import content_hash
from proeftuin_docs.library import Library
from proeftuin_docs.output_folder.sets import write_all
from proeftuin_docs.usecases.build import build
from tests.builders import FIXTURES
from tests.conformance.conftest import Documents
from tests.conformance.documents import bundled_forms, make_hearings, make_in_other_scripts
from tests.conformance.programs import PrintToPdf, Validator, read_with_poppler
from tests.conformance.reading import docx_text, html_text, normalise_text, pdf_text
from tests.reading import pdf_fields, pdf_identity, pdf_tags

pytestmark = pytest.mark.conformance

INSTRUMENTS: Final = FIXTURES / "instruments"
READERS: Final[Mapping[str, Callable[[Path], str]]] = {
    "pdf": pdf_text,
    "print": pdf_text,
    "docx": docx_text,
    "html": html_text,
}


def faults(judge: Validator, paths: Sequence[Path]) -> dict[str, list[str]]:
    """What the judge holds against each file, those without faults left out."""
    expected = 2 * (len(bundled_forms()) + 1)
    assert len(paths) == expected > 2
    return {path.name: list(found) for path, found in judge(paths).items() if found}


@pytest.mark.parametrize("format_name", ["pdf", "print"])
def test_every_pdf_conforms_to_pdf_ua_1_and_pdf_a_2a(
    format_name: str, documents: Documents, verapdf: Validator
) -> None:
    """No rule of either standard fails with veraPDF."""
    assert faults(verapdf, [made.path for made in documents(format_name)]) == {}


def test_every_word_file_is_valid_open_xml(documents: Documents, ooxml_validator: Validator) -> None:
    """The Open XML SDK, by which Word itself is built, finds no fault."""
    assert faults(ooxml_validator, [made.path for made in documents("docx")]) == {}


def test_every_page_is_accessible_and_stays_on_the_machine(documents: Documents, axe: Validator) -> None:
    """No violation for axe, and nothing is asked of the network."""
    assert faults(axe, [made.path for made in documents("html")]) == {}


@pytest.mark.parametrize("format_name", ["pdf", "print"])
def test_every_pdf_of_a_hearing_conforms(format_name: str, verapdf: Validator, tmp_path: Path) -> None:
    """Letters in every variant, lists and the checklist fail no rule of PDF/UA-1 and PDF/A-2a."""
    assert faults_of_hearings(verapdf, format_name, tmp_path) == {}


def test_every_word_file_of_a_hearing_is_valid_open_xml(ooxml_validator: Validator, tmp_path: Path) -> None:
    """Letters and lists alike."""
    assert faults_of_hearings(ooxml_validator, "docx", tmp_path) == {}


def test_every_page_of_a_hearing_is_accessible(axe: Validator, tmp_path: Path) -> None:
    """Letters and lists alike, and nothing is asked of the network."""
    assert faults_of_hearings(axe, "html", tmp_path) == {}


def faults_of_hearings(judge: Validator, format_name: str, folder: Path) -> dict[str, list[str]]:
    """What the judge holds against each document of the example cases."""
    paths = [*make_hearings(format_name, folder), *make_in_other_scripts(format_name, folder)]
    assert len(set(paths)) == len(paths) > 20
    return {path.name: list(found) for path, found in judge(paths).items() if found}


def test_the_page_that_hands_out_the_documents_is_accessible(axe: Validator, tmp_path: Path) -> None:
    """No violation for axe in what `make documents` opens with."""
    write_all(build(Library.open()), tmp_path)
    index = tmp_path / "index.html"
    assert axe([index]) == {index: []}


def without_hyphens(text: str) -> str:
    """The text without hyphens: poppler joins a word that a line ends in, at a hyphen of its own too."""
    return text.replace("-", "")


def _unspaced(text: str) -> str:
    """Without white space: a line may end at the hyphen of a word."""
    return "".join(text.split())


def test_every_page_prints(documents: Documents, chromium: PrintToPdf, tmp_path: Path) -> None:
    """Chromium prints each form with every one of its questions on paper."""
    blank = [made for made in documents("html") if not made.filled]
    assert blank
    for made in blank:
        printed = tmp_path / f"{made.path.stem}.pdf"
        chromium(made.path, printed)
        # A question that stands on every page may look like what runs along.
        read = (pdf_text(printed, as_written=True), read_with_poppler(printed, as_written=True))
        text = " ".join(map(_unspaced, read))
        lost = [item.label for _, item in made.definition.questions() if _unspaced(item.label) not in text]
        assert lost == [], made.path.name


def test_every_pdf_says_which_document_it_is(documents: Documents) -> None:
    """Id, version, status and hash stand in the metadata, filled in or not."""
    for made in (*documents("pdf"), *documents("print")):
        form = made.definition
        expected = {"id": form.id, "version": form.version, "status": form.status.value}
        assert pdf_identity(made.path.read_bytes()) == expected | {"hash": content_hash(form)}


def test_every_widget_is_one_form_tag_in_the_order_of_the_fields(documents: Documents) -> None:
    """A form tag with two widgets or none passes veraPDF, and fails somebody who listens."""
    for made in documents("pdf"):
        content = made.path.read_bytes()
        forms = [tag for tag in pdf_tags(content).walk() if tag.type == "Form"]
        assert [len(tag.widgets) for tag in forms] == [1] * len(forms)
        tagged = [tag.widgets[0].partition("=")[0] for tag in forms]
        assert tagged == [field.name for field in pdf_fields(content)]
        assert len(tagged) >= len(list(made.definition.questions()))


def test_every_widget_has_something_to_say_and_an_appearance_for_each_state(documents: Documents) -> None:
    """A viewer that draws no fields itself still shows them, and a screen reader names them."""
    for made in documents("pdf"):
        fields = pdf_fields(made.path.read_bytes())
        assert [field.name for field in fields if not field.tooltip.strip()] == []
        assert [field.name for field in fields if field.kind == "Btn" and len(field.states) != 2] == []


def test_a_print_has_no_fields(documents: Documents) -> None:
    """What is written on paper needs no widgets."""
    assert [made.path.name for made in documents("print") if pdf_fields(made.path.read_bytes())] == []


@pytest.mark.parametrize("format_name", list(READERS))
@pytest.mark.parametrize("instrument", sorted(path.stem for path in INSTRUMENTS.glob("*.txt")))
def test_an_instrument_stands_verbatim_in_every_format(
    instrument: str, format_name: str, documents: Documents
) -> None:
    """Every line as it was published is found in the finished file of version 1.0.0."""
    (made,) = [
        item
        for item in documents(format_name)
        if (item.definition.id, item.definition.version, item.filled) == (instrument, "1.0.0", False)
    ]
    text = without_hyphens(READERS[format_name](made.path))
    published = (INSTRUMENTS / f"{instrument}.txt").read_text(encoding="utf-8").splitlines()
    wanted = Counter(without_hyphens(normalise_text(line)) for line in published if line.strip())
    assert len(wanted) > 5
    assert {line: times for line, times in wanted.items() if text.count(line) < times} == {}
