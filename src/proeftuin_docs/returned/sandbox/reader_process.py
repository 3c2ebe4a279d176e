# SPDX-License-Identifier: EUPL-1.2
"""The process that reads returned files; it knows one file at a time, and answers in JSON.

Each file is read in a copy of this process that confines itself first and ends with its answer, so that
no file leaves anything behind for the next, whatever it does to its reader. Where a system has no such
copies (`fork` is sound on Linux only, once libraries are loaded), the process ends after one file.
"""

import json
import logging
import os
import pkgutil
import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from importlib import import_module
from struct import Struct
from typing import IO, Any, Final, NamedTuple

from proeftuin_docs.errors import ProeftuinError, returned
from proeftuin_docs.returned.readers.detection import read_file
from proeftuin_docs.returned.readers.limits import MAX_ANSWER_BYTES, MAX_BYTES
from proeftuin_docs.returned.sandbox.confinement import confine, start_clock

FORKS: Final = sys.platform == "linux"
FILE: Final = b"f"
"""The task of reading a returned file."""
_OTHERS: Final = {b"l": "list_tasks", b"w": "list_tasks", b"d": "definition_tasks"}
"""The module of every other task."""
_HEAD: Final = Struct(">Qdq")
_NEEDED: Final = (
    *("ctypes", "pypdf", "pypdfium2", "proeftuin_docs.returned.readers.docx"),
    *("proeftuin_docs.returned.readers.html", "proeftuin_docs.returned.readers.pdf"),
)
_OF_UNIX: Final = ("resource",)
_CODECS: Final = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "ascii", "cp437", "cp1252"),
)


class Frame(NamedTuple):
    """Bytes on their way between two processes; of an answer also what it cost, in seconds and bytes."""

    content: bytes
    seconds: float = 0.0
    memory: int = 0


def send(stream: IO[bytes], frame: Frame) -> None:
    """Write a frame; raises `OSError` when nobody reads it."""
    stream.write(_HEAD.pack(len(frame.content), frame.seconds, frame.memory))
    stream.write(frame.content)
    stream.flush()


def receive(stream: IO[bytes], most: int) -> Frame | None:
    """The next frame; None when there is none, or when it is longer than `most` bytes."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    length, seconds, memory = _HEAD.unpack(head)
    content = stream.read(length) if length <= most else b""
    return Frame(content, seconds, memory) if len(content) == length else None


def serve(*, forks: bool) -> None:
    """Do tasks from standard input until it ends and answer each on standard output; empty when it failed.

    A task is a letter and what it is about, such as a file. Without `forks` only the first is done.
    """
    requests, answers = _streams()
    logging.disable(logging.CRITICAL)
    load()
    send(answers, Frame(b"ready"))
    while (frame := receive(requests, MAX_BYTES + 1)) is not None:
        work = partial(_ready_for(frame.content[:1]), frame.content[1:])
        if forks:
            send(answers, run_in_fork(work))
        else:
            confine()
            start_clock()
            send(answers, Frame(work()))
            return


def _ready_for(task: bytes) -> Callable[[bytes], bytes]:
    """Return what does a task, with all loaded that it needs, while files can be opened."""
    if task == FILE:
        return answer
    module = import_module(f"proeftuin_docs.returned.sandbox.{_OTHERS[task]}")
    work: Callable[[bytes], bytes] = module.ready()[task]
    return work


def run_in_fork(work: Callable[[], bytes]) -> Frame:
    """Return the result of this work in a confined copy of this process; empty when the copy died."""
    receiving, sending = os.pipe()
    copy = os.fork()
    if not copy:
        _run_and_exit(work, sending)
    os.close(sending)
    with os.fdopen(receiving, "rb") as stream:
        content = stream.read(MAX_ANSWER_BYTES + 1)
    _, status, usage = os.wait4(copy, 0)
    whole = status == 0 and len(content) <= MAX_ANSWER_BYTES
    seconds = usage.ru_utime + usage.ru_stime
    return Frame(content if whole else b"", seconds, usage.ru_maxrss << 10)


def answer(content: bytes) -> bytes:
    """Return the content of a file, or its faults, as JSON."""
    try:
        said: dict[str, Any] = {"file": asdict(read_file(content, ""))}
    except ProeftuinError as error:
        said = {"faults": [asdict(item) for item in error.diagnostics]}
    except MemoryError:
        said = {"faults": [asdict(returned.took_too_much())]}
    except Exception:  # whatever a library makes of a broken file, the file is what is broken
        said = {"faults": [asdict(returned.damaged())]}
    return json.dumps(said, ensure_ascii=True).encode()


def load() -> None:
    """Load all that reading needs, while files can be opened."""
    for name in (*_NEEDED, *_OF_UNIX * (sys.platform != "win32")):
        import_module(name)
    import pypdf

    from proeftuin_docs.returned.readers.docx.reading import known_placeholders

    for module in pkgutil.iter_modules(pypdf.__path__, "pypdf."):
        import_module(module.name)
    for name in _CODECS:
        "".encode(name)
    known_placeholders()
    returned.damaged().message  # noqa: B018 - reads the file of messages


def _run_and_exit(work: Callable[[], bytes], sending: int) -> None:
    """Work confined, hand over what it gives, and end this process without a word."""
    status = 1
    try:
        os.closerange(3, sending)
        os.closerange(sending + 1, sending + 16)
        confine()
        start_clock()
        rest = memoryview(work())
        while rest:
            rest = rest[os.write(sending, rest) :]
        status = 0
    finally:
        os._exit(status)


def _streams() -> tuple[IO[bytes], IO[bytes]]:
    """Standard input and output for this module alone; what libraries print goes nowhere."""
    streams = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.close(nowhere)
    return streams
