"""How fast letters are made from a list, and how much memory all processes together take.

Prints a table: formats, rows, rows a second, milliseconds for a row with and without the start, and the most
memory that the program and its workers held at any moment (resident, in MB). Then what a row costs in the
longest list against the shortest. Lists are of invented cases (`tests.bulk.sample_lists`).
"""

import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

from proeftuin_docs.service.bulk import Request, make_letters
from tests.bulk.sample_lists import csv_list, sample_rows

ROWS: Final = (500, 10_000)
CHOICES: Final = ((("pdf",), False), (("pdf", "docx"), False), (("pdf",), True))
"""Formats, and whether there is a print file as well."""
WORKERS: Final = 2
_PERIOD: Final = 0.1
_PROC: Final = Path("/proc")


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: how many rows, seconds in all, seconds until the first letter, and the most bytes held."""

    rows: int
    seconds: float
    first: float
    memory: int

    @property
    def cost(self) -> float:
        """Milliseconds for a row once the workers run."""
        return (self.seconds - self.first) / (self.rows - 1) * 1000


def measure(rows: int, formats: tuple[str, ...], *, one_pdf: bool) -> Measured:
    """Makes the letters of so many rows in a folder of its own, and takes the folder away."""
    content = csv_list(sample_rows(rows))
    folder = Path(tempfile.mkdtemp())
    marks: list[float] = []
    request = Request(
        content, "lijst.csv", folder / "brieven", formats=formats, workers=WORKERS, one_pdf=one_pdf
    )
    try:
        with _watched() as most:
            start = perf_counter()
            outcome = make_letters(request, lambda *_: marks.append(perf_counter()))
            seconds = perf_counter() - start
    finally:
        shutil.rmtree(folder)
    if outcome.made != rows:
        raise SystemExit(f"{outcome.made} of {rows} rows were made")
    return Measured(rows, seconds, marks[0] - start, max(most))


@contextmanager
def _watched() -> Iterator[list[int]]:
    """The memory of this process and its workers, looked at ten times a second."""
    seen, over = [0], threading.Event()

    def watch() -> None:
        while not over.wait(_PERIOD):
            seen[0] = max(seen[0], sum(_resident(_family())))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield seen
    finally:
        over.set()
        watcher.join()


def _family() -> Iterator[int]:
    """The numbers of this process and of those that it started."""
    own = os.getpid()
    yield own
    for folder in _PROC.glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == own:
            yield int(folder.name)


def _resident(processes: Iterator[int]) -> Iterator[int]:
    for process in processes:
        try:
            pages = int((_PROC / str(process) / "statm").read_text().split()[1])
        except OSError:
            continue
        yield pages * os.sysconf("SC_PAGE_SIZE")


def main(arguments: Sequence[str]) -> None:
    """Measure every list in every choice of formats, or those of the numbers of rows that are given."""
    counts = [int(argument) for argument in arguments] or list(ROWS)
    print(f"{'formats':<24}{'rows':>7}{'rows/s':>8}{'ms/row':>8}{'running':>9}{'MB':>6}", flush=True)
    for formats, one_pdf in CHOICES:
        name = ",".join(formats) + (" --one-pdf" if one_pdf else "")
        found = [_shown(name, measure(rows, formats, one_pdf=one_pdf)) for rows in counts]
        grown = found[-1].cost / found[0].cost - 1
        print(f"{name:<24}a row of {counts[-1]} costs {grown:+.1%} against one of {counts[0]}", flush=True)


def _shown(name: str, run: Measured) -> Measured:
    """Prints a run; `running` is without the time until the first letter."""
    rate, average = run.rows / run.seconds, run.seconds / run.rows * 1000
    print(
        f"{name:<24}{run.rows:>7}{rate:>8.1f}{average:>8.2f}{run.cost:>9.2f}{run.memory / 1e6:>6.0f}",
        flush=True,
    )
    return run


if __name__ == "__main__":
    main(sys.argv[1:])
