# SPDX-License-Identifier: EUPL-1.2
"""Where a document states which version it is: in the metadata of every format, and in the page footer."""

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

PROPERTIES: Final = ("id", "version", "status", "hash")
EDITION: Final = ("part", "size", "prefilled")
"""Properties of a file that has a part of a form, has another size, or was filled in from a case."""
PREFIX: Final = "proeftuin-docs."
"""Stands before a property in `docProps/custom.xml` and in the `meta` elements of a web page."""
OURS: Final = {f"{PREFIX}{name}": name for name in (*PROPERTIES, *EDITION)}
XMP_NAMESPACE: Final = "urn:proeftuin-docs:document:1.0/"
MAX_LENGTH: Final = 128
"""Characters of one property; ours are shorter."""
SHORT_HASH: Final = 12
"""Hex digits of the content hash that stand on every page (`Identity.short_hash`)."""
_PRINTED: Final = re.compile(
    rf"(?<![\d.])(\d{{1,6}}\.\d{{1,6}}\.\d{{1,6}})\b(?!\.\d).{{1,40}}?\b([0-9a-f]{{{SHORT_HASH},64}})\b",
    re.IGNORECASE,
)
"""As `running` in `templates/wording` prints it: `… 1.0.0 · kenmerk 3f9a1c2b4d5e`."""


_PREFILLED: Final = re.compile(r"([a-z][a-z0-9-]*):([0-9a-f]{4})(?![^ ])")
_MARK_LENGTH: Final = 4


def prefilled_mark(hash_: str, question: str, value: str) -> str:
    """Return four hex digits that tell whether a value is still the one that a case gave.

    They are too few to find a value with: one in 65536 others has the same.
    """
    said = "\0".join((hash_, question, *value.split()))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK_LENGTH]


def read_prefilled(stated_: str) -> dict[str, str]:
    """Return the marks in the property `prefilled` by question; what is none is left out."""
    return dict(_PREFILLED.findall(stated_))


class PrintedIdentity(NamedTuple):
    """The version and the first digits of the content hash, as a page shows them."""

    version: str
    hash: str


def stated(values: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Return the properties that a file states, from the texts that it has for each of them.

    None when one of the first four is missing, or when any is there with more than one text.
    """
    whole = all(values.get(name) for name in PROPERTIES) and all(len(said) <= 1 for said in values.values())
    return {name: text for name, said in values.items() for text in said} if whole else {}


def printed_identities(line: str) -> Iterator[PrintedIdentity]:
    """Every identity in a line of text."""
    return (PrintedIdentity(found[1], found[2].lower()) for found in _PRINTED.finditer(line))
