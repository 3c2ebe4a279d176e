"""Building everything: complete, checkable, repeatable, and never half."""

import hashlib
import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pypdf import PdfReader

from proeftuin_docs.definitions import FormDefinition, LetterDefinition
from proeftuin_docs.errors import DefinitionError, ProeftuinError
from proeftuin_docs.library import Library
from proeftuin_docs.output_folder.sets import write_all
from proeftuin_docs.renderers.registry import FORMATS
from proeftuin_docs.usecases.build import build
from tests.usecases.conftest import Court


class Links(HTMLParser):
    """The addresses that a page links to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps the `href` of every link."""
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything of the bundled configuration."""
    folder = tmp_path_factory.mktemp("alles") / "een" / "twee"
    write_all(build(Library.open()), folder)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def default_files() -> Iterator[str]:
    """The file name of every form's default version in every format."""
    for entry in Library.open().catalogue.entries.values():
        if isinstance(entry.default, FormDefinition):
            yield from (item.file_name(entry.default.id, entry.default.version) for item in FORMATS.values())


@pytest.mark.slow
def test_every_default_version_is_there_in_every_format(built: Path) -> None:
    """Each form as fillable PDF, for print, in Word and as a page; concepts are not handed out."""
    expected = {*default_files(), "index.html", "manifest.json"}
    assert len(expected) > 10
    assert expected <= contents(built).keys()
    concepts = ("iri-1.1.0", "sai-1.1.0", "werkinstructie-maatregelen-1.0.0")
    assert not any(name.startswith(concepts) for name in contents(built))


def test_the_manifest_can_be_checked(built: Path) -> None:
    """Every row names a file that is there, with the hash of its bytes."""
    rows = json.loads((built / "manifest.json").read_text(encoding="utf-8"))
    assert {row["file"] for row in rows} >= set(default_files())
    for row in rows:
        assert {"id", "version", "format", "file", "sha256"} <= row.keys()
        assert hashlib.sha256((built / row["file"]).read_bytes()).hexdigest() == row["sha256"]


def test_every_link_of_the_index_leads_to_a_file(built: Path) -> None:
    """The page to hand documents out from has no dead ends, and misses none."""
    page = Links()
    page.feed((built / "index.html").read_text(encoding="utf-8"))
    linked = {address for address in page.found if not address.startswith("#")}
    assert set(default_files()) <= linked
    assert [address for address in linked if not (built / address).is_file()] == []


def test_the_index_says_that_there_is_a_newer_concept(built: Path) -> None:
    """With what is new in it: a warning in a concept is of use to who fills in what is published."""
    page = " ".join((built / "index.html").read_text(encoding="utf-8").split())
    assert (
        "Er is een nieuwer concept, 1.2.0, dat nog niet mag worden gebruikt. Achtergrond, vraag 16:" in page
    )
    assert page.count("Er is een nieuwer concept") == 4


def test_there_is_a_sample_of_every_variant_of_every_letter(built: Path) -> None:
    """Of what is only said by telephone there is none; every page says that it is a sample."""
    letters = [item for item in Library.open().defaults() if isinstance(item, LetterDefinition)]
    sent = [item for item in letters if item.addressee != "telefoon"]
    expected = {f"voorbeeld-{item.id}-{variant}" for item in sent for variant in item.variants}
    expected |= {"voorbeeld-afspraak-kaart-ar"}
    assert len(expected) > len(sent) > 3
    assert {path.stem for path in built.glob("voorbeeld-*.pdf")} == expected
    assert {path.stem for path in built.glob("voorbeeld-*.docx")} == expected
    for path in built.glob("voorbeeld-*.pdf"):
        pages = [page.extract_text() for page in PdfReader(path).pages]
        assert [page for page in pages if "VOORBEELD" not in page] == []


@pytest.mark.slow
def test_building_again_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """Elsewhere or over what was there: same input, same bytes, nothing left over."""
    before = contents(built)
    write_all(build(Library.open()), tmp_path / "ander")
    write_all(build(Library.open()), built)
    assert contents(tmp_path / "ander") == before
    assert contents(built) == before


@pytest.mark.slow
def test_progress_counts_every_document(tmp_path: Path) -> None:
    """Who waits sees which document is being made."""
    seen: list[tuple[int, int, str]] = []
    build(Library.open(), lambda done, total, name: seen.append((done, total, name)))
    assert [done for done, _, _ in seen] == list(range(len(seen)))
    assert {total for _, total, _ in seen} == {len(seen)}
    assert {name for _, _, name in seen} >= set(default_files())


def test_nothing_is_written_when_a_definition_is_faulty(court: Court, tmp_path: Path) -> None:
    """A fault in one of many files shows before any file is there, with every other fault."""
    config = court()
    (config / "forms" / "klein" / "1.1.0.yaml").write_text("schema: 1\n", encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        write_all(build(Library.open(config)), tmp_path / "uit")
    assert len(caught.value.diagnostics) > 3
    assert not (tmp_path / "uit").exists()


def test_nothing_is_written_when_the_lock_is_broken(court: Court, tmp_path: Path) -> None:
    """What calls itself established without being published is not handed out."""
    with pytest.raises(DefinitionError) as caught:
        write_all(build(Library.open(court(status="vastgesteld"))), tmp_path / "uit")
    assert [fault.name for fault in caught.value.diagnostics] == ["lock.not_published"]
    assert not (tmp_path / "uit").exists()


def test_nothing_is_written_when_a_template_is_faulty(tmp_path: Path) -> None:
    """All documents that cannot be made are said at once, each fault once."""
    templates = tmp_path / "gerecht" / "templates" / "pdf"
    templates.mkdir(parents=True)
    (templates / "document.typ").write_text("#weg", encoding="utf-8")
    with pytest.raises(ProeftuinError) as caught:
        write_all(build(Library.open(tmp_path / "gerecht")), tmp_path / "uit")
    assert [fault.name for fault in caught.value.diagnostics] == ["rendering.typesetting_failed"]
    assert not (tmp_path / "uit").exists()
