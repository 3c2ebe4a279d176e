"""Reading in a process of its own, with little time and memory, which may be ended at any moment.

Returned files are hostile until shown otherwise. The process can write nothing and answers in JSON, so that
not even one that was taken over can make the program do anything.
"""

import atexit
import contextlib
import json
import logging
from collections.abc import Mapping
from dataclasses import asdict
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, Final

from proeftuin_docs.errors import DataError, Diagnostic, Place, ProeftuinError, Severity, fault
from proeftuin_docs.readback.detection import kind_of, read_file
from proeftuin_docs.readback.limits import MEMORY, MOST_ANSWER, PATIENCE, SECONDS
from proeftuin_docs.readback.model import Claim, FileKind, RawField, RawFile

_NEEDED: Final = (
    "proeftuin_docs.readback.docx",
    "proeftuin_docs.readback.html",
    "proeftuin_docs.readback.pdf",
    "pypdfium2",
)
_START: Final = 60.0
"""Seconds that a process may need to start on a machine that is busy."""


def read_safely(content: bytes, name: str) -> RawFile:
    """What stands in a PDF, Word or HTML file, read in a process of its own.

    Raises `DataError` for whatever cannot be read, also when reading takes more than two seconds of the
    processor, more memory than any form needs, or ends the process. `name` is what messages call the file.
    """
    kind_of(content, name)
    answer = _reader().ask(content)
    if answer is None:
        raise DataError([fault("V213", Place(name))])
    if "faults" in answer:
        raise DataError([_diagnostic(item, name) for item in answer["faults"]])
    return _raw_file(answer["file"], name)


class _Reader:
    """A process that reads files one after another; a new one when it was ended."""

    def __init__(self) -> None:
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def ask(self, content: bytes) -> Mapping[str, Any] | None:
        """What the process says of a file; None when it did not survive, or said nothing sensible."""
        pipe = self._ready()
        try:
            pipe.send_bytes(content)
            if not pipe.poll(PATIENCE):
                self.end()
                return None
            answer: Mapping[str, Any] = json.loads(pipe.recv_bytes(MOST_ANSWER))
        except (EOFError, OSError, ValueError):
            self.end()
            return None
        return answer

    def end(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None

    def _ready(self) -> Connection:
        if self._pipe is None:
            context = get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=serve, args=(theirs,), daemon=True)
            self._process.start()
            theirs.close()
            with contextlib.suppress(EOFError, OSError):
                if self._pipe.poll(_START):
                    self._pipe.recv_bytes()
        return self._pipe


_only: Final[list[_Reader]] = []


def _reader() -> _Reader:
    if not _only:
        _only.append(_Reader())
        atexit.register(_only[0].end)
    return _only[0]


def serve(pipe: Connection) -> None:
    """Reads files from the pipe until it ends, each within its limits."""
    _load()
    _confine()
    with contextlib.suppress(EOFError, OSError):
        pipe.send_bytes(b"ready")
        while True:
            content = pipe.recv_bytes()
            _start_clock()
            answer = _answer(content)
            _stop_clock()
            pipe.send_bytes(answer)


def _load() -> None:
    """Import what reading needs before anything is confined; what libraries say of a file stays unsaid."""
    logging.disable(logging.CRITICAL)
    for name in _NEEDED:
        import_module(name)


def _answer(content: bytes) -> bytes:
    try:
        said: dict[str, Any] = {"file": asdict(read_file(content, ""))}
    except ProeftuinError as error:
        said = {"faults": [asdict(item) for item in error.diagnostics]}
    except MemoryError:
        said = {"faults": [asdict(fault("V213"))]}
    except Exception:
        said = {"faults": [asdict(fault("V200"))]}
    return json.dumps(said, ensure_ascii=True).encode()


def _confine() -> None:
    """Take from this process what reading does not need: memory, files to write, processes."""
    try:
        import resource
    except ImportError:  # pragma: no cover - not on this system
        return
    import faulthandler
    import signal

    faulthandler.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(OSError, ValueError):
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - a file of the system
            size = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + MEMORY, size + MEMORY))
    for kind in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (0, 0))


def _start_clock() -> None:
    """End this process after its time, whatever code it is in."""
    import signal

    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, SECONDS)


def _stop_clock() -> None:
    import signal

    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, 0)


def _raw_file(said: Mapping[str, Any], name: str) -> RawFile:
    return RawFile(
        kind=FileKind(said["kind"]),
        claim=Claim(**said["claim"]),
        fields=tuple(RawField(**item) for item in said["fields"]),
        fixed_text=tuple(said["fixed_text"]),
        rows=dict(said["rows"]),
        problems=tuple(_diagnostic(item, name) for item in said["problems"]),
    )


def _diagnostic(said: Mapping[str, Any], name: str) -> Diagnostic:
    place = Place(name, said["place"]["line"], said["place"]["column"], said["place"]["path"])
    return Diagnostic(said["code"], place, said["facts"], Severity(said["severity"]))
