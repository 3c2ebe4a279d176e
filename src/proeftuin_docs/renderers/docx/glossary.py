# SPDX-License-Identifier: EUPL-1.2
"""The glossary part: the placeholder texts that Word shows in an empty control (ECMA-376 part 1, 17.12).

It is added at each rendering and is not part of the house style: Word drops texts that no control
in the saved file uses.
"""

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Final
from uuid import NAMESPACE_OID, uuid5

from lxml import etree

from proeftuin_docs.formats.opc import NewPart, Package, add_part, drop_parts
from proeftuin_docs.formats.wordml import (
    DOCUMENT_PART,
    GLOSSARY_RELATION,
    GLOSSARY_TYPE,
    NAMESPACES,
    STYLES_RELATION,
    STYLES_TYPE,
    w,
)
from proeftuin_docs.formats.xml import read_xml, write_xml
from proeftuin_docs.renderers.docx.markup import signed_run

FOLDER: Final = "word/glossary/"
_DOCUMENT: Final = NewPart(f"{FOLDER}document.xml", GLOSSARY_TYPE, GLOSSARY_RELATION, DOCUMENT_PART)
_STYLES: Final = NewPart(f"{FOLDER}styles.xml", STYLES_TYPE, STYLES_RELATION, _DOCUMENT.name)


def write_glossary(package: Package, folder: Path, placeholders: Mapping[str, str], font: str) -> None:
    """Adds a glossary with these placeholders by name to the package, each as the folder's first one is.

    Signs in them are in this font. Without placeholders there is none: a glossary may not be empty (17.12.3).
    """
    drop_parts(package, FOLDER)
    if not placeholders:
        return
    document = read_xml(_read(folder / "document.xml"))
    parts = document.find("w:docParts", NAMESPACES)
    assert parts is not None
    example = parts[0]
    parts[:] = [_part(example, name, text, font) for name, text in sorted(placeholders.items())]
    add_part(package, _DOCUMENT, write_xml(document))
    add_part(package, _STYLES, _read(folder / "styles.xml"))


def _part(example: etree._Element, name: str, text: str, font: str) -> etree._Element:
    """A placeholder under its own name and id (17.12.2)."""
    part = deepcopy(example)
    for named in part.iterfind("w:docPartPr/w:name", NAMESPACES):
        named.set(w("val"), name)
    for number in part.iterfind("w:docPartPr/w:guid", NAMESPACES):
        number.set(w("val"), f"{{{str(uuid5(NAMESPACE_OID, name)).upper()}}}")
    for shown in part.findall(".//w:r", NAMESPACES):
        style = shown.find("w:rPr/w:rStyle", NAMESPACES)
        runs = signed_run(text, font, "" if style is None else style.get(w("val"), ""))
        for element in read_xml(f"<w:p xmlns:w='{NAMESPACES['w']}'>{runs}</w:p>".encode()):
            shown.addprevious(element)
        _drop(shown)
    return part


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


@cache
def _read(path: Path) -> bytes:
    return path.read_bytes()
