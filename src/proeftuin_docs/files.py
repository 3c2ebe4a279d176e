# SPDX-License-Identifier: EUPL-1.2
"""Writing files so that none is ever half there, and reading those that a user names."""

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from proeftuin_docs.errors import AnyFault, DataError, Place, WrongUsageError, answers, files, system_problem

MOST_TYPED: Final = 2 << 20
"""The most bytes of a file that people type: a case, answers (about a thousand pages)."""
MOST_GIVEN: Final = 50 << 20
"""The most bytes of a file that a program made: a list, a Word file."""
TEMPORARY: Final = ".schrijven-"
"""How the names begin of files that are being written."""
_LOOSE: Final = f"{TEMPORARY}los-"
"""The same of a file that stands by itself, in a folder of which the program knows nothing else."""
NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""For opening a file that is no link, as the bytes that it is."""
_PRIVATE_FOLDER: Final = 0o700


def write_atomically(path: Path, content: bytes, *, private: bool = False) -> None:
    """Writes beside the file, flushes to disk, then renames: the file is the old one or the new one.

    What a killed run left half written beside it is removed. A file that was there keeps its permissions,
    unless the new one is `private`: then only its owner may read it. A link keeps pointing to it, and what is
    no file (a pipe, `/dev/null`) is written to. Raises `WrongUsageError` when the folder is missing, full or
    not to be written in; then nothing is left behind.
    """
    try:
        target = _resolved(path)
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        if target.exists() and not target.is_file():
            target.write_bytes(content)
            return
        _remove_leftovers(target.parent)
        with _held_temporary(target.parent) as (file, beside):
            _write(file, content)
            if os.name == "nt":
                file.close()  # a file that is open gets no other name there
            _rename(beside, target, None if private else _mode(target))
    except OSError as error:
        raise cannot_write(path, error) from error


def replace_private(path: Path, content: bytes) -> None:
    """Write a file in a folder of the program's own for its owner alone; a link in its place is replaced.

    Raises `WrongUsageError` when it cannot be written.
    """
    try:
        _rename(write_temporary(content, path.parent), path, None)
    except OSError as error:
        raise cannot_write(path, error) from error


def _resolved(path: Path) -> Path:
    """The file behind links; raises `OSError` when they lead to each other."""
    try:
        return path.resolve()
    except RuntimeError as error:
        raise OSError(errno.ELOOP, "") from error


def write_temporary(content: bytes, folder: Path) -> Path:
    """Return a new file under a passing name, on disk, for its owner alone."""
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            _write(file, content)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        raise
    return Path(name)


def _write(file: BinaryIO, content: bytes) -> None:
    file.write(content)
    file.flush()
    os.fsync(file.fileno())


@contextmanager
def _held_temporary(folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """Give a new file under a passing name, which this process holds so that no other removes it."""
    while True:
        handle, name = tempfile.mkstemp(prefix=_LOOSE, dir=folder)
        if os.name == "nt" or not lock_file(handle, wait=True) or os.path.lexists(name):
            break
        os.close(handle)  # another run removed it before it was held
    try:
        with os.fdopen(handle, "wb") as file:
            yield file, Path(name)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()


def _remove_leftovers(folder: Path) -> None:
    """Remove what runs that were killed left half written: files of this user that no process holds."""
    for path in folder.glob(f"{_LOOSE}*") if os.name != "nt" else ():
        with contextlib.suppress(OSError):
            handle = os.open(path, os.O_RDWR | os.O_NONBLOCK | NO_FOLLOW)
            try:
                there = os.fstat(handle)
                ours = stat.S_ISREG(there.st_mode) and there.st_uid == os.getuid()
                if ours and lock_file(handle, wait=False):
                    path.unlink()
            finally:
                os.close(handle)


def lock_file(handle: int, *, wait: bool) -> bool:
    """Whether this process now holds an open file; the system lets go of it when it is closed."""
    try:
        if os.name == "nt":
            import msvcrt

            mode = msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK  # type: ignore[attr-defined,unused-ignore]
            msvcrt.locking(handle, mode, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except OSError:
        return False
    return True


def _rename(beside: Path, target: Path, mode: int | None) -> None:
    try:
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()


def _mode(target: Path) -> int:
    return stat.S_IMODE(target.stat().st_mode) if target.exists() else file_mode()


def make_folder(path: Path, *, private: bool = False) -> list[Path]:
    """Make a folder and those above it, and return the new ones, the deepest first.

    A new one that is `private` is for its owner alone. Raises `WrongUsageError` when it cannot be made.
    """
    try:
        new = [item for item in (path, *path.parents) if not item.exists()]
        path.mkdir(mode=_PRIVATE_FOLDER if private else 0o777, parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(path, error) from error
    return new


def fsync_folder(folder: Path) -> None:
    """Bring the names in a folder to disk, where the system can."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def cannot_write(path: Path, error: OSError) -> WrongUsageError:
    """Return the error of a file or folder that cannot be written."""
    return WrongUsageError([files.unwritable(Place(str(path)), problem=system_problem(error))])


def file_mode() -> int:
    """The permissions that the user's system gives a new file."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def read_named_file(
    path: Path, unreadable: AnyFault = answers.unreadable_file, most: int = MOST_TYPED
) -> bytes:
    """The bytes of a file that the user named, also a device or a pipe, which may never end.

    Raises `DataError` with this fault when it cannot be read, or for more than `most` bytes.
    """
    try:
        with path.open("rb") as file:
            return read_bounded(file, str(path), most)
    except OSError as error:
        raise DataError([unreadable(Place(str(path)), problem=system_problem(error))]) from error


def read_bounded(stream: BinaryIO, name: str, most: int = MOST_TYPED) -> bytes:
    """The bytes of a stream up to its end; raises `DataError` as soon as there are more than `most`."""
    content = stream.read(most + 1)
    if len(content) > most:
        raise DataError([files.too_large(Place(name), limit=most >> 20)])
    return content
