"""Folders and files that commands write: who may read them, what is refused, and two commands at once."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest

from proeftuin_docs.errors import number_of
from tests.builders import form_head, form_text
from tests.cli.conftest import Outcome, Program
from tests.mailmerge.sample_lists import csv_list, sample_rows

CASE: Final = "examples/zaak.yaml"
COMMAND: Final = (sys.executable, "-m", "proeftuin_docs")
_PATIENCE: Final = 120.0


def start(*arguments: object) -> subprocess.Popen[str]:
    """The program at work."""
    pipe = subprocess.PIPE
    return subprocess.Popen([*COMMAND, *map(str, arguments)], stdout=pipe, stderr=pipe, text=True)


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    """How it ended, and all that it said."""
    out, err = process.communicate(timeout=_PATIENCE)
    return process.returncode, out + err


def wait_for(path: Path) -> None:
    """Return as soon as something is there."""
    until = time.monotonic() + _PATIENCE
    while not path.exists() and time.monotonic() < until:
        time.sleep(0.01)


def mode(path: Path) -> int:
    """The permissions of a file."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.slow
def test_work_in_the_folder_of_a_hearing_survives_the_next_run(program: Program, tmp_path: Path) -> None:
    """Ticks and edits stay, the new ones stand beside them, and both are told; another case is refused."""
    folder = tmp_path / "verhoor"
    assert program("hearing", CASE, "-o", folder).code == 0
    made = {path.name: path.read_bytes() for path in folder.iterdir()}
    changed = {"checklist-rc.pdf": b"kruisjes", "oproep-rc.docx": b"bewerkt"}
    for name, content in changed.items():
        (folder / name).write_bytes(content)
    again = program("hearing", CASE, "-o", folder)
    assert again.code == 0
    assert again.err.count(f"({number_of('files.kept_as_changed')})") == 2
    assert {name: (folder / name).read_bytes() for name in changed} == changed
    for new, name in (
        ("checklist-rc.nieuw.pdf", "checklist-rc.pdf"),
        ("oproep-rc.nieuw.docx", "oproep-rc.docx"),
    ):
        assert (folder / new).read_bytes() == made[name]
        assert new in again.err
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    other = program("hearing", "examples/zaak-minderjarig.yaml", "-o", folder)
    assert (other.code, number_of("usage.folder_of_other_case") in other.err) == (2, True)
    assert "Verbeek" not in other.err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.slow
def test_a_second_hearing_in_the_folder_is_refused_while_the_first_is_at_work(tmp_path: Path) -> None:
    """The first makes its set."""
    folder = tmp_path / "verhoor"
    first = start("hearing", CASE, "-o", folder)
    wait_for(folder / ".in-gebruik")
    first.send_signal(signal.SIGSTOP)
    code, said = finish(start("hearing", CASE, "-o", folder))
    first.send_signal(signal.SIGCONT)
    assert (code, number_of("usage.folder_busy") in said) == (2, True)
    assert finish(first)[0] == 0
    assert (folder / "overzicht.html").is_file()


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_end_leaves_the_letters_in_order(number: signal.Signals, tmp_path: Path) -> None:
    """As Ctrl-C does: exit code 130, a journal that is right, and a next run that makes the rest."""
    from tests.mailmerge.conftest import letters_in, require_in_order

    source, folder = tmp_path / "lijst.csv", tmp_path / "brieven"
    source.write_bytes(csv_list(sample_rows(120)))
    process = start("letters", source, "-o", folder, "--workers", "2")
    until = time.monotonic() + _PATIENCE
    while not letters_in(folder) and time.monotonic() < until:
        time.sleep(0.01)
    process.send_signal(number)
    code, said = finish(process)
    assert (code, "Traceback" in said) == (130, False)
    assert 0 < len(letters_in(folder)) < 120
    assert not list(folder.glob(".schrijven-*"))
    require_in_order(folder)


@pytest.mark.slow
def test_publishing_at_the_same_time_loses_no_line(tmp_path: Path) -> None:
    """Each says that it is done, and each stands in the lock."""
    names = [f"klein{number}" for number in range(6)]
    for name in names:
        path = tmp_path / "gerecht" / "forms" / name / "1.0.0.yaml"
        path.parent.mkdir(parents=True)
        head = form_head(id=name, status="vastgesteld")
        path.write_text(form_text(head=head), encoding="utf-8")
    runs = [start("publish", f"{name}@1.0.0", "--config", tmp_path / "gerecht") for name in names]
    assert [finish(run)[0] for run in runs] == [0] * len(names)
    lines = (tmp_path / "gerecht" / "forms" / "published.lock").read_text(encoding="utf-8").splitlines()
    assert sorted(line.partition("@")[0] for line in lines[1:]) == names
    assert [path.name for path in (tmp_path / "gerecht").iterdir()] == ["forms"]


@pytest.mark.slow
def test_files_about_a_person_are_for_their_owner_alone(program: Program, tmp_path: Path) -> None:
    """A document with answers or of a case, answers that were read, letters and what is beside them."""
    before = os.umask(0o022)
    try:
        answers = tmp_path / "antwoorden.yaml"
        answers.write_text("naam: Iemand\n", encoding="utf-8")
        plan, read = tmp_path / "plan.pdf", tmp_path / "gelezen.json"
        program("render", "veiligheidsplan", "--format", "pdf", "-o", plan)
        assert mode(plan) == 0o644
        program("render", "veiligheidsplan", "--format", "pdf", "--data", answers, "-o", plan)
        program("read", plan, "--json", "-o", read)
        program("render", "veiligheidsplan", "--format", "pdf", "-o", tmp_path / "leeg.pdf")
        assert {mode(plan), mode(read)} == {0o600}
        assert mode(tmp_path / "leeg.pdf") == 0o644
        source, folder = tmp_path / "lijst.csv", tmp_path / "brieven"
        rows = sample_rows(2)
        source.write_bytes(csv_list([rows[0], rows[1] | {"Datum verhoor": "31-02-2027"}]))
        program("letters", source, "-o", folder, "--workers", "1", "--one-pdf")
        names = {path.name for path in folder.iterdir()}
        assert {"manifest.csv", "lijst-met-fouten.csv", "alles-om-te-printen.pdf"} <= names
        assert {mode(path) for path in folder.iterdir()} == {0o600}
        assert mode(folder) == 0o700
    finally:
        os.umask(before)


def refused(outcome: Outcome, fault: str) -> bool:
    """Whether a command was refused for this, with a remedy."""
    return outcome.code == 2 and f"({number_of(fault)})" in outcome.err and "→" in outcome.err


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (("render", "iri", "--format", "pdf"), "x.docx"),
        (("render", "iri", "--format", "print"), "x.html"),
        (("render", "iri", "--format", "docx"), "X.PDF"),
        (("render", "iri", "--format", "html"), "x.odt"),
        (("render", "iri", "--format", "docx"), "x.doc"),
        (("read", "weg.pdf", "--csv"), "x.json"),
        (("read", "weg.pdf", "--json"), "x.csv"),
        (("diff", "iri@1.0.0", "iri@1.1.0", "--format", "html"), "x.pdf"),
        (("diff", "iri@1.0.0", "iri@1.1.0"), "x.html"),
        (("house-style", "brief"), "x.pdf"),
    ],
)
def test_a_name_that_says_something_else_than_the_file_is_refused(
    command: tuple[str, ...], name: str, program: Program, tmp_path: Path
) -> None:
    """Nobody opens a PDF in Word and finds it broken."""
    assert refused(program(*command, "-o", tmp_path / name), "usage.other_ending")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["iri.pdf", "iri", "iri-1.0.0", "iri.v2", "IRI.PDF"])
def test_any_name_that_does_not_contradict_is_taken(name: str, program: Program, tmp_path: Path) -> None:
    """With its ending, without one, or with a dot that is no ending."""
    assert program("render", "iri", "--format", "print", "-o", tmp_path / name).code == 0
    assert (tmp_path / name).read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("command", [("hearing", CASE), ("letters", CASE), ("build",)])
@pytest.mark.parametrize("name", ["kort.pdf", "verhoor.docx", "lijst.XLSX"])
def test_a_folder_that_is_called_as_a_file_is_refused(
    command: tuple[str, ...], name: str, program: Program, tmp_path: Path
) -> None:
    """Before anything is made."""
    assert refused(program(*command, "-o", tmp_path / name), "usage.folder_named_as_file")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("render", "iri", "--format", "pdf", "--data", "a.yaml", "--data", "b.yaml", "-o", "x.pdf"),
        ("render", "iri", "--format", "pdf", "--format", "docx", "-o", "x.pdf"),
        ("hearing", CASE, "-o", "a", "--output", "b"),
        ("letters", CASE, "--letter=oproep-rc", "--letter", "verzoek-vragen", "-o", "a"),
    ],
)
def test_an_option_that_is_given_twice_is_refused(arguments: tuple[str, ...], program: Program) -> None:
    """The last would count, and the first would be lost without a word."""
    assert refused(program(*arguments), "usage.repeated_option")


def test_a_letter_that_is_for_nobody_in_the_list_is_told(program: Program, tmp_path: Path) -> None:
    """It may be meant so; the other letters are made."""
    source, folder = tmp_path / "lijst.csv", tmp_path / "brieven"
    source.write_bytes(csv_list(sample_rows(1)))
    wanted = "oproep-rc,verzoek-vragen"
    outcome = program("letters", source, "-o", folder, "--workers", "1", "--letter", wanted)
    assert outcome.code == 0
    assert outcome.err.count(f"({number_of('usage.letter_for_nobody')})") == 1
    assert "brief 'verzoek-vragen' hoort bij geen enkele rij" in outcome.err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_command_ends_as_by_ctrl_c(
    number: signal.Signals, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its exit code, without a word, and with nothing in the folder."""
    from proeftuin_docs.hearings import hearing_set

    def interrupted(*_args: object) -> None:
        os.kill(os.getpid(), number)

    monkeypatch.setattr(hearing_set, "_documents", interrupted)
    outcome = program("hearing", "examples/zaak.yaml", "-o", tmp_path / "uit")
    assert (outcome.code, outcome.said.strip()) == (130, "")
    assert list(tmp_path.iterdir()) == []
