# SPDX-License-Identifier: EUPL-1.2
"""XML as Word saved it -> XML that a reviewer can read and compare.

Word writes its sessions of editing (`rsid`), spelling marks and page breaks of the last screen into
every file; none of that is house style.
"""

from typing import Final

from lxml import etree

from proeftuin_docs.formats.opc import CORE_PROPERTIES, TYPES_PART, Package, drop_parts
from proeftuin_docs.formats.wordml import W, w
from proeftuin_docs.formats.xml import hardened_parser, write_xml
from proeftuin_docs.renderers.docx.glossary import FOLDER

_REPLACED: Final = (FOLDER, "customXml/", "docProps/app.xml", "docProps/custom.xml", "docProps/thumbnail")
_CORE_PART: Final = "docProps/core.xml"
_EMPTY_CORE: Final = f'<cp:coreProperties xmlns:cp="{CORE_PROPERTIES}"/>'.encode()
_NOISE: Final = ("rsids", "proofErr", "proofState", "lastRenderedPageBreak", "noProof")
_OWN_BOOKMARK: Final = "_GoBack"
_READER: Final = hardened_parser(remove_blank_text=True)


def normalise(package: Package) -> Package:
    """The parts of a house style in readable XML, without what each document or session has of its own."""
    kept = dict(package)
    for prefix in _REPLACED:
        drop_parts(kept, prefix)
    if _CORE_PART in kept:
        kept[_CORE_PART] = _EMPTY_CORE
    return {name: _normal_part(name, data) for name, data in sorted(kept.items())}


def _normal_part(name: str, data: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return data
    root = etree.fromstring(data, _READER)
    _drop_noise(root)
    if name == TYPES_PART or name.endswith(".rels"):
        root[:] = sorted(root, key=lambda entry: (entry.tag, sorted(entry.items())))
    etree.indent(root)
    return write_xml(root) + b"\n"


def _drop_noise(root: etree._Element) -> None:
    for element in list(root.iter(*(w(name) for name in _NOISE))):
        _drop(element)
    last_place = {
        start.get(w("id")) for start in root.iter(w("bookmarkStart")) if start.get(w("name")) == _OWN_BOOKMARK
    }
    for element in list(root.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        if element.get(w("id")) in last_place:
            _drop(element)
    for element in root.iter(etree.Element):
        for name in [name for name in element.attrib if _is_session(str(name))]:
            del element.attrib[name]


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _is_session(name: str) -> bool:
    """Whether this attribute only records an editing session."""
    local = name.rpartition("}")[2]
    return name.startswith(f"{{{W}}}rsid") or local in ("paraId", "textId")
