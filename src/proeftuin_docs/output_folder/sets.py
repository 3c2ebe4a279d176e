# SPDX-License-Identifier: EUPL-1.2
"""A set of files in one folder: there as a whole or not at all, and never over what people made of it."""

import contextlib
import errno
import hashlib
import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from proeftuin_docs.errors import Diagnostic, Place, WrongUsageError, files, usage
from proeftuin_docs.files import TEMPORARY, cannot_write, file_mode, fsync_folder, write_temporary
from proeftuin_docs.output_folder.holding import SET_ASIDE, held_folder, remove_temporaries, room_aside
from proeftuin_docs.output_folder.interruption import deferred_interrupt
from proeftuin_docs.output_folder.journal import is_own_name
from proeftuin_docs.output_folder.set_journal import (
    BUILD,
    HEARING,
    Owner,
    SetJournal,
    SetKind,
    Swap,
    read_set_journal,
)

MANIFEST: Final = "manifest.json"
_NEW: Final = "nieuw"
_OLD: Final = f"{TEMPORARY}oud_"
_PRIVATE: Final = 0o600

State = Literal["free", "ours", "same", "changed"]
"""What stands at a name: nothing, what the program made, exactly the new file, or somebody's work."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of a set: the path of each of its files, and what people should know."""

    paths: tuple[Path, ...]
    told: tuple[Diagnostic, ...]


def write_all(contents: Mapping[str, bytes], folder: Path, about: Owner = ()) -> list[Path]:
    """Write the files of `build` or of a hearing into a folder, as the command does; return their paths.

    `about` is that of the hearing.

    Raises `WrongUsageError` as `open_set` and `OutputSet.place` do.
    """
    with open_set(folder, BUILD if MANIFEST in contents else HEARING) as opened:
        return list(opened.place(contents, about).paths)


@contextmanager
def open_set(folder: Path, kind: SetKind) -> Iterator["OutputSet"]:
    """Hold the folder of a set; what an earlier run left half done is brought to its end.

    Raises `WrongUsageError` when somebody else holds the folder, when it is for something else, when its
    journal is damaged, or when it cannot be written in.
    """
    with held_folder(folder, private=kind.private, lasting=not kind.traceless):
        opened = OutputSet(folder, kind, read_set_journal(folder, kind))
        try:
            opened.recover()
            yield opened
        finally:
            opened.let_go()


class OutputSet:
    """A folder that is held, to place a set in."""

    def __init__(self, folder: Path, kind: SetKind, journal: SetJournal) -> None:
        self._folder, self._kind, self._journal = folder, kind, journal
        self._changed: set[str] = set()
        """The names of files that somebody changed, and that stay."""
        if kind.traceless:
            for name, sha256 in _listed(folder):
                journal.marks.setdefault(name, set()).add(journal.keyed_hash(sha256))

    def place(self, contents: Mapping[str, bytes], owner: Owner = ()) -> Placed:
        """Put a set in the folder, in the place of the one that is there.

        A file that somebody changed stays, and the new one stands beside it; what no longer belongs to the
        set is set aside. Raises `WrongUsageError` when the folder holds the set of another owner, or when not
        all of it can be written; then nothing changed.
        """
        marks = [[self._journal.keyed_hash(text) for text in group] for group in owner]
        self._require_owner(marks)
        try:
            targets = {name: self._target(name, content) for name, content in contents.items()}
            told = list(self._told(targets))
            self._put({targets[name]: content for name, content in contents.items()}, targets, marks)
            if self._kind.traceless:
                self._stamp(targets.values())
        except OSError as error:
            raise cannot_write(self._folder, error) from error
        return Placed(tuple(self._folder / name for name in targets.values()), tuple(told))

    def recover(self) -> None:
        """Bring to its end what a run that was killed had begun to put in place.

        Raises `WrongUsageError` when the folder cannot be written.
        """
        if self._journal.swap is not None:
            try:
                self._journal.open()
                with deferred_interrupt():
                    self._move(self._journal.swap, [])
                    self._journal.swap = None
                    self._journal.close()
            except OSError as error:
                raise cannot_write(self._folder, error) from error
        remove_temporaries(self._folder)

    def let_go(self) -> None:
        """Leave nothing half written, and of a traceless set no journal."""
        self._journal.release()
        if self._journal.swap is None:
            remove_temporaries(self._folder)
            if self._kind.traceless:
                with contextlib.suppress(OSError):
                    self._journal.path.unlink(missing_ok=True)

    def _require_owner(self, marks: list[list[str]]) -> None:
        """A folder is of another owner when files of that owner are in it."""
        known = self._journal.owner
        same = len(known) == len(marks) and all(set(a) & set(b) for a, b in zip(known, marks, strict=True))
        if known and marks and not same and any(map(self._is_there, self._journal.marks)):
            raise WrongUsageError([usage.folder_of_other_case(Place(str(self._folder)))])

    def _is_there(self, name: str) -> bool:
        return os.path.lexists(self._folder / name)

    def _target(self, name: str, content: bytes) -> str:
        """Return the name under which a file can be put: its own, or one beside what somebody changed."""
        stem, ending, number = Path(name).stem, Path(name).suffix, 0
        target = name
        while self._state(target, content) == "changed":
            self._changed.add(target)
            number += 1
            target = f"{stem}.{_NEW}{f'-{number}' if number > 1 else ''}{ending}"
        return target

    def _state(self, name: str, content: bytes | None = None) -> State:
        """What stands at a name; a link is nobody's work. Raises `WrongUsageError` for a folder."""
        path = self._folder / name
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            return "free"
        if stat.S_ISDIR(mode):
            raise cannot_write(path, IsADirectoryError(errno.EISDIR, ""))
        if not stat.S_ISREG(mode):
            return "ours"
        there = path.read_bytes()
        if there == content:
            return "same"
        return "ours" if self._journal.content_mark(there) in self._journal.marks.get(name, ()) else "changed"

    def _told(self, targets: Mapping[str, str]) -> Iterator[Diagnostic]:
        for name, target in targets.items():
            if name != target:
                yield files.kept_as_changed(Place(str(self._folder / name)), new=target)
        for name in self._stale(targets):
            yield files.set_aside(Place(str(self._folder / name)), folder=SET_ASIDE)

    def _stale(self, targets: Mapping[str, str]) -> list[str]:
        """The names of ours in the folder that are not of this set."""
        current = {*targets.values(), *self._changed}
        return [name for name in sorted(self._journal.marks.keys() - current) if self._is_there(name)]

    def _put(self, contents: Mapping[str, bytes], targets: Mapping[str, str], marks: list[list[str]]) -> None:
        """Write everything under passing names, say in the journal what comes, and make the moves."""
        comes = {
            name: self._staged(content)
            for name, content in contents.items()
            if self._state(name, content) != "same"
        }
        goes = {name: f"{_OLD}{at}" for at, name in enumerate(reversed(comes)) if self._is_there(name)}
        goes |= dict.fromkeys(self._stale(targets), SET_ASIDE)
        self._journal.owner = marks or self._journal.owner
        self._journal.open()
        self._journal.reserve({name: self._journal.content_mark(item) for name, item in contents.items()})
        swap, moves = Swap(comes, goes), list[tuple[Path, Path]]()
        with deferred_interrupt():
            self._journal.record_swap(swap)
            try:
                self._move(swap, moves)
            except OSError:
                self._move_back(moves)
                raise
            self._settle(contents)

    def _staged(self, content: bytes) -> str:
        """The passing name of a new file."""
        path = write_temporary(content, self._folder)
        if not self._kind.private:
            path.chmod(file_mode())
        return path.name

    def _move(self, swap: Swap, moves: list[tuple[Path, Path]]) -> None:
        """Make the moves that were not made yet: old and new files are never beside each other.

        What somebody changed while a killed run stood still is set aside, not lost.
        """

        def move(source: Path, target: Path) -> None:
            source.replace(target)
            moves.append((source, target))

        aside = self._folder / SET_ASIDE
        pending = {name: temp for name, temp in swap.comes.items() if self._is_there(temp)}
        for name, place in swap.goes.items():
            if self._is_there(name) and (name in pending or name not in swap.comes):
                kept = place == SET_ASIDE or self._state(name) == "changed"
                move(self._folder / name, room_aside(name, aside) if kept else self._folder / place)
        for name, temp in pending.items():
            if self._is_there(name):
                move(self._folder / name, room_aside(name, aside))
            move(self._folder / temp, self._folder / name)
        fsync_folder(self._folder)

    def _move_back(self, moves: list[tuple[Path, Path]]) -> None:
        """Undo moves; when that cannot be either, the next run makes the rest of them."""
        with contextlib.suppress(OSError, WrongUsageError):
            for source, target in reversed(moves):
                target.replace(source)
            self._journal.record_swap(None)

    def _settle(self, contents: Mapping[str, bytes]) -> None:
        """Write down what there is now, and nothing of what was."""
        marks = {name: {self._journal.content_mark(content)} for name, content in contents.items()}
        old = {name: known for name, known in self._journal.marks.items() if name in self._changed}
        self._journal.marks, self._journal.swap = old | marks, None
        for name in contents if self._kind.private else ():
            with contextlib.suppress(OSError):  # a file that was right already may be somebody else's
                (self._folder / name).chmod(_PRIVATE)
        with contextlib.suppress(WrongUsageError):  # all is in its place, and the next run sees that
            self._journal.close()

    def _stamp(self, names: Iterable[str]) -> None:
        """Give the manifest, and what it does not list, one moment, by which the next run knows them."""
        moment = (self._folder / MANIFEST).stat().st_mtime_ns
        for name in set(names) - _manifest_rows(self._folder).keys():
            os.utime(self._folder / name, ns=(moment, moment))


def _listed(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the files of a traceless set with their checksums: those of its manifest, and the pages with it.

    The manifest, and a page that is not in it, are known by the one moment that both bear.
    """
    rows = _manifest_rows(folder)
    yield from rows.items()
    moment = (folder / MANIFEST).lstat().st_mtime_ns if rows else 0
    others = (path for path in folder.iterdir() if path.name not in rows and is_own_name(path.name))
    of_one_moment = [path for path in others if rows and _is_file_of(path, moment)]
    if len(of_one_moment) > 1:
        yield from ((path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in of_one_moment)


def _is_file_of(path: Path, moment: int) -> bool:
    there = path.lstat()
    return stat.S_ISREG(there.st_mode) and there.st_mtime_ns == moment


def _manifest_rows(folder: Path) -> dict[str, str]:
    """The checksum of each file that a manifest lists; none when it is not one that this program wrote."""
    path = folder / MANIFEST
    try:
        rows = json.loads(path.read_bytes()) if path.is_file() and not path.is_symlink() else []
        found = {str(row["file"]): str(row["sha256"]) for row in rows}
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return {}
    return found if all(map(is_own_name, found)) else {}
