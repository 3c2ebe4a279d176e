# SPDX-License-Identifier: EUPL-1.2
"""How a run of text looks: whether a reader sees it standing there (ECMA-376 part 1, 17.3.2 and 17.7)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from proeftuin_docs.errors import word_files
from proeftuin_docs.returned.readers.docx.xml import (
    by_name,
    child,
    extension_value,
    is_on,
    short_name,
    w_value,
)

_HIDING: Final[tuple[str, ...]] = ("w:vanish", "w:webHidden", "w:specVanish")
_STRIKING: Final[tuple[str, ...]] = ("w:strike", "w:dstrike")
_PLACEHOLDER: Final = "placeholder text"
"""The name of that style, the same in programs of every language."""
_MAX_CHAIN: Final = 20
"""Styles on styles; Word takes eleven."""
_WHITE: Final = "FFFFFF"
_LIGHT_THEME: Final = ("background1", "light1", "bg1", "lt1")
_HIGHLIGHTS: Final = {"black": "000000", "darkBlue": "000080", "blue": "0000FF", "red": "FF0000"}
_BLACK: Final = "000000"
_LEAST: Final = 50
"""Below this difference in light a text can hardly be told from its ground."""
_LEAST_SIZE: Final = 11
"""Half points; ours are 17 and more."""
_LEAST_SCALE: Final = 40
"""Per cent of a character's width."""
_CLEAR: Final = 80_000
"""Thousandths of a per cent of the light that goes through letters that nobody sees."""
_COLOR: Final = re.compile("[0-9A-Fa-f]{6}")
_WHOLE: Final = re.compile("[0-9]{1,6}")
_USUAL: Final = 20
"""Half points of a text without a size (17.3.2.38)."""


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a run, of a style, or of what both give together."""

    on: Mapping[str, bool] = field(default_factory=dict)
    color: str = ""
    ground: str = ""
    size: int = 0
    scale: int = 0
    see_through: bool = False

    def under(self, other: "Look") -> "Look":
        """Return this look with another over it."""
        return Look(
            {**self.on, **other.on},
            other.color or self.color,
            other.ground or self.ground,
            other.size or self.size,
            other.scale or self.scale,
            self.see_through or other.see_through,
        )

    @property
    def half_points(self) -> int:
        """The size in half points."""
        return self.size or _USUAL

    @property
    def fault(self) -> str:
        """The name of the fault of a text that does not stand there for all to see; empty where it does."""
        if any(self.on.get(name) for name in _HIDING):
            return word_files.text_hidden.name
        if any(self.on.get(name) for name in _STRIKING):
            return word_files.text_struck.name
        if self.see_through or abs(_light(self.color or _BLACK) - _light(self.ground or _WHITE)) < _LEAST:
            return word_files.text_pale.name
        small = self.half_points < _LEAST_SIZE or 0 < self.scale < _LEAST_SCALE
        return word_files.text_tiny.name if small else ""


class Styles:
    """The looks of the styles of a file, by id."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._own: dict[str, tuple[Look, str]] = {}
        self._default = Look()
        self._usual = ""
        self._known: dict[tuple[str, str], Look] = {}
        self.grey: set[str] = set()
        """The ids of the style that placeholders have."""
        for root in roots:
            for item in root:
                if short_name(item) == "w:docDefaults":
                    self._default = look_of(child(item, "w:rPrDefault", "w:rPr"))
                elif short_name(item) == "w:style":
                    self._add(item)

    def _add(self, style: etree._Element) -> None:
        name = w_value(style, "styleId")
        if w_value(child(style, "w:name")).lower() == _PLACEHOLDER:
            self.grey.add(name)
        ground = _ground(child(style, "w:pPr", "w:shd"))
        look = look_of(child(style, "w:rPr"))
        self._own[name] = (replace(look, ground=look.ground or ground), w_value(child(style, "w:basedOn")))
        default = w_value(style, "default")
        if w_value(style, "type") == "paragraph" and default and is_on(default):
            self._usual = name

    def of(self, paragraph: str, run: str) -> Look:
        """Return the look that these two styles give."""
        if (paragraph, run) not in self._known:
            look = self._default.under(self._of(paragraph or self._usual)).under(self._of(run))
            self._known[paragraph, run] = look
        return self._known[paragraph, run]

    def _of(self, name: str) -> Look:
        result = Look()
        for _ in range(_MAX_CHAIN):
            if name not in self._own:
                break
            below, name = self._own[name]
            result = below.under(result)
        return result


def look_of(properties: etree._Element | None) -> Look:
    """Return the look that these properties of a run give."""
    names = by_name(properties)
    on = {name: is_on(w_value(names[name])) for name in (*_HIDING, *_STRIKING) if name in names}
    color, fill = names.get("w:color"), names.get("w14:textFill")
    light = w_value(color, "themeColor") in _LIGHT_THEME
    return Look(
        on,
        _WHITE if light else _hex(w_value(color)),
        _HIGHLIGHTS.get(w_value(names.get("w:highlight")), "") or _ground(names.get("w:shd")),
        _number(w_value(names.get("w:sz"))),
        _number(w_value(names.get("w:w"))),
        fill is not None and _is_clear(fill),
    )


def _is_clear(fill: etree._Element) -> bool:
    """Whether letters are filled with nothing, or with something that lets all light through."""
    parts = by_name(fill.iter(etree.Element))
    alpha = parts.get("w14:alpha")
    return "w14:noFill" in parts or (alpha is not None and _number(extension_value(alpha)) > _CLEAR)


def _ground(shading: etree._Element | None) -> str:
    return _hex(w_value(shading, "fill"))


def ground_of(paragraph: etree._Element) -> str:
    """Return the colour behind a paragraph: its own, or that of the cell around it."""
    if ground := _ground(child(paragraph, "w:pPr", "w:shd")):
        return ground
    cell = next((item for item in paragraph.iterancestors() if short_name(item) == "w:tc"), None)
    return _ground(child(cell, "w:tcPr", "w:shd"))


def _hex(value: str) -> str:
    return value.upper() if _COLOR.fullmatch(value) else ""


def _number(value: str) -> int:
    found = _WHOLE.match(value)
    return int(found[0]) if found else 0


def _light(color: str) -> float:
    """How light a colour is, from 0 to 255 (ITU-R BT.601)."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue
