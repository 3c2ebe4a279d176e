# SPDX-License-Identifier: EUPL-1.2
"""A file that Typst wrote, as the parts that go into another: pages, structure elements, identifiers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from proeftuin_docs.pdf_objects.lexer import references, string_end, value_of
from proeftuin_docs.pdf_objects.patch import PdfPatch, reference

_ROLE: Final = re.compile(rb"/([^/<>\[\]()\s]+)\s*/([^/<>\[\]()\s]+)")
_KEYED: Final = re.compile(rb"(\d+) (\d+) 0 R")
_NEXT: Final = re.compile(rb"\s*(\d+) 0 R|\s*")
_LANGUAGE: Final = re.compile(rb"/Lang\s*\(([^()\\]*)\)")


@dataclass(frozen=True, slots=True)
class TypstPdf:
    """The parts by the numbers of their objects; `pages` and `elements` in reading order.

    `keys` is the parent tree (ISO 32000-1, 14.7.4.4), `ids` the names of elements (14.7.3), `names` what
    named destinations lead to (12.3.2.3), `roles` the role map (14.8.4).
    """

    file: PdfPatch
    pages: Sequence[int]
    document: int
    elements: Sequence[int]
    keys: Sequence[tuple[int, int]]
    ids: Sequence[tuple[bytes, int]]
    names: Mapping[bytes, bytes]
    roles: Mapping[bytes, bytes]
    intents: int
    language: str

    @classmethod
    def read(cls, file: PdfPatch) -> "TypstPdf":
        """The parts of a file; raises `ValueError` for one that is built in another way."""
        catalog = file.body(file.catalog())
        if b"/AcroForm" in catalog:
            raise ValueError("a file with fields")
        root = file.body(reference(catalog, b"/StructTreeRoot"))
        if b"/ClassMap" in root:
            raise ValueError("classes of attributes")
        (document,) = references(value_of(root, b"/K"))
        destinations = value_of(value_of(catalog, b"/Names"), b"/Dests")
        return cls(
            file=file,
            pages=tuple(pages_of(file)),
            document=document,
            elements=tuple(references(value_of(file.body(document), b"/K"))),
            keys=tuple(_keys(value_of(root, b"/ParentTree"))),
            ids=tuple(_named(value_of(root, b"/IDTree"))),
            names={b"(%b)" % name: b"%d 0 R" % number for name, number in _named(destinations)},
            roles=dict(_ROLE.findall(value_of(root, b"/RoleMap"))),
            intents=reference(catalog, b"/OutputIntents"),
            language=_language(catalog),
        )


def _language(catalog: bytes) -> str:
    found = _LANGUAGE.search(catalog)
    if found is None:
        raise ValueError("no language")
    return found[1].decode("ascii")


def pages_of(file: PdfPatch) -> Iterator[int]:
    """Return the pages of a file in their order."""
    return _pages(file, reference(file.body(file.catalog()), b"/Pages"))


def _pages(file: PdfPatch, number: int) -> Iterator[int]:
    """The pages below a node of the page tree (7.7.3)."""
    for kid in references(value_of(file.body(number), b"/Kids")):
        if b"/Type/Pages" in file.body(kid):
            yield from _pages(file, kid)
        else:
            yield kid


def _keys(tree: bytes) -> Iterator[tuple[int, int]]:
    if b"/Kids" in tree:
        raise ValueError("a parent tree of several leaves")
    for key, number in _KEYED.findall(value_of(tree, b"/Nums")):
        yield int(key), int(number)


def _named(tree: bytes) -> Iterator[tuple[bytes, int]]:
    """The strings of a name tree, without brackets, with the objects they name."""
    if b"/Kids" in tree:
        raise ValueError("a name tree of several leaves")
    names = value_of(tree, b"/Names")
    at = names.find(b"(")
    while at >= 0:
        end = string_end(names, at)
        found = _NEXT.match(names, end)
        if found is None or found[1] is None:
            raise ValueError("a name without an object")
        yield names[at + 1 : end - 1], int(found[1])
        at = names.find(b"(", found.end())
