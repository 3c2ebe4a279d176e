"""The language that somebody reads, and the interpreter's, as people write them."""

import pytest

from tests.cases.cases import MOVED, changed, codes, told
from tests.cases.test_plausibility import READS, TODAY, found


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ("Nederlands", []),
        ("Ned.", []),
        ("Engels of Nederlands", []),
        ("geen Nederlands", ["cases.translation_needed?"]),
        ("Nederlands niet", ["cases.translation_needed?"]),
        ("Nederlands (een beetje)", ["cases.reads_a_little?"]),
        ("matig Nederlands", ["cases.reads_a_little?"]),
        ("analfabeet", ["cases.reads_nothing?"]),
        ("kan niet lezen", ["cases.reads_nothing?"]),
        ("Roemeens", ["cases.translation_needed?"]),
    ],
)
def test_who_reads_hardly_or_not_is_no_reader(read: str, said: list[str]) -> None:
    """The name of a language does not say that somebody reads it."""
    assert found(("leestaal: Nederlands", f"leestaal: {read}")) == said


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        ("Nederlands", ["cases.interpreter_of_dutch!"]),
        ("tolk Nederlands", ["cases.interpreter_of_dutch!"]),
        ("Nederlandse gebarentaal", ["cases.reading_language_unknown?"]),
        ("Nederlands-Arabisch", ["cases.reading_language_unknown?"]),
        ("Nederlands en Engels", ["cases.reading_language_unknown?"]),
    ],
)
def test_an_interpreter_from_dutch_into_a_language_is_for_that_language(spoken: str, said: list[str]) -> None:
    """One language of the two is the court's."""
    case = changed(
        (READS, ""), ("  leestaal: Nederlands\n", ""), ("    taal: Engels\n", f"    taal: {spoken}\n")
    )
    assert codes(told(case, today=TODAY)) == said


def test_a_move_to_another_place_says_what_to_do() -> None:
    """No letter says it, so none is made that gives the old day as the one that is off."""
    old = ("    datum: 2027-01-12\n    begin: 10:00", "    datum: 2027-01-19\n    begin: 13:30")
    (fault,) = told(changed(old, name=MOVED))
    assert fault.name == "cases.moved_to_itself"
    assert "alleen de plaats" in fault.hint
