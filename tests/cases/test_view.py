"""What definitions see of a case: every switch, every value, and words in the reader's language."""

import json
from dataclasses import asdict
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proeftuin_docs.cases import CONDITIONS, VALUES, CaseView, LoadedCase, Role, addressees, case_view
from proeftuin_docs.cases.view import day_in_words, duration_in_words, time_in_words
from tests.cases.cases import ADULT, MINOR, MOVED, loaded, profiles, wording
from tests.conftest import Golden


def views(case: LoadedCase) -> list[CaseView]:
    """The view of every addressee of a case."""
    everyone = [one for role in Role for one in addressees(case, role)]
    return [case_view(case, wording(one.language), profiles(), one) for one in everyone]


SPOKEN = {
    "griffier.bereikbaar": "on weekdays from 9.00 to 16.00",
    "tolk.taal": "English",
    "tolk.wens": "someone I do not know",
    "verhoor.plaats": "the court building",
    "verhoor.melden": "the desk in the hall",
    "verhoor.ingang": "the green door at the side",
    "verhoor.ophalen": "the usher",
    "verhoor.kamer": "B 0.12",
    "voorgesprek.met": "Gerrie Voorbeeld, court clerk",
    "verhoor.aankomst": "2.15 in the afternoon (14.15)",
}
"""What was typed in Dutch, as a letter in English says it."""
ALL = [view for name in (ADULT, MINOR, MOVED) for view in views(loaded(name=name))]


@pytest.mark.parametrize("name", [ADULT, MINOR])
def test_the_view_of_an_example(name: str, golden: Golden) -> None:
    """Everything that a letter to the person can say."""
    view = case_view(loaded(name=name), wording(), profiles())
    golden(
        f"cases/{name}.json", json.dumps(asdict(view), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    )


def test_every_switch_is_given_with_a_value_that_it_can_have() -> None:
    """A condition never meets a name that is not there."""
    assert len(ALL) > 6
    for view in ALL:
        assert view.conditions.keys() == CONDITIONS.keys()
        assert {name: value for name, value in view.conditions.items() if value not in CONDITIONS[name]} == {}


def test_every_value_is_given_where_its_switch_is_on_and_nowhere_is_one_unknown() -> None:
    """What the list of values says of a switch is so; only `partij.naam` is for parties alone."""
    for view in ALL:
        assert view.values.keys() <= VALUES.keys()
        needed = {
            name
            for name, switch in VALUES.items()
            if not switch or view.conditions[switch] not in (False, "nee")
        }
        assert needed - view.values.keys() <= {"partij.naam"}
    assert set().union(*(view.values for view in ALL)) == set(VALUES)
    assert all(text.strip() == text != "" for view in ALL for text in view.values.values())


def test_an_english_letter_speaks_english() -> None:
    """Days, times, durations, the salutation and references, and whatever was typed."""
    at = (("begin: 10.00", "begin: 14.30"), ("aankomst: 9.45", "aankomst: 14.15"))
    case = loaded(("  taal: b1", "  taal: en"), *at)
    [person] = addressees(case, Role.SLACHTOFFER)
    view = case_view(case, wording(person.language), profiles(), person)
    assert (person.language, view.variant) == ("en", "en")
    assert view.values["verhoor.dag"] == "Tuesday 12 January 2027"
    assert view.values["verhoor.tijd"] == "2.30 in the afternoon (14.30)"
    assert view.values["verhoor.duur"] == "2 hours"
    assert view.values["persoon.aanhef"] == "Dear Kim Verbeek"
    assert view.values["wet.dagvaarding"] == "article 213 of the Dutch Code of Criminal Procedure"
    assert {name: view.values[name] for name in SPOKEN} == SPOKEN


def test_everybody_else_is_written_to_with_u_and_in_dutch_but_for_the_representative() -> None:
    """Simple language is for the person who is heard; English for their representative as well."""
    minor = loaded(
        ("taal: eenvoudig", "taal: en"), ("belangenconflict: ja", "belangenconflict: nee"), name=MINOR
    )
    [representative] = addressees(minor, Role.VERTEGENWOORDIGER)
    assert (representative.form, representative.variant) == ("u", "en")
    others = [
        one for role in Role for one in addressees(minor, role) if role in (Role.BEGELEIDER, Role.PARTIJ)
    ]
    assert {(one.form, one.variant, one.language) for one in others} == {("u", "b1", "nl")}
    [child] = addressees(minor, Role.SLACHTOFFER)
    assert (child.form, child.variant) == ("je", "en")


@pytest.mark.parametrize(
    ("clock", "dutch", "english"),
    [
        ("10:00", "10.00 uur (in de ochtend)", "10.00 in the morning"),
        ("09:05", "9.05 uur (in de ochtend)", "9.05 in the morning"),
        ("12:00", "12.00 uur (in de middag)", "12.00 in the afternoon (12.00)"),
        ("18:15", "18.15 uur (in de avond)", "6.15 in the evening (18.15)"),
        ("00:30", "0.30 uur (in de nacht)", "12.30 at night (0.30)"),
    ],
)
def test_a_time_names_the_part_of_the_day(clock: str, dutch: str, english: str) -> None:
    """Nobody has to reckon with a clock of 24 hours."""
    assert (time_in_words(clock, wording()), time_in_words(clock, wording("en"))) == (dutch, english)


@pytest.mark.parametrize(
    ("minutes", "dutch", "english"),
    [
        (15, "15 minuten", "15 minutes"),
        (30, "een half uur", "half an hour"),
        (61, "1 uur", "1 hour"),
        (75, "1 uur en 15 minuten", "1 hour and 15 minutes"),
        (90, "anderhalf uur", "one and a half hours"),
        (120, "2 uur", "2 hours"),
        (150, "2 en een half uur", "2 and a half hours"),
        (200, "3 uur en 20 minuten", "3 hours and 20 minutes"),
        (600, "10 uur", "10 hours"),
    ],
)
def test_a_duration_is_about_right(minutes: int, dutch: str, english: str) -> None:
    """Rounded to five minutes, in the words that people use."""
    assert (duration_in_words(minutes, wording()), duration_in_words(minutes, wording("en"))) == (
        dutch,
        english,
    )


@settings(deadline=None)
@given(st.dates(), st.integers(15, 600), st.times())
def test_any_day_duration_and_time_has_words(day: date, minutes: int, at: time) -> None:
    """In both languages, with figures that are true."""
    for words in (wording(), wording("en")):
        assert day_in_words(day, words).split()[1:] == [
            str(day.day),
            words.months[day.month - 1],
            str(day.year),
        ]
        assert f"{at.hour}.{at.minute:02}" in time_in_words(at.strftime("%H:%M"), words)
        assert duration_in_words(minutes, words)


def test_no_gender_is_read_from_a_name() -> None:
    """Neither language greets with a title."""
    for view in ALL:
        words = " ".join(view.values.values()).lower()
        assert [title for title in ("mevrouw", "meneer", "de heer", "mrs", "ms.") if title in words] == []
    assert case_view(loaded(("aanhef: Beste", "aanhef: Geachte")), wording(), profiles()).values[
        "persoon.aanhef"
    ] == ("Geachte Kim Verbeek")


def test_a_view_shows_no_values_of_itself() -> None:
    """A traceback may hold it."""
    assert "Kim" not in repr(case_view(loaded(), wording(), profiles()))
