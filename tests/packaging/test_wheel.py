"""The wheel: the same bytes wherever and whenever it is made, with all that it needs and nothing else."""

import re
from hashlib import sha256
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from tests.packaging.wheels import ROOT, build_wheel

_BUNDLED: Final = "proeftuin_docs/_bundled"


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    """From two folders, with files of another age, under another umask and in another time zone."""
    first = build_wheel(tmp_path / "een")
    second = build_wheel(tmp_path / "een andere map", mask=0o077, modified=1_000_000_000)
    assert first.name == second.name
    assert sha256(first.read_bytes()).digest() == sha256(second.read_bytes()).digest()


def test_the_wheel_has_every_file_it_needs_and_no_other(tmp_path: Path) -> None:
    """The program, its types and words, the bundled folders whole, and the licence."""
    with ZipFile(build_wheel(tmp_path)) as wheel:
        names = set(wheel.namelist())
        described = next(name for name in names if name.endswith(".dist-info/METADATA"))
        metadata = wheel.read(described).decode()
    info = described.partition("/")[0]
    bundled = {
        f"{_BUNDLED}/{path.relative_to(ROOT).as_posix()}"
        for folder in ("examples", "forms", "letters", "templates")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    program = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    own = {
        f"{info}/{name}" for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE")
    }
    assert names == bundled | program | own
    assert {"proeftuin_docs/py.typed", f"{_BUNDLED}/forms/published.lock"} <= names
    assert re.findall(r"^License-Expression: (.*)$", metadata, re.MULTILINE) == ["EUPL-1.2"]
    assert re.findall(r"^License-File: (.*)$", metadata, re.MULTILINE) == ["LICENSE"]
