"""The program as a process of its own, to be ended in every way that a process can end."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from proeftuin_docs.files import TEMPORARY

_PROGRAM: Final = (sys.executable, "-m", "proeftuin_docs", "letters")
_PATIENCE: Final = 120.0
_WORKER: Final = b"spawn_main"
"""What stands in the command of a worker."""


class Worker(NamedTuple):
    """A process by its number, and when it began; numbers are given out again."""

    number: int
    began: str

    def kill(self) -> None:
        """End it at once, if it is still there."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.number, signal.SIGKILL)


def start(
    source: Path, folder: Path, *options: str, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """The program at work, in a group of processes of its own."""
    return subprocess.Popen(
        [*_PROGRAM, str(source), "-o", str(folder), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, **(environment or {})},
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    """How the program ended, and all that it said."""
    out, err = process.communicate(timeout=_PATIENCE)
    return process.returncode, out + err


def run(
    source: Path, folder: Path, *options: str, environment: Mapping[str, str] | None = None
) -> tuple[int, str]:
    """Runs the program to its end: its exit code, and all that it said."""
    return finish(start(source, folder, *options, environment=environment))


def workers_of(process: subprocess.Popen[str]) -> list[Worker]:
    """The workers that are there now, from what Linux tells of processes (`man 5 proc`)."""
    return [
        Worker(number, told[-1])
        for number, told in _running()
        if told[1] == str(process.pid) and _WORKER in _command(number)
    ]


def wait_for_files(process: subprocess.Popen[str], folder: Path, count: int) -> None:
    """Returns as soon as the folder has so many letters, in place or not, or the program has ended."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
        if process.poll() is not None or sum(map(_is_letter, names)) >= count:
            return
        time.sleep(0.01)
    raise TimeoutError


def _is_letter(name: str) -> bool:
    return name.endswith(".pdf") or name.startswith(TEMPORARY)


def wait_until_gone(workers: Sequence[Worker]) -> bool:
    """Whether they all ended by themselves."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        there = {Worker(number, told[-1]) for number, told in _running() if told[0] not in "ZX"}
        if there.isdisjoint(workers):
            return True
        time.sleep(0.02)
    return False


def _running() -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Every process: its number, its state, that of the process it is a child of, and when it began."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            told = path.read_text(errors="replace").rpartition(")")[2].split()
            yield int(path.parent.name), (told[0], told[1], told[19])


def _command(number: int) -> bytes:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{number}/cmdline").read_bytes()
    return b""


def wait_for_letters(folder: Path, count: int) -> None:
    """Returns as soon as so many letters are in the folder."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if folder.is_dir() and sum(1 for _ in folder.glob("*.pdf")) >= count:
            return
        time.sleep(0.01)
    raise TimeoutError
