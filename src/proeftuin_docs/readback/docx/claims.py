"""The version that a Word file states: in its properties, or in the footer of its pages."""

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from proeftuin_docs.errors import Diagnostic, Place, word_files
from proeftuin_docs.formats.identity import MAX_LENGTH, PREFIX, PROPERTIES, printed_identities
from proeftuin_docs.readback.docx.relations import CUSTOM, relations_of, targets
from proeftuin_docs.readback.docx.xml import read_part, short_name
from proeftuin_docs.readback.model import Claim
from proeftuin_docs.readback.zip_limits import Package

_TEXTS: Final = ("vt:lpwstr", "vt:lpstr", "vt:bstr")


def read_claim(package: Package, feet: Sequence[str]) -> tuple[Claim, tuple[Diagnostic, ...]]:
    """Return the stated identity and its oddities; `feet` are the lines around the pages.

    Custom properties: ECMA-376 part 1, 22.3. When a program dropped them the version and the first digits of
    the hash come from the foot of the page, without an id.
    """
    found, problems = _properties(package)
    if found or problems:
        return Claim(**found), problems
    printed = {found for line in feet for found in printed_identities(line)}
    if len(printed) != 1:
        return Claim(), ()
    return Claim(**printed.pop()._asdict()), (word_files.lost_properties(Place(package.file)),)


def _properties(package: Package) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Return our properties; none when one is duplicated, missing or not a text."""
    values: dict[str, list[str]] = {name: [] for name in PROPERTIES}
    for part in targets(relations_of(package, ""), package, CUSTOM):
        for name, value in _ours(read_part(package, part)):
            values[name].append(value)
    said = {name: found[0] for name, found in values.items() if len(set(found)) == 1 and found[0]}
    if any(values.values()) and len(said) < len(PROPERTIES):
        return {}, (word_files.contradicting_properties(Place(package.file)),)
    return said, ()


def _ours(root: etree._Element) -> Iterator[tuple[str, str]]:
    for item in root:
        name = item.get("name", "").removeprefix(PREFIX)
        if short_name(item) == "cp:property" and item.get("name", "") == PREFIX + name and name in PROPERTIES:
            yield name, _text(item)


def _text(item: etree._Element) -> str:
    """The text of a property; empty when it is of another type, in pieces, or longer than any of ours."""
    if len(item) != 1 or short_name(item[0]) not in _TEXTS or len(item[0]):
        return ""
    text = (item[0].text or "").strip()
    return text if text.isprintable() and len(text) <= MAX_LENGTH else ""
