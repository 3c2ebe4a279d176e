"""The house style: an unpacked Word file that court staff edit in Word, packed when it is needed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from shutil import rmtree
from typing import Final
from zipfile import BadZipFile

from lxml import etree

from proeftuin_docs.errors import Diagnostic, Place, RenderError, fault
from proeftuin_docs.renderers.docx.filling import template_fault
from proeftuin_docs.renderers.docx.inspection import inspect, inspect_parts
from proeftuin_docs.renderers.docx.layout import Layout, read_layout
from proeftuin_docs.renderers.docx.normalisation import normalise
from proeftuin_docs.renderers.docx.package import Package, pack, read_folder, read_package, read_xml
from proeftuin_docs.renderers.docx.schema_names import DOCUMENT_PART, NAMESPACES, STYLES_PART, w

STYLE_FOLDER: Final = "huisstijl"
LAYOUT_NAME: Final = "layout.yaml"
GLOSSARY_FOLDER: Final = "glossary"

Fingerprint = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """A checked house style, ready to fill.

    `styles` gives style ids by role, `width` is the text width in twips, and `first_id` is the first
    number that no control or bookmark of the template has.
    """

    folder: Path
    packed: bytes
    layout: Layout
    styles: Mapping[str, str]
    width: int
    first_id: int


def load_house_style(folder: Path) -> HouseStyle:
    """The house style of `templates/docx`, read again only after one of its files changed.

    Raises `RenderError` with everything that is wrong with it.
    """
    return _load(folder, _fingerprint(folder))


def pack_house_style(folder: Path) -> bytes:
    """The house style of `templates/docx` as one Word file, to be edited in Word."""
    return pack(read_folder(folder / STYLE_FOLDER))


def unpack_house_style(data: bytes, folder: Path) -> tuple[str, ...]:
    """Puts what Word saved into `templates/docx` as readable XML; the names of the parts, sorted.

    Nothing is written when the file cannot be a house style: `RenderError` holds all that is wrong.
    """
    try:
        package = read_package(data)
    except BadZipFile as error:
        raise RenderError([template_fault(fault("R017", part="zip", problem=error))]) from error
    _refuse(inspect_parts(package), STYLE_FOLDER)
    normal = normalise(package)
    _refuse(inspect(normal, read_layout(folder / LAYOUT_NAME)), STYLE_FOLDER)
    target = folder / STYLE_FOLDER
    if target.is_dir():
        rmtree(target)
    for name, content in normal.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tuple(normal)


def _refuse(faults: Sequence[Diagnostic], place: str) -> None:
    """Raises every fault of a house style as a fault of the Word template."""
    if faults:
        raise RenderError([fault("R004", Place(place), problem=cause.message) for cause in faults])


def _fingerprint(folder: Path) -> Fingerprint:
    stats = ((path, path.stat()) for path in sorted(folder.rglob("*")) if path.is_file())
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats)


@lru_cache(maxsize=8)
def _load(folder: Path, _fingerprint: Fingerprint) -> HouseStyle:
    layout = read_layout(folder / LAYOUT_NAME)
    package = read_folder(folder / STYLE_FOLDER)
    _refuse(inspect(package, layout), f"{folder.name}/{STYLE_FOLDER}")
    return HouseStyle(
        folder=folder,
        packed=pack(package),
        layout=layout,
        styles=_style_ids(package, layout),
        width=_text_width(read_xml(package[DOCUMENT_PART])),
        first_id=1 + max(_used_ids(package), default=0),
    )


def _style_ids(package: Package, layout: Layout) -> dict[str, str]:
    by_name = {
        name.get(w("val")): style.get(w("styleId"), "")
        for style in read_xml(package[STYLES_PART]).iterfind("w:style", NAMESPACES)
        if (name := style.find("w:name", NAMESPACES)) is not None
    }
    return {role: by_name[name] for role, name in layout.styles.items()}


def _text_width(document: etree._Element) -> int:
    """The width between the margins of the last section, in twips."""
    section = document.find("w:body/w:sectPr", NAMESPACES)
    size = None if section is None else section.find("w:pgSz", NAMESPACES)
    margins = None if section is None else section.find("w:pgMar", NAMESPACES)
    if size is None or margins is None:
        raise RenderError([template_fault(fault("R017", part=DOCUMENT_PART, problem="w:sectPr"))])
    return int(size.get(w("w"), 0)) - int(margins.get(w("left"), 0)) - int(margins.get(w("right"), 0))


def _used_ids(package: Package) -> Iterator[int]:
    for name in package:
        if name.startswith("word/") and name.endswith(".xml"):
            root = read_xml(package[name])
            yield from (int(mark.get(w("id"), 0)) for mark in root.iter(w("bookmarkStart")))
            yield from (
                abs(int(id_.get(w("val"), 0))) for id_ in root.iterfind(".//w:sdtPr/w:id", NAMESPACES)
            )
