"""What is typed in Dutch never stands in a letter in another language: translated, neutral, or refused."""

import pytest

from proeftuin_docs.cases.translations import TYPED, known
from proeftuin_docs.errors import Severity
from proeftuin_docs.spreadsheets.columns import columns
from tests.cases.cases import MINOR, changed, codes, line_of, told

REFUSED = "cases.typed_text_not_translated"
ENGLISH = ("  taal: b1", "  taal: en")
READS = ("leestaal: Nederlands", "leestaal: Engels")


@pytest.mark.parametrize(
    ("kind", "text", "english"),
    [
        ("uren", "op werkdagen van 9.00 tot 16.00 uur", "on weekdays from 9.00 to 16.00"),
        ("uren", "Maandag t/m donderdag 9.00-12.30 uur", "Monday to Thursday 9.00-12.30"),
        ("uren", "ma, di en vr tussen 9 en 12 uur", "Mon, Tue and Fri between 9 and 12"),
        ("uren", "elke werkdag vanaf 8:30, behalve woensdag", "every weekday from 8:30, except Wednesday"),
        ("uren", "op werkdagen, laat het twee keer overgaan", None),
        ("uren", "op maandagen", None),
        ("taal", "Bulgaars", "Bulgarian"),
        ("taal", "oekraïens", "Ukrainian"),
        ("taal", "Klingon", None),
        ("persoon", "Gerrie Voorbeeld, griffier", "Gerrie Voorbeeld, court clerk"),
        ("persoon", "Jan van den Berg", "Jan van den Berg"),
        ("persoon", "de bode", "the usher"),
        ("persoon", "mr. M. d'Hondt", "mr. M. d'Hondt"),
        ("persoon", "haar zus", None),
        ("persoon", "iemand van de balie", None),
        ("eigen", "B 0.12", "B 0.12"),
        ("eigen", "zaal 3", None),
        ("eigen", "Kamer", None),
    ],
)
def test_the_program_translates_what_it_knows_alone(kind: str, text: str, english: str | None) -> None:
    """A half translation would be worse than none: one unknown word, and it is nobody's to guess."""
    assert known(kind, text, "en") == english


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("plaats", "    plaats: the court building\n", ""),
        ("ingang", "    ingang: the green door at the side\n", ""),
        ("melden_bij", "    melden_bij: the desk in the hall\n", ""),
        ("bereikbaar", "bereikbaar: op werkdagen van 9.00 tot 16.00 uur", "bereikbaar: als het licht is"),
        ("kamer", "kamer: B 0.12", "kamer: zaal drie"),
        ("ophalen", "ophalen: de bode", "ophalen: iemand van ons"),
        ("steunpersoon", "naam: Robin Steunbeer", "naam: haar zus"),
        ("griffier", "naam: Gerrie Voorbeeld\n  telefoon", "naam: de griffie\n  telefoon"),
        ("voorgesprek_met", "met: Gerrie Voorbeeld, griffier", "met: iemand van de griffie"),
        ("tolk_taal", "    taal: Engels", "    taal: Marollisch"),
    ],
)
def test_dutch_in_an_english_letter_is_refused_with_the_key_to_fill_in(key: str, old: str, new: str) -> None:
    """At the place of the Dutch text; in a Dutch letter it is what it should be."""
    [found] = [item for item in told(changed(ENGLISH, READS, (old, new))) if item.name == REFUSED]
    assert (found.severity, found.facts) == (Severity.ERROR, {"key": key, "language": "en"})
    assert f"'{key}:'" in found.hint
    assert REFUSED not in [item.name for item in told(changed((old, new)))]


def test_a_wish_that_is_not_printed_needs_no_translation() -> None:
    """With an interpreter who is booked the letter does not speak of the wish."""
    wish = ("    tolk_wens: someone I do not know\n", "")
    assert codes(told(changed(ENGLISH, READS, wish))) == []
    searched = changed(ENGLISH, READS, wish, ("    geregeld: ja", "    geregeld: nee"))
    assert codes(told(searched)) == [REFUSED]
    assert [item.place.line for item in told(searched)] == [line_of(searched, "    wens:")]


def test_who_sits_along_in_a_studio_is_translated_too() -> None:
    """'een tweede verhoorder' is known; a stranger's function is not."""
    english = (("taal: eenvoudig", "taal: en"), READS)
    assert codes(told(changed(*english, name=MINOR))) == []
    odd = ("een tweede verhoorder", "een meekijker")
    assert codes(told(changed(*english, odd, name=MINOR))) == [REFUSED]


def test_a_list_has_a_column_for_everything_that_is_typed_and_printed() -> None:
    """Each is at the path of the case, and rare: who writes no letters in that language does not see it."""
    found = {column.path: column for column in columns() if column.path[0] == "vertaling"}
    assert set(found) == {("vertaling", language, key) for language in ("en", "ar") for key in TYPED}
    assert found["vertaling", "en", "kamer"].header == "Kamer (Engels)"
    assert all(column.rare for column in found.values())
