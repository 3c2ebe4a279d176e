# SPDX-License-Identifier: EUPL-1.2
"""Reading in a process of its own, with little time and memory, which may be ended at any moment.

Returned files are hostile until shown otherwise, and what was read in such a process is as well: an answer
that is not exactly what a reader says counts as none. What is taken from the process on which system is told
in `confinement`.
"""

import atexit
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from threading import Lock, Timer
from typing import Final

from pydantic import TypeAdapter, ValidationError

from proeftuin_docs.errors import DataError, Diagnostic, Place, returned
from proeftuin_docs.returned.readers.detection import kind_of
from proeftuin_docs.returned.readers.limits import (
    MAX_ANSWER_BYTES,
    MAX_JSON_TOKENS,
    PATIENCE,
    displayable,
    within_limits,
)
from proeftuin_docs.returned.readers.model import RawFile
from proeftuin_docs.returned.sandbox.reader_process import FILE, FORKS, Frame, receive, send

_START: Final = 60.0
"""Seconds that a process may need to start on a machine that is busy."""
_KEPT: Final = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PATH", "SYSTEMROOT")
"""The environment variables that a process needs to start; the rest may be secret."""
_MARKS: Final = (b'"', b",", b"[", b"{")
_COMMAND: Final = (
    "import sys; sys.path[:] = {path!r}; "
    "from proeftuin_docs.returned.sandbox.reader_process import serve; serve(forks={forks})"
)


@dataclass(frozen=True, slots=True)
class _Answer:
    """The answer of a reader: the content of the file, or why it cannot be read."""

    file: RawFile | None = None
    faults: tuple[Diagnostic, ...] = ()


@cache
def _adapter() -> TypeAdapter[_Answer]:
    return TypeAdapter(_Answer)


def read_safely(content: bytes, name: str) -> RawFile:
    """Return the content of a PDF, Word or HTML file, read in a process of its own.

    Raises `DataError` for whatever cannot be read, also when reading takes more than two seconds of the
    processor, more memory than any form needs, or ends the process. `name` is what messages call the file.
    """
    kind_of(content, name)
    said = parse_answer(shared_reader().ask(content), name)
    if isinstance(said, RawFile):
        return said
    raise DataError(said)


def parse_answer(answer: bytes, name: str) -> RawFile | list[Diagnostic]:
    """An answer as the reading of a file, or its faults; one that makes no sense is a fault."""
    nothing = [returned.took_too_much(Place(name))]
    if sum(map(answer.count, _MARKS)) > MAX_JSON_TOKENS:
        return nothing
    try:
        said = _adapter().validate_json(answer, strict=True)
        faults = [named(item, name) for item in said.faults]
        if said.file is None or faults:
            return faults or nothing
        problems = tuple(named(item, name) for item in said.file.problems)
        doubts = tuple(named(item, name) for item in said.file.doubts)
    except (ValidationError, KeyError):
        return nothing
    return replace(within_limits(said.file, name), problems=problems, doubts=doubts)


class Reader:
    """A process that reads files one after another; a new one when it was ended.

    `cost` is what the last file took: seconds of the processor, and the most bytes of memory.
    """

    def __init__(self, *, forks: bool = FORKS) -> None:
        self.cost = (0.0, 0)
        self._forks = forks
        self._process: subprocess.Popen[bytes] | None = None
        self._is_new = False
        self._lock = Lock()

    def ask(self, content: bytes, task: bytes = FILE) -> bytes:
        """Return the answer of the process about a file; empty when its reader did not survive."""
        with self._lock:
            frame = self._asked(task + content)
            if frame is None or not self._forks:
                self.end()
            answer, *cost = frame or Frame(b"")
            self.cost = (float(cost[0]), int(cost[1]))
            return answer

    def start(self) -> None:
        """Start the process while its first file is not there yet: both load at the same time then."""
        with self._lock:
            if self._process is None:
                self._process, self._is_new = _started(forks=self._forks), True

    def end(self) -> None:
        """End the process, and what it started."""
        if self._process is not None:
            _kill(self._process)
            self._process.communicate()
            self._process = None

    def _asked(self, content: bytes) -> Frame | None:
        if self._process is None:
            self._process, self._is_new = _started(forks=self._forks), True
        if self._is_new and _exchange(self._process, None, _START) is None:
            return None
        self._is_new = False
        return _exchange(self._process, content, 2 * PATIENCE)


def _started(*, forks: bool) -> subprocess.Popen[bytes]:
    """A new process with nothing of the user's: no environment, open files, working folder or keyboard."""
    path = [str(Path(entry).resolve()) for entry in sys.path if entry]
    return subprocess.Popen(
        [sys.executable, "-I", "-B", "-c", _COMMAND.format(path=path, forks=forks)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _KEPT if name in os.environ},
        cwd=Path(sys.executable).parent,
        start_new_session=True,
    )


def _exchange(process: subprocess.Popen[bytes], content: bytes | None, seconds: float) -> Frame | None:
    """The next answer of a process, after a request if any; None when it ended, or had to be ended."""
    assert process.stdin is not None
    assert process.stdout is not None
    with _ended_after(seconds, process), contextlib.suppress(OSError, ValueError):
        if content is not None:
            send(process.stdin, Frame(content))
        return receive(process.stdout, MAX_ANSWER_BYTES)
    return None


@contextlib.contextmanager
def _ended_after(seconds: float, process: subprocess.Popen[bytes]) -> Iterator[None]:
    timer = Timer(seconds, _kill, (process,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process with all that it started."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


@cache
def shared_reader() -> Reader:
    """The reader of this program, which starts when the first file comes."""
    reader = Reader()
    atexit.register(reader.end)
    return reader


def named(said: Diagnostic, name: str) -> Diagnostic:
    """A finding about the file as the user calls it; raises `KeyError` for one that nobody can word."""
    place = said.place
    path = None if place.path is None else displayable(place.path)
    facts = {key: displayable(value) for key, value in said.facts.items()}
    found = Diagnostic(said.name, replace(place, file=name, path=path), facts, said.severity)
    str(found)
    return found
