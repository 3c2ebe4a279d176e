"""A progress bar on a terminal; elsewhere nothing, or a plain line now and then."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

import click

from proeftuin_docs.cli.texts import words

Report = Callable[[int, int, str], None]
_EVERY: Final = 10.0
"""Seconds between two plain lines."""


@contextmanager
def progress(title: str) -> Iterator[Report]:
    """What to call with how many are done, how many there are, and the name of the next one."""
    if not sys.stderr.isatty():
        yield lambda _done, _total, _name: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total, name: bar.update(
            task, completed=done, total=total, description=f"{title}: {name}"
        )


@contextmanager
def rows_progress(title: str) -> Iterator[Report]:
    """What to call with how many rows are done, how many there are, and how many are faulty.

    On a terminal a bar with the rate and the time left; elsewhere a line every ten seconds and at the end.
    """
    if sys.stderr.isatty():
        with _bar(title) as report:
            yield report
    else:
        yield _Lines().report


@contextmanager
def _bar(title: str) -> Iterator[Report]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    started = monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None, rate="")
        yield lambda done, total, _faulty: bar.update(
            task, completed=done, total=total, rate=_rate(done, monotonic() - started)
        )


def _rate(done: int, seconds: float) -> str:
    return words("messages", "letters_rate", rate=f"{done / seconds:.0f}") if seconds > 0 else ""


class _Lines:
    """Says how far it is, every so many seconds."""

    def __init__(self) -> None:
        self._started = self._told = monotonic()

    def report(self, done: int, total: int, faulty: str) -> None:
        """Print a line when it is time for one, or when all is done."""
        now = monotonic()
        if now - self._told < _EVERY and done < total:
            return
        self._told = now
        rate = _rate(done, now - self._started)
        click.echo(
            words("messages", "letters_so_far", done=done, total=total, faulty=faulty, rate=rate), err=True
        )
