"""Where letters go, and which of them go together."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proeftuin_docs.cases import LoadedCase, Role, load_case
from proeftuin_docs.mailmerge.delivery import (
    Bundle,
    Delivery,
    DeliveryMethod,
    Destination,
    QueuedLetter,
    bundle_letters,
    delivery_of,
    ranges,
)
from proeftuin_docs.mailmerge.journal import MadeFile
from tests.cases.cases import ADULT, MINOR, profiles
from tests.hearings.hearings import case

HOME = {"straat": "Bedachtelaan 1", "postcode": "9999 ZX", "plaats": "Nergenshuizen"}
OFFICE = {"straat": "Kantoorstraat 1", "postcode": "9999zw", "plaats": "Nergenshuizen"}
LAWYER = {"naam": "mr. A. Dvocaat", "organisatie": "Kantoor Nergens", "adres": OFFICE}
SHELTER = {"naam": "Robin Zorgzaam", "adres": OFFICE}


def _loaded(name: str = ADULT, /, **changes: object) -> LoadedCase:
    return load_case(case(name, **changes).decode(), "zaak.yaml", profiles())


def _sent(role: Role, number: int = 1, name: str = ADULT, /, **changes: object) -> Delivery:
    return delivery_of(_loaded(name, **changes), role, number)


@pytest.mark.parametrize(
    ("method", "changes", "expected"),
    [
        (
            "post",
            {"slachtoffer__adres": HOME, "slachtoffer__post_veilig": "ja"},
            Destination(DeliveryMethod.POST),
        ),
        ("in_persoon", {}, Destination(DeliveryMethod.PERSON)),
        (
            "advocaat",
            {"slachtoffer__advocaat": LAWYER},
            Destination(
                DeliveryMethod.LAWYER,
                "mr. A. Dvocaat",
                "Kantoor Nergens",
                ("Kantoorstraat 1", "9999 ZW  NERGENSHUIZEN"),
            ),
        ),
        (
            "coordinator",
            {"slachtoffer__coordinator": SHELTER},
            Destination(
                DeliveryMethod.COORDINATOR,
                "Robin Zorgzaam",
                "",
                ("Kantoorstraat 1", "9999 ZW  NERGENSHUIZEN"),
            ),
        ),
    ],
)
def test_a_person_gets_the_letter_the_way_that_the_case_says(
    method: str, changes: dict[str, object], expected: Destination
) -> None:
    """With the day that the letter bears."""
    found = _sent(Role.SLACHTOFFER, slachtoffer__bezorging=method, **changes)
    assert found == Delivery(expected, date(2026, 11, 23))


def test_a_letter_to_who_takes_the_stack_goes_with_it() -> None:
    """In the same stack as the letter that it is about, and known as such."""
    changes = {"slachtoffer__bezorging": "advocaat", "slachtoffer__advocaat": LAWYER}
    own, beside = (_sent(role, **changes) for role in (Role.SLACHTOFFER, Role.BEGELEIDER))
    assert own.destination == beside.destination
    assert (own.accompanying, beside.accompanying) == (False, True)


def test_a_representative_is_written_to_at_their_own_address() -> None:
    """However the person's own letter goes."""
    somebody = {"naam": "Mika Nergens", "belangenconflict": "nee", "adres": HOME}
    found = _sent(Role.VERTEGENWOORDIGER, 1, MINOR, slachtoffer__vertegenwoordiger=somebody)
    assert found.destination == Destination(DeliveryMethod.POST)


def test_whoever_has_no_address_is_apart() -> None:
    """A letter without an address must not end up with the post."""
    parties = {
        "officier": {"naam": "mr. O. van Justitie", "adres": HOME},
        "advocaten": [{"naam": "mr. R. Aadsman"}, {"naam": "mr. S. Ecundus", "adres": HOME}],
    }
    found = [_sent(Role.PARTIJ, number, partijen=parties).destination.method for number in (1, 2, 3)]
    assert found == [DeliveryMethod.POST, DeliveryMethod.NOWHERE, DeliveryMethod.POST]


def _letter(row: int, destination: Destination, letter: str = "oproep-rc", pages: int = 1) -> QueuedLetter:
    made = MadeFile(f"{row:04}-{letter}.pdf", letter, "1.0.0", "pdf", "0" * 64, pages)
    return QueuedLetter(row, f"Rij {row}", made, Delivery(destination, date(2026, 11, row)))


def test_letters_for_one_office_go_together_however_it_is_spelled() -> None:
    """Two lawyers of one office are one stack; the same name at another address is another."""
    office = Destination(DeliveryMethod.LAWYER, "mr. A", "Kantoor Nergens", ("Straat 1",))
    same = Destination(DeliveryMethod.LAWYER, "mr. B", "KANTOOR  Nergens", ("straat 1 ",))
    elsewhere = Destination(DeliveryMethod.LAWYER, "mr. A", "Kantoor Nergens", ("Straat 2",))
    letters = [_letter(4, office), _letter(3, elsewhere), _letter(2, same)]
    found = bundle_letters(letters)
    assert [[item.row for item in stack.letters] for stack in found] == [[2, 4], [3]]
    assert found[0].persons == ("mr. B", "mr. A")


def test_ways_with_the_same_name_stay_apart() -> None:
    """An office can be a lawyer's and a coordinator's; what to do differs."""
    found = bundle_letters(
        _letter(row, Destination(method, "Robin")) for row, method in enumerate(DeliveryMethod, start=2)
    )
    assert [stack.destination.method for stack in found] == list(DeliveryMethod)


def test_letters_of_a_row_keep_their_order() -> None:
    """The letter first, then what accompanies it."""
    home = Destination(DeliveryMethod.POST)
    letters = [_letter(3, home, "b"), _letter(2, home, "z"), _letter(2, home, "a")]
    (stack,) = bundle_letters(letters)
    assert [(item.row, item.file.letter) for item in stack.letters] == [(2, "z"), (2, "a"), (3, "b")]


def test_a_stack_knows_how_large_it_is() -> None:
    """Each letter begins on a new sheet."""
    home = Destination(DeliveryMethod.POST)
    stack = Bundle(home, [_letter(2, home, pages=1), _letter(2, home, "b", 2), _letter(5, home, pages=3)])
    assert (stack.pages, stack.sheets, stack.rows) == (6, 4, [2, 5])
    assert stack.days == [date(2026, 11, 2), date(2026, 11, 5)]


@given(st.sets(st.integers(2, 60)))
def test_ranges_say_each_number_once(numbers: set[int]) -> None:
    """In order, and two ranges never touch."""
    found = list(ranges(sorted(numbers)))
    assert [number for first, last in found for number in range(first, last + 1)] == sorted(numbers)
    assert all(one[1] + 1 < two[0] for one, two in pairwise(found))
