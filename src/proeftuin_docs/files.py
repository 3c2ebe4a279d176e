"""Writing files so that none is ever half there, and reading those that a user names."""

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path
from typing import BinaryIO, Final

from proeftuin_docs.errors import AnyFault, DataError, Place, WrongUsageError, answers, files, system_problem

MOST_TYPED: Final = 2 << 20
"""The most bytes of a file that people type: a case, answers (about a thousand pages)."""
MOST_GIVEN: Final = 50 << 20
"""The most bytes of a file that a program made: a list, a Word file."""
TEMPORARY: Final = ".schrijven-"
"""How the names begin of files that are being written."""
NO_FOLLOW: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""For opening a file that is no link, as the bytes that it is."""
_PRIVATE_FOLDER: Final = 0o700


def write_atomically(path: Path, content: bytes, *, private: bool = False) -> None:
    """Writes beside the file, flushes to disk, then renames: the file is the old one or the new one.

    A file that was there keeps its permissions, unless the new one is `private`: then only its owner may read
    it. A link keeps pointing to it, and what is no file (a pipe, `/dev/null`) is written to. Raises
    `WrongUsageError` when the folder is missing, full or not to be written in; then nothing is left behind.
    """
    try:
        target = _resolved(path)
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        if target.exists() and not target.is_file():
            target.write_bytes(content)
            return
        beside = write_temporary(content, target.parent)
        _rename(beside, target, None if private else _mode(target))
    except OSError as error:
        raise cannot_write(path, error) from error


def replace_private(path: Path, content: bytes) -> None:
    """Write a file in a folder of the program's own for its owner alone; a link in its place is replaced."""
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
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        raise
    return Path(name)


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
