"""The pictures of the pages: each is shown, says in words what is on it, and is made by the script."""

from pathlib import Path
from typing import Final

import pytest
from PIL import Image

from tests.docs.pages import NAMES, PAGES, links
from tests.visual.pictures import OUTPUT, make_all

TOO_LARGE: Final = 100_000
"""Bytes; who reads a page on a slow line waits for it."""


def _shown(page: Path) -> dict[Path, str]:
    return {
        (page.parent / target).resolve(): words for target, words in links(page) if target.endswith(".png")
    }


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_a_picture_says_in_words_what_is_on_it(page: Path) -> None:
    """For whoever does not see it."""
    for picture, words in _shown(page).items():
        assert len(words.split()) > 8, picture.name


def test_every_picture_is_shown_somewhere_and_is_there() -> None:
    """None is missing, none is left over, none is large or empty."""
    assert {picture for page in PAGES for picture in _shown(page)} == set(OUTPUT.iterdir())
    for picture in OUTPUT.iterdir():
        assert picture.stat().st_size < TOO_LARGE
        with Image.open(picture) as opened:
            assert len(opened.getcolors() or ()) > 8, picture.name


@pytest.mark.conformance
def test_the_script_makes_these_pictures_and_no_other(tmp_path: Path) -> None:
    """From the real documents and the real desk, in Chromium."""
    made = make_all(tmp_path)
    assert sorted(path.name for path in made) == sorted(path.name for path in OUTPUT.iterdir())
