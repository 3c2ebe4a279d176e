"""A party that sent no questions: who gets a reminder, from when, and in which tone."""

import re

import pytest

from tests.cases.cases import ADULT, codes, told
from tests.hearings.hearings import case, documents, text_of

REMINDER = "herinnering-partij"
OFFICER = "partijen__officier__vragen_ontvangen"
LAWYERS = "partijen__advocaten"
PRESSING = re.compile(r"\b(moet|dient u|anders|gevolgen|verplicht|laatste kans|sommeren)\b")


def lawyer(name: str, received: str | None) -> dict[str, str]:
    """A lawyer of a suspect, of whom questions came or not, or nobody knows yet."""
    return {"naam": name} | ({"vragen_ontvangen": received} if received else {})


def readers(**changes: object) -> list[str]:
    """To whom a reminder goes."""
    return [made.reader for made in documents(REMINDER, case(ADULT, **changes))]


@pytest.mark.parametrize(
    ("officer", "lawyers", "expected"),
    [
        (None, [None, None], []),
        ("ja", ["ja", None], []),
        ("nee", ["ja", "ja"], ["mr. O. van Justitie"]),
        ("ja", ["ja", "nee"], ["mr. B. Dvocaat"]),
        ("nee", ["nee", "nee"], ["mr. O. van Justitie", "mr. A. Aadsman", "mr. B. Dvocaat"]),
    ],
)
def test_only_who_sent_no_questions_is_reminded(
    officer: str | None, lawyers: list[str | None], expected: list[str]
) -> None:
    """What nobody filled in yet is no answer: a reminder to who did send them would be a wrong reproach."""
    both = [
        lawyer(name, said) for name, said in zip(("mr. A. Aadsman", "mr. B. Dvocaat"), lawyers, strict=True)
    ]
    assert readers(**{OFFICER: officer, LAWYERS: both}) == expected


def test_it_asks_and_does_not_press_and_names_no_witness() -> None:
    """The date is a request; the report says that postponing can harm the person who is heard."""
    (made,) = documents(REMINDER, case(ADULT, **{OFFICER: "nee"}))
    text = text_of(made.document)
    assert "uiterlijk op maandag 4 januari 2027" in text
    assert "Wij hebben van u nog geen vragen ontvangen." in text
    assert "een verzoek en geen wettelijke termijn" in text
    assert "artikel 186" in text
    assert PRESSING.findall(text) == []
    assert not {"Kim", "Verbeek"} & set(re.findall(r"\w+", text))


def test_it_can_be_sent_after_the_day_that_was_asked_for() -> None:
    """Only then it is known that nothing came; a first request for a day that is over stays a fault."""
    late = {"datum_brief": "5-1-2027", "slachtoffer__bezorging": "in_persoon"}
    asked = case(ADULT, **late).decode()
    assert codes(told(asked)) == ["cases.deadline_before_letter"]
    assert codes(told(case(ADULT, **late, **{OFFICER: "nee"}).decode())) == []
    assert codes(told(case(ADULT, **late, **{OFFICER: "ja"}).decode())) == ["cases.deadline_before_letter"]


def test_nobody_is_reminded_of_what_was_not_asked() -> None:
    """The case says that nothing came of what it did not ask for."""
    changes = {"maatregelen__vragen-vooraf": "nee", "maatregelen__rc-stelt-vragen": "nee", OFFICER: "nee"}
    found = told(case(ADULT, **changes).decode())
    assert codes(found) == ["cases.not_asked_for_questions"]
