"""Writing files so that none is ever half there."""

import contextlib
import os
import tempfile
from pathlib import Path

from proeftuin_docs.errors import DataError, Place, WrongUsageError, fault


def write_whole(path: Path, content: bytes) -> None:
    """Writes beside the file, flushes to disk, then renames: the file is the old one or the new one.

    Raises `WrongUsageError` when the folder is missing, full or not to be written in; then nothing
    is left behind.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".schrijven-", dir=path.parent)
    except OSError as error:
        raise _cannot_write(path, error) from error
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from error
    finally:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()


def make_folder(path: Path) -> None:
    """Makes a folder and those above it; raises `WrongUsageError` when that cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> WrongUsageError:
    return WrongUsageError([fault("S001", Place(str(path)), problem=error.strerror or type(error).__name__)])


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def read_whole(path: Path) -> bytes:
    """The bytes of a file that the user named; raises `DataError` when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise DataError([fault("D023", Place(str(path)), problem=error.strerror)]) from error
