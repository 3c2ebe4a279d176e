"""The layout of a Word document beside the house style, from `templates/docx/layout.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from proeftuin_docs.document import Layout
from proeftuin_docs.errors import Place, RenderError, rendering, word_templates
from proeftuin_docs.renderers.large_print import Scale
from proeftuin_docs.resources import read_text
from proeftuin_docs.text.located_yaml import read_yaml

_LETTERS: Final = (Layout.LETTER, Layout.EASY_LETTER)


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
class DocxLayout:
    """How one layout is set: its house style, style names by role, and measures.

    `instead` gives the name of the style that takes the place of another in this layout. Lengths are in
    twips (1/20 point), texts in characters. `letter` is whether the document is a letter, which stays free
    to edit; `source_in_line` is whether a source stands on the line of its question, `whole_sections`
    whether a section stays on one page. In large print `kept` styles stay as they are, `unframed` ones
    stand in the text, `flat` ones have no indent, and `stacked` says that what stands
    beside something else stands below it.
    """

    house_style: str
    letter: bool
    styles: Mapping[str, str]
    instead: Mapping[str, str]
    line_height: int
    characters_per_line: int
    row_padding: int
    short_choice: int
    narrow_column: int
    source_in_line: bool
    whole_sections: bool
    pictogram_height: int
    pictogram_indent: int
    card_picture: int
    checkbox: Checkbox
    kept: frozenset[str] = frozenset()
    unframed: frozenset[str] = frozenset()
    flat: frozenset[str] = frozenset()
    stacked: bool = False

    def enlarged(self, scale: Scale) -> "DocxLayout":
        """Return the measures of large print, in which a section can be longer than a page."""
        return replace(
            self,
            line_height=round(self.line_height * scale.field),
            characters_per_line=round(self.characters_per_line / scale.field),
            pictogram_height=round(self.pictogram_height * scale.field),
            pictogram_indent=round(self.pictogram_indent * scale.field),
            card_picture=round(self.card_picture * scale.field),
            whole_sections=False,
            stacked=True,
        )

    def needed(self) -> frozenset[str]:
        """The names of all styles that the house style must have."""
        return frozenset((*self.styles.values(), *self.instead, *self.instead.values()))


def read_settings(path: Path) -> Mapping[Layout, DocxLayout]:
    """The setting of every layout; raises `RenderError` when a key is missing or of the wrong kind."""
    located, faults = read_yaml(read_text(path, path.name), path.name)
    if faults or located is None:
        raise RenderError(faults)
    try:
        return {layout: _docx_layout(layout, located.data) for layout in Layout}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        problem = word_templates.faulty_part(part=path.name, problem=str(error)).message
        raise RenderError([rendering.faulty_word_template(Place(path.name), problem=problem)]) from error


def needed_styles(settings: Mapping[Layout, DocxLayout], house_style: str) -> frozenset[str]:
    """The names of all styles that the layouts of this house style need."""
    own = (setting.needed() for setting in settings.values() if setting.house_style == house_style)
    return frozenset().union(*own)


def _docx_layout(layout: Layout, data: Mapping[str, Any]) -> DocxLayout:
    own, letter = data["layouts"][layout.value], layout in _LETTERS
    return DocxLayout(
        house_style=str(own["house_style"]),
        letter=letter,
        styles=_names(data["styles"]) | (_names(data["letter_styles"]) if letter else {}),
        instead=_names(own["instead"]),
        line_height=int(own["line_height"]),
        characters_per_line=int(own["characters_per_line"]),
        row_padding=int(own["row_padding"]),
        short_choice=int(own["short_choice"]),
        source_in_line=bool(own["source_in_line"]),
        whole_sections=bool(own["whole_sections"]),
        narrow_column=int(data["narrow_column"]),
        pictogram_height=int(data["pictogram_height"]),
        pictogram_indent=int(data["pictogram_indent"]),
        card_picture=int(data["card_picture"]),
        checkbox=Checkbox(**{key: str(value) for key, value in data["checkbox"].items()}),
        kept=frozenset(_listed(data, "kept")),
        unframed=frozenset(_listed(data, "unframed")),
        flat=frozenset(_listed(data, "flat")),
    )


def _listed(data: Mapping[str, Any], key: str) -> list[str]:
    """Styles of large print; a layout that a court made before there was large print names none."""
    return [str(name) for name in data.get("large", {}).get(key, ())]


def _names(names: Mapping[str, Any]) -> dict[str, str]:
    return {str(key): str(name) for key, name in names.items()}
