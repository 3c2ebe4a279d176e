"""Words that are wider than the place where they stand, and words that stay together."""

import re
from functools import cache
from typing import Final

import pymupdf
import pytest

from proeftuin_docs.document import Size
from proeftuin_docs.hearings.documents import compose_all, read_hearing
from proeftuin_docs.library import Library
from proeftuin_docs.renderers.registry import render_document
from tests.hearings.hearings import SUMMONS, VARIANTS, case, library

MM: Final = 72 / 25.4
LONG: Final = "Wintervreugdezonnebloemenpaardenbloemenviooltjeskamernulnul"
"""One word of 59 letters, without a place to break."""
RIGHT: Final = {Size.NORMAL: 195, Size.LARGE: 188}
"""Millimetres from the left of the paper to where text may end: the column by the window, or the margin."""
ROUNDED: Final = 0.1
PLACES: Final = ("verhoor__kamer", "verhoor__ingang", "verhoor__plaats__naam", "verhoor__melden_bij")


@cache
def pages(name: str, size: Size, variant: str, typed: str) -> tuple[list[tuple[float, float, str]], ...]:
    """The glyphs of each page of a letter: where each begins and ends in millimetres, and what it is."""
    like = "zaak-gewijzigd" if name == "afspraak-gewijzigd" else "zaak"
    changes: dict[str, object] = {"slachtoffer__taal": variant, "schakelaars__andere_ingang": "nee"}
    if typed:
        changes |= dict.fromkeys((*PLACES, "griffier__naam"), typed)
    hearing = read_hearing(case(like, **changes), "zaak.yaml", Library.open(), size=size)
    (made,) = compose_all(library().catalogue.find(name), hearing)
    with pymupdf.open(stream=render_document(made.document, "pdf", made.options)) as pdf:
        return tuple([*_glyphs(page)] for page in pdf)


def _glyphs(page: pymupdf.Page) -> list[tuple[float, float, str]]:
    lines = [line for block in page.get_text("rawdict")["blocks"] for line in block.get("lines", ())]
    spans = (span for line in lines for span in line["spans"])
    return [(c["bbox"][0] / MM, c["bbox"][2] / MM, c["c"]) for span in spans for c in span["chars"]]


@pytest.mark.parametrize("size", list(Size))
@pytest.mark.parametrize("variant", ["b1", "eenvoudig"])
@pytest.mark.parametrize("name", [SUMMONS, "afspraak-gewijzigd", "afspraak-kaart"])
def test_a_word_that_is_too_wide_is_broken_and_stays_on_the_page(name: str, variant: str, size: Size) -> None:
    """On a card, in the text, beside the window and in the foot; each letter of it is there."""
    made = pages(name, size, variant, LONG)
    outside = [seen for page in made for seen in page if seen[2].strip() and seen[1] > RIGHT[size] + ROUNDED]
    assert "".join(letter for _, _, letter in outside) == ""
    for page in made:
        said = re.sub(r"[\s\u200b]", "", "".join(letter for _, _, letter in page))
        assert said.count(LONG[:12]) == said.count(LONG)
    assert any(LONG[-8:] in "".join(letter for _, _, letter in page).replace("\u200b", "") for page in made)


@pytest.mark.parametrize("variant", VARIANTS)
def test_in_large_print_a_number_stays_with_the_short_word_before_it(variant: str) -> None:
    """Whom to call in danger, and a room, are never spread over two lines."""
    hearing = read_hearing(case(slachtoffer__taal=variant), "zaak.yaml", Library.open(), size=Size.LARGE)
    (made,) = compose_all(library().catalogue.find(SUMMONS), hearing)
    with pymupdf.open(stream=render_document(made.document, "pdf", made.options)) as pdf:
        lines = [line.strip() for page in pdf for line in page.get_text().splitlines()]
    number = [line for line in lines if "112" in line]
    assert len(number) > 2
    assert [line for line in number if not re.search(r"(Bel|Call) 112", line)] == []
    assert [line for line in lines if line.endswith(" B") or line.startswith("0.12")] == []
    assert any("B 0.12" in line for line in lines)
