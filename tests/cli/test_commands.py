"""Every command's contract."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from proeftuin_docs.definitions import form_schema
from proeftuin_docs.resources import bundled_root
from tests.cli.conftest import Program
from tests.reading import pdf_fields

KINDS = {
    "text", "long_text", "date", "number", "yes_no", "choice", "multi_choice", "scale", "table", "check",
}  # fmt: skip


def test_list_shows_every_form_with_its_versions(program: Program) -> None:
    """For people: id, title, versions, which one is the default."""
    done = program("list")
    assert (done.code, done.err) == (0, "")
    assert "iri – Individueel Risico Instrument (IRI)" in done.out
    assert "1.0.0 vastgesteld (standaard)" in done.out


def test_list_gives_json_for_programs(program: Program) -> None:
    """A list of documents, each with the same keys."""
    done = program("list", "--json")
    listed = {item["id"]: item for item in json.loads(done.out)}
    assert (done.code, done.err) == (0, "")
    assert {"iri", "sai", "veiligheidsplan"} <= listed.keys()
    for item in listed.values():
        assert {"id", "kind", "title", "default", "versions", "formats"} <= item.keys()
        assert {"version", "status"} == {key for version in item["versions"] for key in version}
    assert listed["iri"]["default"] == "1.0.0"
    assert listed["iri"]["kind"] == "form"
    assert listed["iri"]["formats"] == ["pdf", "print", "docx", "html"]


def test_a_form_without_an_established_version_has_no_default(program: Program, court: Path) -> None:
    """Null for programs, words for people."""
    listed = json.loads(program("--config", court, "list", "--json").out)
    assert [item["default"] for item in listed if item["id"] == "klein"] == [None]
    assert "geen vastgestelde versie" in program("--config", court, "list").out


@pytest.mark.parametrize("reference", ["iri", "iri@1.1.0", "sai", "veiligheidsplan@1.0.0"])
def test_show_gives_the_fields_as_json(reference: str, program: Program) -> None:
    """Every question with its id, number, kind, label and section, in reading order."""
    done = program("show", reference, "--json")
    shown: dict[str, Any] = json.loads(done.out)
    assert done.code == 0
    assert {"id", "version", "status", "source", "fields"} <= shown.keys()
    assert len(shown["fields"]) > 5
    assert all({"id", "number", "kind", "label", "section"} <= field.keys() for field in shown["fields"])
    assert {field["kind"] for field in shown["fields"]} <= KINDS


def test_show_tells_people_where_a_form_comes_from(program: Program) -> None:
    """Source, history and questions, with the ids that a values file needs."""
    out = program("show", "iri").out
    assert "Bron: Eindrapportage Proeftuin Aangiftebereidheid 2023-2024 (CKM)" in out
    assert "Wat is de leeftijd van het slachtoffer? [leeftijd: text]" in out


@pytest.mark.parametrize(
    ("format_name", "start"), [("pdf", b"%PDF-1.7"), ("print", b"%PDF-1.7"), ("docx", b"PK"), ("html", b"<!")]
)
def test_render_writes_every_format(format_name: str, start: bytes, program: Program, tmp_path: Path) -> None:
    """The file is there, and only the file; the message goes to standard error."""
    done = program("render", "veiligheidsplan", "--format", format_name, "-o", tmp_path / "uit")
    assert (done.code, done.out) == (0, "")
    assert done.err == f"Geschreven: {tmp_path / 'uit'}\n"
    assert [path.name for path in tmp_path.iterdir()] == ["uit"]
    assert (tmp_path / "uit").read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("name", "text"), [("w.yaml", "naam: '007'\n"), ("w.json", '{"naam": "007"}'), ("w.txt", "naam: 007")]
)
def test_render_fills_in_a_values_file(name: str, text: str, program: Program, tmp_path: Path) -> None:
    """YAML or JSON; what was typed comes on the document as it was typed."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    target = tmp_path / "uit.pdf"
    done = program("render", "veiligheidsplan", "--format", "pdf", "--data", tmp_path / name, "-o", target)
    assert done.code == 0
    assert {field.name: field.value for field in pdf_fields(target.read_bytes())}["naam"] == "007"


@pytest.mark.parametrize("before", [True, False])
def test_the_configuration_is_given_before_or_after_the_command(
    before: bool, program: Program, court: Path
) -> None:
    """People put options where they think of them."""
    option = ["--config", str(court)]
    done = program(*option, "list") if before else program("list", *option)
    assert done.code == 0
    assert "klein – Klein" in done.out


def test_the_configuration_comes_from_the_environment(
    program: Program, court: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A court sets it once; what is typed goes before it."""
    monkeypatch.setenv("PROEFTUIN_DOCS_CONFIG", str(court))
    assert "klein – Klein" in program("list").out
    assert "klein – Klein" in program("list", "--config", court).out
    assert program("list", "--config", court / "weg").code == 3


@pytest.mark.slow
def test_build_fills_a_folder(program: Program, tmp_path: Path) -> None:
    """Every form in every format with its index and manifest; where to begin is said."""
    done = program("build", "-o", tmp_path / "uit")
    assert (done.code, done.out) == (0, "")
    files = {path.name for path in (tmp_path / "uit").iterdir()}
    assert {"index.html", "manifest.json", "iri-1.0.0.pdf", "iri-1.0.0-print.pdf"} <= files
    assert str(tmp_path / "uit" / "index.html") in done.err


@pytest.mark.slow
def test_check_says_how_many_definitions_are_right(program: Program, court: Path) -> None:
    """The whole configuration, or the files that are named; warnings change nothing of that."""
    for arguments in (
        ["check"],
        ["check", court / "forms" / "klein" / "1.0.0.yaml"],
        ["--config", court, "check"],
    ):
        done = program(*arguments)
        assert done.code == 0
        assert re.fullmatch(r"\d+ bestanden gecontroleerd: geen fouten\.\n", done.out)


@pytest.mark.slow
def test_check_says_every_fault_at_once_with_place_and_hint(program: Program, court: Path) -> None:
    """Two files with three faults are three faults, each with a line and a remedy."""
    path = court / "forms" / "klein" / "1.0.0.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: Klein\n", "titel: Klein\n", 1), encoding="utf-8")
    other = path.with_name("1.1.0.yaml")
    other.write_text(text.replace("kind: text", "kind: tekst"), encoding="utf-8")
    done = program("check", "--config", court)
    assert (done.code, done.out) == (3, "")
    places = re.findall(r"^fout: (\S+\.yaml:\d+:\d+): .*\((F\d+)\)$", done.err, re.MULTILINE)
    assert {place.split(":")[0] for place, _ in places} == {
        "forms/klein/1.0.0.yaml",
        "forms/klein/1.1.0.yaml",
    }
    assert len(places) >= 3
    assert done.err.count("\n  → ") == len(re.findall(r"\([A-Z]\d{3}(-[a-z]+)?\)$", done.err, re.MULTILINE))


def test_publish_adds_the_version_once(program: Program, court: Path) -> None:
    """The second time it says that it was there already."""
    path = court / "forms" / "klein" / "1.0.0.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("concept", "vastgesteld", 1), encoding="utf-8")
    first = program("publish", "klein@1.0.0", "--config", court)
    lock = (court / "forms" / "published.lock").read_text(encoding="utf-8")
    second = program("publish", "klein@1.0.0", "--config", court)
    assert (first.code, second.code) == (0, 0)
    assert "klein@1.0.0 is vastgelegd" in first.out
    assert "was al vastgelegd" in second.out
    assert (court / "forms" / "published.lock").read_text(encoding="utf-8") == lock


@pytest.mark.parametrize(
    ("dutch", "name"),
    [("formulier", "form"), ("brief", "letter"), ("zaak", "case"), ("huisstijl", "house-style")],
)
def test_a_schema_is_known_by_its_dutch_name_too(program: Program, dutch: str, name: str) -> None:
    """Who writes a case calls it `zaak`."""
    assert program("schema", dutch).out == program("schema", name).out != ""


def test_schema_gives_the_schema_of_a_form(program: Program) -> None:
    """Bytes for an editor, nothing else."""
    done = program("schema", "form")
    assert (done.code, done.err) == (0, "")
    assert done.out == form_schema()
    assert json.loads(done.out)["$schema"]


@pytest.fixture
def unanswered(tmp_path: Path) -> Path:
    """The example, in which nobody asked whether post is safe."""
    text = (bundled_root() / "examples" / "zaak.yaml").read_text(encoding="utf-8")
    case = tmp_path / "zaak.yaml"
    case.write_text(text.replace("  post_veilig: ja\n", ""), encoding="utf-8")
    return case


@pytest.mark.slow
def test_the_letters_of_a_case_are_held(unanswered: Path, program: Program, tmp_path: Path) -> None:
    """Lists and overview are there, letters are not; one letter by itself is refused."""
    folder = tmp_path / "verhoor"
    done = program("hearing", unanswered, "-o", folder)
    assert done.code == 1
    assert "niemand heeft gevraagd of post veilig is" in done.err
    names = {path.name for path in folder.iterdir()}
    assert "oproep-rc.pdf" not in names
    assert {"overzicht.html", "checklist-rc.pdf"} <= names
    assert "post_toch" in (folder / "overzicht.html").read_text(encoding="utf-8")
    letter = tmp_path / "brief.docx"
    done = program("render", "oproep-rc", "--format", "docx", "--data", unanswered, "-o", letter)
    assert (done.code, letter.exists()) == (4, False)


@pytest.mark.parametrize("day", ["13-01-2027", "2027-01-13"])
def test_today_is_a_value(day: str, program: Program, tmp_path: Path) -> None:
    """Without one the clock says it."""
    case = bundled_root() / "examples" / "zaak.yaml"
    arguments = ("render", "oproep-rc", "--format", "docx", "--data", case, "-o", tmp_path / "brief.docx")
    done = program(*arguments, "--today", day)
    assert done.code == 4
    assert "de dag van het verhoor is al geweest" in done.err
    assert program(*arguments, "--today", "morgen").code == 2
    assert program(*arguments).code == 0
