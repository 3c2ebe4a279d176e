"""What is said when a list is done: calm sums, each fault with its rows, and where the rest is."""

from pathlib import Path
from typing import Final

import pytest

from proeftuin_docs.cli.letters_report import show_outcome
from proeftuin_docs.errors import (
    AnyFault,
    Diagnostic,
    FaultsFoundError,
    Place,
    PlaceKind,
    cases,
    lists,
    number_of,
)
from proeftuin_docs.mailmerge.run import Outcome, Request
from tests.mailmerge.conftest import Make, manifest_of
from tests.mailmerge.sample_lists import sample_row

REQUEST: Final = Request(b"", "lijst.csv", Path("brieven"))
NO_DATE: Final = number_of("cases.not_a_date")
RETURNED: Final = Path("brieven") / "lijst-met-fouten.csv"


def _bad(row: int, kind: AnyFault = cases.not_a_date, column: str = "Datum verhoor (L)") -> Diagnostic:
    return kind.from_facts(Place("lijst.csv", row, path=column, kind=PlaceKind.COLUMN), {"key": "datum"})


def _told(*found: Diagnostic) -> list[str]:
    """The faults as they are shown, without their remedies."""
    faults: dict[int, tuple[Diagnostic, ...]] = {}
    for item in found:
        row = item.place.line or 0
        faults[row] = (*faults.get(row, ()), item)
    with pytest.raises(FaultsFoundError) as caught:
        show_outcome(Outcome(faults=faults, returned=RETURNED), REQUEST)
    return [str(item).partition("\n")[0] for item in caught.value.diagnostics]


def test_a_fault_has_its_row_and_its_column() -> None:
    """In the order of the rows; last comes where the rows are mended."""
    assert _told(_bad(7), _bad(2, cases.not_yes_or_no, "Opname (C)")) == [
        f"lijst.csv:2: Opname (C): hier hoort ja of nee ({number_of('cases.not_yes_or_no')})",
        f"lijst.csv:7: Datum verhoor (L): deze datum is niet te lezen, of bestaat niet ({NO_DATE})",
        f"niet elke rij heeft een brief ({number_of('lists.rows_without_letter')})",
    ]


def test_a_fault_of_many_rows_is_told_once_with_their_numbers() -> None:
    """Nobody reads the same sentence a thousand times; what differs stays apart."""
    said = _told(*map(_bad, range(2, 1002)), _bad(5, column="Datum brief (B)"))
    assert said == [
        "lijst.csv: rij 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 en nog 988: Datum verhoor (L): "
        f"deze datum is niet te lezen, of bestaat niet ({NO_DATE})",
        f"lijst.csv:5: Datum brief (B): deze datum is niet te lezen, of bestaat niet ({NO_DATE})",
        f"niet elke rij heeft een brief ({number_of('lists.rows_without_letter')})",
    ]


def test_a_screen_full_of_faults_is_enough() -> None:
    """How many more there are is said, and that all of them are in the list that comes back."""
    said = _told(*(_bad(row, column=f"Kolom {row}") for row in range(2, 102)))
    assert len(said) == 52
    assert said[-2] == f"nog 50 andere fouten ({number_of('lists.more_faults')})"


def test_what_is_told_of_the_list_has_its_own_row(capsys: pytest.CaptureFixture[str]) -> None:
    """Each finding the row that it is in."""
    note = lists.note_on_cell(Place("lijst.csv", 3), sheet="Lijst", cells="P3")
    show_outcome(Outcome(of_list=(lists.unknown_column(Place("lijst.csv", 1)), note)), REQUEST)
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith("Let op, rij 1: deze kolom kent het programma niet")
    assert said[2].startswith("Let op, rij 3: op blad 'Lijst' staat bij P3 een opmerking")


def test_sums_come_before_faults_and_only_what_is_not_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """What was made is said even when it is nothing; warnings have their rows."""
    told = cases.day_in_weekend(
        Place("lijst.csv", 4, path="Datum verhoor (L)", kind=PlaceKind.COLUMN), key="datum"
    )
    show_outcome(Outcome(kept=3, files=3, warnings={4: (told,), 6: (told,)}), REQUEST)
    said = capsys.readouterr().err.splitlines()
    assert said[0] == f"Let op, rij 4, 6: Datum verhoor (L): deze dag valt in een weekend ({told.number})"
    assert "Aantal rijen met een nieuwe brief: 0" in said
    assert "Aantal rijen waarvan de brief al goed was: 3" in said
    assert not [line for line in said if "vervallen" in line or "fout" in line]


def test_a_letter_that_nobody_asked_for_is_named(
    make: Make, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the run; who asks for it is told nothing. The manifest names each letter itself."""
    outcome = make([sample_row(1)], unasked=True)
    show_outcome(outcome, REQUEST)
    said = "er is niet gezegd welke brief de lijst moet worden; gemaakt wordt: oproep-rc"
    assert said in capsys.readouterr().err
    assert [line["brief"] for line in manifest_of(folder)] == ["oproep-rc"]
    assert make([sample_row(1)]).of_run == ()


def test_what_became_of_a_mended_list_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """Where it is, or that another one was set aside."""
    show_outcome(Outcome(mended=RETURNED, list_aside=True), REQUEST)
    said = capsys.readouterr().err
    assert f"Alles is verbeterd. Uw lijst, zonder fouten, staat in {RETURNED}." in said
    assert "zij staat in de map vervallen" in said
