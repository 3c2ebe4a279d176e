"""The commands `read` and `verify`, as a coordinator uses them: many files, good and bad, open and secret."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any, Final

import pytest

from proeftuin_docs.errors import number_of
from tests.cli.conftest import Program
from tests.returned.files import rendered

SECRET: Final = "Geheim Adres 12"
PLAN: Final = {"naam": SECRET, "datum": "2027-01-12", "veiligheidsgevoel": 4, "opmerkingen": "=1+1\ntwee"}
SAI: Final = {"naam": SECRET, "dader": f"{SECRET}\nen meer"}
PROMISE: Final = "Je hoeft dit met niemand anders te delen als jij dat niet wilt."
Make = Callable[[str, str, dict[str, Any]], Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Writes a document with these values and gives its path."""

    def made(reference: str, format_name: str, values: dict[str, Any]) -> Path:
        path = tmp_path / f"{reference.replace('@', '-')}.{format_name}"
        path.write_bytes(rendered(reference, format_name, values))
        return path

    return made


def rows_of(text: str) -> list[dict[str, str]]:
    """The rows of a CSV file, by column."""
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_a_summary_holds_no_answer(program: Program, make: Make) -> None:
    """Which version, how confidential, how much is filled in, and how to get the answers."""
    done = program("read", make("veiligheidsplan@1.0.1", "docx", PLAN))
    assert done.code == 0
    assert "Veiligheidsplan 1.0.1 · kenmerk d7edc787886d" in done.out
    assert "4 van de 19 vragen ingevuld" in done.out
    assert "--json" in done.out
    assert SECRET not in done.said


@pytest.mark.parametrize("format_name", ["pdf", "docx"])
def test_the_json_renders_the_same_file(
    format_name: str, program: Program, make: Make, tmp_path: Path
) -> None:
    """What `read` gives is what `render --data` takes."""
    source = make("veiligheidsplan@1.0.1", format_name, PLAN)
    answers, again = tmp_path / "antwoorden.json", tmp_path / "opnieuw"
    assert program("read", source, "--json", "-o", answers).said == f"Geschreven: {answers}\n"
    plain = json.loads(answers.read_text(encoding="utf-8"))
    assert (plain["document"], plain["version"], plain["problems"]) == ("veiligheidsplan", "1.0.1", [])
    assert plain["values"] == PLAN
    done = program("render", "veiligheidsplan", "--format", format_name, "--data", answers, "-o", again)
    assert done.code == 0
    assert again.read_bytes() == source.read_bytes()


def test_the_csv_has_a_row_for_each_file(program: Program, make: Make) -> None:
    """A column for each question; nothing in it is a formula."""
    one, other = make("veiligheidsplan@1.0.1", "pdf", PLAN), make("veiligheidsplan@1.0.1", "docx", {})
    done = program("read", one, other, "--csv")
    assert done.code == 0
    first, second = rows_of(done.out)
    assert (first["Bestand"], second["Bestand"]) == (str(one), str(other))
    assert (first["naam"], first["datum"], first["veiligheidsgevoel"]) == (SECRET, "2027-01-12", "4")
    assert first["opmerkingen"] == "'=1+1\ntwee"
    assert (second["naam"], second["Versie"]) == ("", "1.0.1")
    assert SECRET not in done.err


def test_a_bad_file_does_not_stop_the_others(program: Program, make: Make, tmp_path: Path) -> None:
    """Each is told by its name; the answers of the others are given."""
    good, note = make("veiligheidsplan@1.0.1", "pdf", PLAN), tmp_path / "notitie.txt"
    note.write_text(SECRET, encoding="utf-8")
    broken, gone = tmp_path / "kapot.docx", tmp_path / "weg.pdf"
    broken.write_bytes(make("veiligheidsplan@1.0.1", "docx", PLAN).read_bytes()[:900])
    done = program("read", note, broken, gone, good, "--json")
    assert done.code == 1
    plain = json.loads(done.out)
    assert [item["file"] for item in plain] == [str(note), str(broken), str(gone), str(good)]
    assert [item["problems"][0]["code"] if item["problems"] else "" for item in plain] == [
        number_of("returned.unknown_kind"),
        number_of("word_files.cut_off"),
        number_of("returned.unreadable_file"),
        "",
    ]
    assert [item["values"] for item in plain] == [None, None, None, PLAN]
    assert all(str(path) in done.err for path in (note, broken, gone))
    assert SECRET not in done.err


@pytest.mark.parametrize("format_name", ["pdf", "docx", "html"])
@pytest.mark.parametrize("options", [(), ("--json",), ("--csv",), ("--as", "sai@1.1.0", "--json")])
def test_what_was_promised_to_a_client_is_kept(
    options: tuple[str, ...], format_name: str, program: Program, make: Make
) -> None:
    """Nothing is read from a SAI, in whatever way it is asked for; why is said, with the promise."""
    done = program("read", make("sai@1.0.0", format_name, SAI), *options)
    assert done.code == 1
    assert SECRET not in done.said
    assert number_of("returned.for_coordinator_only") in done.err
    assert PROMISE in done.err
    assert "--as-coordinator" in done.err


def test_the_promise_goes_with_what_a_coordinator_reads(program: Program, make: Make) -> None:
    """On the screen, in the JSON and in the CSV, also when the answers move to another version."""
    source = make("sai@1.0.0", "docx", SAI)
    summary = program("read", source, "--as-coordinator")
    assert (summary.code, SECRET in summary.said, PROMISE in summary.err) == (0, False, True)
    plain = json.loads(program("read", source, "--as-coordinator", "--json").out)
    assert (plain["values"], PROMISE in plain["promise"]) == (SAI, True)
    (row,) = rows_of(program("read", source, "--as-coordinator", "--csv").out)
    assert (row["dader"], PROMISE in row["Beloofd"]) == (SAI["dader"], True)
    carried = json.loads(program("read", source, "--as-coordinator", "--json", "--as", "sai@1.1.0").out)
    assert (carried["values"], PROMISE in carried["promise"]) == (SAI, True)
    assert (carried["version"], carried["read_from"]["version"]) == ("1.1.0", "1.0.0")


def test_answers_move_to_a_newer_version(program: Program, make: Make) -> None:
    """What is asked otherwise there is told; what has no place there is kept beside the values."""
    values = {"kinderen": {"antwoord": "ja", "toelichting": SECRET}}
    done = program("read", make("iri@1.0.0", "pdf", values), "--as", "iri@1.1.0", "--json")
    plain = json.loads(done.out)
    assert (done.code, plain["version"], plain["values"]) == (0, "1.1.0", values)
    assert [(item["code"], item["place"]) for item in plain["problems"]] == [
        (number_of("returned.concept"), ""),
        (number_of("returned.question_rephrased"), "kinderen"),
    ]
    assert SECRET not in done.err


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--as", "sai@1.0.0"), 1, "returned.cannot_become"),
        (("--as", "iri@7.0.0"), 2, "usage.unknown_version"),
        (("--as", "oproep-rc"), 2, "returned.letter"),
        (("--json", "--csv"), 2, "returned.json_or_csv"),
        (("-o", "x.json"), 2, "returned.json_or_csv"),
    ],
)
def test_what_cannot_be_is_told(
    options: tuple[str, ...], code: int, told: str, program: Program, make: Make
) -> None:
    """Another document, a version that is not there, a letter, two ways at once or none."""
    done = program("read", make("iri@1.0.0", "docx", {}), *options)
    assert (done.code, number_of(told) in done.err) == (code, True)


def test_two_versions_do_not_fit_in_one_table(program: Program, make: Make) -> None:
    """Unless the answers are moved to one of them."""
    old, new = make("iri@1.0.0", "docx", {}), make("iri@1.1.0", "docx", {})
    done = program("read", old, new, "--csv")
    assert (done.code, done.out, number_of("returned.several_versions") in done.err) == (2, "", True)
    moved = program("read", old, new, "--csv", "--as", "iri@1.1.0")
    assert [row["Versie"] for row in rows_of(moved.out)] == ["1.1.0", "1.1.0"]


def test_no_half_file_is_left(program: Program, make: Make, tmp_path: Path) -> None:
    """A folder that is not there is told, and not made."""
    target = tmp_path / "weg" / "x.json"
    done = program("read", make("iri@1.0.0", "docx", {}), "--json", "-o", target)
    assert (done.code, number_of("files.unwritable") in done.err, target.parent.exists()) == (2, True, False)


def test_verdicts_on_many_files(program: Program, make: Make, tmp_path: Path) -> None:
    """One after another, each by its name, without what was filled in."""
    plan, concept = make("veiligheidsplan@1.0.1", "pdf", PLAN), make("iri@1.1.0", "docx", {})
    secret, changed = make("sai@1.0.0", "docx", SAI), tmp_path / "veranderd.html"
    page = make("veiligheidsplan@1.0.1", "html", PLAN).read_text(encoding="utf-8")
    changed.write_text(page.replace("Betrokken hulpverlening", "Betrokken familie"), encoding="utf-8")
    done = program("verify", plan, concept, secret, changed, tmp_path / "weg.pdf")
    assert done.code == 1
    starts = ("ongewijzigd.", "een concept", "ongewijzigd.", "veranderd.", "niet te lezen.")
    files = (plan, concept, secret, changed, tmp_path / "weg.pdf")
    lines = [line for line in done.out.splitlines() if not line.startswith(" ")]
    for line, path, start in zip(lines, files, starts, strict=True):
        assert line.startswith(f"{path}: {start}")
    assert "betrokken-hulpverlening: na ‘" in done.out
    assert SECRET not in done.said
    assert program("verify", plan, secret).code == 0


def test_more_places_than_can_be_shown_are_counted(program: Program, make: Make, tmp_path: Path) -> None:
    """A printed sheet with many answers differs in many places; the hint is given once."""
    values = {"naam": "x", **dict.fromkeys(("herkennen", "reactie", "ander-merkt", "ander-helpt"), "x")}
    values |= dict.fromkeys(("zelf-doen", "plekken-vermijden", "tegenkomen", "contact-familie"), "x")
    values |= dict.fromkeys(("opmerkingen", "contactpersoon", "naam-coordinator", "zelf-contact"), "x")
    source = tmp_path / "pen.pdf"
    source.write_bytes(rendered("veiligheidsplan@1.0.1", "print", values))
    done = program("verify", source)
    assert (
        done.code,
        done.out.count(number_of("returned.text_added")),
        done.out.count(number_of("returned.more_changes")),
    ) == (
        1,
        10,
        1,
    )
    assert "er staat tekst bij" in done.out
    assert done.out.count("→ kijk in het bestand wat er is bijgezet") == 1


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("Veiligheidsplan 1.0.1 · kenmerk d7edc787886d", 0, "is een vastgestelde versie met dit kenmerk"),
        ("Veiligheidsplan 1.0.1 · kenmerk d7edc787886e", 1, "Versie en kenmerk horen niet bij elkaar"),
        ("zomaar", 1, "niet van dit programma"),
    ],
)
def test_a_line_on_paper_is_looked_up(line: str, code: int, said: str, program: Program) -> None:
    """Without a file."""
    done = program("verify", "--printed", line)
    assert (done.code, said in done.out) == (code, True)
    assert program("verify").code == 2
