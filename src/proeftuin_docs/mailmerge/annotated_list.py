# SPDX-License-Identifier: EUPL-1.2
"""The list that comes back beside the letters: what a griffier changes in it is never lost."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from proeftuin_docs.errors import Place, WrongUsageError, files, system_problem
from proeftuin_docs.files import replace_private
from proeftuin_docs.mailmerge.journal import Journal
from proeftuin_docs.output_folder.holding import SET_ASIDE, set_aside_file
from proeftuin_docs.spreadsheets import annotated_list
from proeftuin_docs.spreadsheets.kinds import list_kind
from proeftuin_docs.spreadsheets.returning import RowFaults

RETURNED: Final = "lijst-met-fouten"
_ENDINGS: Final = ("csv", "xlsx")


@dataclass(frozen=True, slots=True)
class AnnotatedListOutcome:
    """The outcome for the list: its path with faults, or its path now that all are mended."""

    faulty: Path | None = None
    mended: Path | None = None
    set_aside: bool = False
    """Whether an earlier one, altered but not given now, is in the folder for what no longer counts."""


def write_annotated_list(
    folder: Path, content: bytes, name: str, found: tuple[RowFaults, RowFaults], journal: Journal
) -> AnnotatedListOutcome:
    """Writes the list with its faults and what is to be looked at, or takes it away when there are none.

    What the program wrote and nobody touched is written over or removed. The mended list that was given is
    kept without its faults; one that somebody altered and did not give is set aside. Raises
    `WrongUsageError` for what cannot be read or written.
    """
    kind = list_kind(content, name)
    try:
        aside = [_clear(folder / f"{RETURNED}.{ending}", content, journal) for ending in _ENDINGS]
    except OSError as error:
        raise WrongUsageError(
            [files.unwritable(Place(str(folder)), problem=system_problem(error))]
        ) from error
    path = folder / f"{RETURNED}.{kind.value}"
    if not any(found) and not path.exists():
        return AnnotatedListOutcome(set_aside=any(aside))
    told = annotated_list(content, name, *found)
    journal.record_returned(_keyed_hash(journal, told))
    replace_private(path, told)
    return AnnotatedListOutcome(path if any(found) else None, None if any(found) else path, any(aside))


def _clear(path: Path, content: bytes, journal: Journal) -> bool:
    """Whether a list was set aside; the one that was given stays, one that nobody touched is removed."""
    if not path.is_file():
        return False
    there = path.read_bytes()
    if there == content:
        return False
    if _keyed_hash(journal, there) == journal.returned:
        path.unlink()
        return False
    set_aside_file(path, path.parent / SET_ASIDE)
    return True


def _keyed_hash(journal: Journal, content: bytes) -> str:
    return journal.keyed_hash(hashlib.sha256(content).hexdigest())
