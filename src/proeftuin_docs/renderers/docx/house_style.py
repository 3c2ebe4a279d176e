# SPDX-License-Identifier: EUPL-1.2
"""House styles: unpacked Word files that court staff edit in Word, packed when they are needed."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

from lxml import etree

from proeftuin_docs.branding import Branding
from proeftuin_docs.document import Layout
from proeftuin_docs.errors import Diagnostic, Place, RenderError, rendering, word_templates, zip_problem
from proeftuin_docs.formats.opc import Package, pack, read_folder, read_package
from proeftuin_docs.formats.wordml import DOCUMENT_PART, NAMESPACES, STYLES_PART, w
from proeftuin_docs.formats.xml import read_xml, write_xml
from proeftuin_docs.renderers.docx.branding import FOLDER as COURT_FOLDER
from proeftuin_docs.renderers.docx.branding import brand
from proeftuin_docs.renderers.docx.filling import template_fault
from proeftuin_docs.renderers.docx.inspection import inspect, inspect_parts
from proeftuin_docs.renderers.docx.large_print import enlarge
from proeftuin_docs.renderers.docx.layout import DocxLayout, needed_styles, read_settings
from proeftuin_docs.renderers.docx.normalisation import normalise
from proeftuin_docs.renderers.docx.style_names import (
    replace_styles,
    style_borders,
    style_frames,
    style_ids,
    style_indents,
)
from proeftuin_docs.renderers.large_print import Scale
from proeftuin_docs.resources import Resources

STYLE_FOLDER: Final = "huisstijl"
LAYOUT_NAME: Final = "layout.yaml"
LAYOUT_FILE: Final = f"docx/{LAYOUT_NAME}"

Fingerprint = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A checked house style, ready to fill.

    `packed` has the styles of one layout in their places, `styles` gives style ids by role (`measures_styles`
    those of a chapter of measures), and `frames`, `borders` and `indents` what styles have of these, by role.
    `width` is the text width in twips, `lying` whether the pages lie, and `first_id` is the first
    number that no control or bookmark of the template has.
    """

    packed: bytes
    setting: DocxLayout
    styles: Mapping[str, str]
    measures_styles: Mapping[str, str]
    frames: Mapping[str, str]
    borders: Mapping[str, str]
    indents: Mapping[str, int]
    width: int
    lying: bool
    first_id: int


@dataclass(frozen=True, slots=True)
class Look:
    """What a house style is made up for: a court, large print, and whether its pages lie where they can."""

    branding: Branding | None = None
    scale: Scale | None = None
    lying: bool = False


def load_house_style(resources: Resources, layout: Layout, look: Look | None = None) -> HouseStyle:
    """The house style for this layout and look, read again only after a file changed.

    Raises `RenderError` with everything that is wrong with it.
    """
    look = look or Look()
    settings = resources.template_file(LAYOUT_FILE)
    asked = (settings, layout, _fingerprint(settings))
    setting = _setting(*asked)
    folder = resources.template_folder(f"docx/{setting.house_style}")
    court = resources.template_folder(COURT_FOLDER) if look.branding else folder
    return _load(folder, court, asked, look, _fingerprint(*dict.fromkeys((folder, court))))


def pack_house_style(folder: Path, name: str = STYLE_FOLDER) -> bytes:
    """A house style of `templates/docx` as one Word file, to be edited in Word."""
    return pack(read_folder(folder / name))


def read_house_style(data: bytes, layout: Path, name: str) -> Package:
    """Return what Word saved as the parts of a house style; `layout` says which styles it must have.

    Raises `RenderError` with all that is wrong with it.
    """
    try:
        package = read_package(data)
    except BadZipFile as error:
        raise RenderError(
            [template_fault(word_templates.faulty_part(part="zip", problem=zip_problem(str(error))))]
        ) from error
    _refuse(inspect_parts(package), name)
    normal = normalise(package)
    _refuse(inspect(normal, needed_styles(read_settings(layout), name)), name)
    return normal


def _refuse(faults: Sequence[Diagnostic], place: str) -> None:
    """Raises every fault of a house style as a fault of the Word template."""
    if faults:
        raise RenderError(
            [rendering.faulty_word_template(Place(place), problem=cause.message) for cause in faults]
        )


def _fingerprint(*paths: Path) -> Fingerprint:
    """Every file of these files and folders, when it was changed and how long it is."""
    return tuple(fact for path in paths for fact in sorted(_facts(path)))


def _facts(path: "Path | os.DirEntry[str]") -> Iterator[tuple[str, int, int]]:
    if path.is_file():
        stat = path.stat()
        yield os.fspath(path), stat.st_mtime_ns, stat.st_size
    elif path.is_dir():
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_file() or not entry.is_symlink():
                    yield from _facts(entry)


@lru_cache(maxsize=32)
def _setting(path: Path, layout: Layout, _fingerprint: Fingerprint) -> DocxLayout:
    return read_settings(path)[layout]


@lru_cache(maxsize=32)
def _load(
    folder: Path, court: Path, asked: tuple[Path, Layout, Fingerprint], look: Look, _fingerprint: Fingerprint
) -> HouseStyle:
    setting = _setting(*asked)
    package = read_folder(folder)
    _refuse(inspect(package, setting.needed()), f"docx/{setting.house_style}")
    setting = _laid_out(package, setting, lying=look.lying)
    package[STYLES_PART] = replace_styles(package[STYLES_PART], setting.instead)
    own = brand(package, look.branding, setting.house_style, court) if look.branding else {}
    if look.scale is not None:
        enlarge(package, setting, look.scale)
        setting = setting.enlarged(look.scale)
    styles, roles = package[STYLES_PART], {**setting.styles, **own}
    return HouseStyle(
        packed=pack(package),
        setting=setting,
        styles=style_ids(styles, roles),
        measures_styles=style_ids(styles, setting.measures_styles),
        frames=style_frames(styles, roles),
        borders=style_borders(styles, roles),
        indents=style_indents(styles, roles),
        width=_text_width(read_xml(package[DOCUMENT_PART])),
        lying=look.lying and setting.lying is not None,
        first_id=1 + max(_used_ids(package), default=0),
    )


def _laid_out(package: Package, setting: DocxLayout, *, lying: bool) -> DocxLayout:
    """Put the size and margins of the pages in a package; return the layout, laid down where it lies."""
    if setting.lying and lying:
        package[DOCUMENT_PART] = _set_pages(package[DOCUMENT_PART], "pgSz", setting.lying.size)
        setting = setting.laid_down()
    package[DOCUMENT_PART] = _set_pages(package[DOCUMENT_PART], "pgMar", setting.margins)
    return setting


def _set_pages(document: bytes, element: str, measures: Mapping[str, str]) -> bytes:
    """The document whose sections have these attributes of their pages (17.6.11, 17.6.13)."""
    root = read_xml(document)
    for found in root.iterfind(f".//w:sectPr/w:{element}", NAMESPACES):
        for name, value in measures.items():
            found.set(w(name), value)
    return write_xml(root) if measures else document


def _text_width(document: etree._Element) -> int:
    """The width between the margins of the last section, in twips."""
    section = document.find("w:body/w:sectPr", NAMESPACES)
    size = None if section is None else section.find("w:pgSz", NAMESPACES)
    margins = None if section is None else section.find("w:pgMar", NAMESPACES)
    if size is None or margins is None:
        raise RenderError(
            [template_fault(word_templates.faulty_part(part=DOCUMENT_PART, problem="w:sectPr"))]
        )
    return int(size.get(w("w"), 0)) - int(margins.get(w("left"), 0)) - int(margins.get(w("right"), 0))


def _used_ids(package: Package) -> Iterator[int]:
    for name in package:
        if name.startswith("word/") and name.endswith(".xml"):
            root = read_xml(package[name])
            yield from (int(mark.get(w("id"), 0)) for mark in root.iter(w("bookmarkStart")))
            yield from (
                abs(int(id_.get(w("val"), 0))) for id_ in root.iterfind(".//w:sdtPr/w:id", NAMESPACES)
            )
