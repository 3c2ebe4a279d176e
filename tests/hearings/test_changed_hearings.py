"""A hearing that is moved or off: which letters there are, and what they say of the old day and the new."""

import re
from datetime import date

import pytest

from proeftuin_docs.document import Cards, Document, Paragraph, plain_text
from proeftuin_docs.hearings.hearing_set import hearing
from tests.cases.cases import ADULT, MINOR, MOVED, OFF, codes, told
from tests.hearings.hearings import VARIANTS, case, documents, library, text_of
from tests.hearings.pages import filled, pages_of, text_area

WITH_PARENT = "zaak-vertegenwoordiger"
OLD = {"verhoor__was": {"datum": "5-1-2027", "begin": "10.00"}}
REASONS = re.compile(
    r"omdat|wegens|vanwege|reden|ziek|verdachte|onderzoek|because|reason|suspect", re.IGNORECASE
)


def names(content: bytes) -> set[str]:
    """The documents of a set, without their formats."""
    made = hearing(library(), (content, "zaak.yaml"))
    return {name.partition(".")[0] for name in made.files} - {"overzicht"}


def the_letter(id_: str, name: str, **changes: object) -> Document:
    """The one letter of a case."""
    (made,) = documents(id_, case(name, **changes))
    return made.document


@pytest.mark.slow
def test_of_a_hearing_that_is_off_there_is_only_that_it_is_off() -> None:
    """For the person and for the parties; no summons, no request, no list and no message for a telephone."""
    everything = case(ADULT, verhoor__vervalt="ja")
    assert names(everything) == {"afspraak-vervallen", "wijziging-partij", "wijziging-partij-2"}
    page = hearing(library(), (everything, "zaak.yaml")).files["overzicht.html"].decode()
    assert "Het verhoor gaat niet door." in page
    assert "020 000 00 01." not in page


@pytest.mark.slow
def test_a_hearing_that_was_moved_has_the_new_summons_too() -> None:
    """The letter about the change tells no more than the change."""
    before, after = names(case(ADULT)), names(case(ADULT, **OLD))
    assert after - before == {"afspraak-gewijzigd", "wijziging-partij", "wijziging-partij-2"}
    assert before - after == set()


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_old_day_stands_once_and_the_new_one_on_the_card(variant: str) -> None:
    """Nobody who looks at the letter for a moment comes on the wrong day."""
    document = the_letter("afspraak-gewijzigd", MOVED, slachtoffer__taal=variant)
    text = text_of(document)
    old, new = ("12 January", "19 January") if variant == "en" else ("12 januari", "19 januari")
    (cards,) = [node for node in document.blocks if isinstance(node, Cards)]
    (first, *_) = cards.cards
    on_card = " ".join(plain_text(line) for line in first.lines)
    assert new in on_card
    assert old not in on_card
    assert text.count(old) == 1
    nearby = text[: text.index(old)][-120:]
    assert ("is no longer valid" if variant == "en" else "geldt niet meer") in nearby
    assert new in text[: text.index(old)]


def test_a_letter_is_not_set_tight_to_save_a_page() -> None:
    """The paragraphs of the letter about a new day are apart, over two pages that are both used."""
    (made,) = documents("afspraak-gewijzigd", case(MOVED))
    pages = pages_of(made)
    first = [line for line in text_area(pages[0]) if round(line.size, 1) == 12.5]
    (greeting,) = [line for line in first if line.text.startswith("Beste ")]
    below = next(line for line in first if line.top > greeting.top)
    assert below.top - greeting.bottom >= 1.4
    assert [filled(page) >= share for page, share in zip(pages, (0.6, 0.25), strict=True)] == [True, True]


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize(("id_", "name"), [("afspraak-gewijzigd", MOVED), ("afspraak-vervallen", OFF)])
def test_it_says_whom_to_call_and_no_reason(id_: str, name: str, variant: str) -> None:
    """A reason can say something of the case; the number stands in the text, not in the frame alone."""
    document = the_letter(id_, name, slachtoffer__taal=variant)
    said = " ".join(plain_text(block.inlines) for block in document.blocks if isinstance(block, Paragraph))
    assert "020 000 00 01" in said
    assert REASONS.findall(text_of(document)) == []


def test_a_letter_about_what_is_off_has_no_card_and_promises_no_other_day() -> None:
    """A card is for what somebody comes to."""
    document = the_letter("afspraak-vervallen", OFF)
    assert [node for node in document.blocks if isinstance(node, Cards)] == []
    assert "Misschien krijgt u later een nieuwe brief" in text_of(document)
    assert "Dat weten we nu nog niet" in text_of(document)


def test_the_talk_before_it_is_off_too_where_there_was_one() -> None:
    """Else somebody would come for that."""
    with_talk = the_letter("afspraak-vervallen", ADULT, verhoor__vervalt="ja")
    assert "De kennismaking gaat ook niet door." in text_of(with_talk)
    assert "kennismaking" not in text_of(the_letter("afspraak-vervallen", OFF))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"verhoor__was": {"datum": "12-1-2027", "begin": "10:00"}}, ["cases.moved_to_itself"]),
        ({"verhoor__was": {"datum": "12-1-2027", "begin": "11:00"}}, []),
        ({**OLD, "verhoor__vervalt": "ja"}, ["cases.moved_and_off"]),
        ({**OLD, "verhoor__vervalt": "nee"}, []),
        ({"verhoor__was": {"datum": "26-11-2026", "begin": "10.00"}}, ["cases.old_day_too_soon_by_post!"]),
        (
            {"verhoor__was": {"datum": "26-11-2026", "begin": "10.00"}, "bevestigd": "korte_termijn"},
            ["cases.old_day_too_soon_by_post?"],
        ),
        ({"verhoor__was": {"datum": "5-1-2027"}}, ["cases.missing_key"]),
        ({"verhoor__was": {"datum": "5-1-2027", "begin": "0.00"}}, ["cases.at_midnight"]),
    ],
)
def test_a_change_that_cannot_be_is_told(changes: dict[str, object], expected: list[str]) -> None:
    """A hearing is moved to another time, or it is off; who may not read it in time is called."""
    assert codes(told(case(ADULT, **changes).decode(), today=date(2026, 11, 23))) == expected


OFF_TOO = {"verhoor__vervalt": "ja"}
PARTIES, PARENTS, BEARER = "wijziging-partij", "wijziging-vertegenwoordiger", "begeleidende-brief"


@pytest.mark.parametrize("id_", [PARTIES, PARENTS, BEARER])
def test_everybody_else_who_had_a_letter_hears_of_a_new_day_too(id_: str) -> None:
    """The old day once, as one that no longer holds, and the new one; no reason."""
    name = {PARTIES: ADULT, PARENTS: WITH_PARENT, BEARER: MINOR}[id_]
    made = documents(id_, case(name, **OLD))
    assert made
    for item in made:
        text = text_of(item.document)
        assert text.count("5 januari 2027") == 1
        assert re.search(r"niet meer:? ?\W*dinsdag 5 januari|Niet meer:? dinsdag 5 januari", text)
        assert "oude" in text
        assert REASONS.findall(text.replace("art", "")) == []


@pytest.mark.parametrize("id_", [PARTIES, PARENTS, BEARER])
def test_everybody_else_hears_that_it_is_off_too(id_: str) -> None:
    """With whom to call, and no new day that nobody knows."""
    name = {PARTIES: ADULT, PARENTS: WITH_PARENT, BEARER: MINOR}[id_]
    made = documents(id_, case(name, **OFF_TOO))
    assert made
    for item in made:
        text = text_of(item.document)
        assert "gaat niet door" in text
        assert "020 000 00 01" in text
        assert REASONS.findall(text) == []


def ordinary(name: str) -> Document:
    """The cover letter of a hearing that takes place as it was."""
    (made,) = documents(BEARER, case(name))
    return made.document


def test_nobody_hears_of_a_change_that_is_none() -> None:
    """Without a change there is no such letter, and the cover letter is as it was."""
    assert documents(PARTIES, case(ADULT)) == []
    assert documents(PARENTS, case(WITH_PARENT)) == []
    text = text_of(ordinary(MINOR))
    assert "Lukt het niet binnen een week?" in text
    assert "oude envelop" not in text


def test_a_parent_with_another_interest_hears_nothing_of_a_change() -> None:
    """As of the appointment itself."""
    conflict = case(WITH_PARENT, **OFF_TOO, slachtoffer__vertegenwoordiger__belangenconflict="ja")
    assert documents(PARENTS, conflict) == []
