"""A returned file is read only when it is a file, and no further than a form is large."""

import io
import os
import sys
from functools import partial
from pathlib import Path

import pytest

from proeftuin_docs.errors import DataError
from proeftuin_docs.library import Library
from proeftuin_docs.returned.given_files import read_piped, read_returned
from proeftuin_docs.returned.readers.limits import MAX_BYTES

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="has no pipes and devices among its files")


def code_of(path: Path) -> str:
    """The code of the fault that reading this gives."""
    with pytest.raises(DataError) as caught:
        read_returned(path)
    (found,) = caught.value.diagnostics
    assert found.place.file == str(path)
    return found.name


def piped_code() -> str:
    """The code of the fault that reading standard input gives."""
    with pytest.raises(DataError) as caught:
        read_piped()
    return caught.value.diagnostics[0].name


def test_a_file_is_read(tmp_path: Path) -> None:
    """Byte for byte."""
    path = tmp_path / "terug.pdf"
    path.write_bytes(b"\0\r\n\x1a%PDF")
    assert read_returned(path) == b"\0\r\n\x1a%PDF"


def test_a_file_that_is_larger_than_memory_is_refused_unread(tmp_path: Path) -> None:
    """Ten gigabytes of nothing cost nothing."""
    path = tmp_path / "groot.pdf"
    with path.open("wb") as file:
        file.truncate(10 << 30)
    assert code_of(path) == "returned.too_large"


@UNIX
def test_a_pipe_that_nobody_writes_to_stops_nobody(tmp_path: Path) -> None:
    """Without this the program would wait for ever."""
    path = tmp_path / "pijp.pdf"
    os.mkfifo(path)
    assert code_of(path) == "returned.not_a_file"


@UNIX
def test_a_device_without_end_is_refused() -> None:
    """Also when a link in a folder leads to it."""
    assert code_of(Path("/dev/zero")) == "returned.not_a_file"


@pytest.mark.parametrize("name", ["", "weg.pdf", "a" * 5000])
def test_what_is_not_there_is_said(tmp_path: Path, name: str) -> None:
    """A folder, a name that does not exist, a name that is too long."""
    assert code_of(tmp_path / name) == "returned.unreadable_file"


@pytest.mark.parametrize("size", [3, MAX_BYTES, MAX_BYTES + 1])
def test_standard_input_is_read_no_further_than_a_form_is_large(
    monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    """What comes through a pipe has no size of its own."""
    stream = io.TextIOWrapper(io.BytesIO(b"x" * size))
    monkeypatch.setattr("sys.stdin", stream)
    if size <= MAX_BYTES:
        assert len(read_piped()) == size
    else:
        assert piped_code() == "returned.too_large"


def test_standard_input_that_is_closed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one who started the program may have closed it."""
    monkeypatch.setattr("sys.stdin", None)
    assert piped_code() == "returned.not_a_file"


@UNIX
def test_one_file_that_is_none_does_not_stop_the_others(tmp_path: Path) -> None:
    """Every file of a call gets its own answer."""
    from proeftuin_docs.returned.given_files import GivenFile
    from proeftuin_docs.returned.reading import read

    names = [Path("/dev/zero"), tmp_path, tmp_path / "weg"]
    readings = read(Library.open(), [GivenFile(str(path), partial(read_returned, path)) for path in names])
    names_of = [reading.problems[0].name for reading in readings]
    assert names_of == ["returned.not_a_file", "returned.unreadable_file", "returned.unreadable_file"]
