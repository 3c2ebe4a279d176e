"""What tests of letters from a list share: a way to make them, and to look at a folder."""

import csv
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from proeftuin_docs.library import Library
from proeftuin_docs.mailmerge.run import Outcome, Request, letters
from tests.mailmerge.sample_lists import Row, csv_list

Make = Callable[..., Outcome]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the letters go."""
    return tmp_path / "brieven"


@pytest.fixture
def make(folder: Path) -> Make:
    """Makes the letters of these rows with one worker; settings as `Request` has them."""

    def call(rows: list[Row], **settings: Any) -> Outcome:  # noqa: ANN401 - the fields of `Request`
        return letters(Library.open(), Request(csv_list(rows), "lijst.csv", folder, **settings))

    return call


def letters_in(folder: Path, ending: str = ".pdf") -> dict[str, bytes]:
    """The letters of a folder by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob(f"*{ending}"))}


def manifest_of(folder: Path) -> list[dict[str, str]]:
    """The rows of the manifest by its headers."""
    with (folder / "manifest.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def require_in_order(folder: Path) -> None:
    """The manifest, the checksums and the files say the same, and nothing else is there."""
    told = {line["bestand"]: line["sha256"] for line in manifest_of(folder)}
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.suffix in {".pdf", ".docx"}
    }
    assert told == found
    own = {".in-gebruik", "journaal.jsonl", "manifest.csv"}
    rest = {path.name for path in folder.iterdir()} - found.keys() - own
    assert rest <= {"vervallen", "lijst-met-fouten.csv", "lijst-met-fouten.xlsx"}
