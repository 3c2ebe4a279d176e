"""The gate over whole letters: terms, means, and the letters that travel with the program."""

from dataclasses import replace
from typing import Final

import pytest

from proeftuin_docs.definitions import LetterDefinition, Texts
from proeftuin_docs.errors import Severity
from proeftuin_docs.library import Library
from proeftuin_docs.quality.gate import DUTCH, letter_findings
from tests.quality.letters import PLACE, codes, found_in, letter, rules

FOR_VICTIMS: Final = tuple(
    item.definition
    for item in Library.open().loaded
    if isinstance(item.definition, LetterDefinition)
    and item.definition.addressee in ("slachtoffer", "vertegenwoordiger", "begeleider")
)
USED: Final = "De griffier belt u."
EXPLAINED: Final = "De griffier werkt samen met de rechter."


def test_there_are_letters_to_judge() -> None:
    """The letter to the victim is among them, in both Dutch variants."""
    summons = [item for item in FOR_VICTIMS if item.id == "oproep-rc"]
    assert {item.version for item in summons} == {"1.0.0", "1.1.0", "1.2.0"}
    assert all(set(DUTCH) <= set(item.variants) for item in summons)


@pytest.mark.parametrize("definition", FOR_VICTIMS, ids=lambda item: f"{item.id}@{item.version}")
def test_the_bundled_letters_are_above_the_bar(definition: LetterDefinition) -> None:
    """No fault in any variant, form of address or combination."""
    errors = [str(item) for item in found_in(definition) if item.severity is Severity.ERROR]
    assert errors == []


@pytest.mark.parametrize("definition", FOR_VICTIMS, ids=lambda item: f"{item.id}@{item.version}")
@pytest.mark.parametrize("planted", ["Het is uw schuld.", "Kom " + "heel " * 18 + "snel."])
def test_one_bad_sentence_stops_a_bundled_letter(definition: LetterDefinition, planted: str) -> None:
    """A reproach, or a sentence without end, in the last part of the letter."""
    *parts, last = definition.parts
    text = Texts.model_validate({"b1": planted, "eenvoudig": planted, "en": planted})
    bad = definition.model_copy(update={"parts": (*parts, last.model_copy(update={"text": text}))})
    errors = [item for item in found_in(bad) if item.severity is Severity.ERROR]
    assert codes(errors) & {"language.long_sentence", "language.banned_phrase"}
    assert any(last.id in item.place.path for item in errors if item.place.path)


def test_an_explanation_that_falls_away_explains_nothing() -> None:
    """Some case prints the term and not the part that explains it."""
    found = found_in(letter((EXPLAINED, "opname"), (USED, None)))
    assert [item.facts["term"] for item in found if item.name == "language.unexplained_term"] == ["griffier"]


@pytest.mark.parametrize("condition", [None, "opname"])
def test_an_explanation_that_is_always_there_earlier_is_enough(condition: str | None) -> None:
    """Whatever else the letter prints, the reader has read it by then."""
    assert "language.unexplained_term" not in codes(found_in(letter((EXPLAINED, None), (USED, condition))))


def test_an_explanation_under_the_same_condition_is_enough() -> None:
    """Term and explanation come and go together."""
    assert "language.unexplained_term" not in codes(
        found_in(letter((EXPLAINED, "opname"), (USED, "opname and kamer")))
    )


def test_two_explanations_that_take_turns_are_enough() -> None:
    """One of them is there in every case."""
    parts = ((EXPLAINED, "opname"), (EXPLAINED, "not opname"), (USED, None))
    assert "language.unexplained_term" not in codes(found_in(letter(*parts)))


def test_an_explanation_after_the_term_comes_too_late() -> None:
    """A reader needs it at the first use or before."""
    assert "language.unexplained_term" in codes(found_in(letter((USED, None), (EXPLAINED, None))))


def test_a_term_inside_another_word_is_no_use_of_it() -> None:
    """‘Griffierechten’ speaks of no griffier."""
    assert "language.unexplained_term" not in codes(found_in(letter(("U betaalt geen griffierecht.", None))))


def test_the_mean_is_that_of_the_worst_combination() -> None:
    """Long sentences fail even where most cases print enough short ones beside them."""
    long, short = "Dit is " + "een " * 10 + "zin.", "Kim komt. " * 40
    assert "language.long_sentences" in codes(found_in(letter((long, None), (short, "opname"))))
    assert "language.long_sentences" not in codes(found_in(letter((long, None), (short, None))))


def test_hard_words_fail_the_reading_ease() -> None:
    """Long words in short sentences are still hard."""
    assert "language.hard_to_read" in codes(
        found_in(letter(("Bovengenoemde aangelegenheden verontrusten belanghebbenden.", None)))
    )
    assert "language.hard_to_read" not in codes(found_in(letter(("Kim komt naar ons toe.", None))))


def test_more_passives_than_the_bar_are_reported() -> None:
    """The bar counts them per ten sentences."""
    passive = "U wordt gehaald."
    assert "language.passive_sentences" in codes(found_in(letter((passive, None))))
    assert "language.passive_sentences" not in codes(
        found_in(letter((f"{passive} " + "Wij halen u. " * 9, None)))
    )


def test_both_forms_of_address_are_judged() -> None:
    """What only readers who are called ‘je’ read counts as well."""
    found = found_in(letter(("[U komt|Het is je schuld, dus kom].", None)))
    assert [item.place.path for item in found if item.name == "language.banned_phrase"] == ["deel-0 (b1, je)"]


def test_the_bar_is_data() -> None:
    """A court that asks for shorter sentences gets them judged so."""
    bundled = rules()
    strict = replace(bundled.thresholds["b1"], longest=(1, 2))
    changed = replace(bundled, thresholds={**bundled.thresholds, "b1": strict})
    found = letter_findings(letter(("Kim komt ook.", None)), changed, {}, PLACE)
    assert [item.severity for item in found if item.name == "language.long_sentence"] == [Severity.ERROR]
