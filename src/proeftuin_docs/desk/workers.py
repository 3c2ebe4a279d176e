# SPDX-License-Identifier: EUPL-1.2
"""Processes that do the work, so that who listens is always free, and a bad request costs one answer."""

import asyncio
import gc
import os
import signal
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, Final

import proeftuin_docs
from proeftuin_docs import errors
from proeftuin_docs.desk.refusals import Broken, Busy, Late, Lost
from proeftuin_docs.errors import ProeftuinError
from proeftuin_docs.library import Library
from proeftuin_docs.mailmerge.spawning import FOR_THE_PROGRAM, ONE_THREAD, spawn_quietly

_OURS: Final = str(Path(proeftuin_docs.__file__).parent)
_START: Final = 60.0
"""Seconds in which a new worker is ready on a machine that is busy."""
_GARBAGE: Final = 20_000
_END: Final = 2.0
"""Seconds that a worker has to end by itself."""


class Lane(StrEnum):
    """A kind of work with workers of its own, so that none of it waits for the other."""

    WORK = "work"
    PREVIEW = "preview"


@dataclass(slots=True)
class _Line:
    """The workers of a lane that have nothing to do, and how many requests wait for one."""

    idle: "asyncio.Queue[_Worker]" = field(default_factory=asyncio.Queue)
    waiting: int = 0


class Workers:
    """Workers in two lanes. Nothing is kept of what they are given."""

    def __init__(
        self,
        config: Path | None,
        count: int = 1,
        previewers: int = 1,
        *,
        waiting: int = 32,
        seconds: float = 60.0,
    ) -> None:
        self._waiting, self._seconds = waiting, seconds
        self._sizes = {Lane.WORK: count, Lane.PREVIEW: previewers}
        self._lines: dict[Lane, _Line] = {}
        self._workers = [_Worker(config) for _ in range(count + previewers)]
        self._threads = ThreadPoolExecutor(len(self._workers), "desk")
        self._stopped = False

    async def start(self) -> None:
        """Start every worker, without waiting: each takes its first job when it is warm."""
        self._lines = {lane: _Line() for lane in Lane}
        left = iter(self._workers)
        for lane, size in self._sizes.items():
            for _ in range(size):
                self._start_again(self._lines[lane], next(left))

    async def stop(self) -> None:
        """End every worker, whatever it is at."""
        self._stopped = True
        for worker in self._workers:
            worker.end()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def crowded(self, lane: Lane = Lane.WORK) -> bool:
        """Whether nothing more may wait for a worker of this lane."""
        return self._lines[lane].waiting >= self._waiting

    def alive(self) -> bool:
        """Whether there is a worker to give anything to."""
        return any(worker.alive and worker.warm for worker in self._workers)

    async def run(self, name: str, /, *, lane: Lane = Lane.WORK, **arguments: Any) -> Any:  # noqa: ANN401 - a job's own
        """Return the result of the job of this name, one of `JOBS`.

        Raises what the job raised, with all its diagnostics; `Busy` when too much waits, `Late` when the job
        took too long, `Lost` when its worker died, and `Broken` for what nobody foresaw.
        """
        line = self._lines[lane]
        if line.waiting >= self._waiting:
            raise Busy
        line.waiting += 1
        try:
            worker = await line.idle.get()
        finally:
            line.waiting -= 1
        done = asyncio.ensure_future(self._done(line, worker, name, arguments))
        return await asyncio.shield(done)

    async def _done(self, line: _Line, worker: "_Worker", name: str, arguments: dict[str, Any]) -> Any:  # noqa: ANN401
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._threads, worker.call, name, arguments, self._seconds)
        finally:
            self._back(line, worker)

    def _back(self, line: _Line, worker: "_Worker") -> None:
        """Let the next request have this worker, after a new start where it has ended."""
        if worker.alive:
            line.idle.put_nowait(worker)
        elif not self._stopped:
            self._start_again(line, worker)

    def _start_again(self, line: _Line, worker: "_Worker") -> None:
        loop = asyncio.get_running_loop()
        started = loop.run_in_executor(self._threads, worker.start)
        started.add_done_callback(lambda _: line.idle.put_nowait(worker))


class _Worker:
    """One process and the pipe to it; used by one thread at a time."""

    def __init__(self, config: Path | None) -> None:
        self._config = config
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None
        self._ended = False
        self.warm = False
        """Whether it has been ready for a job since it was started."""

    @property
    def alive(self) -> bool:
        """Whether its process is there."""
        return self._process is not None and self._process.is_alive()

    def start(self) -> None:
        """Start the process and wait until it is warm; one that does not start is tried at the next call."""
        if self._ended:
            return
        process, pipe = spawn_quietly(work, (self._config,))
        self._process, self._pipe = process, pipe
        try:
            if self._ended or not pipe.poll(_START):
                self._kill()
            else:
                pipe.recv()
                self.warm = True
        except (EOFError, OSError):
            self._kill()

    def call(self, name: str, arguments: dict[str, Any], seconds: float) -> Any:  # noqa: ANN401
        """Return what the job gives, or raise what it raised."""
        if not self.alive:
            self.start()
        if self._pipe is None:
            raise Lost
        try:
            self._pipe.send((name, arguments))
            there = self._pipe.poll(seconds)
            if there:
                return _opened(self._pipe.recv())
        except (EOFError, OSError) as error:
            self._kill()
            raise Lost from error
        self._kill()
        raise Late

    def end(self) -> None:
        """End the process for good."""
        self._ended = True
        self._kill()

    def _kill(self) -> None:
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        self.warm = False
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.kill()
            process.join(_END)


def _opened(answer: tuple[str, Any]) -> Any:  # noqa: ANN401
    kind, content = answer
    if kind == "done":
        return content
    if kind == "fault":
        name, diagnostics = content
        raise getattr(errors, name)(diagnostics)
    raise Broken(*content)


def work(pipe: Connection, config: Path | None) -> None:
    """Do jobs from the pipe until it ends; Ctrl-C is for the process that listens.

    What goes wrong is told by its kind and its place in the program, never in its own words: these may hold
    what somebody typed.
    """
    for name in FOR_THE_PROGRAM:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    os.environ.setdefault(*ONE_THREAD)
    without_core_dumps()
    from proeftuin_docs.desk.jobs import JOBS, warm

    library = Library.open(config)
    warm(library)
    gc.freeze()
    gc.set_threshold(_GARBAGE)
    try:
        pipe.send(("done", None))
        while True:
            name, arguments = pipe.recv()
            answer = _answer(JOBS[name], library, arguments)
            pipe.send(answer)
            del arguments, answer  # what somebody typed is not held until the next request
    except (EOFError, OSError):
        return


def _answer(job: Callable[..., Any], library: Library, arguments: dict[str, Any]) -> tuple[str, Any]:
    try:
        return "done", job(library, **arguments)
    except ProeftuinError as error:
        return "fault", (_public(error), error.diagnostics)
    except Exception as error:  # its words may hold what somebody typed
        return "broken", (type(error).__name__, our_frames(error))


def _public(error: ProeftuinError) -> str:
    """The name of the nearest class of an error that everybody knows."""
    return next(kind.__name__ for kind in type(error).__mro__ if hasattr(errors, kind.__name__))


def our_frames(error: BaseException) -> tuple[str, ...]:
    """Where in our own program something went wrong, as `module:line`; never a value."""
    frames = traceback.extract_tb(error.__traceback__)
    return tuple(
        f"{Path(frame.filename).relative_to(_OURS).as_posix()}:{frame.lineno}"
        for frame in frames
        if frame.filename.startswith(_OURS)
    )


def without_core_dumps() -> None:
    """Let the system keep nothing of the memory of this process when it dies."""
    try:
        import resource
    except ImportError:  # no such thing on Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
