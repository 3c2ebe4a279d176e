# SPDX-License-Identifier: EUPL-1.2
"""The folder of one list: what it may contain, and letters into their places."""

import contextlib
import hashlib
import stat
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from proeftuin_docs.errors import Place, WrongUsageError, usage
from proeftuin_docs.files import TEMPORARY, cannot_write, fsync_folder, replace_private
from proeftuin_docs.mailmerge.journal import MANIFEST, Journal, MadeRow
from proeftuin_docs.mailmerge.row_job import WrittenLetter
from proeftuin_docs.output_folder.holding import (
    IGNORED,
    SET_ASIDE,
    held_folder,
    remove_temporaries,
    set_aside_file,
)
from proeftuin_docs.output_folder.interruption import deferred_interrupt
from proeftuin_docs.output_folder.journal import NAME


@contextmanager
def locked_folder(folder: Path) -> Iterator[None]:
    """Makes the folder and holds it for this process; the system lets go of it however the process ends.

    Nothing half written is left, neither of an earlier run nor of this one. Raises `WrongUsageError` when
    somebody else holds the folder, when it has other things in it, or when it cannot be made.
    """
    with held_folder(folder, busy=usage.folder_in_use):
        _require_own(folder)
        remove_temporaries(folder)
        try:
            yield
        finally:
            remove_temporaries(folder)


def _require_own(folder: Path) -> None:
    """A folder belongs to one list: it is empty, or it has a journal, which is read later."""
    names = {path.name for path in folder.iterdir()} - IGNORED
    if any(not name.startswith(TEMPORARY) for name in names) and NAME not in names:
        raise WrongUsageError([usage.folder_not_empty(Place(str(folder)))])


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

    @deferred_interrupt()
    def place(self, rows: Sequence[tuple[MadeRow, Sequence[WrittenLetter]]]) -> None:
        """Give the letters of these rows their names; raises `WrongUsageError` when that cannot be."""
        self._journal.reserve_names(item.made.file for _, letters in rows for item in letters)
        known = self._journal.checksums()
        with self._words():
            for letter in (item for _, letters in rows for item in letters):
                self._keep(letter.made.file, {known.get(letter.made.file), letter.made.sha256})
                (self._folder / letter.temp_name).replace(self._folder / letter.made.file)
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
                self._keep(new, ())
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

    @deferred_interrupt()
    def write_manifest(self, content: bytes) -> bool:
        """Write the manifest, and return whether one that somebody changed was set aside."""
        path = self._folder / MANIFEST
        self._journal.open()
        mark = self._journal.content_mark(content)
        with self._words():
            there = self._journal.content_mark(path.read_bytes()) if _is_file(path) else mark
            aside = there not in {mark, *self._journal.manifests}
            if aside:
                set_aside_file(path, self._folder / SET_ASIDE)
        self._journal.record_manifest(mark)
        replace_private(path, content)
        self._journal.manifests = {mark}
        return aside

    def _keep(self, name: str, checksums: Collection[str | None]) -> None:
        """Set aside what stands at a name, unless it has one of these checksums."""
        path = self._folder / name
        if _is_file(path) and hashlib.sha256(path.read_bytes()).hexdigest() not in checksums:
            set_aside_file(path, self._folder / SET_ASIDE)

    @contextlib.contextmanager
    def _words(self) -> Iterator[None]:
        """Turn errors of the system into faults."""
        try:
            yield
        except OSError as error:
            raise cannot_write(self._folder, error) from error


def _is_file(path: Path) -> bool:
    """Whether something stands there that somebody may have made; a link or a device is not followed."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return False
