# SPDX-License-Identifier: EUPL-1.2
"""Worker processes, each with a warm renderer; they write letters under temporary names."""

import contextlib
import gc
import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Final

from proeftuin_docs.errors import Place, WrongUsageError, lists, usage
from proeftuin_docs.library import Library
from proeftuin_docs.mailmerge.letter_renderer import LetterRenderer
from proeftuin_docs.mailmerge.row_job import (
    Job,
    Result,
    WorkerConfig,
    discard,
    fsync_letters,
    make_row,
)
from proeftuin_docs.mailmerge.spawning import FOR_THE_PROGRAM, ONE_THREAD, spawn_quietly

_QUEUE_LENGTH: Final = 4
"""Jobs that a worker has at hand: one that it makes, those that wait for the disk, and the next."""
_MAX_CRASHES: Final = 6
"""Workers that die one after another, without anything made in between, before it is given up."""
_GARBAGE: Final = 20_000
"""Objects after which a worker looks for garbage: about those of three letters."""
_PATIENCE: Final = 300.0
"""Seconds without any result after which the workers count as stuck; a letter takes a fraction of one."""


def run_jobs(
    jobs: Iterable[Job], setting: WorkerConfig, workers: int, patience: float = _PATIENCE
) -> Generator[Result]:
    """The result of each job as it is done, in no order; at most a few jobs are under way at any time.

    A worker that dies, or is stuck for `patience` seconds, is replaced; the jobs it had are tried once more,
    each alone, and one at which a worker then dies is a fault of its row. Raises `WrongUsageError` when
    workers only die.
    """
    pool = _Pool(setting, workers, iter(jobs), patience)
    try:
        yield from pool.results()
    finally:
        pool.stop()


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    jobs: deque[Job] = field(default_factory=deque)
    alone: bool = False
    """Whether it does one job that another worker did not survive, or that was waiting there."""


class _Pool:
    """Hands out jobs and takes in results."""

    def __init__(self, setting: WorkerConfig, workers: int, jobs: Iterator[Job], patience: float) -> None:
        self._setting, self._count, self._jobs, self._patience = setting, workers, jobs, patience
        self._again: deque[Job] = deque()
        self._deaths = 0
        self._workers: list[_Worker] = []

    def results(self) -> Iterator[Result]:
        """Every result until no job is left."""
        while True:
            self._hand_out()
            busy = [worker for worker in self._workers if worker.jobs]
            if not busy:
                return
            ready = wait([worker.pipe for worker in busy], self._patience)
            for worker in busy:
                if not ready:
                    worker.process.kill()
                if not ready or worker.pipe in ready:
                    yield from self._take(worker)

    def stop(self) -> None:
        """End every worker."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()

    def _hand_out(self) -> None:
        for slot in range(self._count):
            worker = self._workers[slot] if slot < len(self._workers) else None
            while (job := self._next_for(worker)) is not None:
                if worker is None:
                    worker = _start(self._setting)
                    self._workers.append(worker)
                worker.alone = job.alone
                worker.jobs.append(job)
                with contextlib.suppress(OSError):  # a worker that died says so when its pipe is read
                    worker.pipe.send(job)

    def _next_for(self, worker: _Worker | None) -> Job | None:
        """A job that a worker can take now; jobs to be tried again come first and are done alone."""
        waiting = len(worker.jobs) if worker else 0
        if self._again:
            return None if waiting else self._again.popleft()
        full = waiting >= _QUEUE_LENGTH or (worker is not None and waiting and worker.alone)
        return None if full else next(self._jobs, None)

    def _take(self, worker: _Worker) -> Iterator[Result]:
        try:
            result: Result = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._lost(worker)
            return
        self._deaths = 0
        worker.jobs.popleft()
        yield result

    def _lost(self, worker: _Worker) -> Iterator[Result]:
        """A worker that died was at one of its jobs, and nobody knows which unless it had only one."""
        worker.pipe.close()
        worker.process.join()
        self._workers.remove(worker)
        self._deaths += 1
        if self._deaths >= _MAX_CRASHES:
            raise WrongUsageError([usage.workers_keep_stopping()])
        if not worker.alone:
            self._again.extend(replace(job, alone=True) for job in worker.jobs)
            return
        for job in worker.jobs:
            place = Place(self._setting.list_name, job.row.number)
            yield Result(job.row.number, faults=(lists.stopped_twice(place),))


def _start(setting: WorkerConfig) -> _Worker:
    return _Worker(*spawn_quietly(work, (setting,)))


def work(pipe: Connection, setting: WorkerConfig) -> None:
    """Does jobs from the pipe until it ends; Ctrl-C and a closed terminal are for who hands them out.

    While the letters of one row go to disk, those of the next are made. Results keep the order of the jobs.
    What goes wrong here is never shown: a traceback could hold what somebody filled in.
    """
    for name in FOR_THE_PROGRAM:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    os.environ.setdefault(*ONE_THREAD)
    with contextlib.suppress(Exception):
        renderer = LetterRenderer.prepare(
            setting.letters, setting.formats, Library.open(setting.config), setting.size
        )
        gc.freeze()  # what all letters share stays, and need not be looked through again and again
        gc.set_threshold(_GARBAGE)
        with ThreadPoolExecutor(1) as disk:
            while True:
                disk.submit(_deliver, make_row(pipe.recv(), setting, renderer), pipe, setting)


def _deliver(result: Result, pipe: Connection, setting: WorkerConfig) -> None:
    """Sends a result whose letters are on disk; nobody will put those in place that cannot be sent."""
    settled = fsync_letters(result, setting.folder)
    try:
        pipe.send(settled)
    except OSError:
        discard(settled, setting.folder)
