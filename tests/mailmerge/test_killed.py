"""However the program ends, each letter in the folder is whole, and the same command makes the rest."""

import os
import random
import re
import signal
import time
from pathlib import Path
from typing import Final

import pymupdf
import pytest

from tests.mailmerge.conftest import Make, letters_in, require_in_order
from tests.mailmerge.processes import (
    finish,
    run,
    start,
    wait_for_files,
    wait_for_letters,
    wait_until_gone,
    workers_of,
)
from tests.mailmerge.sample_lists import csv_list, sample_rows

ROWS: Final = 80
LETTERS: Final = ROWS + ROWS // 5
"""A fifth of them are in English, with the Dutch text beside it."""
KILLS: Final = 30
WORKERS: Final = ("--workers", "2")
_TARGETS: Final = ("group", "group", "group", "program", "program", "program", "worker")
_AT_THE_START: Final = 0.25
"""How often a program is killed before it may be at work."""
_SOON: Final = 0.1
"""Seconds between a number of letters and a kill, at most."""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A list of sound rows."""
    path = tmp_path / "lijst.csv"
    path.write_bytes(csv_list(sample_rows(ROWS)))
    return path


def _require_whole(folder: Path) -> None:
    """Every file that is called a letter is a PDF from its first byte to its last."""
    for name, content in letters_in(folder).items():
        assert re.fullmatch(r"\d{4}-[0-9a-f]{8}(-nl)?\.pdf", name)
        assert content.startswith(b"%PDF-")
        assert content.rstrip().endswith(b"%%EOF")
        with pymupdf.open(stream=content) as document:
            assert len(document) >= 1


def _by_row(folder: Path) -> dict[str, bytes]:
    """The letters by row number and language; the rest of a name differs between folders."""
    letters = letters_in(folder)
    by_row = {name[:4] + name[13:]: content for name, content in letters.items()}
    assert len(by_row) == len(letters), "a row has two letters in one language"
    return by_row


@pytest.mark.slow
def test_nothing_is_lost_or_doubled_however_often_the_program_is_killed(source: Path, tmp_path: Path) -> None:
    """The whole group, the program alone, or one worker: at a random moment, over and over, until it is done.

    In the end the folder holds what an undisturbed run makes, byte for byte, and nothing else. When a run
    gets to its end before it is killed, it starts again in an empty folder.
    """
    undisturbed = tmp_path / "ongestoord"
    assert run(source, undisturbed, *WORKERS)[0] == 0
    wanted = _by_row(undisturbed)
    chance = random.Random(20261124)
    left_by_kills: list[int] = []
    for number in range(KILLS):
        folder = tmp_path / f"brieven-{number}"
        while len(left_by_kills) < KILLS and _is_killed(source, folder, chance):
            left_by_kills.append(len(letters_in(folder)))
        if len(left_by_kills) == KILLS:
            assert run(source, folder, *WORKERS)[0] == 0
        assert _by_row(folder) == wanted
        require_in_order(folder)
        if len(left_by_kills) == KILLS:
            break
    assert len(left_by_kills) == KILLS
    assert any(0 < count < LETTERS for count in left_by_kills)


def _is_killed(source: Path, folder: Path, chance: random.Random) -> bool:
    """Whether the program was killed, else it got to its end; looks at the folder as that left it."""
    process = start(source, folder, *WORKERS)
    if chance.random() < _AT_THE_START:
        time.sleep(chance.uniform(0.1, 1.0))
    else:
        there = len(letters_in(folder))
        wait_for_files(process, folder, chance.randint(there, LETTERS))
        time.sleep(chance.uniform(0, _SOON))
    workers = workers_of(process)
    killed = process.poll() is None
    match chance.choice(_TARGETS):
        case "group" if killed:
            os.killpg(process.pid, signal.SIGKILL)
        case "program" if killed:
            process.kill()
        case "worker" if workers:
            chance.choice(workers).kill()
            killed = False
        case _:
            killed = False
    code, said = finish(process)
    assert "Traceback" not in said
    assert code == (-signal.SIGKILL if killed else 0)
    assert wait_until_gone(workers)
    _require_whole(folder)
    return killed


@pytest.mark.slow
def test_a_worker_that_dies_costs_no_letter(source: Path, tmp_path: Path) -> None:
    """Its row is tried again by another; nobody who looks at the outcome notices."""
    folder = tmp_path / "brieven"
    process = start(source, folder, *WORKERS)
    wait_for_letters(folder, 1)
    workers_of(process)[0].kill()
    assert finish(process)[0] == 0
    assert len(_by_row(folder)) == LETTERS
    require_in_order(folder)


def test_workers_do_not_outlive_the_program(source: Path, tmp_path: Path) -> None:
    """When it is killed without a chance to say so, they end by themselves and put nothing in place."""
    folder = tmp_path / "brieven"
    process = start(source, folder, *WORKERS)
    wait_for_letters(folder, 1)
    workers = workers_of(process)
    process.kill()
    process.wait()
    there = letters_in(folder)
    assert wait_until_gone(workers)
    assert letters_in(folder) == there
    finish(process)


@pytest.mark.slow
def test_control_c_ends_at_once_and_the_next_run_goes_on(source: Path, tmp_path: Path) -> None:
    """Exit code 130, no traceback of any process, nothing half written, and a manifest of what there is."""
    folder = tmp_path / "brieven"
    process = start(source, folder, *WORKERS)
    wait_for_letters(folder, 1)
    os.killpg(process.pid, signal.SIGINT)
    code, said = finish(process)
    assert code == 130
    assert "Traceback" not in said
    assert not list(folder.glob(".schrijven-*"))
    made = len(letters_in(folder))
    assert 0 < made < LETTERS
    require_in_order(folder)
    assert run(source, folder, *WORKERS)[0] == 0
    require_in_order(folder)
    assert len(_by_row(folder)) == LETTERS


@pytest.mark.slow
def test_a_second_run_in_the_same_folder_is_refused(source: Path, tmp_path: Path) -> None:
    """Exit code 2 and words; the first goes on, and when it has ended the folder is free.

    The list is so long that the first is at work when the second, which has to start, gets there.
    """
    source.write_bytes(csv_list(sample_rows(4 * ROWS)))
    folder = tmp_path / "brieven"
    first = start(source, folder, *WORKERS)
    wait_for_letters(folder, 1)
    code, said = run(source, folder)
    assert (code, "in deze map is al iemand brieven aan het maken" in said) == (2, True)
    assert finish(first)[0] == 0
    assert run(source, folder)[0] == 0
    require_in_order(folder)


@pytest.mark.slow
def test_a_killed_program_does_not_keep_the_folder(source: Path, tmp_path: Path) -> None:
    """The lock is the system's, and goes with the process."""
    folder = tmp_path / "brieven"
    process = start(source, folder, *WORKERS)
    wait_for_letters(folder, 1)
    process.kill()
    code, _ = run(source, folder, *WORKERS)
    assert code == 0
    assert len(_by_row(folder)) == LETTERS
    finish(process)


@pytest.mark.slow
def test_a_journal_that_was_cut_off_anywhere_still_counts(make: Make, folder: Path) -> None:
    """What was written down last is made again; nothing is doubled."""
    rows = sample_rows(6)
    make(rows)
    before, journal = letters_in(folder), (folder / "journaal.jsonl").read_bytes()
    for cut in (len(journal) - 1, len(journal) - 40, len(journal) // 2, journal.index(b"\n") + 1):
        (folder / "journaal.jsonl").write_bytes(journal[:cut])
        assert make(rows).faults == {}
        assert letters_in(folder) == before
        require_in_order(folder)
