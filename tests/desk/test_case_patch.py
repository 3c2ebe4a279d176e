"""A file that somebody wrote by hand takes what was changed on the page, and stays theirs in all else."""

from collections.abc import Mapping
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from proeftuin_docs.desk.case_data import form_values, read_form
from proeftuin_docs.desk.case_patch import patched
from tests.cases.cases import ADULT, MINOR, MOVED, OFF, example
from tests.desk.test_case_text import EMPTY, ODD, data_of

OWN: Final = """\
# van Gerrie
verhoor: {kamer: 'B 1', ingang: "achter",   begin: 10.00}  # gebeld
slachtoffer:
    # zo spelt ze het zelf
    voornaam: &naam "Kim"   # roepnaam
    achternaam: *naam
    adres: &thuis {straat: Laan 1, plaats: Ergens}
    advocaat:
        naam: 'Sam'
        adres: *thuis
schema: 1
afzender:
    regels: [een, 'twee']
partijen:
    advocaten:
    # de eerste
    -   naam: A
        organisatie: >
            twee
            regels
    # de tweede
    -   naam: B   # belt zelf
# tot slot
"""


def changed(text: str, changes: Mapping[str, str]) -> str | None:
    """The text after these changes on the page; an empty one is what was wiped."""
    values = {**form_values(data_of(text)), **changes}
    return patched(text, read_form(values.items()).data)


def differing(text: str, changes: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The lines that went and those that came."""
    made = changed(text, changes)
    assert made is not None
    old, new = text.splitlines(), made.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize("name", [ADULT, MINOR, MOVED, OFF, "zaak-vertegenwoordiger"])
def test_a_file_that_was_only_opened_is_the_same(name: str) -> None:
    """To the byte."""
    assert changed(example(name), {}) == example(name)
    assert changed(OWN, {}) == OWN


@pytest.mark.parametrize(
    ("changes", "gone", "came"),
    [
        (
            {"slachtoffer.voornaam": "Noor"},
            ['    voornaam: &naam "Kim"   # roepnaam', "    achternaam: *naam"],
            ['    voornaam: "Noor"   # roepnaam', "    achternaam: Kim"],
        ),
        (
            {"slachtoffer.advocaat.naam": "O'Sam"},
            ["        naam: 'Sam'"],
            ["        naam: 'O''Sam'"],
        ),
        (
            {"slachtoffer.advocaat.adres.plaats": "Elders"},
            ["        adres: *thuis"],
            ["        adres:", "          straat: Laan 1", "          plaats: Elders"],
        ),
        (
            {"verhoor.kamer": "", "verhoor.ingang": "voor, links", "verhoor.mensen": "4"},
            ["verhoor: {kamer: 'B 1', ingang: \"achter\",   begin: 10.00}  # gebeld"],
            ['verhoor: {kamer: , ingang: "voor, links",   begin: 10.00, mensen: 4}  # gebeld'],
        ),
        (
            {"afzender.regels": "een\ndrie: 3"},
            ["    regels: [een, 'twee']"],
            ["    regels: [een, 'drie: 3']"],
        ),
        ({"afzender.regels": "twee"}, ["    regels: [een, 'twee']"], ["    regels: ['twee']"]),
        (
            {"partijen.advocaten.0.naam": "", "partijen.advocaten.0.organisatie": ""},
            ["    -   naam: A", "        organisatie: >", "            twee", "            regels"],
            [],
        ),
        (
            {"partijen.advocaten.0.organisatie": "drie", "partijen.advocaten.2.naam": "C"},
            ["        organisatie: >", "            twee", "            regels"],
            ["        organisatie: drie", "    - naam: C"],
        ),
        (
            {"slachtoffer.advocaat.naam": "", "slachtoffer.advocaat.adres.straat": ""}
            | {"slachtoffer.advocaat.adres.plaats": ""},
            ["    advocaat:", "        naam: 'Sam'", "        adres: *thuis"],
            ["    # advocaat:", "    #     naam:", "    #     adres:"],
        ),
        ({"griffier.naam": "Gerrie"}, [], ["griffier:", "  naam: Gerrie"]),
    ],
)
def test_only_what_was_changed_differs(changes: dict[str, str], gone: list[str], came: list[str]) -> None:
    """Quotes, references, comments, order and indentation are somebody's own."""
    assert differing(OWN, changes) == (gone, came)


def test_a_file_of_windows_keeps_its_ends_of_lines_and_its_mark() -> None:
    """Also in what comes in."""
    text = "\ufeff" + OWN.replace("\n", "\r\n")
    data = read_form((form_values(data_of(OWN)) | {"griffier.naam": "G"}).items()).data
    made = patched(text, data)
    assert made == "\ufeff" + (changed(OWN, {"griffier.naam": "G"}) or "").replace("\n", "\r\n")
    assert "\r\ngriffier:\r\n  naam: G\r\n" in made


def test_a_part_that_was_only_explained_becomes_real_with_its_explanation() -> None:
    """And no line beside it changes."""
    gone, came = differing(EMPTY, {"slachtoffer.tolk.taal": "Arabisch"})
    assert gone == ["  # tolk:", "  #   taal:", *_explained("  #   ")]
    assert came == ["  tolk:", "    taal: Arabisch", *_explained("    ")]


def _explained(indent: str) -> list[str]:
    said = "# Is er echt een tolk geboekt? Zo niet, dan staat dat ook niet in de brief."
    return [f"{indent}{said}", f"{indent}geregeld:", f"{indent}wens:"]


@pytest.mark.parametrize("text", ["", "- 1\n", "a: [\n", "a: 1\na: 2\n", "\tx: 1\n"])
def test_what_is_no_case_takes_nothing(text: str) -> None:
    """It is written anew, from the data alone."""
    assert patched(text, {"griffier": {"naam": "G"}}) is None


NAMES: Final = sorted({*form_values(data_of(OWN)), *form_values(data_of(example())), "verhoor.mensen"})


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(NAMES), st.one_of(st.just(""), ODD), max_size=6), st.booleans())
def test_whatever_is_changed_is_read_back_as_it_was_typed(changes: dict[str, str], by_hand: bool) -> None:
    """In a file of somebody's own as in one that is written out."""
    text = OWN if by_hand else example()
    typed = read_form((form_values(data_of(text)) | changes).items()).data
    made = patched(text, typed)
    if made is not None:
        assert read_form(form_values(data_of(made)).items()).data == typed


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(NAMES), st.text("aé1 :#'\"", max_size=9), max_size=3))
def test_an_ordinary_change_never_rewrites_the_file(changes: dict[str, str]) -> None:
    """The comments of a file that is written out are all still there."""
    made = changed(example(), {**changes, "verhoor.datum": "12-1-2027"})
    assert made is not None
    notes = [line.strip() for line in example().splitlines() if line.lstrip().startswith("#")]
    assert [note for note in notes if note not in made] == []
