"""How fast letters are made from a list, and how much memory all processes together take.

Every run is the command itself in processes of its own, on lists of invented cases from
`tests.mailmerge.sample_lists`. Prints a table: formats, rows, rows a second, milliseconds for a row, those
without the start (what a list of one row takes), and the most memory that the program and its workers held at
any moment: resident, in MB, what they share counted for each. Then what a row costs in the longest list
against the shortest.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep
from typing import Final

from tests.mailmerge.sample_lists import csv_list, sample_rows

ROWS: Final = (500, 10_000)
CHOICES: Final = (("pdf",), ("pdf,docx",), ("pdf", "--one-pdf"))
"""Formats, and whether there is a print file as well."""
WORKERS: Final = "2"
_PERIOD: Final = 0.1
_PROC: Final = Path("/proc")


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: how many rows, seconds in all, and the most bytes held."""

    rows: int
    seconds: float
    memory: int


def measure(rows: int, choice: Sequence[str]) -> Measured:
    """Makes the letters of so many rows in a folder of its own, and takes the folder away."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "lijst.csv"
        source.write_bytes(csv_list(sample_rows(rows)))
        command: list[str | Path] = [
            "letters",
            source,
            "-o",
            Path(folder) / "brieven",
            "--workers",
            WORKERS,
            "--format",
            *choice,
        ]
        start, most = perf_counter(), 0
        process = subprocess.Popen(
            [sys.executable, "-m", "proeftuin_docs", *command], stderr=subprocess.DEVNULL
        )
        while process.poll() is None:
            most = max(most, sum(map(resident, family(process.pid))))
            sleep(_PERIOD)
        if process.returncode:
            raise SystemExit(f"{rows} rows: ended with {process.returncode}")
        return Measured(rows, perf_counter() - start, most)


def family(program: int) -> Iterator[int]:
    """The numbers of a process and of those that it started."""
    yield program
    for folder in _PROC.glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == program:
            yield int(folder.name)


def resident(process: int) -> int:
    """The bytes of memory that a process holds; none for one that is gone."""
    try:
        pages = int((_PROC / str(process) / "statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def main(arguments: Sequence[str]) -> None:
    """Measure every list in every choice of formats, or those of the numbers of rows that are given."""
    counts = [int(argument) for argument in arguments] or list(ROWS)
    print(f"{'formats':<20}{'rows':>7}{'rows/s':>8}{'ms/row':>8}{'running':>9}{'MB':>6}", flush=True)
    for choice in CHOICES:
        start = measure(1, choice)
        runs = [measure(rows, choice) for rows in counts]
        costs = [(run.seconds - start.seconds) / (run.rows - 1) * 1000 for run in runs]
        for run, cost in zip(runs, costs, strict=True):
            rate, average = run.rows / run.seconds, run.seconds / run.rows * 1000
            name = " ".join(choice)
            print(f"{name:<20}{run.rows:>7}{rate:>8.1f}{average:>8.2f}{cost:>9.2f}{run.memory / 1e6:>6.0f}")
        grown = costs[-1] / costs[0] - 1
        print(f"{'':<20}a row of {counts[-1]} costs {grown:+.1%} against one of {counts[0]}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
