"""A page that somebody carries: all that is needed to come, and nothing that tells another what it is for."""

import re
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from proeftuin_docs.document import Cards, Document, LetterHead, plain_text
from proeftuin_docs.hearings.documents import compose_all, read_hearing
from proeftuin_docs.library import Library
from proeftuin_docs.renderers.registry import render_document
from tests.cases.cases import ADULT, EXAMPLES, MOVED
from tests.hearings.hearings import VARIANTS, case, documents, text_of

TELLING = re.compile(
    r"rechtbank|rechter|griffier|verhoor|gesprek|getuige|verdachte|zaak|kenmerk|RC 26|15/000000"
    r"|Kim|Verbeek|Oorbeeld|kennis|\b(court|judge|clerk|hearing|witness|suspect|case|conversation|meeting)\b"
)
PLACE = re.compile(r"[Hh]et gerechtsgebouw|[Tt]he court building")
"""The name of the building is the place itself, as a griffier typed it."""


def page(name: str = ADULT, /, **changes: object) -> Document:
    """The page of a case."""
    (made,) = documents("afspraak-kaart", case(name, **changes))
    return made.document


@pytest.mark.parametrize("variant", VARIANTS)
def test_it_says_when_where_and_whom_to_call(variant: str) -> None:
    """Each on a card with a picture."""
    document = page(slachtoffer__taal=variant)
    (cards,) = [block for block in document.blocks if isinstance(block, Cards)]
    pictures = [card.picture.name for card in cards.cards]
    assert pictures == ["kalender", "kalender", "gebouw", "telefoon"]
    told = [" ".join(plain_text(line) for line in card.lines) for card in cards.cards]
    english = variant == "en"
    for text, parts in zip(
        told,
        (
            ("5 January 2027", "14.00") if english else ("5 januari 2027", "14.00"),
            ("12 January 2027", "9.45", "B 0.12")
            if english
            else ("12 januari 2027", "10.00", "9.45", "B 0.12"),
            ("Fantasieplein 2", "green door") if english else ("Fantasieplein 2", "de groene deur"),
            ("Gerrie Voorbeeld, 020 000 00 01",),
        ),
        strict=True,
    ):
        assert [part for part in parts if part not in text] == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_it_says_nothing_of_the_case_and_not_whose_it_is(variant: str) -> None:
    """No court as sender, no name of the reader, no number of a case, no sentence of the judge."""
    document = page(slachtoffer__taal=variant)
    assert [block for block in document.blocks if isinstance(block, LetterHead)] == []
    assert TELLING.findall(PLACE.sub("", text_of(document))) == []


@pytest.mark.parametrize("variant", VARIANTS)
def test_it_is_one_page_that_tells_nothing_in_print_either(variant: str) -> None:
    """What runs above and below it, and the title of the file, are read by others too."""
    (made,) = documents("afspraak-kaart", case(slachtoffer__taal=variant))
    reader = PdfReader(BytesIO(render_document(made.document, "pdf", made.options)))
    assert len(reader.pages) == 1
    printed = f"{reader.pages[0].extract_text()} {dict(reader.metadata or {})}"
    assert TELLING.findall(PLACE.sub("", printed)) == []


def test_after_a_change_it_has_the_new_day_alone() -> None:
    """An old page is thrown away; the new one does not speak of it."""
    text = text_of(page(MOVED))
    assert "19 januari 2027" in text
    assert "12 januari" not in text


@pytest.mark.parametrize(
    ("id_", "expected"), [("afspraak-kaart", 0), ("na-het-gesprek", 0), ("oproep-rc", 1)]
)
def test_in_word_a_page_without_a_head_has_no_room_for_one(id_: str, expected: int) -> None:
    """The first page of a letter leaves the window of an envelope free; what is handed over has none."""
    (made,) = documents(id_, case())
    with ZipFile(BytesIO(render_document(made.document, "docx", made.options))) as package:
        assert package.read("word/document.xml").count(b"<w:titlePg") == expected


@pytest.mark.parametrize("id_", ["afspraak-kaart", "na-het-gesprek"])
def test_the_house_style_of_a_court_is_not_on_it(id_: str, tmp_path: Path) -> None:
    """A logo and a colophon tell from afar who makes the appointment."""
    shutil.copytree(EXAMPLES / "gerecht", tmp_path / "gerecht")
    style = tmp_path / "gerecht" / "letters" / "profielen" / "huisstijl.yaml"
    text, changed = re.subn(
        r"(?m)^( *)naam: .*$", r"\1naam: rechtbank Noord-Holland", style.read_text(encoding="utf-8")
    )
    assert changed == 1
    style.write_text(text, encoding="utf-8")
    own = Library.open(tmp_path / "gerecht")
    context = read_hearing(case(), "zaak.yaml", own)
    made = {name: next(compose_all(own.find(name), context)) for name in (id_, "oproep-rc")}
    assert made["oproep-rc"].options.branding is not None
    assert made[id_].options.branding is None
