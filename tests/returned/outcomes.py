"""What becomes of a file in the process that reads files, and what that process needed for it."""

import sys
from typing import Final

from proeftuin_docs.errors import ProeftuinError
from proeftuin_docs.returned.readers.model import RawFile
from proeftuin_docs.returned.sandbox.sandbox import read_safely, shared_reader

MOST_SECONDS: Final = 2.0
MOST_MEMORY: Final = 300 << 20


def read_or_refused(content: bytes, name: str = "terug") -> RawFile | str:
    """What was read, or the code of the first fault; anything else that is raised fails the test."""
    try:
        return read_safely(content, name)
    except ProeftuinError as error:
        return error.diagnostics[0].name


def outcome_of(content: bytes, name: str = "terug") -> str:
    """The kind of a file that could be read, or the code of the fault of one that could not."""
    read = read_or_refused(content, name)
    return read if isinstance(read, str) else read.kind.value


def require_little() -> None:
    """Fails when the last file cost more time of the processor or more memory than one file may."""
    seconds, memory = shared_reader().cost
    assert seconds < MOST_SECONDS
    assert memory < MOST_MEMORY or not sys.platform.startswith("linux")
