# SPDX-License-Identifier: EUPL-1.2
"""XML without entities, document types or anything from outside; what it cannot hold."""

import re
from typing import Any, Final

from lxml import etree

HARDENED: Final[dict[str, Any]] = {"resolve_entities": False, "no_network": True, "load_dtd": False}
"""Options of every parser; `huge_tree` stays off, so that libxml2 keeps its own limits."""
UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold (production 2, Char), lone surrogates included."""


def hardened_parser(
    *, text_alone: bool = False, remove_blank_text: bool = False, encoding: str | None = None
) -> etree.XMLParser:
    """Return a parser that follows nothing; with `text_alone` it leaves out comments and instructions.

    `encoding` is that of the bytes, whatever they seem to be: text with nulls in it passes for UTF-16 else.
    """
    return etree.XMLParser(
        **HARDENED,
        remove_comments=text_alone,
        remove_pis=text_alone,
        remove_blank_text=remove_blank_text,
        encoding=encoding,
    )


_PARSER: Final = hardened_parser()


def read_xml(data: bytes) -> etree._Element:
    """The root of a part or packet; raises `XMLSyntaxError` for bad XML."""
    return etree.fromstring(data, _PARSER)


def write_xml(root: etree._Element) -> bytes:
    """The part of this root, in UTF-8 with its declaration."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def has_dtd(root: etree._Element) -> bool:
    """Whether there is a document type, which could put other text in the place of a value."""
    return root.getroottree().docinfo.internalDTD is not None


def depth_of(root: etree._Element) -> int:
    """Return the number of levels of elements."""
    depth = deepest = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(depth, deepest)
    return deepest
