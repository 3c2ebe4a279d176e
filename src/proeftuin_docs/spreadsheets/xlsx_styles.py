# SPDX-License-Identifier: EUPL-1.2
"""The look of a cell: its number format, and whether a person can read what stands in it (18.8)."""

from collections.abc import Mapping, Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, TypeVar

from lxml import etree

from proeftuin_docs.errors import lists
from proeftuin_docs.spreadsheets.model import Mark
from proeftuin_docs.spreadsheets.xlsx_numbers import NumberFormat, builtin_format, number_format
from proeftuin_docs.spreadsheets.xlsx_package import XlsxPackage

Rgb = tuple[int, int, int]
_T = TypeVar("_T")
_BLACK: Final[Rgb] = (0, 0, 0)
_WHITE: Final[Rgb] = (255, 255, 255)
_ALIKE: Final = 32
"""So little difference in every part of a colour nobody sees."""
_TOO_SMALL: Final = 3.0
"""Points of a letter that nobody reads."""
_THEME: Final = (1, 0, 3, 2, *range(4, 12))
"""The places of the colours in a theme by the numbers that cells use: light and dark change places."""
_SYSTEM: Final[Mapping[int, Rgb]] = {64: _BLACK, 65: _WHITE, 81: _BLACK}
_OFF: Final = ("0", "false")


@dataclass(frozen=True, slots=True)
class Font:
    """What can make a text unreadable; a colour that is not known is taken for one that is seen."""

    struck: bool = False
    colour: Rgb | None = _BLACK
    size: float | None = None

    def unseen(self, fill: Rgb | None) -> Mark | None:
        """Why a text in this font does not count or cannot be read on this colour."""
        if self.struck:
            return lists.struck_through
        small = self.size is not None and self.size < _TOO_SMALL
        return lists.hidden_text if small or _alike(self.colour, fill) else None


@dataclass(frozen=True)
class CellStyle:
    """The look that a cell names by its number."""

    number: NumberFormat = field(default_factory=NumberFormat)
    font: Font = field(default_factory=Font)
    fill: Rgb | None = _WHITE
    alignment: str = ""

    @property
    def across(self) -> bool:
        """Whether a text is shown in the middle of all blank cells beside it that have this as well."""
        return self.alignment == "centerContinuous"

    @cached_property
    def unseen(self) -> Mark | None:
        """Why a text with this look does not count or cannot be read."""
        repeated = lists.not_as_shown if self.alignment == "fill" else None
        return self.font.unseen(self.fill) or repeated


class Styles:
    """The styles of a workbook."""

    def __init__(self, package: XlsxPackage) -> None:
        self._package = package
        path = package.other_part("styles")
        self._root = package.root(path) if path else etree.Element("none")

    @cached_property
    def cells(self) -> Sequence[CellStyle]:
        """The style of each number that a cell can name."""
        own = {
            int(item.get("numFmtId", "0")): number_format(item.get("formatCode", ""))
            for item in self._root.iterfind("{*}numFmts/{*}numFmt")
        }
        fonts = [self.font(item) for item in self._root.iterfind("{*}fonts/{*}font")]
        fills = [self._fill(item) for item in self._root.iterfind("{*}fills/{*}fill")]
        return [
            CellStyle(
                own.get(number := int(item.get("numFmtId", "0"))) or builtin_format(number),
                item_at(fonts, item.get("fontId"), Font()),
                item_at(fills, item.get("fillId"), _WHITE),
                next((side.get("horizontal", "") for side in item.iterfind("{*}alignment")), ""),
            )
            for item in self._root.iterfind("{*}cellXfs/{*}xf")
        ]

    @cached_property
    def changing(self) -> Sequence[bool]:
        """Of each style that a condition can give: whether it makes a cell read otherwise."""
        return [self._changes(item) for item in self._root.iterfind("{*}dxfs/{*}dxf")]

    def font(self, item: etree._Element) -> Font:
        """The font of a style or of a run of text."""
        struck, size = item.find("{*}strike"), item.find("{*}sz")
        double = item.find("{*}dstrike")
        return Font(
            any(mark is not None and mark.get("val") not in _OFF for mark in (struck, double)),
            self._colour(item.find("{*}color"), _BLACK),
            float(size.get("val", "11")) if size is not None else None,
        )

    def _changes(self, item: etree._Element) -> bool:
        font, fill = item.find("{*}font"), item.find("{*}fill")
        behind = _WHITE if fill is None else self._fill(fill, conditional=True)
        return item.find("{*}numFmt") is not None or (
            font is not None and self.font(font).unseen(behind) is not None
        )

    def _fill(self, item: etree._Element, *, conditional: bool = False) -> Rgb | None:
        """The colour behind a text; None for one that is not even."""
        pattern = item.find("{*}patternFill")
        if pattern is None:
            return None
        kind = pattern.get("patternType", "solid" if conditional else "none")
        if kind == "none":
            return _WHITE
        shown = pattern.find("{*}bgColor" if conditional else "{*}fgColor")
        return self._colour(shown, None) if kind == "solid" else None

    def _colour(self, item: etree._Element | None, default: Rgb | None) -> Rgb | None:
        if item is None or item.get("auto") in ("1", "true"):
            return default
        rgb, theme, indexed = item.get("rgb"), item.get("theme"), item.get("indexed")
        if rgb is not None:
            return _rgb(rgb)
        if theme is not None:
            return _tinted(item_at(self._theme, theme, None), float(item.get("tint", "0")))
        return self._indexed(int(indexed)) if indexed is not None else default

    def _indexed(self, index: int) -> Rgb | None:
        if index in _SYSTEM:
            return _SYSTEM[index]
        own = [item.get("rgb", "") for item in self._root.iterfind("{*}colors/{*}indexedColors/{*}rgbColor")]
        if not own:
            from openpyxl.styles.colors import COLOR_INDEX

            own = list(COLOR_INDEX)
        return _rgb(own[index]) if index < len(own) else None

    @cached_property
    def _theme(self) -> Sequence[Rgb | None]:
        """The colours of the theme, by the numbers that cells use."""
        path = self._package.other_part("theme")
        scheme = next(self._package.root(path).iter("{*}clrScheme"), None) if path else None
        if scheme is None:
            return [_WHITE, _BLACK]
        said = [[colour.get("lastClr") or colour.get("val") or "" for colour in place] for place in scheme]
        found = [_rgb(colours[0]) if colours else None for colours in said]
        return [found[place] if place < len(found) else None for place in _THEME]


def item_at(items: Sequence[_T], number: str | None, default: _T) -> _T:
    """The item with this number, the first where none is said; `default` where there is no such item."""
    index = int(number or 0)
    return items[index] if 0 <= index < len(items) else default


def _rgb(text: str) -> Rgb | None:
    try:
        red, green, blue = bytes.fromhex(text[-6:])
    except ValueError:
        return None
    return red, green, blue


def _tinted(colour: Rgb | None, tint: float) -> Rgb | None:
    """A colour made lighter or darker (18.8.19)."""
    if colour is None or not tint:
        return colour
    hue, light, saturation = rgb_to_hls(*(part / 255 for part in colour))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    red, green, blue = (round(255 * part) for part in hls_to_rgb(hue, light, saturation))
    return red, green, blue


def _alike(one: Rgb | None, other: Rgb | None) -> bool:
    return (
        one is not None
        and other is not None
        and all(abs(a - b) < _ALIKE for a, b in zip(one, other, strict=True))
    )
