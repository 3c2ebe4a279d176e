"""Letters into place: their names are in the journal first, then they have them, then they count as made."""

import contextlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from proeftuin_docs.errors import Place, WrongUsageError, system_problem
from proeftuin_docs.errors import files as file_faults
from proeftuin_docs.files import TEMPORARY, file_mode, make_folder
from proeftuin_docs.service.bulk.folder import SET_ASIDE
from proeftuin_docs.service.bulk.interruption import deferred_interrupt
from proeftuin_docs.service.bulk.journal import Journal, MadeRow, fsync_folder
from proeftuin_docs.service.bulk.pressing import WrittenLetter

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
