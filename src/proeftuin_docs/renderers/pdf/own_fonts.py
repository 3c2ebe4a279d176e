# SPDX-License-Identifier: EUPL-1.2
"""Fonts that a court adds for a script that the bundled ones lack, where these may be embedded."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from proeftuin_docs.errors import Diagnostic, Place, rendering
from proeftuin_docs.resources import TEMPLATES, Resources, font_folders

if TYPE_CHECKING:
    from typst import FontInfo

_EMBEDDABLE: Final = (0, 8)
"""Installable, or editable (OpenType, OS/2 fsType), and cut to what is shown: forms are filled in."""
_ENDINGS: Final = (".ttf", ".otf")
_NAMED: Final = '"fonts"'
"""How the template for PDF asks for these fonts; an older copy of a court's own does not."""


@dataclass(frozen=True, slots=True)
class OwnFonts:
    """The folders of a court's own fonts, their families in order, what they show, and what is wrong."""

    folders: tuple[Path, ...] = ()
    families: tuple[str, ...] = ()
    characters: frozenset[str] = frozenset()
    faults: tuple[Diagnostic, ...] = ()


def own_fonts(resources: Resources) -> OwnFonts:
    """Return the fonts of a court's own folder; none of them is used while one has a fault.

    They are read once for each folder.
    """
    folders = resources.own_font_folders()
    if not folders:
        return OwnFonts()
    template = resources.template_folder("pdf") / "design.typ"
    if not template.is_file() or _NAMED not in template.read_text(encoding="utf-8"):
        place = Place(f"{TEMPLATES}/pdf/design.typ")
        return OwnFonts(faults=(rendering.template_without_fonts(place),))
    return _read(folders)


@cache
def _read(folders: tuple[Path, ...]) -> OwnFonts:
    bundled = {font.family for font in _of(font_folders())}
    found = [font for font in _of(folders) if font.path is not None]
    known = {str(Path(str(font.path)).resolve()): font.family for font in found}
    files = [path for folder in folders for path in sorted(folder.iterdir()) if path.suffix in _ENDINGS]
    faults: list[Diagnostic] = []
    shown: set[str] = set()
    for path in files:
        family = known.get(str(path.resolve()))
        problems, characters = _looked_at(path, family, bundled)
        faults += problems
        shown |= characters
    if faults:
        return OwnFonts(faults=tuple(faults))
    return OwnFonts(folders, tuple(sorted(set(known.values()))), frozenset(shown))


def _of(folders: tuple[Path, ...]) -> "list[FontInfo]":
    import typst

    paths = [str(folder) for folder in folders]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths).fonts()


def _looked_at(path: Path, family: str | None, bundled: set[str]) -> tuple[list[Diagnostic], set[str]]:
    from fontTools.ttLib import TTFont, TTLibError

    place = Place(f"{TEMPLATES}/schriften/{path.name}")
    try:
        with TTFont(path, lazy=True) as font:
            permission, characters = font["OS/2"].fsType, set(map(chr, font.getBestCmap() or ()))
    except (TTLibError, KeyError, OSError, AssertionError, ValueError):
        return [rendering.unreadable_font(place)], set()
    return list(_faults(place, family, permission, bundled)), characters


def _faults(place: Place, family: str | None, permission: int, bundled: set[str]) -> Iterator[Diagnostic]:
    if family is None:
        yield rendering.unreadable_font(place)
    elif family in bundled:
        yield rendering.font_of_that_name(place, family=family)
    if permission not in _EMBEDDABLE:
        yield rendering.font_not_embeddable(place)
