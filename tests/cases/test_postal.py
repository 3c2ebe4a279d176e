"""What stands on an envelope: enough to arrive, and nothing of the case."""

import pytest

from proeftuin_docs.cases import LoadedCase, Role, addressees, recipient_lines, return_line, sender_lines
from tests.cases.cases import MINOR, loaded, wording


def lines(case: LoadedCase, role: Role) -> list[tuple[str, ...]]:
    """What shows through the window for everybody with this role."""
    return [recipient_lines(case, one, wording()) for one in addressees(case, role)]


def test_a_letter_by_post_has_the_home_address() -> None:
    """Postcode and town the Dutch way, with two spaces and in capitals."""
    assert lines(loaded(), Role.SLACHTOFFER) == [("Kim Verbeek", "Bedachtelaan 1", "9999 ZX  NERGENSHUIZEN")]


def test_a_letter_through_the_lawyer_has_no_home_address_and_the_lawyer_a_letter_around_it() -> None:
    """The inner letter stays closed; the outer one goes to the office."""
    case = loaded(name=MINOR)
    assert lines(case, Role.SLACHTOFFER) == [("Noor Nergens", "Via A. Dvocaat")]
    assert lines(case, Role.BEGELEIDER) == [
        ("mr. A. Dvocaat", "Kantoor Zonder Naam", "Bedachtelaan 3", "9999 ZX  NERGENSHUIZEN")
    ]


def test_a_letter_handed_over_says_so_and_needs_nobody_else() -> None:
    """Even where the case has an address."""
    case = loaded(("bezorging: post", "bezorging: in_persoon"))
    assert lines(case, Role.SLACHTOFFER) == [("Kim Verbeek", "Persoonlijk overhandigd")]
    assert lines(case, Role.BEGELEIDER) == []


def test_a_telephone_note_has_no_address() -> None:
    """It is for whoever calls."""
    assert lines(loaded(), Role.TELEFOON) == [("Kim Verbeek",)]


def test_every_party_gets_a_letter_and_one_without_an_address_has_none() -> None:
    """The officer first, then the lawyers in their order."""
    assert [found[0] for found in lines(loaded(), Role.PARTIJ)] == ["mr. O. van Justitie", "mr. R. Aadsman"]
    assert lines(loaded(name=MINOR), Role.PARTIJ)[1] == ("mr. R. Aadsman",)
    bare = loaded(("  voorgesprek-slachtoffer:\n", "  voorgesprek-slachtoffer:\n"), name=MINOR)
    assert len(lines(bare, Role.PARTIJ)) == 2


@pytest.mark.parametrize(("conflict", "letters"), [("nee", 1), ("ja", 0), ("niet_beoordeeld", 0)])
def test_a_representative_gets_a_letter_only_without_a_conflict_of_interest(
    conflict: str, letters: int
) -> None:
    """Nothing goes to the parents of a minor before somebody looked."""
    case = loaded(("belangenconflict: ja", f"belangenconflict: {conflict}"), name=MINOR)
    assert len(lines(case, Role.VERTEGENWOORDIGER)) == letters


def test_the_return_line_does_not_say_who_sends() -> None:
    """Above the fold, a housemate sees a post office box."""
    assert return_line(loaded()) == "Postbus 9999, 9999 ZZ Nergenshuizen"
    assert sender_lines(loaded()) == (
        "Rechtbank Noord-Holland",
        "Kabinet rechter-commissaris",
        "Postbus 9999",
        "9999 ZZ  NERGENSHUIZEN",
    )


def test_an_address_abroad_ends_in_its_country() -> None:
    """Its postcode and town stay as they were typed."""
    old = "    postcode: 9999 ZX\n    plaats: Nergenshuizen\n  # De v"
    case = loaded((old, "    postcode: B-1000\n    plaats: Nergensstad\n    land: België\n  # De v"))
    assert lines(case, Role.SLACHTOFFER)[0][2:] == ("B-1000 Nergensstad", "BELGIË")
