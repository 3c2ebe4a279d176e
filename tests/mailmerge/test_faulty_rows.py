"""Rows with a fault: they come back with words, the others are made, or none is if so asked."""

import csv
from pathlib import Path

import pytest

from proeftuin_docs.errors import WrongUsageError, number_of
from tests.mailmerge.conftest import Make, letters_in, require_in_order
from tests.mailmerge.sample_lists import Row, sample_row, sample_rows

BAD: Row = {"Datum verhoor": "31-02-2027", "Bezorging": "duif"}
UNPRINTABLE: Row = {"Kamer": "中"}


def _returned(folder: Path) -> list[dict[str, str]]:
    with (folder / "lijst-met-fouten.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def test_good_rows_are_made_and_bad_ones_come_back(make: Make, folder: Path) -> None:
    """The list comes back whole, with words behind the bad row only; every fault of a row is told."""
    rows = [sample_row(1), sample_row(2) | BAD, sample_row(3)]
    outcome = make(rows)
    assert (outcome.made, list(outcome.faults)) == (2, [3])
    told = [line["fouten"] or "" for line in _returned(folder)]
    assert told[0] == told[2] == ""
    assert "Datum verhoor" in told[1]
    assert "Bezorging" in told[1]
    assert {(item.place.file, item.place.line) for item in outcome.faults[3]} == {("lijst.csv", 3)}
    require_in_order(folder)


@pytest.mark.slow
def test_the_mended_list_makes_the_rest_and_takes_the_faults_away(make: Make, folder: Path) -> None:
    """What was returned, mended and given again, column `fouten` and all, makes only what lacked."""
    make([sample_row(1), sample_row(2) | BAD])
    returned = _returned(folder)
    mended = [{key: cell or "" for key, cell in line.items()} for line in returned]
    for key in BAD:
        mended[1][key] = sample_row(2)[key]
    outcome = make(mended)
    assert (outcome.made, outcome.kept, outcome.faults) == (1, 1, {})
    assert not (folder / "lijst-met-fouten.csv").exists()
    require_in_order(folder)


@pytest.mark.slow
def test_no_fault_repeats_what_a_cell_holds(make: Make) -> None:
    """Not in words, and not in the form that Python shows."""
    row = sample_row(1) | {"Datum verhoor": "31-02-2027", "Achternaam": "Geheimenis", "Persoon straat": ""}
    found = make([row]).faults[2]
    said = " ".join(f"{item} {item!r}" for item in found)
    assert not [cell for cell in ("Geheimenis", "31-02-2027", row["Voornaam"]) if cell in said]


def test_what_no_font_can_show_is_a_fault_of_its_row(make: Make, folder: Path) -> None:
    """Found while the letter is made, and told like any other fault."""
    outcome = make([sample_row(1), sample_row(2) | UNPRINTABLE])
    assert (outcome.made, list(outcome.faults)) == (1, [3])
    assert "U+4E2D" in str(outcome.faults[3][0])
    assert _returned(folder)[1]["fouten"]


@pytest.mark.slow
@pytest.mark.parametrize("bad", [BAD, UNPRINTABLE])
def test_all_or_nothing_makes_none_when_one_is_bad(bad: Row, make: Make, folder: Path) -> None:
    """Whether the fault is found before or while the letter is made; no half-made letter stays either."""
    outcome = make([sample_row(1), sample_row(2) | bad], all_or_nothing=True)
    assert (outcome.made, outcome.files, list(outcome.faults)) == (0, 0, [3])
    assert letters_in(folder) == {}
    assert not list(folder.glob(".schrijven-*"))
    assert _returned(folder)[1]["fouten"]


@pytest.mark.slow
def test_all_or_nothing_makes_all_when_all_are_good(make: Make, folder: Path) -> None:
    """With the same bytes as otherwise."""
    outcome = make(sample_rows(3), all_or_nothing=True)
    assert (outcome.made, outcome.files) == (3, 3)
    require_in_order(folder)


@pytest.mark.slow
def test_all_or_nothing_leaves_earlier_letters_as_they_were(make: Make, folder: Path) -> None:
    """Until every row is good, neither a changed row nor one that moved has any effect."""
    rows = sample_rows(2)
    make(rows)
    before = letters_in(folder)
    outcome = make([sample_row(5) | BAD, rows[0], rows[1] | {"Kamer": "Z"}], all_or_nothing=True)
    assert (outcome.made, outcome.moved, outcome.set_aside) == (0, 0, 0)
    assert letters_in(folder) == before


@pytest.mark.slow
def test_warnings_go_with_the_letter(make: Make) -> None:
    """One name is no fault; the row is told."""
    outcome = make([sample_row(1) | {"Achternaam": ""}])
    assert (outcome.made, list(outcome.warnings)) == (1, [2])
    assert [item.name for item in outcome.warnings[2]] == ["cases.one_name"]


@pytest.mark.slow
def test_a_disk_that_is_full_for_the_journal_is_said(
    make: Make, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is in place before the journal can say so."""
    import errno
    import os
    import stat

    write = os.write

    def full(handle: int, data: bytes) -> int:
        """A disk is full, a pipe between processes is not."""
        if stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.ENOSPC, "")
        return write(handle, data)

    make(sample_rows(1))
    before = letters_in(folder)
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        with pytest.raises(WrongUsageError, match=number_of("files.unwritable")):
            make(sample_rows(3))
    assert letters_in(folder) == before
    assert not list(folder.glob(".schrijven-*"))
    assert make(sample_rows(3)).made == 2
    require_in_order(folder)
