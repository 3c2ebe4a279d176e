"""Files are read in a process that has little time, little memory and nothing to write to."""

import json
import os
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from proeftuin_docs.errors import DataError, Place, word_files
from proeftuin_docs.returned.readers.detection import read_file
from proeftuin_docs.returned.readers.limits import (
    MAX_JSON_TOKENS,
    MAX_NAME_LENGTH,
    MAX_TEXT_LENGTH,
    within_limits,
)
from proeftuin_docs.returned.readers.model import Claim, FileKind, RawField, RawFile
from proeftuin_docs.returned.sandbox import confinement, reader_process, sandbox
from tests.builders import render_reference
from tests.returned.hostile_pdf import HOSTILE, build
from tests.returned.outcomes import outcome_of, require_little

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits are those of Linux")


@pytest.fixture(scope="module", autouse=True)
def _loaded() -> None:
    """Copies of this process have loaded what those of a reader have."""
    reader_process.load()


def run_in_fork(work: Callable[[], object]) -> str:
    """What this work gives in a process that has confined itself; the name of the error where it fails."""

    def told() -> bytes:
        try:
            return repr(work()).encode()
        except (OSError, MemoryError) as error:
            return type(error).__name__.encode()

    return reader_process.run_in_fork(told).content.decode()


def shown_as(content: bytes, name: str = "terug.pdf") -> list[str]:
    """The texts of the fields of a file."""
    return [field.text for field in sandbox.read_safely(content, name).fields]


@pytest.mark.slow
@LINUX
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_or_read_in_time_and_within_its_memory(kind: str) -> None:
    """Only faults of our own come out, and neither time nor memory runs away."""
    outcome = outcome_of(HOSTILE[kind]())
    assert outcome in {
        "pdf",
        "returned.damaged",
        "returned.too_large",
        "returned.protected",
        "returned.too_many_pages",
        "returned.too_many_fields",
        "returned.took_too_much",
    }
    require_little()


def test_the_next_file_is_read_after_one_that_ended_its_reader() -> None:
    """A file that kills its reader harms nobody else's answers."""
    killer = HOSTILE["metadata packed three times over"]()
    for _ in range(2):
        assert outcome_of(killer) == "returned.took_too_much"
        assert shown_as(build()) == ["x"]


@LINUX
def test_no_file_leaves_anything_behind_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file meets a reader that never saw another one."""
    monkeypatch.setattr(reader_process, "_CODECS", ())
    assert run_in_fork(lambda: setattr(reader_process, "_CODECS", ("x",))) == "None"
    assert run_in_fork(lambda: reader_process._CODECS) == "()"


@pytest.mark.slow
@pytest.mark.parametrize("forks", [True, False])
def test_what_is_read_there_is_what_is_read_here(forks: bool) -> None:
    """Nothing of a reading is lost on the way out of the process, whichever way a system has."""
    reader = sandbox.Reader(forks=forks and reader_process.FORKS)
    try:
        for format_name in ("pdf", "docx", "html", "pdf"):
            content = render_reference("iri", format_name, (b"leeftijd: 'ongeveer 20, {{ x }} <b>'\n", "v"))
            assert sandbox.parse_answer(reader.ask(content), "") == read_file(content, "")
    finally:
        reader.end()


def test_faults_name_the_file_that_they_are_about() -> None:
    """The process does not know how the user calls the file; its faults do all the same."""
    with pytest.raises(DataError) as caught:
        sandbox.read_safely(HOSTILE["a password"](), "van-thuis.pdf")
    assert [(item.name, item.place.file) for item in caught.value.diagnostics] == [
        ("returned.protected", "van-thuis.pdf")
    ]


def _busy() -> bytes:
    while True:
        pass


def _busy_without_a_clock() -> bytes:
    signal.setitimer(signal.ITIMER_PROF, 0)
    return _busy()


@pytest.mark.slow
@LINUX
@pytest.mark.parametrize("work", [_busy, _busy_without_a_clock])
def test_a_process_that_does_not_stop_is_ended(work: Callable[[], bytes]) -> None:
    """The clock ends it also in code that looks at nothing else; the system, when the clock was stopped."""
    frame = reader_process.run_in_fork(work)
    assert frame.content == b""
    assert frame.seconds < 3.5


def _waiting() -> bytes:
    signal.pause()
    return b"!"


@LINUX
def test_a_process_that_waits_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """What costs no time of the processor has its limit on the clock."""
    monkeypatch.setattr(confinement, "PATIENCE", 0.2)
    assert reader_process.run_in_fork(_waiting).content == b""


@LINUX
def test_a_process_can_open_write_start_send_and_hold_nothing(tmp_path: Path) -> None:
    """What a file makes of its reader, it leaves no trace and takes no machine down."""
    there = tmp_path / "er-is-al-iets"
    there.write_text("x", encoding="utf-8")
    refused: dict[str, Callable[[], object]] = {
        "read": there.read_bytes,
        "write": lambda: (tmp_path / "nieuw").write_text("x", encoding="utf-8"),
        "socket": socket.socket,
        "memory": lambda: len(bytearray(1 << 30)),
        "pipe": os.pipe,
        "program": lambda: os.execv(sys.executable, [sys.executable, "-V"]),
        "folder": lambda: sorted(tmp_path.iterdir()),
    }
    errors = {name: run_in_fork(work) for name, work in refused.items()}
    assert all(error.endswith("Error") for error in errors.values()), errors
    assert [path.name for path in tmp_path.iterdir()] == [there.name]


@LINUX
def test_a_process_cannot_remove_or_rename_where_the_kernel_can_forbid_it(tmp_path: Path) -> None:
    """Landlock forbids what limits do not."""
    version = confinement.landlock_version()
    there = tmp_path / "blijft"
    there.write_text("x", encoding="utf-8")
    gone = run_in_fork(there.unlink)
    assert there.exists() == (gone == "PermissionError") == (version > 0)


@LINUX
def test_a_process_knows_nothing_of_its_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the user keeps in the environment does not come along, and the keyboard does not reach it."""
    monkeypatch.setenv("GEHEIM_VAN_DE_RECHTBANK", "x")
    process = sandbox._started(forks=True)
    try:
        surroundings = Path(f"/proc/{process.pid}/environ").read_bytes()
        assert b"GEHEIM" not in surroundings
        assert os.getsid(process.pid) == process.pid
    finally:
        sandbox._kill(process)
        process.communicate()


def test_a_process_that_does_not_answer_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits for it does not wait for ever, and gets a fault."""
    hangs = "import sys, time; {path!r} {forks}; time.sleep(60)"
    monkeypatch.setattr(sandbox, "_COMMAND", hangs.replace("{path!r} {forks}", "({path!r}, {forks})"))
    monkeypatch.setattr(sandbox, "_START", 0.2)
    reader = sandbox.Reader()
    assert reader.ask(build()) == b""
    assert reader._process is None


def answer_of(raw: RawFile) -> bytes:
    """What a reader says that read this."""
    return json.dumps({"file": asdict(raw)}).encode()


GOOD = RawFile(FileKind.PDF, Claim("iri"), (RawField("naam", "Kim"),))


def test_an_answer_that_makes_sense_is_taken() -> None:
    """Otherwise every answer would be refused for the wrong reason."""
    assert sandbox.parse_answer(answer_of(GOOD), "") == GOOD


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\0",
        b"[]",
        b"{}",
        b'{"file": 7}',
        b'{"faults": []}',
        b'{"faults": [{"name": "returned.no_such_fault", "facts": {}, "place": {}, "severity": "error"}]}',
        b'{"faults": [{"name": "returned.too_large", "facts": {}, "place": {}, "severity": "error"}]}',
        b'{"faults": [{"name": "returned.too_large", '
        b'"facts": {"limit": 7}, "place": {}, "severity": "error"}]}',
        answer_of(GOOD).replace(b'"Kim"', b"7"),
        answer_of(GOOD).replace(b'"pdf"', b'"exe"'),
        answer_of(GOOD).replace(b'"doubt": ""', b'"doubt": "returned.no_such_fault"'),
        answer_of(GOOD).replace(b'"traits": []', b'"traits": [{"fault": "returned.too_large"}]'),
        b"[" * 100_000,
        b"[" + b"1," * MAX_JSON_TOKENS + b"1]",
        b'{"file": ' + b'{"a":' * 10_000,
    ],
    ids=range(16),
)
def test_an_answer_that_makes_no_sense_is_a_fault(answer: bytes) -> None:
    """A reader that was taken over says what it likes; it is believed only where it says what readers say."""
    said = sandbox.parse_answer(answer, "terug.pdf")
    assert isinstance(said, list)
    assert [str(item.place) for item in said] == ["terug.pdf"]
    assert [item.name for item in said] == ["returned.took_too_much"]


def test_an_answer_with_more_than_a_file_may_hold_is_a_fault() -> None:
    """The limits hold on this side too."""
    fields = tuple(RawField(f"v{number}", "x" * (MAX_TEXT_LENGTH // 2)) for number in range(3))
    with pytest.raises(DataError) as caught:
        sandbox.parse_answer(answer_of(RawFile(FileKind.PDF, Claim(), fields)), "terug.pdf")
    assert [(item.name, item.place.file) for item in caught.value.diagnostics] == [
        ("returned.too_many_fields", "terug.pdf")
    ]


def test_names_from_a_file_are_short_and_move_no_cursor() -> None:
    """A name stands in messages; it can neither clear a screen nor turn the text around it."""
    odd = "a\x1b[2J\u202e\n" + "b" * 10_000
    raw = RawFile(
        FileKind.DOCX,
        Claim(),
        (RawField(odd, "\ud83d\ude00 \ud800"), RawField("naam")),
        problems=(word_files.field_without_end(reader_place(odd)),),
    )
    said = sandbox.parse_answer(answer_of(within_limits(raw, "")), "terug.docx")
    assert isinstance(said, RawFile)
    names = [*(field.name for field in said.fields), said.problems[0].place.path or ""]
    assert all(name.isprintable() and len(name) <= MAX_NAME_LENGTH + 1 for name in names)
    assert said.fields[0].text == "\N{GRINNING FACE} \N{REPLACEMENT CHARACTER}"
    assert said.fields[1].name == "naam"


def reader_place(path: str) -> Place:
    """A place as a reader names it, without the name of the file."""
    return Place("", path=path)


def test_a_reader_that_was_ended_leaves_no_process_behind() -> None:
    """Ending a reader ends its process, and the next question starts a new one."""
    reader = sandbox.Reader()
    assert reader.ask(build())
    process = reader._process
    assert process is not None
    reader.end()
    assert process.returncode is not None
    assert reader.ask(build())
    reader.end()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "returned.empty_file"),
        (b"\n \n", "returned.empty_file"),
        (b"{\\rtf1 x}", "returned.rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "returned.old_word_file"),
        (b"\x89PNG\r\n\x1a\n", "returned.picture"),
        (b"\xff\xd8\xff\xe0", "returned.picture"),
        (b"\0\0\0\x18ftypheic", "returned.picture"),
        (b"naam: Kim\n", "returned.unknown_kind"),
    ],
)
def test_another_kind_of_file_is_named(content: bytes, code: str) -> None:
    """Somebody who sends a photo is told that it is a photo, and what to do."""
    with pytest.raises(DataError) as caught:
        sandbox.read_safely(content, "bijlage")
    assert [item.name for item in caught.value.diagnostics] == [code]


def test_the_kind_of_a_file_is_in_its_content() -> None:
    """What a file is called does not count."""
    assert sandbox.read_safely(build(), "foto.jpg").kind is FileKind.PDF
