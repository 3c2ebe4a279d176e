"""Writing files so that none is ever half there."""

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, Final

from proeftuin_docs.errors import AnyFault, DataError, Place, WrongUsageError, answers, files, system_problem

MOST_TYPED: Final = 2 << 20
"""The most bytes of a file that people type: a case, answers (about a thousand pages)."""
MOST_GIVEN: Final = 50 << 20
"""The most bytes of a file that a program made: a list, a Word file."""
TEMPORARY: Final = ".schrijven-"
"""How the names begin of files that are being written."""


def write_atomically(path: Path, content: bytes) -> None:
    """Writes beside the file, flushes to disk, then renames: the file is the old one or the new one.

    A file that was there keeps its permissions, a link keeps pointing to it, and what is no file (a pipe,
    `/dev/null`) is written to. Raises `WrongUsageError` when the folder is missing, full or not to be
    written in; then nothing is left behind.
    """
    try:
        target = _resolved(path)
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "")
        if target.exists() and not target.is_file():
            target.write_bytes(content)
        else:
            _replace(target, content)
    except OSError as error:
        raise _cannot_write(path, error) from error


def _resolved(path: Path) -> Path:
    """The file behind links; raises `OSError` when they lead to each other."""
    try:
        return path.resolve()
    except RuntimeError as error:
        raise OSError(errno.ELOOP, "") from error


def _replace(target: Path, content: bytes) -> None:
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else file_mode()
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode)
        beside.replace(target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()


def write_all(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write files by name into a folder, which is made where it is missing, and return their paths."""
    make_folder(folder)
    for name, content in files.items():
        write_atomically(folder / name, content)
    return [folder / name for name in files]


def make_folder(path: Path) -> None:
    """Makes a folder and those above it; raises `WrongUsageError` when that cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> WrongUsageError:
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
