"""What the program says: nothing that steers a screen, whose fault it is, and only to whom it concerns."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proeftuin_docs.errors import Diagnostic, Place, definitions
from proeftuin_docs.errors.visible import MOST_SHOWN, escaped, visible
from proeftuin_docs.library import Library
from tests.cli.conftest import Program

STEERING = "\x1b\x9b\x07\r\n\u202e\u2066\u200b\u2028\ufeff"
EXAMPLE = Path("examples/zaak.yaml")


def half_written(court: Path, id_: str = "klad", version: str = "0.1.0") -> Path:
    """A form in a court's folder that somebody has begun to write."""
    path = court / "forms" / id_ / f"{version}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"schema: 1\nid: {id_}\nversion: {version}\n", encoding="utf-8")
    return path


@given(st.text())
def test_no_text_steers_a_screen(text: str) -> None:
    """Whatever a text holds, what is shown has none of the signs that move a cursor or turn a line round."""
    shown = visible(text)
    assert not set(shown) & set(STEERING)
    assert len(shown) <= MOST_SHOWN + 1


def test_every_fact_and_place_of_a_fault_is_shown_literally() -> None:
    """One place does it for every message."""
    fault: Diagnostic = definitions.misspelt_key(
        Place("a\x1b[2J.yaml"), key="x\u202ey" + "z" * 5_000, near="b"
    )
    told = str(fault)
    assert "a<U+001B>[2J.yaml" in told
    assert "x<U+202E>y" in told
    assert len(told) < 2 * MOST_SHOWN


def test_json_keeps_its_data() -> None:
    """The same data come out of what is shown."""
    import json

    data = {"naam": "a\u202eb\x9bc\u200d"}
    shown = escaped(json.dumps(data, ensure_ascii=False))
    assert shown.isascii()
    assert json.loads(shown) == data


def test_a_half_written_form_stops_only_itself(court: Path, program: Program, tmp_path: Path) -> None:
    """Listing and the letters of a hearing go on, and name the file; asking for the form itself fails."""
    half_written(court)
    listed = program("list", "--config", court)
    assert listed.code == 0
    assert "klein" in listed.out
    assert "let op: forms/klad/0.1.0.yaml" in listed.err
    made = program("hearing", EXAMPLE, "-o", tmp_path / "uit", "--config", court)
    assert made.code == 0
    assert "forms/klad/0.1.0.yaml" in made.err
    assert program("show", "klad", "--config", court).code == 3
    assert program("show", "klad@0.1.0", "--config", court).code == 3
    assert program("show", "klein@1.0.0", "--config", court).code == 0


def test_a_published_version_that_cannot_be_read_is_never_passed_over(court: Path) -> None:
    """An older version of a letter does not take its place in silence."""
    path = half_written(court, "klein", "1.1.0")
    (court / "forms" / "published.lock").write_text(f"klein@1.1.0 sha256:{'0' * 64}\n", encoding="utf-8")
    library = Library.open(court)
    with pytest.raises(Exception, match=path.name):
        library.defaults()
    with pytest.raises(Exception, match=path.name):
        library.find("klein")


def test_check_says_the_courts_own_faults_first(court: Path, program: Program) -> None:
    """Errors before warnings, each with its mark, and a count at the end."""
    half_written(court)
    done = program("check", "--config", court)
    lines = done.err.splitlines()
    marks = [line.partition(":")[0] for line in lines if line.startswith(("fout:", "let op:"))]
    assert done.code == 3
    assert marks == sorted(marks)
    assert marks[0] == "fout"
    assert lines[0].startswith("fout: forms/klad/0.1.0.yaml")
    assert lines[-1].startswith("Fouten: ")


def test_check_knows_a_case(program: Program, tmp_path: Path) -> None:
    """A case is held against the rules of a case, not of a form."""
    assert program("check", EXAMPLE).code == 0
    wrong = tmp_path / "zaak.yaml"
    wrong.write_text(EXAMPLE.read_text(encoding="utf-8").replace("rechtbank:", "rechtbnk:"), encoding="utf-8")
    done = program("check", wrong)
    assert done.code == 4
    assert "rechtbank" in done.err
    assert "schema form" not in done.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: [1, 2\nb: 3\n", "rechte haken"),
        ("a: 'x\n", "aanhalingsteken"),
        ("a: b: c\n", "dubbele punt"),
        ("a: @x\n", "tussen aanhalingstekens"),
        ("a: *weg\n", "verwezen"),
        ("a: 1\n\tb: 2\n", "hier"),
        ("a: \x00\n", "onzichtbaar teken"),
        ('a: "\\q"\n', "backslash"),
        ("--- 1\n--- 2\n", "meer delen"),
    ],
)
def test_faulty_yaml_is_said_in_dutch(text: str, told: str, program: Program, tmp_path: Path) -> None:
    """No sentence of the parser reaches a griffier."""
    path = tmp_path / "zaak.yaml"
    path.write_text(text, encoding="utf-8")
    done = program("hearing", path, "-o", tmp_path / "uit")
    assert done.code == 4
    assert told in done.err
    assert not {"expected", "found", "while", "allowed"} & set(done.err.split())


def test_what_is_no_text_is_said_with_its_line(program: Program, tmp_path: Path) -> None:
    """A line and a column, never a number of bytes."""
    path = tmp_path / "zaak.yaml"
    path.write_bytes("soort_stuk: oproeping\nnaam: Zoë\n".encode("cp1252"))
    done = program("hearing", path, "-o", tmp_path / "uit")
    assert done.code == 4
    assert "zaak.yaml:2:9" in done.err
    assert "byte" not in done.err


@pytest.mark.parametrize("arguments", [("hearing",), ("render", "iri", "--format", "pdf", "--data")])
def test_a_file_without_end_is_refused(arguments: tuple[str, ...], program: Program, tmp_path: Path) -> None:
    """A device is read no further than a file that people type can be long."""
    done = program(*arguments, "/dev/zero", "-o", tmp_path / "uit")
    assert done.code == 4
    assert "te groot" in done.err
    assert not (tmp_path / "uit").exists()


def test_a_key_in_the_wrong_place_is_not_compared_with_itself(court: Path, program: Program) -> None:
    """'Did you mean' never names the word that was typed."""
    path = half_written(court)
    path.write_text(path.read_text(encoding="utf-8") + "options: []\n", encoding="utf-8")
    told = program("check", path).err
    assert "'options'" in told
    assert "bedoelde u 'options'" not in told


def test_a_form_without_id_gets_no_made_up_name(court: Path, program: Program) -> None:
    """What is missing is said, not filled in."""
    path = court / "forms" / "klad" / "0.1.0.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("schema: 1\ntitle: Klad\n", encoding="utf-8")
    assert "None" not in program("check", "--config", court).err
