"""Rows whose letters may not go out yet: held and told on every run, until answered or confirmed."""

import csv
from datetime import date
from pathlib import Path

import pytest

from proeftuin_docs.desk.work.lists import ListRequest, check_rows, plan_list
from proeftuin_docs.errors import DataError, Severity
from proeftuin_docs.library import Library
from tests.mailmerge.conftest import Make, letters_in, manifest_of
from tests.mailmerge.sample_lists import Row, csv_list, sample_row

TODAY = date(2026, 11, 27)
BY_POST: Row = sample_row(1) | {"Bezorging": "post"}
UNANSWERED: Row = {"Post veilig": ""}
HOME: Row = {
    "Persoon straat": "Bedachtelaan 1",
    "Persoon postcode": "9999 ZX",
    "Persoon plaats": "Nergenshuizen",
}
POST: Row = BY_POST | HOME | {"Post veilig": "ja", "Bevestigd": ""}


def _returned(folder: Path) -> list[dict[str, str]]:
    with (folder / "lijst-met-fouten.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def test_an_unanswered_question_holds_its_letter_on_every_run(make: Make, folder: Path) -> None:
    """Twice the same is told, and nothing of that row is made or printed."""
    rows = [POST, POST | UNANSWERED | {"RC-nummer": "RC 2", "Geboortedatum": "3-4-1990"}]
    for run in range(2):
        outcome = make(rows, one_pdf=True)
        assert (outcome.made, outcome.kept) == ((1, 0), (0, 1))[run]
        assert outcome.faults == {}
        assert [item.name for item in outcome.held[3]] == ["cases.post_safety_unknown"]
        assert len(letters_in(folder)) == 2
        assert outcome.printed is not None
        assert outcome.printed.letters == 1
        held = [line for line in manifest_of(folder) if line["rij"] == "3"]
        assert [(line["bestand"], line["waarschuwingen"]) for line in held] == [
            ("", "vastgehouden: niemand heeft gevraagd of post veilig is")
        ]
        told = [(line["fouten"] or "", line["waarschuwingen"] or "") for line in _returned(folder)]
        assert told[0] == ("", "")
        assert told[1][0] == ""
        assert told[1][1].startswith("Vastgehouden. ")
        assert "post_toch" in told[1][1]


def test_an_answer_or_a_reason_lets_it_go(make: Make, folder: Path) -> None:
    """The list that came back, with either, makes what was held; an overruled row is still told."""
    other = {"RC-nummer": "RC 2", "Geboortedatum": "3-4-1990"}
    make([POST | UNANSWERED, POST | UNANSWERED | other])
    rows = [{key: cell or "" for key, cell in line.items()} for line in _returned(folder)]
    rows[0]["Post veilig"] = "ja"
    rows[1]["Bevestigd"] = "post_toch: haar advocaat heeft het gevraagd"
    for made in (2, 0):
        outcome = make(rows)
        assert (outcome.made, outcome.kept, outcome.unmade) == (made, 2 - made, 0)
        assert {row: [item.name for item in found] for row, found in outcome.warnings.items()} == {
            3: ["cases.post_safety_unknown"]
        }
    assert not (folder / "lijst-met-fouten.csv").exists()


def test_warnings_are_told_on_every_run(make: Make) -> None:
    """Also of a row whose letter is there already."""
    rows = [POST | {"Datum verhoor": "16-01-2027", "Bevestigd": "dag"}]
    for run in range(2):
        outcome = make(rows)
        assert outcome.kept == run
        assert [item.name for item in outcome.warnings[2]] == ["cases.hearing_in_weekend"]


@pytest.mark.parametrize(
    "cells",
    [
        {"Datum verhoor": "16-01-2027"},
        {"Voorgesprek": "", "Voorgesprek datum": "25-12-2026", "Voorgesprek tijd": "14.00"},
    ],
)
def test_a_row_with_a_closed_day_is_held_on_every_run(cells: Row, make: Make, folder: Path) -> None:
    """Nobody stands before a closed door because of a slip of the pen."""
    for _ in range(2):
        outcome = make([POST | cells])
        assert (outcome.unmade, letters_in(folder)) == (1, {})
        assert {item.name for item in outcome.held[2]} <= {
            "cases.hearing_in_weekend",
            "cases.hearing_on_holiday",
        }


def test_one_person_at_two_times_is_held_in_both_rows(make: Make) -> None:
    """Whoever gets two letters with different times does not know when to come."""
    rows = [POST | {"Tijd verhoor": "10.00"}, POST | {"Tijd verhoor": "14:00"}, sample_row(2)]
    outcome = make(rows)
    assert list(outcome.held) == [2, 3]
    assert {(item.name, item.facts["rows"]) for found in outcome.held.values() for item in found} == {
        ("lists.same_person_other_time", "2, 3")
    }
    both = make(
        [row | {"Bevestigd": "twee_tijden"} for row in rows[:2]] + [sample_row(2) | {"Bevestigd": ""}]
    )
    assert (both.made, both.unmade) == (2, 0)


def test_one_person_at_two_addresses_is_held(make: Make) -> None:
    """One of them may be where that person does not live any more; who sends both says so in both rows."""
    rows = [POST, POST | {"Persoon straat": "Bedachtelaan 2"}]
    outcome = make(rows)
    assert (outcome.made, outcome.unmade) == (0, 2)
    assert {item.name for found in outcome.held.values() for item in found} == {"lists.same_person"}
    assert make([row | {"Bevestigd": "twee_brieven"} for row in rows]).made == 2


def _said_of(one: Row, other: Row) -> list[list[str]]:
    """What is said of two rows at different times, by row; a name alone is what a warning is about."""
    rows = [
        sample_row(1) | {"Tijd verhoor": "10.00"} | one,
        sample_row(1) | {"Tijd verhoor": "14.00"} | other,
    ]
    plan = plan_list(Library.open(), content=csv_list(rows), request=ListRequest("lijst.csv", today=TODAY))
    return [[item.name.removeprefix("lists.") for item in job.told] for job in plan.jobs]


def _named(first: str, last: str, **more: str) -> Row:
    return {
        "Voornaam": first,
        "Achternaam": last,
        **{key.replace("_", " "): value for key, value in more.items()},
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_named("J.", "de Vries"), _named("", "de Vries, J.")),
        (_named("J.", "de Vries"), _named("Jan", "de Vries")),
        (_named("Jan", "de Vries"), _named("JAN", " DE  VRIES ")),
        (_named("Jan", "de Vries"), _named("Jan", "Vries, de")),
        (_named("Jan", "van den Berg"), _named("Jan", "v.d. Berg")),
        (_named("Zoë", "Öztürk-Voorbeeld"), _named("Zoe", "Ozturk Voorbeeld")),
        (_named("Łukasz", "Yıldız"), _named("Lukasz", "Yildiz")),
        (_named("Kim", "O'Nergens"), _named("Kim", "O’Nergens")),
        (_named("Kim", "Nowak", RC_nummer="RC 26/0012"), _named("Kim", "Nowak", RC_nummer="rc26-12")),
        (_named("Kim", "Nowak", RC_nummer="RC 26/0012"), _named("K.", "Nowak", RC_nummer="2026/0012")),
        (
            _named("Kim", "Nowak", RC_nummer="", Parketnummer="15/123456-26"),
            _named("Kim", "Nowak", RC_nummer="RC 3", Parketnummer="15.123456.26"),
        ),
        (
            _named("Kim", "Nowak", Geboortedatum="1-2-2003"),
            _named("Kim", "Nowak", Geboortedatum="01-02-2003"),
        ),
        (_named("Kim", "Nowak", Geboortedatum="1-2-2003"), _named("Kim", "Nowak", Geboortedatum="")),
    ],
)
def test_one_person_written_in_two_ways_is_one_person(one: Row, other: Row) -> None:
    """Two times for whoever is written as J. and as Jan is two times for one person."""
    filled = [{"Parketnummer": "", "RC-nummer": "RC 26/7"} | _numbered(row) for row in (one, other)]
    assert _said_of(*filled) == [["same_person_other_time"]] * 2


def _numbered(row: Row) -> Row:
    return {key.replace("RC nummer", "RC-nummer"): value for key, value in row.items()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_named("Sam", "Nowak"), _named("Sem", "Nowak")),
        (_named("Anne-Marie", "Nowak"), _named("Annemarie", "Nowak")),
        (_named("Kim", "Nowak", Geboortedatum="1-2-2003"), _named("Kim", "Nowak", Geboortedatum="2-1-2003")),
        (_named("Sunita", ""), _named("Sunita", "Nowak")),
        (
            _named("Kim", "Nowak", RC_nummer="RC 26/0012"),
            _named("Kim", "Nowak", RC_nummer="RC 26/0021"),
        ),
    ],
)
def test_who_may_be_one_person_is_told_and_not_held(one: Row, other: Row) -> None:
    """Nobody is taken for somebody else."""
    assert _said_of(_numbered(one), _numbered(other)) == [["perhaps_same_person"]] * 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_named("Kim", "Nowak"), _named("Sam", "Nowak")),
        (_named("Sam", "Nowak", Geboortedatum="1-2-2003"), _named("Sem", "Nowak", Geboortedatum="4-5-2001")),
        (
            _named("Kim", "Nowak", RC_nummer="RC 26/1", Geboortedatum=""),
            _named("Kim", "Nowak", RC_nummer="RC 26/2", Geboortedatum=""),
        ),
    ],
)
def test_two_people_of_one_name_are_two_people(one: Row, other: Row) -> None:
    """Sisters are heard in one case, and a name is not rare."""
    assert _said_of(_numbered(one), _numbered(other)) == [[], []]


def test_a_letter_that_is_there_stays_when_only_the_day_has_passed(make: Make, folder: Path) -> None:
    """It may have gone out long ago; a new one for a day that was is held."""
    make([POST], today=TODAY)
    later = make([POST, sample_row(2) | {"Bevestigd": ""}], today=date(2027, 2, 1))
    assert (later.kept, list(later.held)) == (1, [3])
    assert "cases.hearing_in_the_past" in {item.name for item in later.warnings[2]}
    assert len(letters_in(folder)) == 1


def test_nothing_is_confirmed_for_everybody_at_once(make: Make) -> None:
    """Each row is looked at by itself."""
    with pytest.raises(DataError) as raised:
        make([POST], common=(b"bevestigd: duur\n", "samen.yaml"))
    assert [(item.name, item.place.line) for item in raised.value.diagnostics] == [
        ("lists.confirmed_for_all", 1)
    ]


def test_nothing_is_made_of_any_row_when_all_or_nothing_is_asked(make: Make, folder: Path) -> None:
    """A held row has no letter either."""
    outcome = make([POST, POST | UNANSWERED | {"RC-nummer": "RC 2"}], all_or_nothing=True)
    assert (outcome.made, outcome.unmade, letters_in(folder)) == (0, 1, {})


@pytest.mark.parametrize(
    "cells",
    [
        {"Opmerkingen": "NIET VERSTUREN"},
        {"Opmerkingen": "wacht op haar advocaat"},
        {"Kamer": "B 0.01, niet sturen"},
    ],
)
def test_a_cell_that_says_not_to_send_holds_its_row(cells: Row, make: Make, folder: Path) -> None:
    """On every run, until the words are gone or somebody confirms it; our own column is no such cell."""
    blank = {"Opmerkingen": "", "Bevestigd": ""}
    rows = [sample_row(1) | blank | cells, sample_row(2) | blank]
    for run in range(2):
        outcome = make(rows)
        assert (outcome.made, outcome.kept) == ((1, 0), (0, 1))[run]
        assert {row: [item.name for item in found] for row, found in outcome.held.items()} == {
            2: ["lists.not_to_be_sent"]
        }
    rows = [{key: cell or "" for key, cell in line.items()} for line in _returned(folder)]
    assert "toch_versturen" in rows[0]["waarschuwingen"]
    rows[1]["waarschuwingen"] = "niet versturen"
    outcome = make([rows[0] | {"Bevestigd": "toch_versturen"}, rows[1]])
    assert (outcome.unmade, outcome.files) == (0, 2)
    assert [item.name for item in outcome.warnings[2]] == ["lists.not_to_be_sent"]


def test_words_of_the_letter_that_begin_like_an_order_hold_nothing(make: Make) -> None:
    """What a column of the letter says to its reader is not about sending."""
    assert make([sample_row(1) | {"Melden bij": "wacht bij de balie"}]).unmade == 0


def test_the_desk_holds_what_says_not_to_send() -> None:
    """The list is read in a process of its own, and what holds a row comes along."""
    request = ListRequest("lijst.csv", today=TODAY)
    blank = {"Opmerkingen": ""}
    content = csv_list([sample_row(1) | blank, sample_row(2) | {"Opmerkingen": "NIET VERSTUREN"}])
    plan = plan_list(Library.open(), content=content, request=request)
    rows = dict(check_rows(Library.open(), jobs=plan.jobs, header=plan.cases.header, request=request))
    assert rows[2].faults == ()
    (found,) = rows[3].faults
    assert (found.name, found.place.line, found.severity) == ("lists.not_to_be_sent", 3, Severity.HELD)
