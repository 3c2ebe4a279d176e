# SPDX-License-Identifier: EUPL-1.2
"""Files that somebody sent: their bytes, no more than a reader takes, read where they can do no harm."""

import os
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from proeftuin_docs.errors import DataError, Place, returned, system_problem
from proeftuin_docs.returned.readers.limits import MAX_BYTES
from proeftuin_docs.returned.readers.model import RawFile


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file as the user gave it: what they call it, and what gets its bytes when they are needed."""

    name: str
    load: Callable[[], bytes]


def read_raw(content: bytes, name: str) -> RawFile:
    """Return the contents of a PDF, Word or HTML file; raises `DataError` for a hostile or broken one."""
    from proeftuin_docs.returned.sandbox.sandbox import read_safely

    return read_safely(content, name)


def read_returned(path: Path) -> bytes:
    """The bytes of a returned file; raises `DataError` for one that is too large or cannot be read.

    What is no file (a folder, a pipe that nobody writes to, a device that never ends) is refused before
    anything is read of it.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise DataError([returned.not_a_file(Place(str(path)))])
            return _whole(file, str(path))
    except OSError as error:
        raise DataError(
            [returned.unreadable_file(Place(str(path)), problem=system_problem(error))]
        ) from error


def read_piped() -> bytes:
    """The bytes of a returned file on standard input; raises `DataError` as `read_returned` does."""
    if sys.stdin is None:
        raise DataError([returned.not_a_file(Place("-"))])
    try:
        return _whole(sys.stdin.buffer, "-")
    except OSError as error:
        raise DataError([returned.unreadable_file(Place("-"), problem=system_problem(error))]) from error


def _whole(file: BinaryIO, name: str) -> bytes:
    content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise DataError([returned.too_large(Place(name), limit=MAX_BYTES >> 20)])
    return content
