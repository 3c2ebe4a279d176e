# SPDX-License-Identifier: EUPL-1.2
"""Parts as XML: no DTD, no entities, nothing from outside, and names without their namespaces.

A part is UTF-8 or UTF-16 (ECMA-376 part 2, 6.2.5). Word's own names and those of strict Open XML (part 1,
annex A) are the same here: `w:p` is a paragraph in either.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from lxml import etree

from proeftuin_docs.errors import AnyFault, DataError, Place, word_files
from proeftuin_docs.formats.wordml import PREFIXES, STRICT_W, W
from proeftuin_docs.formats.xml import depth_of, hardened_parser, has_dtd
from proeftuin_docs.returned.readers.zip_package import Package, shown_name

MAX_DEPTH: Final = 200
"""Levels of elements; a table in a control in a table stays under fifty."""
MAX_XML_BYTES: Final = 9 << 20
"""Bytes of one part; below what the parser takes in one text, so that its limits are about depth alone."""
MAX_TAGS: Final = 300_000
"""Opening and closing tags of one part; a form that is filled to the brim has some ten thousand."""
MAX_ATTRIBUTES: Final = 300_000

_LIMITS: Final = (1, 114)
"""Errors of libxml2 about its own limits: ERR_INTERNAL_ERROR until 2.13, ERR_RESOURCE_LIMIT since."""

_DECLARATION: Final = re.compile(r"\s*<\?xml\s[^>]*\?>")
_ENCODING: Final = re.compile(r"""encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ENCODINGS: Final = frozenset({"utf-8", "utf8", "us-ascii", "ascii", "utf-16"})
_TYPE: Final = re.compile(r"<!(?!--|\[CDATA\[)")


def read_part(package: Package, name: str) -> etree._Element:
    """The root of a part; raises `DataError` for XML that no word processor writes."""
    encoded = _text(package.read(name), package, name).encode()
    if len(encoded) > MAX_XML_BYTES:
        raise _refused(word_files.text_too_long, package, name)
    try:
        root = etree.fromstring(encoded, hardened_parser(text_alone=True, encoding="utf-8"))
    except (etree.LxmlError, ValueError) as error:
        too_deep = getattr(error, "code", None) in _LIMITS
        kind = word_files.text_too_deep if too_deep else word_files.damaged_text
        raise _refused(kind, package, name) from error
    if root is None or has_dtd(root):
        raise _refused(word_files.commands_in_text, package, name)
    if depth_of(root) > MAX_DEPTH:
        raise _refused(word_files.text_too_deep, package, name)
    return root


def short_name(element: etree._Element) -> str:
    """The name of an element as `w:p`; empty in a namespace of no concern."""
    return _short(str(element.tag))


def by_name(elements: Iterable[etree._Element] | None) -> dict[str, etree._Element]:
    """These elements by their short names, of two with the same name the last; none where there are none."""
    return {} if elements is None else {short_name(item): item for item in elements}


def w_value(element: etree._Element | None, name: str = "val") -> str:
    """The attribute `w:<name>`; empty when it is not there."""
    if element is None:
        return ""
    return element.get(f"{{{W}}}{name}") or element.get(f"{{{STRICT_W}}}{name}") or ""


def is_on(value: str) -> bool:
    """Whether an on-off property that is present is on (22.9.2.7)."""
    return value.lower() not in ("0", "false", "off")


def extension_value(element: etree._Element) -> str:
    """The attribute `val` in whatever namespace; empty when it is not there."""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == "val"), "")


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element at this path of short names below an element."""
    found = element
    for name in path:
        found = next(
            (item for item in (found if found is not None else ()) if short_name(item) == name), None
        )
    return found


def descendants(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Every element below this one with one of these short names, in the order of the text."""
    return (item for item in element.iter(etree.Element) if short_name(item) in names)


@lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    namespace, _, local = tag.rpartition("}")
    prefix = PREFIXES.get(namespace.removeprefix("{"))
    return f"{prefix}:{local}" if prefix else ""


def _text(data: bytes, package: Package, name: str) -> str:
    """The XML without its declaration, decoded, and within the limits."""
    if len(data) > MAX_XML_BYTES or data.count(b"<") > MAX_TAGS or data.count(b"=") > MAX_ATTRIBUTES:
        raise _refused(word_files.text_too_long, package, name)
    utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(word_files.unreadable_characters, package, name) from error
    declaration = _DECLARATION.match(text)
    said = _ENCODING.search(declaration[0]) if declaration else None
    if said and said[1].lower() not in _ENCODINGS:
        raise _refused(word_files.unreadable_characters, package, name)
    text = text[declaration.end() :] if declaration else text
    if _TYPE.search(text):
        raise _refused(word_files.commands_in_text, package, name)
    return text


def _refused(kind: AnyFault, package: Package, part: str) -> DataError:
    return DataError([kind.from_facts(Place(package.file), {"part": shown_name(part)})])
