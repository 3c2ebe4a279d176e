# SPDX-License-Identifier: EUPL-1.2
"""The journal of a set of files: which are ours, and the moves by which one set replaces another."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from proeftuin_docs.errors import Place, WrongUsageError, files
from proeftuin_docs.files import TEMPORARY
from proeftuin_docs.output_folder.holding import SET_ASIDE
from proeftuin_docs.output_folder.journal import (
    NAME,
    Entry,
    KeyedJournal,
    damaged,
    is_own_name,
    new_key,
    read_entries,
    read_key,
)

_PASSING: Final = re.compile(rf"{re.escape(TEMPORARY)}\w+")

Owner = Sequence[Sequence[str]]
"""What a set is about, in groups: it is about the same when every group has something in common."""


@dataclass(frozen=True, slots=True)
class SetKind:
    """A kind of set; `private` ones are for their owner's eyes, `traceless` ones keep no journal behind.

    What a traceless set held is in its own manifest.
    """

    name: str
    private: bool = True
    traceless: bool = False

    @property
    def journal(self) -> str:
        """The kind of its journal."""
        return f"proeftuin-docs/{self.name}/1"


HEARING: Final = SetKind("hearing")
BUILD: Final = SetKind("build", private=False, traceless=True)


@dataclass(frozen=True, slots=True)
class Swap:
    """The moves by which a new set takes the place of an old one; first what goes, then what comes.

    `comes` has a passing name for each new file; `goes` one for each old file, or the folder for what no
    longer belongs.
    """

    comes: Mapping[str, str]
    goes: Mapping[str, str]


@dataclass(slots=True)
class SetJournal(KeyedJournal):
    """The journal of a set: the marks of all files that are ours, and the moves that are under way."""

    kind: str
    owner: list[list[str]] = field(default_factory=list)
    marks: dict[str, set[str]] = field(default_factory=dict)
    swap: Swap | None = None

    def entries(self) -> Iterator[Entry]:
        """Return what still counts."""
        yield {"kind": self.kind, "key": self.key.hex()}
        if self.owner:
            yield {"owner": self.owner}
        yield {"names": {name: sorted(marks) for name, marks in sorted(self.marks.items())}}
        if self.swap:
            yield {"swap": {"comes": dict(self.swap.comes), "goes": dict(self.swap.goes)}}

    def reserve(self, marks: Mapping[str, str]) -> None:
        """Say, on disk, that files of these names and with these marks are about to be in the folder."""
        self.add_entry({"names": {name: [mark] for name, mark in marks.items()}})
        for name, mark in marks.items():
            self.marks.setdefault(name, set()).add(mark)

    def record_swap(self, swap: Swap | None) -> None:
        """Say, on disk, that these moves are about to be made, or that none are under way."""
        self.add_entry({"swap": {"comes": dict(swap.comes), "goes": dict(swap.goes)} if swap else None})
        self.flush()
        self.swap = swap


def read_set_journal(folder: Path, kind: SetKind) -> SetJournal:
    """The journal of a folder, a new one where there is none; raises `WrongUsageError` for a damaged one."""
    path = folder / NAME
    lines = read_entries(path, kind.journal)
    journal = SetJournal(path, new_key(), kind.journal)
    for number, entry in lines:
        try:
            _take(journal, entry)
        except _UnsafeNameError as error:
            raise WrongUsageError([files.unsafe_journal_name(Place(str(path), number))]) from error
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise damaged(path, number) from error
    return journal


class _UnsafeNameError(ValueError):
    pass


def _take(journal: SetJournal, entry: Entry) -> None:
    match entry:
        case {"kind": _}:
            journal.key = read_key(entry)
        case {"owner": owner}:
            journal.owner = [[str(mark) for mark in group] for group in owner]
        case {"names": names}:
            for name, marks in names.items():
                journal.marks.setdefault(_own(name), set()).update(map(str, marks))
        case {"swap": swap}:
            journal.swap = _swap(swap) if swap else None
        case _:
            pass  # of a newer program


def _swap(told: Mapping[str, Any]) -> Swap:
    comes = {_own(name): _passing(temp) for name, temp in told["comes"].items()}
    return Swap(comes, {_own(name): _leaving(place) for name, place in told["goes"].items()})


def _own(name: str) -> str:
    if not is_own_name(name):
        raise _UnsafeNameError
    return name


def _passing(name: str) -> str:
    if not _PASSING.fullmatch(name):
        raise _UnsafeNameError
    return name


def _leaving(place: str) -> str:
    return place if place == SET_ASIDE else _passing(place)
