"""House styles: unpacked Word files that court staff edit in Word, packed when they are needed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from shutil import rmtree
from typing import Final
from zipfile import BadZipFile

from lxml import etree

from proeftuin_docs.document import Layout
from proeftuin_docs.errors import Diagnostic, Place, RenderError, rendering, word_templates, zip_problem
from proeftuin_docs.formats.opc import Package, pack, read_folder, read_package
from proeftuin_docs.formats.wordml import DOCUMENT_PART, NAMESPACES, STYLES_PART, w
from proeftuin_docs.formats.xml import read_xml, write_xml
from proeftuin_docs.renderers.docx.filling import template_fault
from proeftuin_docs.renderers.docx.inspection import inspect, inspect_parts
from proeftuin_docs.renderers.docx.layout import DocxLayout, needed_styles, read_settings
from proeftuin_docs.renderers.docx.normalisation import normalise
from proeftuin_docs.renderers.docx.style_names import (
    replace_styles,
    style_borders,
    style_frames,
    style_ids,
    style_indents,
)

STYLE_FOLDER: Final = "huisstijl"
LAYOUT_NAME: Final = "layout.yaml"
GLOSSARY_FOLDER: Final = "glossary"

Fingerprint = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A checked house style, ready to fill.

    `packed` has the styles of one layout in their places, `styles` gives style ids by role (`measures_styles`
    those of a chapter of measures), and `frames`, `borders` and `indents` what styles have of these, by role.
    `width` is the text width in twips, `lying` whether the pages lie, and `first_id` is the first
    number that no control or bookmark of the template has.
    """

    folder: Path
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


def load_house_style(folder: Path, layout: Layout, *, lying: bool = False) -> HouseStyle:
    """The house style of `templates/docx` for this layout, read again only after a file changed.

    `lying` is whether its pages lie, where the layout has such pages. Raises `RenderError` with everything
    that is wrong with it.
    """
    return _load(folder, layout, lying, _fingerprint(folder))


def pack_house_style(folder: Path, name: str = STYLE_FOLDER) -> bytes:
    """A house style of `templates/docx` as one Word file, to be edited in Word."""
    return pack(read_folder(folder / name))


def unpack_house_style(data: bytes, folder: Path, name: str = STYLE_FOLDER) -> tuple[str, ...]:
    """Puts what Word saved into `templates/docx` as readable XML; the names of the parts, sorted.

    Nothing is written when the file cannot be a house style: `RenderError` holds all that is wrong.
    """
    try:
        package = read_package(data)
    except BadZipFile as error:
        raise RenderError(
            [template_fault(word_templates.faulty_part(part="zip", problem=zip_problem(str(error))))]
        ) from error
    _refuse(inspect_parts(package), name)
    normal = normalise(package)
    _refuse(inspect(normal, needed_styles(read_settings(folder / LAYOUT_NAME), name)), name)
    _replace(folder / name, normal)
    return tuple(normal)


def _replace(target: Path, package: Package) -> None:
    if target.is_dir():
        rmtree(target)
    for name, content in package.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _refuse(faults: Sequence[Diagnostic], place: str) -> None:
    """Raises every fault of a house style as a fault of the Word template."""
    if faults:
        raise RenderError(
            [rendering.faulty_word_template(Place(place), problem=cause.message) for cause in faults]
        )


def _fingerprint(folder: Path) -> Fingerprint:
    stats = ((path, path.stat()) for path in sorted(folder.rglob("*")) if path.is_file())
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats)


@lru_cache(maxsize=32)
def _load(folder: Path, layout: Layout, lying: bool, _fingerprint: Fingerprint) -> HouseStyle:
    setting = read_settings(folder / LAYOUT_NAME)[layout]
    package = read_folder(folder / setting.house_style)
    _refuse(inspect(package, setting.needed()), f"{folder.name}/{setting.house_style}")
    lying = lying and setting.lying is not None
    if setting.lying and lying:
        package[DOCUMENT_PART] = _laid_out(package[DOCUMENT_PART], "pgSz", setting.lying.size)
        setting = setting.laid_down()
    package[DOCUMENT_PART] = _laid_out(package[DOCUMENT_PART], "pgMar", setting.margins)
    styles = package[STYLES_PART] = replace_styles(package[STYLES_PART], setting.instead)
    return HouseStyle(
        folder=folder,
        packed=pack(package),
        setting=setting,
        styles=style_ids(styles, setting.styles),
        measures_styles=style_ids(styles, setting.measures_styles),
        frames=style_frames(styles, setting.styles),
        borders=style_borders(styles, setting.styles),
        indents=style_indents(styles, setting.styles),
        width=_text_width(read_xml(package[DOCUMENT_PART])),
        lying=lying,
        first_id=1 + max(_used_ids(package), default=0),
    )


def _laid_out(document: bytes, element: str, measures: Mapping[str, str]) -> bytes:
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
