"""The program as a process of its own, to be ended in every way that a process can end."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import psutil

_PROGRAM: Final = (sys.executable, "-m", "proeftuin_docs", "letters")
_PATIENCE: Final = 60.0


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


def workers_of(process: subprocess.Popen[str]) -> list[psutil.Process]:
    """The workers that are there now."""
    try:
        below = psutil.Process(process.pid).children(recursive=True)
        return [child for child in below if "spawn_main" in " ".join(child.cmdline())]
    except psutil.Error:
        return []


def wait_until_gone(processes: Sequence[psutil.Process]) -> bool:
    """Whether they all ended by themselves."""
    _, alive = psutil.wait_procs(processes, timeout=10)
    return not [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]


def wait_for_letters(folder: Path, count: int) -> None:
    """Returns as soon as so many letters are in the folder."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if folder.is_dir() and sum(1 for _ in folder.glob("*.pdf")) >= count:
            return
        time.sleep(0.01)
    raise TimeoutError
