"""A real file system without room: what a list leaves behind on it, and how it is finished."""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.mailmerge.conftest import letters_in, require_in_order
from tests.mailmerge.sample_lists import csv_list, sample_rows

_ROWS: Final = 60
_LETTERS: Final = _ROWS + sum(row["Taal van de brief"] == "en" for row in sample_rows(_ROWS))
"""An English letter has its Dutch text beside it."""
_SCRIPT: Final = """
mount -t tmpfs -o size=1500k tmpfs "$2" || exit 90
"$0" -m proeftuin_docs letters "$1" -o "$2/brieven" --workers 2
test $? = 2 || exit 91
cp -a "$2/brieven" "$3/vol"
mount -o remount,size=50m "$2" || exit 92
"$0" -m proeftuin_docs letters "$1" -o "$2/brieven" --workers 2 || exit 93
cp -a "$2/brieven" "$3/af"
"""


@pytest.mark.conformance
def test_a_list_on_a_full_file_system_is_finished_when_there_is_room(tmp_path: Path) -> None:
    """Words and exit code 2 first, letters that are whole, and then the rest, in one and the same folder."""
    source, disk, kept = tmp_path / "lijst.csv", tmp_path / "schijf", tmp_path / "bewaard"
    disk.mkdir()
    kept.mkdir()
    source.write_bytes(csv_list(sample_rows(_ROWS)))
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", _SCRIPT, sys.executable]
    done = subprocess.run(
        [*command, str(source), str(disk), str(kept)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "de schijf is vol" in done.stderr
    assert "Traceback" not in done.stderr
    full = letters_in(kept / "vol")
    assert full
    assert not list((kept / "vol").glob(".schrijven-*"))
    whole = letters_in(kept / "af")
    assert full.items() < whole.items()
    assert len(whole) == _LETTERS > _ROWS
    require_in_order(kept / "af")
