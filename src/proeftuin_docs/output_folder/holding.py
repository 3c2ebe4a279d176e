# SPDX-License-Identifier: EUPL-1.2
"""Who works in a folder: one run at a time, which leaves nothing half written."""

import contextlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from proeftuin_docs.errors import AnyFault, Place, WrongUsageError, usage
from proeftuin_docs.files import NO_FOLLOW, TEMPORARY, cannot_write, lock_file, make_folder

LOCK: Final = ".in-gebruik"
SET_ASIDE: Final = "vervallen"
IGNORED: Final = frozenset({LOCK, ".DS_Store", "Thumbs.db", "desktop.ini"})
"""Names that a folder may contain and still count as empty."""


@contextmanager
def held_folder(
    folder: Path, *, private: bool = True, lasting: bool = True, busy: AnyFault = usage.folder_busy
) -> Iterator[None]:
    """Make the folder and hold it for this process; a folder that was made for nothing is removed again.

    Raises `WrongUsageError` when somebody else holds it (`busy`), or when it cannot be made.
    """
    made = make_folder(folder, private=private)
    try:
        with locked(folder, lasting=lasting, busy=busy):
            yield
    except BaseException:
        with contextlib.suppress(OSError):
            if made and {path.name for path in folder.iterdir()} <= {LOCK}:
                (folder / LOCK).unlink(missing_ok=True)
                for path in made:
                    path.rmdir()
        raise


@contextmanager
def locked(
    folder: Path, *, wait: bool = False, lasting: bool = True, busy: AnyFault = usage.folder_busy
) -> Iterator[None]:
    """Hold a folder; the system lets go of it however the process ends.

    The lock is on an open file, which is removed afterwards unless it is `lasting`. Raises `WrongUsageError`
    when somebody else holds the folder and this does not `wait`, or when nothing can be written in it.
    """
    path = folder / LOCK
    try:
        handle = _held(path, wait=wait)
    except OSError as error:
        raise cannot_write(folder, error) from error
    if handle is None:
        raise WrongUsageError([busy(Place(str(folder)))])
    try:
        yield
    finally:
        if not lasting:
            with contextlib.suppress(OSError):
                path.unlink()
        os.close(handle)


def _held(path: Path, *, wait: bool) -> int | None:
    """Return the open lock file once this process holds it; None when somebody else does.

    A link in its place is removed, not followed. Whoever waited for a file that was removed meanwhile holds
    nothing, and begins again.
    """
    while True:
        if path.is_symlink():
            path.unlink()
        handle = os.open(path, os.O_RDWR | os.O_CREAT | NO_FOLLOW, 0o600)
        try:
            if not lock_file(handle, wait=wait):
                break
            if path.exists() and os.path.samestat(os.fstat(handle), path.lstat()):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
    os.close(handle)
    return None


def remove_temporaries(folder: Path) -> None:
    """Remove what is half written."""
    for path in folder.glob(f"{TEMPORARY}*"):
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def set_aside_file(path: Path, folder: Path) -> None:
    """Move a file to a folder; when its name is taken there, it gets a number."""
    path.replace(room_aside(path.name, folder))


def room_aside(name: str, folder: Path) -> Path:
    """Return a free path for this name in a folder, which is made; a link in its place is removed."""
    if folder.is_symlink():
        folder.unlink()
    if not folder.is_dir():
        folder.mkdir(mode=stat.S_IMODE(folder.parent.stat().st_mode))
    wanted, number = folder / name, 1
    target = wanted
    while os.path.lexists(target):
        number += 1
        target = folder / f"{wanted.stem}.{number}{wanted.suffix}"
    return target
