# SPDX-License-Identifier: EUPL-1.2
"""An SVG that only draws: nothing that acts, refers outside it, or looks otherwise on another computer."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from proeftuin_docs.errors import AnyFault, ConfigurationError, Diagnostic, Place, branding
from proeftuin_docs.formats.xml import hardened_parser

_SVG: Final = "http://www.w3.org/2000/svg"
_LINK: Final = "{http://www.w3.org/1999/xlink}href"
_SHAPES: Final = ("path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "use")
_AROUND: Final = ("svg", "g", "defs", "symbol", "clipPath", "mask", "style")
_PAINTS: Final = ("linearGradient", "radialGradient", "stop")
_DRAWS: Final = frozenset({*_SHAPES, *_AROUND, *_PAINTS})
_SAYS_NOTHING: Final = frozenset({"metadata", "title", "desc"})
_TEXT: Final = frozenset({"text", "tspan", "textPath", "font", "font-face"})
_ACTS: Final = frozenset({"script", "a", "animate", "animateMotion", "animateTransform", "set", "handler"})
_OUTSIDE: Final = re.compile(
    r"""url\(\s*["']?\s*(?!["'#\s])|@import|@font-face|expression\(|\\""", re.IGNORECASE
)
_NUMBER: Final = r"[+-]?(?:[0-9]*\.)?[0-9]+(?:[eE][+-]?[0-9]+)?"
_LENGTH: Final = re.compile(rf"\s*({_NUMBER})(?:px|pt|mm|cm|in)?\s*")
_ENTITY: Final = b"<!ENTITY"


def read_drawing(content: bytes, name: str) -> tuple[bytes, float]:
    """Return an SVG with what it draws alone, and its width over height; messages call the file `name`.

    Raises `ConfigurationError` with every fault, each at the first line that has it.
    """
    root = _parsed(content, name)
    faults = {(fault.name, fault.facts["what"]): fault for fault in reversed(list(_faults(root, name)))}
    if faults:
        raise ConfigurationError(tuple(faults.values())[::-1])
    _clean(root)
    box = _box(root)
    if box is None:
        raise ConfigurationError([branding.logo_without_size(Place(name, 1))])
    for attribute in {"width", "height", "x", "y", "preserveAspectRatio"} & set(map(str, root.attrib)):
        del root.attrib[attribute]
    root.set("viewBox", " ".join(f"{part:g}" for part in box))
    etree.cleanup_namespaces(root)
    return etree.tostring(root), box[2] / box[3]


def _parsed(content: bytes, name: str) -> etree._Element:
    try:
        if _ENTITY in content:
            raise ConfigurationError([branding.logo_with_entities(Place(name, 1))])
        root = etree.fromstring(content, hardened_parser(text_alone=True))
    except etree.XMLSyntaxError as error:
        raise ConfigurationError([branding.logo_is_no_svg(Place(name, error.lineno or 1))]) from error
    if root.tag != f"{{{_SVG}}}svg":
        raise ConfigurationError([branding.logo_is_no_svg(Place(name, 1))])
    return root


def _faults(root: etree._Element, name: str) -> Iterator[Diagnostic]:
    for element in root.iter(etree.Element):
        space, kind = _names(element)
        if space != _SVG:
            continue
        line = element.sourceline
        place = Place(name, line if isinstance(line, int) else 1)
        if kind not in _DRAWS and kind not in _SAYS_NOTHING:
            yield _of_kind(kind)(place, what=f"<{kind}>")
        for key, value in element.items():
            if fault := _of_attribute(str(key), str(value)):
                yield fault(place, what=str(key).rpartition("}")[2])
        if kind == "style" and _OUTSIDE.search(element.text or ""):
            yield branding.logo_refers_outside(place, what="<style>")


def _of_kind(kind: str) -> AnyFault:
    if kind in _TEXT:
        return branding.logo_has_text
    return branding.logo_acts if kind in _ACTS else branding.logo_holds_more


def _of_attribute(key: str, value: str) -> AnyFault | None:
    if key.lower().startswith("on"):
        return branding.logo_acts
    leads_out = key in ("href", _LINK) and not value.strip().startswith("#")
    return branding.logo_refers_outside if leads_out or _OUTSIDE.search(value) else None


def _clean(root: etree._Element) -> None:
    """Leave out what draws nothing: remarks of a drawing program, and its own elements and attributes."""
    for element in list(root.iter(etree.Element)):
        space, kind = _names(element)
        parent = element.getparent()
        if (space != _SVG or kind in _SAYS_NOTHING) and parent is not None:
            parent.remove(element)
            continue
        for key in [str(key) for key in element.attrib]:
            if key.startswith("{") and key != _LINK:
                del element.attrib[key]


def _names(element: etree._Element) -> tuple[str, str]:
    named = etree.QName(element)
    return named.namespace or "", named.localname


def _box(root: etree._Element) -> tuple[float, float, float, float] | None:
    """The part of the plane that is shown: x, y, width and height; None when the file does not say."""
    sizes = [_LENGTH.fullmatch(root.get(key, "")) for key in ("width", "height")]
    stated = [0.0, 0.0, *(float(size[1]) for size in sizes if size)]
    shown = [float(part) for part in re.findall(_NUMBER, root.get("viewBox", ""))]
    match shown or stated:
        case [left, top, width, height] if width > 0 and height > 0:
            return left, top, width, height
        case _:
            return None
