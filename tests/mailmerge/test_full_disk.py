"""A disk that fills up: the run ends in words, what was made stays whole, and the next run makes the rest."""

import sys
from pathlib import Path
from typing import Final

import pytest

from tests.mailmerge.conftest import letters_in, require_in_order
from tests.mailmerge.processes import run
from tests.mailmerge.sample_lists import csv_list, sample_rows

FAULTS: Final = Path(__file__).parent / "full_disk"
ROWS: Final = 40
LETTERS: Final = ROWS + sum(row["Taal van de brief"] == "en" for row in sample_rows(ROWS))
"""An English letter has its Dutch text beside it."""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="finds the path of a file the way Linux tells it")
@pytest.mark.parametrize(("room", "options"), [(500, ()), (1_000_000, ()), (300_000, ("--all-or-nothing",))])
def test_a_disk_that_fills_up_ends_the_run_in_words(
    room: int, options: tuple[str, ...], tmp_path: Path
) -> None:
    """Exit code 2; every file is whole and in the journal, nothing half written stays."""
    source, folder = tmp_path / "lijst.csv", tmp_path / "brieven"
    source.write_bytes(csv_list(sample_rows(ROWS)))
    little = {"PYTHONPATH": str(FAULTS), "PROEFTUIN_TEST_ROOM": str(room)}
    code, said = run(source, folder, "--workers", "2", *options, environment=little)
    assert code == 2
    assert "Traceback" not in said
    assert "de schijf is vol" in said
    assert not list(folder.glob(".schrijven-*"))
    there = letters_in(folder)
    assert len(there) < LETTERS
    assert all(content.rstrip().endswith(b"%%EOF") for content in there.values())
    code, said = run(source, folder, "--workers", "2", *options)
    assert (code, len(letters_in(folder))) == (0, LETTERS)
    assert there.items() <= letters_in(folder).items()
    require_in_order(folder)
