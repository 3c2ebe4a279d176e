"""The program as a process: bytes on standard output, closed streams, and what is loaded when."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = (sys.executable, "-m", "proeftuin_docs")
HEAVY = ("typst", "pypdf", "docx", "docxtpl", "lxml", "pydantic", "jinja2", "fontTools", "rich")
RENDER = ("render", "veiligheidsplan", "--format", "print", "-o", "-")
FULL = Path("/dev/full")


def start(*arguments: str, given: bytes = b"", wrapper: str = "") -> subprocess.CompletedProcess[bytes]:
    """A finished run; `wrapper` is shell text that comes after the command, as a redirection."""
    command = [*PROGRAM, *arguments]
    if wrapper:
        command = ["sh", "-c", f'exec "$@" {wrapper}', "sh", *command]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PROEFTUIN_DOCS")}
    return subprocess.run(command, input=given, capture_output=True, timeout=60, check=False, env=environment)


def test_a_document_on_standard_output_is_bytes_only() -> None:
    """A pipe gets the file and not a letter more."""
    done = start(*RENDER)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"%PDF-1.7")
    assert done.stdout.rstrip().endswith(b"%%EOF")


def test_answers_come_from_standard_input() -> None:
    """Answers need not touch a disk, not even before."""
    done = start(*RENDER, "--data", "-", given=b"naam: Iemand\n")
    assert done.returncode == 0
    assert done.stdout != start(*RENDER).stdout


@pytest.mark.parametrize(
    ("arguments", "wrapper", "code", "said"),
    [
        (RENDER, ">&-", 2, "De uitvoer kan niet worden geschreven: dit is gesloten."),
        ((*RENDER, "--data", "-"), "<&-", 4, "het bestand is niet te lezen: dit is gesloten"),
    ],
)
def test_a_closed_stream_is_said(arguments: tuple[str, ...], wrapper: str, code: int, said: str) -> None:
    """A program that starts this one may have closed what it does not use."""
    done = start(*arguments, wrapper=wrapper)
    assert (done.returncode, done.stdout) == (code, b"")
    assert said in done.stderr.decode()


@pytest.mark.slow
@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize("arguments", [RENDER, ("list",)])
def test_a_full_disk_is_said(arguments: tuple[str, ...]) -> None:
    """Half a document on a full disk does not pass for a whole one."""
    done = start(*arguments, wrapper=f"> {FULL}")
    assert done.returncode == 2
    assert "de schijf is vol" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_reader_that_stops_is_no_fault() -> None:
    """`| head` ends the pipe early; nobody is told off for that."""
    done = subprocess.run(
        ["sh", "-c", '"$@" | head -c 1', "sh", *PROGRAM, "show", "iri", "--json"],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.stderr) == (b"{", b"")


def test_the_exit_code_of_a_process_is_that_of_the_run() -> None:
    """Scripts see what the program decided."""
    assert start("weg").returncode == 2
    assert start("--help").returncode == 0


@pytest.mark.parametrize(
    ("statement", "allowed"),
    [
        ("import proeftuin_docs.cli", ()),
        ("from proeftuin_docs.cli.program import run; run(['--help'])", ()),
        ("from proeftuin_docs.cli.program import run; run(['list'])", ("pydantic", "jinja2")),
    ],
)
def test_starting_loads_nothing_heavy(statement: str, allowed: tuple[str, ...]) -> None:
    """A list or a help page comes at once: layout and file formats are loaded when they are used."""
    script = (
        f"{statement}\nimport sys; print('geladen', *(name for name in {HEAVY!r} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60, check=True)
    loaded = done.stdout.decode().splitlines()[-1].split()
    assert loaded[0] == "geladen"
    assert set(loaded[1:]) <= set(allowed)


def test_a_program_that_is_stopped_while_it_loads_says_nothing() -> None:
    """Ctrl-C before the first line of a command has run ends as it does later."""
    stopped = "\n".join(
        (
            "import sys",
            "class Stop:",
            "    def find_spec(self, name, path=None, target=None):",
            "        if name == 'click': raise KeyboardInterrupt",
            "sys.meta_path.insert(0, Stop())",
            "from proeftuin_docs.cli import main",
            "main(['list'])",
        )
    )
    done = subprocess.run([sys.executable, "-c", stopped], capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")
