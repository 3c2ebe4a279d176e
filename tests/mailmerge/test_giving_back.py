"""The list that comes back with its faults: what somebody mends in it is never thrown away."""

from pathlib import Path

import pytest

from proeftuin_docs.library import Library
from proeftuin_docs.mailmerge.run import Outcome, Request, letters
from tests.mailmerge.conftest import Make
from tests.mailmerge.sample_lists import csv_list, sample_row
from tests.spreadsheets.workbooks import workbook

BAD = {"Datum verhoor": "31-02-2027"}
ROWS = [sample_row(1), sample_row(2) | BAD]
LIST = csv_list(ROWS)


def _given(folder: Path, content: bytes, name: str = "lijst.csv") -> Outcome:
    return letters(Library.open(), Request(content, name, folder))


def _mended(path: Path) -> bytes:
    return path.read_bytes().replace(b"31-02-2027", b"13-01-2027")


@pytest.mark.slow
def test_the_mended_list_stays_without_its_faults(folder: Path) -> None:
    """It may be the only copy; the column is empty, and giving it again changes nothing."""
    returned = _given(folder, LIST).returned
    assert returned is not None
    mended = _mended(returned)
    returned.write_bytes(mended)
    outcome = _given(folder, mended, str(returned))
    assert (outcome.faults, outcome.returned, outcome.mended) == ({}, None, returned)
    kept = returned.read_bytes()
    assert kept.startswith(csv_list([sample_row(1)]).partition(b"\r\n")[0])
    assert b"Datum verhoor: " not in kept
    again = _given(folder, kept, str(returned))
    assert (again.made, again.kept, again.mended, returned.read_bytes()) == (0, 2, returned, kept)


@pytest.mark.slow
def test_a_list_that_is_mended_in_part_keeps_what_was_mended(folder: Path) -> None:
    """The new faults stand in the list that was given, not in the one before."""
    rows = [*ROWS, sample_row(3) | {"Bezorging": "duif"}]
    returned = _given(folder, csv_list(rows)).returned
    assert returned is not None
    returned.write_bytes(_mended(returned))
    outcome = _given(folder, returned.read_bytes(), str(returned))
    assert (list(outcome.faults), outcome.returned, outcome.list_aside) == ([4], returned, False)
    assert b"13-01-2027" in returned.read_bytes()


@pytest.mark.slow
def test_a_mended_list_that_is_not_given_is_set_aside(folder: Path) -> None:
    """Whoever gives the old list by mistake finds the mended one again, whatever became of the old one."""
    returned = _given(folder, LIST).returned
    assert returned is not None
    mended = _mended(returned)
    returned.write_bytes(mended)
    outcome = _given(folder, LIST)
    assert (outcome.returned, outcome.list_aside) == (returned, True)
    assert (folder / "vervallen" / returned.name).read_bytes() == mended
    assert b"31-02-2027" in returned.read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("mended", [True, False])
def test_a_list_that_nobody_touched_is_replaced(folder: Path, make: Make, *, mended: bool) -> None:
    """By the newer one, or by nothing."""
    make(ROWS)
    outcome = make([ROWS[0], sample_row(2)] if mended else [*ROWS, sample_row(3) | BAD])
    assert (outcome.returned is None, outcome.list_aside) == (mended, False)
    assert (folder / "lijst-met-fouten.csv").exists() is not mended
    assert not (folder / "vervallen").exists()


def test_a_list_of_the_other_kind_takes_its_place(folder: Path, make: Make) -> None:
    """There is one list with faults, of the kind that was given."""
    make(ROWS)
    header = list(ROWS[0])
    outcome = _given(
        folder, workbook([header, *([row[key] for key in header] for row in ROWS)]), "lijst.xlsx"
    )
    assert list(outcome.faults) == [3]
    assert [path.name for path in folder.glob("lijst-met-fouten.*")] == ["lijst-met-fouten.xlsx"]
