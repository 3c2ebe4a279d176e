"""The style of typed text in a field: font, size and colour, from `acroform.json`."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from proeftuin_docs.errors import RenderError, rendering
from proeftuin_docs.resources import font_folder

_FILE: Final = "acroform.json"


@dataclass(frozen=True, slots=True)
class Style:
    """A font file of the document fonts, a size in points, and a colour operator (ISO 32000-1, 8.6.8)."""

    font: str
    size: float
    colour: str


def read_style(folder: Path) -> Style:
    """The style that the template folder states; raises `RenderError` when it cannot be used."""
    try:
        data = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        style = Style(str(data["font"]), float(data["size"]), str(data["colour"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _unusable(type(error).__name__) from error
    if not (font_folder() / style.font).is_file():
        raise _unusable(style.font)
    return style


def _unusable(problem: str) -> RenderError:
    return RenderError([rendering.typesetting_failed(problem=f"{_FILE}: {problem}")])
