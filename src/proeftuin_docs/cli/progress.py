# SPDX-License-Identifier: EUPL-1.2
"""A progress bar on a terminal; elsewhere nothing, or a plain line now and then."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Final

import click

from proeftuin_docs.cli.localisation import words

Report = Callable[[int, int, str], None]
RowsReport = Callable[[int, int, int], None]
_EVERY: Final = 10.0
"""Seconds between two plain lines."""
_MINUTE: Final = 60
_MANY: Final = 10
"""From here on a rate has no decimals."""


@contextmanager
def progress(title: str) -> Iterator[Report]:
    """Return a callback for how many are done, how many there are, and the name of the next one."""
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
def rows_progress(title: str) -> Iterator[RowsReport]:
    """Return a callback for how many rows are done, how many there are, and how many are faulty.

    On a terminal a bar with the rate and the time left; elsewhere a line every ten seconds.
    """
    if sys.stderr.isatty():
        with _bar(title) as report:
            yield report
    else:
        yield _Lines().report


@contextmanager
def _bar(title: str) -> Iterator[RowsReport]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}  {task.fields[left]}"),
    )
    clock = _Clock()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None, rate="", left="")

        def report(done: int, total: int, _faulty: int) -> None:
            clock.note(done)
            bar.update(task, completed=done, total=total, rate=clock.rate(), left=clock.left(total))

        yield report


class _Clock:
    """How fast it goes, from the first result on: what precedes that is the start of the workers."""

    def __init__(self) -> None:
        self._first: tuple[float, int] | None = None
        self._now, self._done = monotonic(), 0

    def note(self, done: int) -> None:
        """So many are done now."""
        self._now, self._done = monotonic(), done
        self._first = self._first or (self._now, done)

    def rate(self) -> str:
        """How many a second; empty as long as nothing can be said."""
        rate = self._rate()
        if not rate:
            return ""
        number = f"{rate:.0f}" if rate >= _MANY else f"{rate:.1f}".replace(".", ",")
        return words("messages", "letters_rate", rate=number)

    def left(self, total: int) -> str:
        """How long it still takes; empty as long as nothing can be said."""
        rate = self._rate()
        if not rate:
            return ""
        seconds = (total - self._done) / rate
        if seconds < _MINUTE:
            return words("messages", "letters_seconds", count=f"{seconds:.0f}")
        return words("messages", "letters_minutes", count=f"{seconds / _MINUTE:.0f}")

    def _rate(self) -> float:
        if self._first is None or self._now <= self._first[0]:
            return 0.0
        return (self._done - self._first[1]) / (self._now - self._first[0])


class _Lines:
    """Prints the progress as lines, at fixed intervals."""

    def __init__(self) -> None:
        self._told, self._clock = monotonic(), _Clock()

    def report(self, done: int, total: int, faulty: int) -> None:
        """Print a line when it is time for one."""
        self._clock.note(done)
        now = monotonic()
        if now - self._told < _EVERY:
            return
        self._told = now
        so_far = words("messages", "letters_so_far", done=done, total=total, faulty=faulty)
        told = filter(None, (so_far, self._clock.rate(), self._clock.left(total)))
        click.echo(", ".join(told), err=True)
