"""Standard input and output as bytes; a closed one is a fault, not a crash."""

import errno
import sys
from typing import TextIO

from proeftuin_docs.errors import DataError, Place, answers, system_problem


def read_standard_input() -> bytes:
    """Everything on standard input; raises `DataError` when it is closed or cannot be read."""
    try:
        return _open(sys.stdin).buffer.read()
    except OSError as error:
        raise DataError([answers.unreadable_file(Place("-"), problem=system_problem(error))]) from error


def write_standard_output(content: bytes) -> None:
    """These bytes and nothing else on standard output; raises `OSError` when it cannot be written."""
    output = _open(sys.stdout).buffer
    output.write(content)
    output.flush()


def _open(stream: TextIO | None) -> TextIO:
    """The stream; Python has none where the one who started the program had closed it."""
    if stream is None:
        raise OSError(errno.EBADF, "")
    return stream
