"""Workers: every job gets one result, whatever becomes of the process that does it."""

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from proeftuin_docs.mailmerge import workers
from proeftuin_docs.mailmerge.row_job import Job, Result, WorkerConfig, fsync_letters
from proeftuin_docs.mailmerge.workers import run_jobs
from proeftuin_docs.spreadsheets import Header, ListRow

DEADLY, SLOW = 1000, 2000
"""From these row numbers on a worker dies at the row, or never ends with it."""


def fragile_work(pipe: Connection, setting: WorkerConfig) -> None:
    """Does nothing with a row but send a result a little later; dies or hangs at some rows."""
    del setting
    with suppress(EOFError, OSError), ThreadPoolExecutor(1) as disk:
        while True:
            job: Job = pipe.recv()
            if job.row.number >= SLOW:
                time.sleep(60)
            if job.row.number >= DEADLY:
                os._exit(1)
            disk.submit(_send_later, pipe, Result(job.row.number))


def _send_later(pipe: Connection, result: Result) -> None:
    time.sleep(0.01)
    pipe.send(result)


def _jobs(*numbers: int) -> Iterator[Job]:
    return (Job(ListRow(number, ()), f"{number}") for number in numbers)


@pytest.fixture
def setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WorkerConfig:
    """A run whose workers are fragile."""
    monkeypatch.setattr(workers, "work", fragile_work)
    return WorkerConfig((), (), None, "lijst.csv", Header(1, (), {}), None, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize(
    "numbers", [(1, 2, DEADLY, 3, 4, 5), (DEADLY, 1), (1, 2, 3, DEADLY), (DEADLY, DEADLY + 1)]
)
def test_a_row_that_no_worker_survives_is_the_only_one_with_a_fault(
    setting: WorkerConfig, numbers: tuple[int, ...]
) -> None:
    """Rows that were waiting beside it, or whose letters were on their way to disk, are made all the same."""
    results = list(run_jobs(_jobs(*numbers), setting, 2))
    assert sorted(result.row for result in results) == sorted(numbers)
    faulty = {result.row: [item.name for item in result.faults] for result in results if result.faults}
    assert faulty == {number: ["lists.stopped_twice"] for number in numbers if number >= DEADLY}


@pytest.mark.slow
def test_a_worker_that_is_stuck_is_replaced(setting: WorkerConfig) -> None:
    """After its time it is ended; the row is tried once more, and then is a fault."""
    results = list(run_jobs(_jobs(1, SLOW, 2), setting, 1, patience=5.0))
    assert {result.row: bool(result.faults) for result in results} == {1: False, SLOW: True, 2: False}


def test_a_letter_that_cannot_be_brought_to_disk_says_so(setting: WorkerConfig) -> None:
    """A result without letters, and what the system says."""
    from proeftuin_docs.mailmerge.journal import MadeFile
    from proeftuin_docs.mailmerge.row_job import WrittenLetter

    lost = WrittenLetter(".weg", MadeFile("0002.pdf", "oproep-rc", "1.0.0", "pdf", ""))
    settled = fsync_letters(Result(2, (lost,)), setting.folder)
    assert settled.letters == ()
    assert [item.name for item in settled.broken] == ["files.unwritable"]
