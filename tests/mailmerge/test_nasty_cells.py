"""From a cell to a letter: what is typed stands in it as it is, or is a fault with a name; nothing else."""

import re
import unicodedata
from functools import cache
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape

import docx
import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proeftuin_docs.errors import ProeftuinError, known_words
from proeftuin_docs.library import Library
from proeftuin_docs.mailmerge.letter_renderer import LetterRenderer
from proeftuin_docs.spreadsheets import read_list, row_case
from proeftuin_docs.spreadsheets.cells import strip_invisible
from tests.mailmerge.sample_lists import csv_list, sample_row
from tests.spreadsheets.workbooks import bare_workbook, text_row

SHOWN: Final = (
    "Voornaam",
    "Achternaam",
    "Kamer",
    "Ingang",
    "Melden bij",
    "Griffier naam",
    "Griffier bereikbaar",
    "Persoon straat",
    "Rechter-commissaris",
)
"""Columns of text that stands in the letter as it is."""
LITERAL: Final = (
    "{{ zaak }}",
    "{% if x %}",
    "{# kamer #}",
    "#set page(width: 1pt)",
    "$x^2$ *vet* _schuin_ `code`",
    "- streepje",
    "= kop",
    "+31 6",
    "@x",
    "<b>&amp;</b>",
    "on",
    "off",
    ".inf",
    "1e5",
    "kamer 0012",
    "\\n \\u{41}",
    "a;b,c",
    'zei "ja"',
    "O'Nergens",
    "Öztürk-Íñiguez",
    "Zoe\u0308",
    "~ ^ % & # a",
    "//opmerking",
    "/* x */",
    "_x0041_",
    "</w:t>",
)
"""What means something to some program on the way, and nothing here."""
ROW: Final = sample_row(1)
TEXTS: Final = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=25)
LATIN: Final = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x17F), max_size=15)
CELLS: Final = st.one_of(st.sampled_from(LITERAL), TEXTS, LATIN)
NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\r]")


@cache
def render(kind: str) -> LetterRenderer:
    """One press for all examples."""
    return LetterRenderer.prepare(("oproep-rc",), (kind,), Library.open())


def letter(content: bytes, name: str, kind: str) -> bytes | None:
    """The letter of a list of one row, or None when the row has a fault, which then has a code and words."""
    try:
        cases = read_list(content, name)
        loaded = row_case(name, cases.header, cases.rows[0], render(kind).library.profiles)
        return next(render(kind).render(loaded)).content
    except ProeftuinError as error:
        require_named(error)
        return None


def require_named(error: ProeftuinError) -> None:
    """Every finding has a code that is known, and a remedy."""
    assert error.diagnostics
    assert all(item.name in known_words() and item.hint for item in error.diagnostics)


def docx_text(content: bytes) -> str:
    """The words of a Word file, of its body and of the boxes in it."""
    document = docx.Document(BytesIO(content))
    return "\n".join(
        "".join(str(part.text or "") for part in paragraph.iter("{*}t"))
        for paragraph in document.element.body.iter("{*}p")
    )


def pdf_text(content: bytes) -> str:
    """The letters of a PDF file in order, without spaces, in one form."""
    with pymupdf.open(stream=content) as document:
        return bare("".join(page.get_text() for page in document))


def bare(text: str) -> str:
    """A text without what a line break can take or add."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2060]", "", unicodedata.normalize("NFKC", text))


def as_workbook(row: dict[str, str]) -> bytes:
    """A row as a workbook of texts."""
    lines = (map(escape, cells) for cells in (row.keys(), row.values()))
    rows = "".join(text_row(number, list(cells)) for number, cells in enumerate(lines, start=1))
    return bare_workbook(f"<sheetData>{rows}</sheetData>")


@pytest.mark.slow
@pytest.mark.parametrize("text", LITERAL)
def test_what_programs_find_meaning_in_stands_in_the_letter(text: str) -> None:
    """From CSV and from a workbook, in Word and in PDF; in every column at once."""
    row = ROW | dict.fromkeys(SHOWN[:-1], text)
    from_csv = letter(csv_list([row]), "lijst.csv", "docx")
    assert from_csv is not None
    assert docx_text(from_csv).count(text) >= len(SHOWN) - 1
    if not text.startswith("_x"):  # in a workbook that is how a character is written
        from_book = letter(as_workbook(row), "lijst.xlsx", "docx")
        assert from_book is not None
        assert docx_text(from_book) == docx_text(from_csv)


def test_a_formula_that_is_text_stands_in_the_letter() -> None:
    """In a workbook a person sees it as text; in CSV nobody knows what a spreadsheet shows for it."""
    row = ROW | {"Kamer": "=1+1"}
    from_book = letter(as_workbook(row), "lijst.xlsx", "docx")
    assert from_book is not None
    assert "=1+1" in docx_text(from_book)
    assert letter(csv_list([row]), "lijst.csv", "docx") is None


@pytest.mark.parametrize("text", LITERAL[::4])
def test_it_stands_in_the_pdf_file_too(text: str) -> None:
    """Typst, which lays it out, has a language of its own."""
    made = letter(csv_list([ROW | dict.fromkeys(SHOWN[:-1], text)]), "lijst.csv", "pdf")
    assert made is not None
    assert pdf_text(made).count(bare(text)) >= len(SHOWN) - 1


@pytest.mark.slow
@settings(max_examples=120, deadline=None)
@given(cells=st.dictionaries(st.sampled_from(SHOWN), CELLS, min_size=1, max_size=4), book=st.booleans())
def test_any_cell_stands_to_the_letter_or_is_a_fault(cells: dict[str, str], *, book: bool) -> None:
    """Whatever stands in it, and whatever file it comes from; a row that is only Latin text is no fault."""
    if book:
        cells = {name: NO_XML.sub("", text) for name, text in cells.items() if "_x" not in text}
    row = ROW | cells
    content, name = (as_workbook(row), "lijst.xlsx") if book else (csv_list([row]), "lijst.csv")
    made = letter(content, name, "docx")
    if made is None:
        return
    text = docx_text(made)
    for cell in cells.values():
        assert strip_invisible(cell.strip()) in text


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(st.text(st.sampled_from("abcxyzÀÉÎÕÜßçëïñøşžŁő'’-–.,/()&+ "), min_size=1, max_size=30))
def test_a_name_in_latin_letters_is_no_fault(name: str) -> None:
    """As people in the Netherlands have them, in either form in which an accent is stored."""
    name = f"A{name.strip()}b"
    for form in (unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)):
        made = letter(csv_list([ROW | {"Achternaam": form}]), "lijst.csv", "docx")
        assert made is not None
        assert form in docx_text(made)
