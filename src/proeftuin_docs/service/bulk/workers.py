"""Worker processes, each with a warm press; what they make, they write themselves.

Processes are spawned: one that is forked after Typst has run dead-locks. A worker ends when its pipe does,
so that none outlives the program, however that ends.
"""

import contextlib
import hashlib
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Final

from proeftuin_docs.errors import Diagnostic, Place, ProeftuinError, fault, system_problem
from proeftuin_docs.lists import Header, ListRow, row_case
from proeftuin_docs.located_yaml import LocatedYaml
from proeftuin_docs.service.bulk.journal import MadeFile
from proeftuin_docs.service.letter_press import LetterPress, Pressed
from proeftuin_docs.service.writing import write_whole

_AHEAD: Final = 2
"""Jobs that a worker has at hand, so that it never waits for the next."""
_TRIES: Final = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """What every job of a run shares; goes to each worker once."""

    letters: tuple[str, ...]
    formats: tuple[str, ...]
    config: Path | None
    list_name: str
    header: Header
    common: LocatedYaml | None
    folder: Path


@dataclass(frozen=True, slots=True)
class Job:
    """A row to make letters of, and how their file names begin."""

    row: ListRow
    stem: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a row: its files, or its faults; `broken` says that nothing can be written any more."""

    job: Job = field(repr=False)
    files: tuple[MadeFile, ...] = ()
    faults: tuple[Diagnostic, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    broken: tuple[Diagnostic, ...] = ()


def run_jobs(jobs: Iterable[Job], setting: Setting, workers: int) -> Iterator[Result]:
    """The result of each job as it is done, in no order; at most a few jobs are under way at any time.

    A worker that dies is replaced; its jobs are tried once more, and then are faults of their rows.
    """
    pool = _Pool(setting, workers, iter(jobs))
    try:
        yield from pool.results()
    finally:
        pool.stop()


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    jobs: deque[Job] = field(default_factory=deque)


class _Pool:
    """Hands out jobs and takes in results."""

    def __init__(self, setting: Setting, workers: int, jobs: Iterator[Job]) -> None:
        self._setting, self._count, self._jobs = setting, workers, jobs
        self._again: deque[Job] = deque()
        self._tries: dict[int, int] = {}
        self._workers: list[_Worker] = []

    def results(self) -> Iterator[Result]:
        """Every result until no job is left."""
        while True:
            self._hand_out()
            busy = [worker for worker in self._workers if worker.jobs]
            if not busy:
                return
            ready = wait([worker.pipe for worker in busy])
            for worker in [worker for worker in busy if worker.pipe in ready]:
                yield from self._take(worker)

    def stop(self) -> None:
        """End every worker; what one is writing is whole or not there."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()

    def _hand_out(self) -> None:
        for slot in range(self._count):
            while slot >= len(self._workers) or len(self._workers[slot].jobs) < _AHEAD:
                job = self._again.popleft() if self._again else next(self._jobs, None)
                if job is None:
                    return
                if slot >= len(self._workers):
                    self._workers.append(_start(self._setting))
                self._workers[slot].jobs.append(job)
                with contextlib.suppress(OSError):  # a worker that died says so when its pipe is read
                    self._workers[slot].pipe.send(job)

    def _take(self, worker: _Worker) -> Iterator[Result]:
        try:
            result: Result = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._lost(worker)
            return
        worker.jobs.popleft()
        yield result

    def _lost(self, worker: _Worker) -> Iterator[Result]:
        """A worker that died was at its first job; the others were still waiting."""
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        first, *rest = worker.jobs
        self._again.extend(rest)
        tries = self._tries[first.row.number] = self._tries.get(first.row.number, 0) + 1
        if tries < _TRIES:
            self._again.append(first)
        else:
            yield Result(first, faults=(fault("X040", Place(self._setting.list_name, first.row.number)),))


def _start(setting: Setting) -> _Worker:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, setting), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def work(pipe: Connection, setting: Setting) -> None:
    """Does jobs from the pipe until it ends; Ctrl-C is for the program that hands them out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    press = LetterPress.set_up(setting.letters, setting.formats, setting.config)
    with contextlib.suppress(EOFError, OSError):
        while True:
            pipe.send(make_row(pipe.recv(), setting, press))


def make_row(job: Job, setting: Setting, press: LetterPress) -> Result:
    """Makes the letters of a row and writes them; all that is wrong with the row is in the result."""
    try:
        case = row_case(setting.list_name, setting.header, job.row, press.profiles, setting.common)
        pressed = list(press.press(case))
    except ProeftuinError as error:
        return Result(job, faults=tuple(_at_row(error.diagnostics, setting, job)))
    several = len({item.letter for item in pressed}) > 1 or len(press.definitions) > 1
    try:
        files = tuple(_written(item, job, setting, press, several=several) for item in pressed)
    except ProeftuinError as error:
        return Result(job, broken=error.diagnostics)
    except OSError as error:
        place = Place(str(setting.folder))
        return Result(job, broken=(fault("S001", place, problem=system_problem(error)),))
    return Result(job, files=files, warnings=tuple(_at_row(case.warnings, setting, job)))


def _at_row(found: Sequence[Diagnostic], setting: Setting, job: Job) -> Iterator[Diagnostic]:
    """The faults of a row, each with at least the row as its place."""
    for item in found:
        known = item.place.file is not None
        yield item if known else replace(item, place=Place(setting.list_name, job.row.number))


def _written(item: Pressed, job: Job, setting: Setting, press: LetterPress, *, several: bool) -> MadeFile:
    kind = next(kind for kind in press.formats if kind.name == item.format)
    letter = next(known for known in press.definitions if known.id == item.letter)
    name = "-".join([job.stem, *[item.letter] * several, *[str(item.number)] * (item.number > 1)])
    write_whole(setting.folder / f"{name}{kind.ending}", item.content)
    sha256 = hashlib.sha256(item.content).hexdigest()
    return MadeFile(f"{name}{kind.ending}", letter.id, letter.version, item.format, sha256, item.pages)
