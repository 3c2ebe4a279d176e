"""Files are read in a process that has little time, little memory and nothing to write to."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from proeftuin_docs.errors import DataError, ProeftuinError
from proeftuin_docs.readback import sandbox
from proeftuin_docs.readback.limits import PATIENCE
from proeftuin_docs.readback.model import FileKind
from proeftuin_docs.service import render_reference
from tests.readback.hostile_pdf import HOSTILE, build

MOST_MEMORY = 300 << 20
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits are those of Linux")


def in_a_process(code: str) -> subprocess.CompletedProcess[bytes]:
    """What becomes of a process that confines itself and then runs this code."""
    start = "from proeftuin_docs.readback import sandbox as s\n"
    return subprocess.run([sys.executable, "-c", start + code], capture_output=True, timeout=60, check=False)


def peak_memory() -> int:
    """The most that the reading process has held, in bytes; 0 when it was ended."""
    process = sandbox._reader()._process
    if process is None:
        return 0
    lines = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) << 10 for line in lines if line.startswith("VmHWM"))


@LINUX
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_or_read_in_time_and_within_its_memory(kind: str) -> None:
    """Only faults of our own come out, and neither time nor memory runs away."""
    content = HOSTILE[kind]()
    sandbox._reader()._ready()
    start = time.monotonic()
    try:
        outcome = sandbox.read_safely(content, "terug.pdf").kind.value
    except ProeftuinError as error:
        outcome = error.diagnostics[0].code
    assert time.monotonic() - start < PATIENCE
    assert outcome in {"pdf", "V200", "V201", "V202", "V203", "V208", "V213"}
    assert peak_memory() < MOST_MEMORY


def test_the_next_file_is_read_after_one_that_ended_the_process() -> None:
    """A file that kills its reader harms nobody else's answers."""
    killer = HOSTILE["metadata that unpack to a gigabyte"]()
    for _ in range(2):
        with pytest.raises(DataError):
            sandbox.read_safely(killer, "een.pdf")
        assert [field.text for field in sandbox.read_safely(build(), "twee.pdf").fields] == ["x"]


def test_what_is_read_there_is_what_is_read_here() -> None:
    """Nothing of a reading is lost on the way out of the process."""
    from proeftuin_docs.readback.detection import read_file

    content = render_reference("iri", "pdf", (b"leeftijd: 'ongeveer 20, {{ x }} <b>'\n", "v.yaml"))
    assert sandbox.read_safely(content, "") == read_file(content, "")


def test_faults_name_the_file_that_they_are_about() -> None:
    """The process does not know how the user calls the file; its faults do all the same."""
    with pytest.raises(DataError) as caught:
        sandbox.read_safely(HOSTILE["a password"](), "van-thuis.pdf")
    assert [(item.code, item.place.file) for item in caught.value.diagnostics] == [("V202", "van-thuis.pdf")]


@LINUX
def test_a_process_that_does_not_stop_is_ended() -> None:
    """The clock ends it also in code that looks at nothing else."""
    assert in_a_process("s._start_clock()\nwhile True: pass").returncode < 0


@LINUX
def test_a_process_cannot_write_or_take_more_memory() -> None:
    """What a file makes of its reader, it leaves no trace and takes no machine down."""
    written = in_a_process("s._confine()\nopen('/tmp/proeftuin-kan-niet', 'w').write('x' * 10)")
    assert written.returncode != 0
    assert b"EFBIG" in written.stderr or b"too large" in written.stderr
    Path("/tmp/proeftuin-kan-niet").unlink(missing_ok=True)
    greedy = in_a_process("s._confine()\nx = bytearray(1 << 30)")
    assert b"MemoryError" in greedy.stderr


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "V210"),
        (b"\n \n", "V210"),
        (b"{\\rtf1 x}", "V211-rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "V211-ole"),
        (b"\x89PNG\r\n\x1a\n", "V211-image"),
        (b"\xff\xd8\xff\xe0", "V211-image"),
        (b"\0\0\0\x18ftypheic", "V211-image"),
        (b"naam: Kim\n", "V212"),
    ],
)
def test_another_kind_of_file_is_named(content: bytes, code: str) -> None:
    """Somebody who sends a photo is told that it is a photo, and what to do."""
    with pytest.raises(DataError) as caught:
        sandbox.read_safely(content, "bijlage")
    assert [item.code for item in caught.value.diagnostics] == [code]


def test_the_kind_of_a_file_is_in_its_content() -> None:
    """What a file is called does not count."""
    assert sandbox.read_safely(build(), "foto.jpg").kind is FileKind.PDF
