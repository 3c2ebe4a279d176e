"""A web page that is filled in and saved in Chromium, by its own button and by the browser."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.conformance.programs import find_program, run_node


@dataclass(frozen=True, slots=True)
class Saved:
    """Two files of one page: the copy of 'Bewaar een kopie', and the page as it stands in the browser."""

    by_button: bytes
    by_browser: bytes


def save_page(page: bytes, values: Mapping[str, str], folder: Path) -> Saved:
    """The page after somebody typed and clicked these values; rows that it lacks come from its button."""
    source, button, browser = (folder / f"{name}.html" for name in ("bladzijde", "knop", "browser"))
    source.write_bytes(page)
    arguments = (find_program("chromium"), source, button, browser, json.dumps(values))
    filled = run_node("page_fill.mjs", *arguments)
    assert filled == sorted(values), f"the page has only {filled}"
    return Saved(button.read_bytes(), browser.read_bytes())
