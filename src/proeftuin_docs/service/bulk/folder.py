"""The folder of one list: who works in it, and what it may contain."""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from proeftuin_docs.errors import Place, WrongUsageError, files, system_problem, usage
from proeftuin_docs.files import TEMPORARY, make_folder
from proeftuin_docs.service.bulk.journal import NAME, is_journal

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
