"""How much memory a run takes does not depend on how long the list is."""

import subprocess
import time
from pathlib import Path
from typing import Final

import pytest

from tests.mailmerge.processes import finish, start, workers_of
from tests.mailmerge.sample_lists import csv_list, sample_rows

SHORT: Final = 300
"""By then what Typst remembers of letters is as much as it ever is."""
LONG: Final = 600
_MORE: Final = 10_000
"""So many kilobytes make no difference; the letters of the longer list alone are more than that."""


def _peaks(process: subprocess.Popen[str]) -> tuple[int, int]:
    """The most memory (kB) that the program, and that any of its workers, ever had; Linux keeps count."""
    program = worker = 0
    while process.poll() is None:
        program = max(program, _most(process.pid))
        worker = max([worker, *(_most(item.number) for item in workers_of(process))])
        time.sleep(0.05)
    return program, worker


def _most(number: int) -> int:
    try:
        told = Path(f"/proc/{number}/status").read_text()
    except OSError:
        return 0
    found = next((line for line in told.splitlines() if line.startswith("VmHWM")), "VmHWM: 0 kB")
    return int(found.split()[1])


@pytest.mark.slow
def test_a_long_list_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    """Neither the program nor its worker keeps a letter once it is in the folder."""
    peaks = []
    for count in (SHORT, LONG):
        source, folder = tmp_path / f"{count}.csv", tmp_path / str(count)
        source.write_bytes(csv_list(sample_rows(count)))
        process = start(source, folder, "--workers", "1")
        peaks.append(_peaks(process))
        assert finish(process)[0] == 0
    assert sum(path.stat().st_size for path in (tmp_path / str(LONG)).glob("*.pdf")) >> 10 > _MORE
    (program, worker), (long_program, long_worker) = peaks
    assert 0 < long_program < program + _MORE
    assert 0 < long_worker < worker + _MORE
