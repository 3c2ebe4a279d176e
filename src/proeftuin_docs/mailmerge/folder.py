"""The folder of one list: who works in it, what it may contain, and letters into their places."""

import contextlib
import os
import signal
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import IO, Final

from proeftuin_docs.errors import Place, WrongUsageError, files, system_problem, usage
from proeftuin_docs.errors import files as file_faults
from proeftuin_docs.files import TEMPORARY, file_mode, make_folder
from proeftuin_docs.mailmerge.journal import NAME, Journal, MadeRow, fsync_folder, is_journal
from proeftuin_docs.mailmerge.row_job import WrittenLetter

LOCK: Final = ".in-gebruik"
SET_ASIDE: Final = "vervallen"
_IGNORED_NAMES: Final = frozenset({LOCK, ".DS_Store", "Thumbs.db", "desktop.ini"})
"""Names that a folder may contain and still count as empty."""


@contextmanager
def locked_folder(folder: Path) -> Iterator[None]:
    """Makes the folder and holds it for this process; the system lets go of it however the process ends.

    Nothing half written is left, neither of an earlier run nor of this one. Raises `WrongUsageError` when
    somebody else holds the folder, when it has other things in it, or when it cannot be made.
    """
    make_folder(folder)
    with _opened(folder) as file:
        if not _lock(file):
            raise WrongUsageError([usage.folder_in_use(Place(str(folder)))])
        _require_own(folder)
        _remove_temporaries(folder)
        try:
            yield
        finally:
            _remove_temporaries(folder)


def _opened(folder: Path) -> IO[bytes]:
    try:
        return (folder / LOCK).open("a+b")
    except OSError as error:
        raise WrongUsageError(
            [files.unwritable(Place(str(folder)), problem=system_problem(error))]
        ) from error


def _require_own(folder: Path) -> None:
    """A folder belongs to one list: it is empty, or it has a journal."""
    names = {path.name for path in folder.iterdir()} - _IGNORED_NAMES
    if any(not name.startswith(TEMPORARY) for name in names) and not _has_journal(folder):
        raise WrongUsageError([usage.folder_not_empty(Place(str(folder)))])


def _has_journal(folder: Path) -> bool:
    return (folder / NAME).is_file() and is_journal(folder / NAME)


def _remove_temporaries(folder: Path) -> None:
    """Removes what is half written."""
    for path in folder.glob(f"{TEMPORARY}*"):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def _lock(file: IO[bytes]) -> bool:
    """Whether this process now holds the file."""
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def deferred_interrupt() -> Iterator[None]:
    """Run the body to its end; a Ctrl-C in the meantime takes effect after it.

    Files get their names and the journal says so: between the two nobody should have to stop. Does nothing in
    a thread other than the main one, which Ctrl-C does not reach.
    """
    before = signal.getsignal(signal.SIGINT)
    if before is None or threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        came.append(number)

    signal.signal(signal.SIGINT, note)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if came:
            signal.raise_signal(signal.SIGINT)


_MOVING_PREFIX: Final = f"{TEMPORARY}verplaatst-"


@dataclass(frozen=True, slots=True)
class RowMove:
    """A row with another place in the list: its letters get other names."""

    before: MadeRow
    stem: str
    row: int

    def after(self) -> MadeRow:
        """The row under its new number."""
        start = len(self.before.stem)
        files = tuple(replace(item, file=self.stem + item.file[start:]) for item in self.before.files)
        return MadeRow(self.stem, self.row, self.before.source, files)


class OutputFolder:
    """Puts letters in one folder; what is in its journal is in the folder, or is made again."""

    def __init__(self, folder: Path, journal: Journal) -> None:
        self._folder, self._journal = folder, journal
        self._mode = file_mode()

    @deferred_interrupt()
    def place(self, rows: Sequence[tuple[MadeRow, Sequence[WrittenLetter]]]) -> None:
        """Give the letters of these rows their names; raises `WrongUsageError` when that cannot be."""
        self._journal.reserve_names(item.made.file for _, letters in rows for item in letters)
        with self._words():
            for letter in (item for _, letters in rows for item in letters):
                temp_name = self._folder / letter.temp_name
                temp_name.chmod(self._mode)
                temp_name.replace(self._folder / letter.made.file)
            fsync_folder(self._folder)
        self._journal.add(row for row, _ in rows)

    @deferred_interrupt()
    def move(self, moves: Sequence[RowMove]) -> None:
        """Rename the letters of rows that moved; one may take the name that another leaves."""
        if not moves:
            return
        after = [item.after() for item in moves]
        self._journal.reserve_names(item.file for row in after for item in row.files)
        pairs = [
            (old.file, f"{_MOVING_PREFIX}{number}-{at}", new.file)
            for number, (item, row) in enumerate(zip(moves, after, strict=True))
            for at, (old, new) in enumerate(zip(item.before.files, row.files, strict=True))
        ]
        with self._words():
            for old, temp_name, _ in pairs:
                (self._folder / old).replace(self._folder / temp_name)
            for _, temp_name, new in pairs:
                (self._folder / temp_name).replace(self._folder / new)
            fsync_folder(self._folder)
        self._journal.add(after)
        for stem in {item.before.stem for item in moves} - {row.stem for row in after}:
            self._journal.forget(stem)

    @deferred_interrupt()
    def set_aside(self, current: Collection[MadeRow]) -> int:
        """How many letters no longer belong to any row; they are moved to a folder of their own."""
        kept = {item.file for row in current for item in row.files}
        stale = [name for name in sorted(self._journal.names - kept) if (self._folder / name).is_file()]
        with self._words():
            for name in stale:
                set_aside_file(self._folder / name, self._folder / SET_ASIDE)
            fsync_folder(self._folder)
        for stem in self._journal.rows.keys() - {row.stem for row in current}:
            self._journal.forget(stem)
        self._journal.names.intersection_update(kept)
        return len(stale)

    @contextlib.contextmanager
    def _words(self) -> Iterator[None]:
        """Turn errors of the system into faults."""
        try:
            yield
        except OSError as error:
            place = Place(str(self._folder))
            raise WrongUsageError([file_faults.unwritable(place, problem=system_problem(error))]) from error


def set_aside_file(path: Path, folder: Path) -> None:
    """Moves a file to a folder; when its name is taken there, it gets a number."""
    make_folder(folder)
    target, number = folder / path.name, 1
    while target.exists():
        number += 1
        target = folder / f"{path.stem}.{number}{path.suffix}"
    path.replace(target)
