# SPDX-License-Identifier: EUPL-1.2
"""Styles by their names, which stay the same when a Dutch Word renames the id `Heading1` to `Kop1`."""

from collections.abc import Mapping

from lxml import etree

from proeftuin_docs.formats.wordml import NAMESPACES, w
from proeftuin_docs.formats.xml import read_xml, write_xml
from proeftuin_docs.renderers.docx.markup import attribute


def style_ids(styles: bytes, names: Mapping[str, str]) -> dict[str, str]:
    """The style id of every role, by the name of its style."""
    by_name = _by_name(read_xml(styles))
    return {role: by_name[name].get(w("styleId"), "") for role, name in names.items()}


def style_frames(styles: bytes, names: Mapping[str, str]) -> dict[str, str]:
    """The frame of every role whose style has one, as XML to be repeated in its paragraphs.

    Word takes a frame from the style; LibreOffice 7.4 does so only for a frame in the paragraph itself.
    """
    by_name = _by_name(read_xml(styles))
    found = {role: by_name[name].find("w:pPr/w:framePr", NAMESPACES) for role, name in names.items()}
    return {role: _plain(frame) for role, frame in found.items() if frame is not None}


def add_styles(styles: bytes, further: bytes) -> bytes:
    """The styles with those of another part whose names they do not have."""
    root = read_xml(styles)
    known = _by_name(root)
    root.extend([style for name, style in _by_name(read_xml(further)).items() if name not in known])
    return write_xml(root)


def style_borders(styles: bytes, names: Mapping[str, str]) -> dict[str, str]:
    """The borders of every role whose style has any, as XML for paragraphs in another style."""
    by_name = _by_name(read_xml(styles))
    found = {role: by_name[name].find("w:pPr/w:pBdr", NAMESPACES) for role, name in names.items()}
    return {
        role: f"<w:pBdr>{''.join(map(_plain, borders))}</w:pBdr>"
        for role, borders in found.items()
        if borders is not None
    }


def style_indents(styles: bytes, names: Mapping[str, str]) -> dict[str, int]:
    """The left indent in twips of every role whose style has one."""
    by_name = _by_name(read_xml(styles))
    found = {role: by_name[name].find("w:pPr/w:ind", NAMESPACES) for role, name in names.items()}
    return {role: int(ind.get(w("left"), 0)) for role, ind in found.items() if ind is not None}


def replace_styles(styles: bytes, instead: Mapping[str, str]) -> bytes:
    """The styles with those of a layout in the place of the plain ones.

    A style takes over the name and id of the one it replaces, so that a heading of a letter in large type
    is still Word's own `heading 1`; the replaced style lives on under the other's name.
    """
    root = read_xml(styles)
    by_name = _by_name(root)
    for plain, own in instead.items():
        _swap(by_name[plain], by_name[own])
    return write_xml(root)


def _plain(element: etree._Element) -> str:
    """An element without children as XML."""
    names = (etree.QName(str(name)).localname for name, _ in element.items())
    attributes = (f"w:{name}={attribute(element.get(w(name), ''))}" for name in names)
    return f"<w:{etree.QName(element).localname} {' '.join(attributes)}/>"


def _by_name(root: etree._Element) -> dict[str, etree._Element]:
    return {
        name.get(w("val"), ""): style
        for style in root.iterfind("w:style", NAMESPACES)
        if (name := style.find("w:name", NAMESPACES)) is not None
    }


def _swap(plain: etree._Element, own: etree._Element) -> None:
    """Exchanges names, ids and whether they are Word's own; a style based on the other still is."""
    ids = plain.get(w("styleId"), ""), own.get(w("styleId"), "")
    attributes = plain.items(), own.items()
    for style, taken in zip((own, plain), attributes, strict=True):
        style.attrib.clear()
        for name, value in taken:
            style.set(name, value)
    names = plain.find("w:name", NAMESPACES), own.find("w:name", NAMESPACES)
    assert names[0] is not None
    assert names[1] is not None
    plain.replace(names[0], names[1])
    own.insert(0, names[0])
    base = own.find("w:basedOn", NAMESPACES)
    if base is not None and base.get(w("val")) == ids[0]:
        base.set(w("val"), ids[1])
