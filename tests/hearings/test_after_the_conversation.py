"""A page for afterwards: whom to call, and no word about how it will end."""

import re

import pytest

from proeftuin_docs.document import LetterHead
from tests.cases.cases import ADULT, MOVED
from tests.hearings.hearings import VARIANTS, case, documents, text_of

PROMISES = re.compile(
    r"\b(we|wij) (zullen|gaan|bellen u|bellen je)\b|\b(zal|zult|zullen|altijd veilig|binnen .* dagen)\b"
    r"|\b(we|you) will (be|get|call|hear|inform)\b"
)
UNKNOWN = {
    "b1": "Wat er nu gebeurt, weten we nog niet.",
    "eenvoudig": "Wat er nu gebeurt, weten we nog niet.",
    "en": "We do not know yet what will happen now.",
}


def after(name: str = ADULT, /, **changes: object) -> str:
    """What the page of a case says."""
    (made,) = documents("na-het-gesprek", case(name, **changes))
    assert [block for block in made.document.blocks if isinstance(block, LetterHead)] == []
    return text_of(made.document)


@pytest.mark.parametrize("variant", VARIANTS)
def test_it_says_whom_to_call_and_what_nobody_knows(variant: str) -> None:
    """The clerk, somebody to talk to, and the number for danger; the people of the case by name."""
    text = after(slachtoffer__taal=variant)
    for said in ("Gerrie Voorbeeld: 020 000 00 01", "0900-0101", "112", "A. Dvocaat", "Sam Zorgzaam"):
        assert said in text
    assert UNKNOWN[variant] in text


@pytest.mark.parametrize("variant", VARIANTS)
def test_it_promises_nothing_and_names_no_case(variant: str) -> None:
    """What happens next is not in the hands of who gives the page; another may see it lying there."""
    text = after(slachtoffer__taal=variant).replace(" Perhaps you will get another invitation later.", "")
    assert PROMISES.findall(text) == []
    assert re.findall(r"verdachte|getuige|mensenhandel|suspect|witness|RC 26|Kim|Verbeek", text) == []


def test_who_is_not_known_is_not_named() -> None:
    """Without a lawyer or a coordinator nobody is said to help."""
    text = after(MOVED)
    assert "kan u ook helpen" not in text
    assert "bespreken wat het gesprek betekent" not in text
