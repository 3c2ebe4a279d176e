"""The first page of a letter: all that somebody in distress needs, in order of time, nothing twice."""

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

import pymupdf
import pytest

from proeftuin_docs.cases import Role, addressees
from proeftuin_docs.composition.inline_text import placeholders_in
from proeftuin_docs.composition.letter import included_parts
from proeftuin_docs.definitions import LetterDefinition
from proeftuin_docs.document import Cards, LetterHead, Signature, plain_text
from proeftuin_docs.formats.identity import PrintedIdentity, printed_identities
from proeftuin_docs.hearings.documents import CaseDocument, read_hearing
from proeftuin_docs.renderers.registry import render_document
from proeftuin_docs.resources import bundled_root, find_resources
from tests.cases.cases import ADULT
from tests.hearings.hearings import SUMMONS, VARIANTS, case, documents, library, text_of
from tests.hearings.pages import MM, filled, pages_of, text_area
from tests.smoke.opened import words_of

_Kind = TypeVar("_Kind")
PARENT: Final = "oproep-rc-vertegenwoordiger"
REPRESENTATIVE: Final[dict[str, object]] = {
    "slachtoffer__geboortedatum": "1-2-2012",
    "slachtoffer__vertegenwoordiger": {
        "naam": "Mika Nergens",
        "belangenconflict": "nee",
        "adres": {"straat": "Weg 1", "postcode": "9999 ZX", "plaats": "Nergens"},
    },
}
BARE: Final[dict[str, object]] = {
    "maatregelen": {},
    "rechter_commissaris__profiel": None,
    "schakelaars": {},
    "slachtoffer__tolk": None,
    "slachtoffer__steunpersoon": None,
    "slachtoffer__advocaat": None,
    "verhoor__kamer": None,
    "verhoor__ingang": None,
}
FULL: Final = dict.fromkeys(
    (
        "verdachte_aanwezig",
        "aparte_wachtruimte",
        "andere_ingang",
        "opname",
        "ruimte_bekijken",
        "advocaat_gratis",
    ),
    "ja",
)
LONG: Final = {
    "naam": "het grote gerechtsgebouw aan de overkant van het station",
    "straat": "Burgemeester van der Fantasieplein 2",
    "postcode": "9999 ZY",
    "plaats": "Nergenshuizen aan de Zee",
}
SWITCHES: Final[dict[str, dict[str, object]]] = {
    "usual": {},
    "duty": {"soort_stuk": "dagvaarding"},
    "duty, je": {"soort_stuk": "dagvaarding", "slachtoffer__aanspreekvorm": "je"},
    "also a suspect": {"schakelaars__ook_verdachte": "ja"},
    "bare": BARE,
    "bare, with an interpreter": {
        key: value for key, value in BARE.items() if key not in ("slachtoffer__tolk", "verhoor__ingang")
    },
    "everything": {"schakelaars": FULL},
    "long names": {"verhoor__plaats": LONG, "verhoor__ingang": "de groene deur naast de fietsenstalling"},
    "minor": {**REPRESENTATIVE, "soort_stuk": "dagvaarding"},
}


def letters(variant: str, changes: dict[str, object]) -> list[CaseDocument]:
    """The letters to the person and to the representative, if there is one."""
    content = case(ADULT, **{**changes, "slachtoffer__taal": variant})
    return [made for id_ in (SUMMONS, PARENT) for made in documents(id_, content)]


def blocks(made: CaseDocument, kind: type[_Kind]) -> list[_Kind]:
    """The blocks of one kind."""
    return [block for block in made.document.blocks if isinstance(block, kind)]


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("switches", SWITCHES)
def test_every_value_that_a_letter_names_still_stands_in_it(variant: str, switches: str) -> None:
    """Whatever is told by a card and no longer by a list: no fact is lost."""
    changes = {**SWITCHES[switches], "slachtoffer__taal": variant}
    hearing = read_hearing(case(ADULT, **changes), "zaak.yaml", library())
    for made in letters(variant, SWITCHES[switches]):
        definition = made.definition
        assert isinstance(definition, LetterDefinition)
        (addressee,) = addressees(hearing.loaded, Role(definition.addressee))
        view = hearing.view(addressee)
        said = " ".join(text_of(made.document).split()).casefold()
        texts = [getattr(part.text, view.variant) or "" for part in included_parts(definition, view)]
        values = {name for text in texts for name in placeholders_in(text)}
        assert {"verhoor.dag", "verhoor.plaats", "griffier.telefoon"} <= values
        for name in values:
            pieces = re.split(r", | \(", view.values[name])
            assert [piece for piece in pieces if piece.strip(")").casefold() not in said] == [], name


@pytest.mark.parametrize("variant", VARIANTS)
def test_appointments_stand_in_order_of_time_and_then_the_place(variant: str) -> None:
    """The meeting comes first because it is first; one card says where."""
    (made,) = letters(variant, {})
    (cards,) = blocks(made, Cards)
    said = [" ".join(plain_text(line) for line in card.lines) for card in cards.cards]
    assert [text for text in said if re.search(r"\b5 [Jj]anuar[iy] 2027", text)] == said[:1]
    assert [text for text in said if re.search(r"\b12 [Jj]anuar[iy] 2027", text)] == said[1:2]
    assert "B 0.12" in said[1]
    assert "Fantasieplein 2" in said[2]
    assert ("green door" if variant == "en" else "groene deur") in said[2]
    assert len(said) == 3


def test_a_meeting_after_the_hearing_comes_after_it() -> None:
    """The case decides which comes first, not the program."""
    view = read_hearing(case(ADULT), "zaak.yaml", library()).view()
    assert view.moments == ("voorgesprek", "verhoor")
    later = {"datum": "12-01-2027", "tijd": "9.00", "met": "Gerrie Voorbeeld, griffier"}
    content = case(ADULT, **{"maatregelen__voorgesprek-slachtoffer": later})
    assert read_hearing(content, "zaak.yaml", library()).view().moments == ("voorgesprek", "verhoor")


def test_a_meeting_elsewhere_says_where_it_is() -> None:
    """Nobody goes to the wrong door: the place of each is then on its own card."""
    meeting = {"datum": "05-01-2027", "tijd": "14.00", "plaats": LONG}
    (made,) = letters("b1", {"maatregelen__voorgesprek-slachtoffer": meeting})
    (cards,) = blocks(made, Cards)
    assert LONG["straat"] in " ".join(plain_text(line) for line in cards.cards[0].lines)
    assert cards.cards[2].label == "Waar het gesprek is"


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("switches", SWITCHES)
def test_the_first_page_says_it_all(variant: str, switches: str) -> None:
    """Cards, the duty to come where there is one, 112 and whom to call are on page 1."""
    for made in letters(variant, SWITCHES[switches]):
        first = " ".join(" ".join(line.text for line in pages_of(made)[0]).split())
        (cards,) = blocks(made, Cards)
        for card in cards.cards:
            assert card.label in first
        assert "112" in first
        assert "020 000 00 01" in first
        if SWITCHES[switches].get("soort_stuk") == "dagvaarding":
            assert re.search("[Vv]olgens de wet|law says", first)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("switches", SWITCHES)
def test_the_last_page_is_never_nearly_empty(variant: str, switches: str) -> None:
    """At least a fifth of it is filled, and of every other page two fifths."""
    for made in letters(variant, SWITCHES[switches]):
        shares = [filled(page) for page in pages_of(made)]
        assert shares[-1] >= 0.2, shares
        assert min(shares[:-1]) >= 0.4, shares
        assert max(shares) <= 1.01, shares


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_page_says_whom_to_call_and_which_letter_it_is(variant: str) -> None:
    """The foot names the number; the line that read-back knows keeps its grammar; page 2 on has reference."""
    (made,) = letters(variant, {})
    (head,) = blocks(made, LetterHead)
    identity = made.document.identity
    for number, page in enumerate(pages_of(made), start=1):
        texts = [line.text for line in page]
        assert head.foot[0] in texts
        found = [one for text in texts for one in printed_identities(text)]
        assert found == [PrintedIdentity(identity.version, identity.short_hash)]
        assert (head.continuation in texts) is (number > 1)
        assert any(str(number) in text and str(len(pages_of(made))) in text for text in texts[-8:])


@pytest.mark.parametrize("variant", ["b1", "en"])
def test_running_text_is_large_enough_and_lines_are_not_too_long(variant: str) -> None:
    """12.5 points, and between 60 and 75 characters in a line that is full, on the average."""
    (made,) = letters(variant, {})
    lines = [line for page in pages_of(made)[1:] for line in text_area(page)]
    body = [line for line in lines if round(line.size, 1) == 12.5]
    assert len(body) > len(lines) * 0.7
    widest = max(line.right for line in body)
    full = [len(line.text) for line in body if line.right > widest - 8]
    assert len(full) > 10
    assert 60 <= sum(full) / len(full) <= 75.5


def test_plain_text_is_set_in_fourteen_points() -> None:
    """Large type, with the pictures in a column of their own at the left."""
    (made,) = letters("eenvoudig", {})
    lines = [line for page in pages_of(made)[1:] for line in text_area(page)]
    assert min(line.size for line in lines) >= 13.9
    assert {round(line.left) for line in lines} == {52}


def test_every_letter_is_signed_in_one_order() -> None:
    """Greeting, court, name, functions: in every format nobody greets after the name of the court."""
    made = [*letters("b1", REPRESENTATIVE), *documents("verzoek-vragen", case(ADULT))]
    assert len(made) >= 3
    for one in made:
        (signature,) = blocks(one, Signature)
        assert signature.sender == "Rechtbank Noord-Holland"
        assert plain_text(signature.greeting) == "Met vriendelijke groet,"
        assert plain_text(signature.signers[0]) == "Gerrie Voorbeeld"
        order = ["Metvriendelijkegroet,", "RechtbankNoord-Holland", "GerrieVoorbeeld"]
        for format_name in ("pdf", "docx", "html"):
            words = words_of(format_name, render_document(one.document, format_name, one.options))
            assert order == re.findall("|".join(order), words[words.index(order[0]) :])[:3], format_name


def test_there_is_room_for_a_signature() -> None:
    """18 mm between the court and the name."""
    (made,) = letters("b1", {})
    last = pages_of(made)[-1]
    court = [line for line in last if line.text == "Rechtbank Noord-Holland"][-1]
    name = next(line for line in last if line.text == "Gerrie Voorbeeld" and line.top > court.bottom)
    assert name.top - court.bottom >= 17


@pytest.mark.parametrize("wanted", [True, False])
def test_fold_marks_stand_at_a_third_and_two_thirds(wanted: bool, tmp_path: Path) -> None:
    """At 99 and 198 mm on the first page alone; a court can switch them off in one place."""
    own = tmp_path / "templates" / "pdf"
    shutil.copytree(bundled_root() / "templates" / "pdf", own)
    design = (own / "design.typ").read_text(encoding="utf-8")
    switched = design.replace("#let fold-marks = true", f"#let fold-marks = {str(wanted).lower()}")
    (own / "design.typ").write_text(switched, encoding="utf-8")
    (made,) = letters("b1", {})
    options = replace(made.options, resources=find_resources(tmp_path))
    with pymupdf.open(stream=render_document(made.document, "pdf", options)) as pdf:
        marks = [
            [
                round(drawing["rect"].y0 / MM)
                for drawing in page.get_drawings()
                if drawing["rect"].x1 < 20 * MM
            ]
            for page in pdf
        ]
    assert marks == [[99, 198] if wanted else [], *([[]] * (len(marks) - 1))]


def test_pictures_say_nothing_to_a_screen_reader() -> None:
    """The words of a card and of a heading say it: no figure stands in the tags."""
    (made,) = letters("eenvoudig", {})
    content = render_document(made.document, "pdf", made.options)
    with pymupdf.open(stream=content) as pdf:
        objects = [pdf.xref_object(number) for number in range(1, pdf.xref_length())]
    assert any("/S /H1" in item for item in objects)
    assert not [item for item in objects if "/S /Figure" in item]


def test_the_longest_address_that_is_let_through_shows_in_the_window() -> None:
    """Six lines end before 90 mm; one more is a fault of that field, and nothing else is in the window."""
    rows = ["p/a Opvang De Verzonnen Hof", "afdeling West", "derde verdieping"]
    address = {"regels": rows, "straat": "Burgemeester van der Fantasieplein 2"}
    town = {"postcode": "9999 ZX", "plaats": "Nergenshuizen"}
    (made,) = letters("b1", {"slachtoffer__adres": {**address, **town}})
    shown = [line for line in pages_of(made)[0] if 49 < line.top < 93 and line.left < 33 + 83 + 20]
    assert len(shown) == 1 + 6
    assert max(line.bottom for line in shown) <= 90
    assert max(line.right for line in shown) <= 33 + 83
