"""What is found in single sentences."""

import pytest

from proeftuin_docs.quality.language import (
    Forbidden,
    LanguageRules,
    Term,
    Thresholds,
    is_passive,
    sentence_findings,
)

BAR = Thresholds(mean=(10, 11), longest=(5, 7), flesch=(70, 65), passives_per_ten=1, zipf=3.5)


def findings(text: str, *forbidden: str, allowed: frozenset[str] = frozenset()) -> list[tuple[str, bool]]:
    """Codes, and whether each fails, of a text under small rules."""
    phrases = tuple(Forbidden(phrase, "reden", "beter") for phrase in forbidden)
    term = Term("griffier", ("griffier", "griffiers"), {})
    rules = LanguageRules({"b1": BAR}, phrases, (term,), allowed)
    return [(found.fault.name, found.fails) for found in sentence_findings(text, BAR, rules)]


@pytest.mark.parametrize(
    "sentence",
    [
        "U wordt opgehaald door een medewerker.",
        "De vragen worden gesteld door de rechter.",
        "Het gesprek werd verplaatst.",
        "Uw adres wordt besproken.",
    ],
)
def test_a_form_of_worden_with_a_participle_is_passive(sentence: str) -> None:
    """Whoever acts is hidden in such a sentence."""
    assert is_passive(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Een medewerker haalt u op.",
        "Uw zoon wordt morgen 18.",
        "De rechter heeft de vragen gelezen.",
        "Wij hebben uw brief ontvangen.",
    ],
)
def test_a_sentence_that_says_who_acts_is_not_passive(sentence: str) -> None:
    """Neither ‘worden’ alone nor a participle alone makes it so."""
    assert not is_passive(sentence)


@pytest.mark.parametrize(
    ("length", "expected"),
    [(5, []), (6, [("language.long_sentence", False)]), (8, [("language.long_sentence", True)])],
)
def test_a_long_sentence_is_a_warning_and_a_longer_one_fails(
    length: int, expected: list[tuple[str, bool]]
) -> None:
    """The first number of the bar is what to aim for, the second the limit."""
    assert findings(" ".join(["dag"] * length)) == expected


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("uw schuld", "Het is UW  schuld."),
        ("slachtoffer*", "Alle slachtoffers komen."),
        ("slachtoffer*", "Het slachtoffer komt."),
        ("waarom * niet", "Zeg waarom u niet komt."),
        ("*plicht", "Er is een meldplicht."),
    ],
)
def test_a_forbidden_phrase_fails_in_any_form(phrase: str, text: str) -> None:
    """Case and room do not matter; a star stands for letters, or for one word."""
    assert ("language.banned_phrase", True) in findings(text, phrase)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("uw schuld", "Dat zijn uw schulden."),
        ("dader", "De mededader komt."),
        ("waarom * niet", "Zeg waarom u er dan niet bent."),
        ("a.b", "De kamer is acb."),
    ],
)
def test_what_only_looks_like_a_forbidden_phrase_is_no_fault(phrase: str, text: str) -> None:
    """Whole words only, one word for a star, and a full stop is no pattern."""
    assert "language.banned_phrase" not in [code for code, _ in findings(text, phrase)]


def test_a_rare_word_is_worth_a_look() -> None:
    """A warning, never a fault: a frequency says nothing of whether a word is right."""
    assert findings("Wij gaan omstandig.") == [("language.rare_word", False)]


def test_a_rare_word_that_is_needed_or_explained_is_none() -> None:
    """Words on the list, and terms that the letter explains, are not reported."""
    assert findings("Wij gaan Omstandig.", allowed=frozenset({"omstandig"})) == []
    assert findings("De griffiers bellen.") == []
