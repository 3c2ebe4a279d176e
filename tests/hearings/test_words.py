"""What the letter promises and says, and what it never says, in every variant."""

import re
from typing import Final

import pytest

from proeftuin_docs.document import questions
from tests.cases.cases import ADULT
from tests.hearings.hearings import SUMMONS, VARIANTS, case, documents, said, text_of

Changes = dict[str, object]
NO_MEASURES: Final[Changes] = {"maatregelen": None, "rechter_commissaris__profiel": None}
STUDIO: Final[Changes] = {
    "rechter_commissaris__profiel": None,
    "maatregelen__rc-stelt-vragen": None,
    "maatregelen__studioverhoor": {"verhoorder": "Ziggy Luisteraar"},
}
PROMISES: Final[dict[str, tuple[Changes, Changes, dict[str, str]]]] = {
    "aparte_wachtruimte": (
        {"schakelaars__aparte_wachtruimte": "ja"},
        {"schakelaars__aparte_wachtruimte": "nee"},
        {"b1": "aparte kamer waar u kunt wachten", "eenvoudig": "kamer om te wachten", "en": "can wait"},
    ),
    "andere_ingang": (
        {"schakelaars__andere_ingang": "ja", "verhoor__ingang": None},
        {"schakelaars__andere_ingang": "nee", "verhoor__ingang": None},
        {"b1": "gewone ingang", "eenvoudig": "gewone ingang", "en": "ordinary entrance"},
    ),
    "opname": (
        {"schakelaars__opname": "ja"},
        {"schakelaars__opname": "nee"},
        {"b1": "beeld en geluid", "eenvoudig": "beeld en geluid", "en": "picture and sound"},
    ),
    "ruimte_bekijken": (
        {"schakelaars__ruimte_bekijken": "ja"},
        {"schakelaars__ruimte_bekijken": "nee"},
        {"b1": "de kamer van het gesprek bekijken", "eenvoudig": "de kamer zien", "en": "see the room"},
    ),
    "advocaat_gratis": (
        {"schakelaars__advocaat_gratis": "ja"},
        {"schakelaars__advocaat_gratis": "nee"},
        {"b1": "voor u gratis", "eenvoudig": "voor u gratis", "en": "lawyer is free"},
    ),
    "studio": (STUDIO, NO_MEASURES, {"b1": "studio", "eenvoudig": "studio", "en": "studio"}),
    "voorgesprek": (
        {},
        NO_MEASURES,
        {"b1": "Eerst kennismaken", "eenvoudig": "Eerst kennismaken", "en": "First a meeting"},
    ),
}
ABSENT: Final = {
    "b1": "verdachte is niet bij het gesprek",
    "eenvoudig": "verdachte is niet bij het gesprek",
    "en": "suspect is not there",
}
DUTY: Final = {
    "b1": "Volgens de wet moet u komen",
    "eenvoudig": "Volgens de wet moet u komen",
    "en": "law says that you must come",
}
ASKED: Final = {
    "b1": "vraagt de rechter u om te komen",
    "eenvoudig": "De rechter vraagt u om te komen",
    "en": "the judge asks you to come",
}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("promise", PROMISES)
def test_a_promise_stands_in_the_letter_only_when_it_is_switched_on(promise: str, variant: str) -> None:
    """Whoever promises, has to keep it: off means not a word of it."""
    on, off, sentence = PROMISES[promise]
    assert sentence[variant] in said(slachtoffer__taal=variant, **on)
    assert sentence[variant] not in said(slachtoffer__taal=variant, **off)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("presence", ["nee", "andere_ruimte", "ja", "nog_niet_besloten"])
def test_the_suspect_is_said_to_be_absent_only_when_that_was_decided(presence: str, variant: str) -> None:
    """Another room, yes, and not yet decided are no absence."""
    text = said(
        slachtoffer__taal=variant,
        schakelaars__verdachte_aanwezig=presence,
        schakelaars__verdachte_kan=None,
    )
    assert (ABSENT[variant] in text) == (presence == "nee")


@pytest.mark.parametrize("variant", VARIANTS)
def test_what_nobody_decided_is_not_decided(variant: str) -> None:
    """Without the switch the letter says no more than with ‘not yet decided’."""
    unsaid: Changes = {"slachtoffer__taal": variant, "schakelaars__verdachte_kan": None}
    undecided = said(schakelaars__verdachte_aanwezig="nog_niet_besloten", **unsaid)
    assert said(schakelaars__verdachte_aanwezig=None, **unsaid) == undecided


CAN: Final = {
    "horen": ("kan u horen maar niet zien", "can hear you but not see you"),
    "zien_en_horen": ("kan u daar zien en horen", "can see and hear you"),
    "geen_van_beide": ("kan u niet zien en niet horen", "cannot see you and cannot hear you"),
    None: ("weten of de verdachte u kan zien of horen", "know if the suspect can see or hear you"),
}


@pytest.mark.parametrize("can", CAN)
@pytest.mark.parametrize(("at", "variant"), [(0, "b1"), (1, "en")])
def test_whether_the_suspect_can_see_or_hear_is_said_outright(can: str | None, at: int, variant: str) -> None:
    """The main fear is answered, or the letter says that it can be asked; never one answer for another."""
    text = said(slachtoffer__taal=variant, schakelaars__verdachte_kan=can)
    assert [other for other, words in CAN.items() if words[at] in text] == [can]


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("kind", ["oproeping", "dagvaarding"])
def test_the_law_has_one_sentence_of_the_right_kind(kind: str, variant: str) -> None:
    """Only who is summoned by dagvaarding must come (art. 213 Sv); an oproeping asks."""
    text = said(slachtoffer__taal=variant, soort_stuk=kind)
    expected = (0, 1) if kind == "oproeping" else (1, 0)
    assert (text.count(DUTY[variant]), text.count(ASKED[variant])) == expected


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("suspect", ["ja", "nee"])
def test_nobody_is_told_that_questions_need_no_answer(suspect: str, variant: str) -> None:
    """A witness has no general right to be silent; who is a suspect elsewhere is sent to a lawyer."""
    text = said(slachtoffer__taal=variant, schakelaars__ook_verdachte=suspect)
    assert not re.search(r"(hoeft|hoef) (u |je )?niet te antwoorden|do not have to answer\.", text)
    not_a_suspect = "not a suspect" if variant == "en" else "geen verdachte"
    assert (not_a_suspect in text) == (suspect == "nee")


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_judges_own_sentence_stands_in_its_place(variant: str) -> None:
    """Once, under 'Wat mag u?', and not where another judge makes the letter."""
    own = {
        "b1": "De rechter neemt rustig de tijd",
        "eenvoudig": "De rechter neemt rustig de tijd",
        "en": "The judge takes all the time",
    }
    text = said(slachtoffer__taal=variant)
    before, after = (
        ("What may you do?", "Who may come") if variant == "en" else ("Wat mag u?", "Wie mag er mee")
    )
    assert text.count(own[variant]) == 1
    assert text.index(before) < text.index(own[variant]) < text.index(after)
    assert own[variant] not in said(slachtoffer__taal=variant, rechter_commissaris__profiel=None)


def test_the_judges_own_items_stand_in_the_checklist() -> None:
    """Each of them, with where it comes from; none without the profile."""
    (made,) = documents("checklist-rc", case())
    (plain,) = documents("checklist-rc", case(rechter_commissaris__profiel=None))
    own = [item for item in questions(made.document) if item.id.startswith("eigen-punt-")]
    assert [item.id for item in own] == ["eigen-punt-water", "eigen-punt-gang", "eigen-punt-nabellen"]
    assert own[0].label == "Water en zakdoekjes staan klaar."
    assert {item.source for item in own} == {"(bron: deze rechter-commissaris)"}
    assert not [item for item in questions(plain.document) if item.id.startswith("eigen-punt-")]


@pytest.mark.parametrize(("conflict", "letters"), [("nee", 1), ("ja", 0), ("niet_beoordeeld", 0)])
def test_a_representative_gets_a_letter_only_without_a_conflict_of_interest(
    conflict: str, letters: int
) -> None:
    """Not yet looked at is not ‘no’."""
    content = case("zaak-minderjarig", slachtoffer__vertegenwoordiger__belangenconflict=conflict)
    assert len(documents("oproep-rc-vertegenwoordiger", content)) == letters


@pytest.mark.parametrize("bearer", ["advocaat", "coordinator"])
def test_the_note_to_who_hands_over_the_letter_holds_nothing_of_the_case(bearer: str) -> None:
    """Neither the name, nor the place, nor what it is about."""
    address = {"straat": "Bedachtelaan 3", "postcode": "9999 ZX", "plaats": "Nergenshuizen"}
    changes: Changes = {"slachtoffer__bezorging": bearer, f"slachtoffer__{bearer}__adres": address}
    (made,) = documents("begeleidende-brief", case(ADULT, slachtoffer__adres=None, **changes))
    text = text_of(made.document).lower()
    told = (
        "kim",
        "verbeek",
        "verdachte",
        "verhoor",
        "slachtoffer",
        "getuige",
        "fantasieplein",
        "tolk",
        "rechter-c",
    )
    body = text[text.index("geachte") :]
    assert [word for word in told if word in body] == []
    assert "12 januari 2027" in body


@pytest.mark.parametrize("way", ["post", "in_persoon"])
def test_a_letter_that_nobody_hands_over_has_no_note(way: str) -> None:
    """By post or in person there is nobody to write to."""
    assert documents("begeleidende-brief", case(slachtoffer__bezorging=way)) == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_reminder_fits_one_message_and_says_nothing_of_the_case(variant: str) -> None:
    """At most 160 characters that every telephone has (GSM-7), without name, place or sender."""
    (made,) = documents("herinnering", case(slachtoffer__taal=variant))
    text = " ".join(text_of(made.document).split())
    assert len(text) <= 160
    assert re.fullmatch(r"[A-Za-z0-9 .,:?!()\-+/'àéèùìòäöüßñÄÖÜÑÅåÆæØøÉ]+", text)
    assert not re.search("kim|verbeek|recht|court|griffi|verhoor|hearing|fantasie", text, re.IGNORECASE)


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_letter_says_nothing_of_the_case_before_its_reassurance(variant: str) -> None:
    """Subject, greeting and first lines speak of an appointment only."""
    text = said(slachtoffer__taal=variant)
    head = text[: text.index("Misschien" if variant != "en" else "A letter from")].lower()
    told = (
        "slachtoffer",
        "victim",
        "verdachte",
        "suspect",
        "strafzaak",
        "criminal",
        "uitbuiting",
        "mensenhandel",
    )
    assert [word for word in told if word in head] == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_nobody_has_a_title_in_a_letter_to_a_victim(variant: str) -> None:
    """'mr.' says 'meneer' to who is no lawyer; whoever is one keeps it."""
    text = said(slachtoffer__taal=variant)
    assert "V. Oorbeeld" in text
    assert "A. Dvocaat" in text
    assert "mr." not in text
    assert "mr. V. Oorbeeld" in text_of(documents("verzoek-vragen", case())[0].document)


def test_an_english_letter_has_no_word_of_dutch_that_was_typed() -> None:
    """Neither in its head, nor on its cards, nor in its foot."""
    text = said(slachtoffer__taal="en")
    dutch = ("werkdagen", "balie", "gerechtsgebouw", "groene", "bode", "Engels", "eigen kring", "uur")
    assert [word for word in dutch if word in text] == []
    assert "on weekdays from 9.00 to 16.00" in text


def test_a_letter_never_says_that_it_awaits_review() -> None:
    """That is for who makes it, never for who reads it."""
    made = [text_of(item.document) for item in documents(SUMMONS, case())]
    assert len(made) == 1
    assert "beoordeeld" not in made[0]
