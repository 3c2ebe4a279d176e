"""One document: which version, with whose words and templates, and what stops it."""

import hashlib
import shutil
from pathlib import Path

import pymupdf
import pytest

from proeftuin_docs.errors import ConfigurationError, DataError, DefinitionError, WrongUsageError
from proeftuin_docs.library import Library
from proeftuin_docs.resources import bundled_root
from proeftuin_docs.usecases.describe import list_documents
from proeftuin_docs.usecases.publish import publish
from tests.builders import render_reference
from tests.reading import pdf_fields, pdf_identity
from tests.usecases.conftest import Court


def text_of(content: bytes) -> str:
    """What a PDF shows, in one line."""
    return " ".join("".join(page.get_text() for page in pymupdf.open(stream=content)).split())


def test_without_a_version_the_newest_established_one_is_made() -> None:
    """A concept never comes out by itself."""
    identity = pdf_identity(render_reference("iri", "pdf"))
    assert (identity["version"], identity["status"]) == ("1.0.0", "vastgesteld")


def test_a_concept_is_made_by_its_number_and_marked() -> None:
    """Who asks for it gets it, with the word on it."""
    content = render_reference("iri@1.1.0", "print")
    assert pdf_identity(content)["status"] == "concept"
    assert "Concept" in text_of(content)


def test_a_withdrawn_version_is_made_only_by_its_number(court: Court) -> None:
    """Files of old cases stay readable; new ones do not begin with it."""
    config = court("1.0.0", "vastgesteld")
    publish(Library.open(config), "klein@1.0.0")
    court("1.0.0", "ingetrokken")
    with pytest.raises(WrongUsageError) as caught:
        render_reference("klein", "pdf", config=config)
    assert [fault.name for fault in caught.value.diagnostics] == ["usage.no_adopted_version"]
    content = render_reference("klein@1.0.0", "pdf", config=config)
    assert "Ingetrokken" in text_of(content)


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("IRI", "usage.unknown_document"),
        ("", "usage.unknown_document"),
        ("iri@9.9.9", "usage.unknown_version"),
        ("iri@", "usage.unknown_version"),
    ],
)
def test_what_does_not_exist_is_a_fault_of_usage(reference: str, code: str) -> None:
    """The fault says what there is instead."""
    with pytest.raises(WrongUsageError) as caught:
        render_reference(reference, "pdf")
    (fault,) = caught.value.diagnostics
    assert fault.name == code
    assert "iri" in str(fault) or "1.0.0" in fault.hint


def test_an_unknown_format_is_refused_before_anything_is_read() -> None:
    """A slip in the format is said with the formats that there are."""
    with pytest.raises(WrongUsageError, match="pdf, print, docx, html"):
        render_reference("weg", "xls")


def test_a_changed_published_version_is_not_made(court: Court) -> None:
    """Two different papers with the same number would both claim to be the form."""
    config = court("1.0.0", "vastgesteld")
    publish(Library.open(config), "klein@1.0.0")
    court("1.0.0", "vastgesteld", title="Anders")
    with pytest.raises(DefinitionError) as caught:
        render_reference("klein", "pdf", config=config)
    assert [fault.name for fault in caught.value.diagnostics] == ["lock.changed_content"]


def test_all_faults_of_the_data_come_at_once() -> None:
    """Who fills in a file mends everything in one go."""
    data = b"naam: [a]\ndatum: morgen\nveiligheidsgevoel: 11\nweg: x\n"
    with pytest.raises(DataError) as caught:
        render_reference("veiligheidsplan", "pdf", (data, "w.yaml"))
    assert [(fault.name, fault.place.line) for fault in caught.value.diagnostics] == [
        ("answers.not_text", 1),
        ("answers.not_a_date", 2),
        ("answers.not_on_the_scale", 3),
        ("answers.unknown_question", 4),
    ]


def test_answers_come_on_the_document() -> None:
    """A values file in either format gives the same document."""
    yaml = render_reference("veiligheidsplan", "pdf", (b"naam: 007\n", "w.yaml"))
    json = render_reference("veiligheidsplan", "pdf", (b'{"naam": "007"}', "w.json"))
    assert {field.name: field.value for field in pdf_fields(yaml)}["naam"] == "007"
    assert hashlib.sha256(yaml).digest() == hashlib.sha256(json).digest()


def test_an_empty_values_file_makes_a_blank_document() -> None:
    """Nothing filled in is a choice, too."""
    empty = render_reference("veiligheidsplan", "pdf", (b"", "w.yaml"))
    assert empty == render_reference("veiligheidsplan", "pdf")


def test_a_courts_own_form_stands_beside_the_bundled_ones(court: Court) -> None:
    """The folder is laid over what is bundled; it does not replace it."""
    listed = {item["id"] for item in list_documents(Library.open(court()))}
    assert {"klein", "iri", "sai", "veiligheidsplan"} <= listed


def test_a_courts_own_version_hides_the_bundled_one(court: Court) -> None:
    """The same number from the court's folder wins; that it differs from the lock is said."""
    config = court()
    own = config / "forms" / "iri" / "1.0.0.yaml"
    own.parent.mkdir()
    text = (bundled_root() / "forms" / "iri" / "1.0.0.yaml").read_text(encoding="utf-8")
    own.write_text(text.replace("title: Individueel", "title: Ons individueel", 1), encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        render_reference("iri@1.0.0", "pdf", config=config)
    assert [fault.name for fault in caught.value.diagnostics] == ["lock.changed_content"]


def wording(config: Path, text: str) -> Path:
    """The configuration with wording of its own."""
    path = config / "templates" / "wording" / "nl.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return config


def test_a_courts_own_phrase_replaces_the_bundled_one(tmp_path: Path) -> None:
    """One phrase changed, all others as they were."""
    config = wording(tmp_path, 'phrases:\n  page: "blad {page} van de {pages}"\n')
    shown = text_of(render_reference("veiligheidsplan", "print", config=config))
    assert "blad 1 van de" in shown
    assert "kenmerk" in shown


def test_a_phrase_with_wrong_braces_is_refused_with_its_place(tmp_path: Path) -> None:
    """All of them at once, with the names that may stand there."""
    config = wording(tmp_path, 'phrases:\n  running: "{titel}"\n  page: "{"\n')
    with pytest.raises(ConfigurationError) as caught:
        render_reference("veiligheidsplan", "print", config=config)
    assert [(fault.name, fault.place.line) for fault in caught.value.diagnostics] == [
        ("configuration.unknown_placeholder", 2),
        ("configuration.unknown_placeholder", 3),
    ]
    assert "{hash}, {title}, {version}" in caught.value.diagnostics[0].hint


def test_a_courts_own_templates_are_used(tmp_path: Path) -> None:
    """A folder of templates counts whole and changes the look without a line of code."""
    folder = tmp_path / "templates" / "pdf"
    shutil.copytree(bundled_root() / "templates" / "pdf", folder)
    design = (folder / "design.typ").read_text(encoding="utf-8")
    (folder / "design.typ").write_text(design.replace("#1f5673", "#000000"), encoding="utf-8")
    own = render_reference("veiligheidsplan", "print", config=tmp_path)
    assert own != render_reference("veiligheidsplan", "print")
    assert text_of(own) == text_of(render_reference("veiligheidsplan", "print"))


@pytest.mark.parametrize("name", ["weg", "leeg"])
def test_a_folder_without_configuration_is_refused(name: str, tmp_path: Path) -> None:
    """A slip in the folder's name does not silently give the bundled forms."""
    (tmp_path / "leeg").mkdir()
    with pytest.raises(ConfigurationError):
        list_documents(Library.open(tmp_path / name))
