"""What a Word document needs beside the house style, from `templates/docx/layout.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from proeftuin_docs.errors import Place, RenderError, fault
from proeftuin_docs.located_yaml import read_yaml
from proeftuin_docs.resources import read_text


@dataclass(frozen=True, slots=True)
class Checkbox:
    """The signs of a ticked and an empty box (hexadecimal code points) and the font that has them."""

    font: str
    checked: str
    unchecked: str

    def sign(self, *, ticked: bool) -> str:
        """The character that shows this state."""
        return chr(int(self.checked if ticked else self.unchecked, 16))


@dataclass(frozen=True, slots=True)
class Layout:
    """Style names by role, lengths in twips (1/20 point) and in characters, and the signs of a checkbox."""

    styles: Mapping[str, str]
    line_height: int
    characters_per_line: int
    row_padding: int
    short_choice: int
    checkbox: Checkbox


def read_layout(path: Path) -> Layout:
    """The layout of this file; raises `RenderError` when a key is missing or of the wrong kind."""
    located, faults = read_yaml(read_text(path, path.name), path.name)
    if faults or located is None:
        raise RenderError(faults)
    try:
        return _layout(located.data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        problem = fault("R017", part=path.name, problem=error).message
        raise RenderError([fault("R004", Place(path.name), problem=problem)]) from error


def _layout(data: Mapping[str, Any]) -> Layout:
    checkbox = Checkbox(**{key: str(value) for key, value in data["checkbox"].items()})
    return Layout(
        styles={str(role): str(name) for role, name in data["styles"].items()},
        line_height=int(data["line_height"]),
        characters_per_line=int(data["characters_per_line"]),
        row_padding=int(data["row_padding"]),
        short_choice=int(data["short_choice"]),
        checkbox=checkbox,
    )
