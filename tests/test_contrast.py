"""Contrast, measured: every colour of text and every border against every ground that it can stand on."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from proeftuin_docs.formats.wordml import NAMESPACES, w

TEMPLATES: Final = Path(__file__).parents[1] / "templates"
PAGE: Final = "ffffff"
TEXT_RATIO: Final = 4.5
BORDER_RATIO: Final = 3.0
"""WCAG 2.2, success criteria 1.4.3 and 1.4.11."""
_GROUNDS: Final = ("fill", "tint", "paper")
_BORDERS: Final = ("line", "edge")
Colours = tuple[set[str], set[str], set[str]]


def test_the_measure_is_that_of_wcag() -> None:
    """Black on white is 21 to 1, a colour on itself 1 to 1."""
    assert round(ratio("000000", PAGE), 2) == 21
    assert ratio("1f5673", "1f5673") == 1
    assert round(ratio("777777", PAGE), 2) == 4.48


@pytest.mark.parametrize("format_name", ["pdf", "html", "docx"])
def test_every_text_and_border_stands_out(format_name: str) -> None:
    """Text 4.5 to 1, borders of fields and tables 3 to 1, on the page and on every fill."""
    texts, borders, grounds = COLOURS[format_name]
    assert len(texts) > 3
    assert borders
    assert len(grounds) > 2
    assert [pair for pair in product(texts, grounds) if ratio(*pair) < TEXT_RATIO] == []
    assert [pair for pair in product(borders, grounds) if ratio(*pair) < BORDER_RATIO] == []


def ratio(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2, definitions)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _by_name(named: Iterator[tuple[str, str]]) -> Colours:
    """Text, borders and grounds; what a colour is for stands in its name."""
    texts, borders, grounds = set[str](), set[str](), {PAGE}
    for name, colour in named:
        whole = "".join(2 * digit for digit in colour) if len(colour) == 3 else colour
        kind = grounds if any(part in name for part in _GROUNDS) else borders
        (kind if kind is grounds or any(part in name for part in _BORDERS) else texts).add(whole.lower())
    return texts, borders, grounds


def _typst() -> Colours:
    design = (TEMPLATES / "pdf" / "design.typ").read_text("utf-8")
    return _by_name(iter(re.findall(r'#let ([a-z-]+) = rgb\("#([0-9a-f]{6})"\)', design)))


def _css() -> Colours:
    design = (TEMPLATES / "html" / "design.css").read_text("utf-8")
    return _by_name(iter(re.findall(r"--([a-z-]+): #([0-9a-f]{3,6});", design)))


def _word() -> Colours:
    """A border in the colour of its fill is no border but a wider fill."""
    root = etree.parse(TEMPLATES / "docx" / "huisstijl" / "word" / "styles.xml").getroot()
    found = {
        "fill": {node.get(w("fill"), "auto") for node in root.iterfind(".//w:shd", NAMESPACES)},
        "text": {node.get(w("val"), "auto") for node in root.iterfind(".//w:rPr/w:color", NAMESPACES)},
        "line": {
            node.get(w("color"), "auto")
            for around in ("pBdr", "tblBorders", "tcBorders")
            for node in root.iterfind(f".//w:{around}/*", NAMESPACES)
        },
    }
    found["line"] -= found["fill"]
    return _by_name((kind, colour) for kind in found for colour in found[kind] if colour != "auto")


COLOURS: Final = {"pdf": _typst(), "html": _css(), "docx": _word()}


@pytest.mark.parametrize("file", ["compact.css", "filling.css", "printing.css", "reading.css"])
def test_forms_on_the_web_have_no_colours_of_their_own(file: str) -> None:
    """A colour outside the design would not be measured."""
    assert re.findall(r"#[0-9a-f]{3,6}\b", (TEMPLATES / "html" / file).read_text("utf-8")) == []
