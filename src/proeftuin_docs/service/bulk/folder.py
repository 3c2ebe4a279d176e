"""The folder of one list: who works in it, and what may stand there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from proeftuin_docs.errors import Place, WrongUsageError, fault
from proeftuin_docs.service.bulk.journal import NAME, is_journal
from proeftuin_docs.service.writing import make_folder

LOCK: Final = ".in-gebruik"
STAGING: Final = ".klaarzetten"
SET_ASIDE: Final = "vervallen"
TEMPORARY: Final = ".schrijven-"
"""How the names begin of files that are being written."""
_OWN: Final = frozenset({LOCK, STAGING})


@contextmanager
def claimed(folder: Path) -> Iterator[None]:
    """Makes the folder and holds it for this process; the system lets go of it however the process ends.

    Raises `WrongUsageError` when somebody else holds it, when it has other things in it, or when it cannot
    be made.
    """
    make_folder(folder)
    with (folder / LOCK).open("a+b") as file:
        if not _lock(file):
            raise WrongUsageError([fault("U011", Place(str(folder)))])
        _require_own(folder)
        _sweep(folder)
        yield


def _require_own(folder: Path) -> None:
    """A folder belongs to one list: it is empty, or it has a journal."""
    names = {path.name for path in folder.iterdir()} - _OWN
    names = {name for name in names if not name.startswith(TEMPORARY)}
    if names and not ((folder / NAME).is_file() and is_journal(folder / NAME)):
        raise WrongUsageError([fault("U012", Place(str(folder)))])


def _sweep(folder: Path) -> None:
    """Removes what a run that was cut off left half written."""
    staging = folder / STAGING
    for path in [*folder.glob(f"{TEMPORARY}*"), *(staging.iterdir() if staging.is_dir() else ())]:
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
