# SPDX-License-Identifier: EUPL-1.2
"""A house style in large print: its own type, white space and hanging indents, each by the scale."""

from collections.abc import Iterable
from copy import deepcopy
from typing import Final

from lxml import etree

from proeftuin_docs.formats.opc import Package
from proeftuin_docs.formats.wordml import NAMESPACES, STYLES_PART, w
from proeftuin_docs.formats.xml import read_xml, write_xml
from proeftuin_docs.renderers.docx.layout import DocxLayout
from proeftuin_docs.renderers.large_print import Scale

_SIZES: Final = ("sz", "szCs")
_FOOT: Final = "word/footer"
_IDENTITY: Final = "lopende_tekst"
"""The variable of a template that only identifies a document."""


def enlarge(package: Package, setting: DocxLayout, scale: Scale) -> None:
    """Give the styles of a house style the sizes of large print.

    The styles that `setting` keeps stay as they are, and those that it takes from their frame stand in the
    text; in the footers what only identifies a document stays small.
    """
    root = read_xml(package[STYLES_PART])
    usual = root.find("w:docDefaults/w:rPrDefault/w:rPr/w:sz", NAMESPACES)
    before = usual.get(w("val"), "") if usual is not None else ""
    for style in root.iterfind("w:style", NAMESPACES):
        _enlarge_style(style, setting, scale, before)
    _enlarge_type(root.iterfind("w:docDefaults/w:rPrDefault/w:rPr", NAMESPACES), scale)
    package[STYLES_PART] = write_xml(root)
    for name in [name for name in package if name.startswith(_FOOT)]:
        package[name] = _with_small_identity(package[name], scale)


def _enlarge_style(style: etree._Element, setting: DocxLayout, scale: Scale, usual: str) -> None:
    named = style.find("w:name", NAMESPACES)
    name = "" if named is None else named.get(w("val"), "")
    if name in setting.large.kept:
        _keep_type(style, usual)
        return
    larger = _enlarge_type(style.iterfind("w:rPr", NAMESPACES), scale)
    for spacing in style.iterfind("w:pPr/w:spacing", NAMESPACES):
        _multiply(spacing, ("before", "after"), scale.room)
        if spacing.get(w("lineRule")) == "exact":
            _multiply(spacing, ("line",), larger)
    for indent in style.iterfind("w:pPr/w:ind", NAMESPACES):
        _multiply(indent, ("left", "hanging"), 0 if name in setting.large.flat else scale.field)
    for tab in style.iterfind("w:pPr/w:tabs/w:tab[@w:val='left']", NAMESPACES):
        _multiply(tab, ("pos",), scale.field)
    if name in setting.large.unframed:
        for properties in style.iterfind("w:pPr", NAMESPACES):
            etree.strip_elements(properties, w("framePr"))


def _enlarge_type(properties: Iterable[etree._Element], scale: Scale) -> float:
    """Enlarge the type; return how many times as large it is, 1 where no size is said."""
    factor = 1.0
    for size in [
        size for found in properties for name in _SIZES for size in found.iterfind(f"w:{name}", NAMESPACES)
    ]:
        before = int(size.get(w("val"), 0))
        size.set(w("val"), str(round(2 * scale.letters(before / 2))))
        factor = int(size.get(w("val"), 0)) / before
    return factor


def _keep_type(style: etree._Element, usual: str) -> None:
    """State the size that a style took from the defaults, which are larger now."""
    properties = style.find("w:rPr", NAMESPACES)
    if properties is None:
        properties = etree.SubElement(style, w("rPr"))
    if properties.find("w:sz", NAMESPACES) is None:
        for name in _SIZES:
            etree.SubElement(properties, w(name)).set(w("val"), usual)


def _multiply(element: etree._Element, names: Iterable[str], factor: float) -> None:
    for name in names:
        if (value := element.get(w(name))) is not None:
            element.set(w(name), str(round(int(value) * factor)))


def _with_small_identity(footer: bytes, scale: Scale) -> bytes:
    """A footer in which what identifies the document is small, on one line with the number of the page."""
    root = read_xml(footer)
    for run in [run for run in root.iter(w("r")) if _IDENTITY in "".join(map(str, run.itertext()))]:
        _set_small(run, scale.foot)
        _lead_page_number(run, root)
    return write_xml(root)


def _lead_page_number(identity: etree._Element, root: etree._Element) -> None:
    """Move the run and the number of the page to a line below the others, unless they share one already."""
    own, numbered = identity.getparent(), root.find(".//w:instrText/../..", NAMESPACES)
    tab = None if numbered is None else numbered.find("w:r[w:tab]", NAMESPACES)
    if own is None or tab is None or numbered is own:
        return
    line = deepcopy(own)
    line[:] = [*line.iterfind("w:pPr", NAMESPACES), identity, tab, *tab.itersiblings()]
    for unused in own.findall("w:r[w:tab]", NAMESPACES):
        own.remove(unused)
    root.append(line)


def _set_small(run: etree._Element, points: float) -> None:
    """Give a run this size, whatever the size of its style."""
    properties = run.find("w:rPr", NAMESPACES)
    if properties is None:
        properties = etree.Element(w("rPr"))
        run.insert(0, properties)
    for name in _SIZES:
        etree.SubElement(properties, w(name)).set(w("val"), str(round(2 * points)))
