# SPDX-License-Identifier: EUPL-1.2
"""The layout of a Word document beside the house style, from `templates/docx/layout.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

from proeftuin_docs.document import Layout
from proeftuin_docs.errors import Place, RenderError, rendering, word_templates
from proeftuin_docs.renderers.large_print import Scale
from proeftuin_docs.resources import read_text
from proeftuin_docs.text.located_yaml import require_yaml

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
class Measures:
    """Lengths in twips (1/20 point), texts in characters, counts, and shares in per cent.

    What each is for stands beside it in `layout.yaml`.
    """

    line_height: int
    characters_per_line: int
    row_padding: int
    narrow_column: int
    gap_first: int
    gap_beside: int
    gap_question: int
    number_room: int
    unique_room: int
    box_edge: int
    tick_room: int
    answer_column: int
    note_column: int
    row_column: int
    choice_column: int
    most_stacked: int
    choice_character: int
    beside_choice: int
    upright_share: int
    widest_word: int
    word_character: int
    beside_word: int
    most_columns: int
    fewest_measures: int
    in_line_label: int
    short_answer: int
    short_option: int
    longest_weight: int
    shortest_weight: int
    pictogram_height: int
    pictogram_indent: int
    list_indent: int
    bullet_indent: int
    card_picture: int
    card_pictogram: int
    wider: int

    def enlarged(self, large: "Large", scale: Scale) -> "Measures":
        """The measures of large print: longer lengths, and fewer characters on a line."""
        longer = {name: round(getattr(self, name) * scale.field) for name in large.longer}
        fewer = {name: round(getattr(self, name) / scale.field) for name in large.fewer}
        return replace(self, **longer, **fewer)


@dataclass(frozen=True, slots=True)
class Large:
    """What large print makes of a layout.

    `kept` styles stay as they are, `unframed` ones stand in the text, and `flat` ones have no indent;
    `longer` measures grow with the scale, and of `fewer` there are fewer on a line.
    """

    kept: tuple[str, ...]
    unframed: tuple[str, ...]
    flat: tuple[str, ...]
    longer: tuple[str, ...]
    fewer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lying:
    """How pages lie when a table is wide: attributes of `w:pgSz` and `w:pgMar`, what else differs."""

    size: Mapping[str, str]
    margins: Mapping[str, str]
    instead: Mapping[str, str]
    measures: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DocxLayout:
    """How one layout is set: its house style, style names by role, and measures.

    `instead` gives the name of the style that takes the place of another in this layout, and
    `measures_styles` the styles by role in a chapter of measures. `margins` are those of the page, where
    they are not the house style's own. `letter` is whether the document is a letter, which stays free to
    edit; `dense` whether it is a working list; `whole_sections` whether a section stays on one page.
    `about` is the anchor of the part that says what the document is. `large` is what large print makes of
    it, and `stacked` whether what stands beside something else stands below it, as it does there.
    """

    house_style: str
    letter: bool
    dense: bool
    styles: Mapping[str, str]
    measures_styles: Mapping[str, str]
    instead: Mapping[str, str]
    margins: Mapping[str, str]
    measures: Measures
    whole_sections: bool
    about: str
    lying: Lying | None
    checkbox: Checkbox
    large: Large
    stacked: bool = False

    def enlarged(self, scale: Scale) -> "DocxLayout":
        """Return the layout of large print, in which a section can be longer than a page."""
        measures = self.measures.enlarged(self.large, scale)
        return replace(self, measures=measures, whole_sections=False, stacked=True)

    def needed(self) -> frozenset[str]:
        """The names of all styles that the house style must have."""
        instead = {**self.instead, **(self.lying.instead if self.lying else {})}
        return frozenset((*self.styles.values(), *self.measures_styles.values(), *instead, *instead.values()))

    def laid_down(self) -> "DocxLayout":
        """The same layout on pages that lie; itself where they never do."""
        if self.lying is None:
            return self
        measures = replace(self.measures, **{key: int(value) for key, value in self.lying.measures.items()})
        instead = {**self.instead, **self.lying.instead}
        return replace(self, instead=instead, margins=self.lying.margins, measures=measures)


def read_settings(path: Path) -> Mapping[Layout, DocxLayout]:
    """The setting of every layout; raises `RenderError` when a key is missing or of the wrong kind."""
    located = require_yaml(read_text(path, path.name), path.name, RenderError)
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
    lengths = {**data["measures"], **own["measures"]}
    return DocxLayout(
        house_style=str(own["house_style"]),
        letter=letter,
        dense=layout is Layout.COMPACT,
        styles=_names(data["styles"]) | _names(data["letter_styles"] if letter else data["form_styles"]),
        measures_styles={} if letter else _names(data["measures_styles"]),
        instead=_names(own["instead"]),
        margins=_names(own.get("margins", {})),
        measures=Measures(**{field.name: int(lengths[field.name]) for field in fields(Measures)}),
        whole_sections=bool(own["whole_sections"]),
        about=str(data["about"]),
        lying=Lying(**{key: _names(value) for key, value in own["lying"].items()})
        if "lying" in own
        else None,
        checkbox=Checkbox(**{key: str(value) for key, value in data["checkbox"].items()}),
        large=Large(**{key: tuple(map(str, names)) for key, names in data["large"].items()}),
    )


def _names(names: Mapping[str, Any]) -> dict[str, str]:
    return {str(key): str(name) for key, name in names.items()}
