"""What a house style gives the documents: whose, in which colours, with which lines."""

from itertools import product
from pathlib import Path

import pytest
from PIL import Image

from proeftuin_docs.branding.colours import PAPER, contrast, tint_of
from proeftuin_docs.library import Library
from tests.branding.courts import (
    COLOPHON,
    COLOUR,
    LITERAL,
    SPOKEN,
    make_court,
    png,
    read,
    style,
    waterland,
    with_logo,
)


def test_the_invented_court_has_a_house_style() -> None:
    """It is found in its folder, with the logo beside it."""
    found = waterland().branding
    assert found is not None
    assert (found.name, found.shown_name) == ("rechtbank Waterland", SPOKEN)
    assert (found.colour, found.tint, found.colophon) == (COLOUR, "#f6eff1", COLOPHON)
    assert found.logo is not None
    assert (found.logo.text, found.logo.media_type, found.logo.ratio) == (SPOKEN, "image/svg+xml", 3.45)


def test_without_one_there_is_none(tmp_path: Path) -> None:
    """Of what travels with the program, and of a court that has not stated it."""
    (tmp_path / "letters").mkdir()
    assert Library.open().branding is None
    assert Library.open(tmp_path).branding is None


def test_all_but_the_name_may_be_left_out(tmp_path: Path) -> None:
    """Also a key without a value is no fault."""
    found = read(style(logo="", colofon=""), tmp_path)
    assert (found.logo, found.colour, found.tint, found.colophon) == (None, None, None, ())


def test_lines_stand_as_they_were_typed(tmp_path: Path) -> None:
    """No template, no number and no yes or no."""
    lines = ", ".join(f"'{line}'" for line in (*LITERAL, "0612", "ja"))
    assert read(style(colofon=f"[{lines}]"), tmp_path).colophon == (*LITERAL, "0612", "ja")


def test_a_picture_keeps_nothing_but_the_picture(tmp_path: Path) -> None:
    """Who made it does not travel, and it still opens."""
    court = make_court(tmp_path / "gerecht", with_logo("logo.png"), logo_png=png())
    logo = getattr(Library.open(court).branding, "logo", None)
    assert logo is not None
    assert (logo.ratio, logo.is_raster) == (2, True)
    assert b"Jansen" in png()
    assert b"Jansen" not in logo.content
    (tmp_path / "x.png").write_bytes(logo.content)
    with Image.open(tmp_path / "x.png") as picture:
        assert picture.convert("RGBA").getpixel((200, 100)) == (122, 31, 61, 128)


@pytest.mark.parametrize("colour", ["#7a1f3d", "#767676", "#000000", "#0b5a2f", "#1f5673", "#c00000"])
def test_text_stands_out_on_the_ground_that_goes_with_its_colour(colour: str) -> None:
    """Also where a colour is only just dark enough for paper; the grey of small text does on each ground."""
    tint = tint_of(colour)
    assert contrast(colour, PAPER) >= 4.5
    assert contrast(colour, tint) >= 4.5
    for grey, least in product(("#51636f", "#46576a"), (4.5,)):
        assert contrast(grey, tint) >= least
    assert contrast("#6f8796", tint) >= 3
