# SPDX-License-Identifier: EUPL-1.2
"""Which part of a Word file is what: found as Word does, by relationships, wherever a program put it.

ECMA-376 part 2, 6.5 (relationships) and 6.2.3 (content types); what leads out of the file is never followed.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from proeftuin_docs.errors import DataError, Diagnostic, Fault, Place, word_files
from proeftuin_docs.formats import signatures
from proeftuin_docs.formats.opc import TYPES_PART, relation_kind, relations_name, resolved
from proeftuin_docs.returned.readers.docx.xml import read_part, short_name
from proeftuin_docs.returned.readers.zip_package import Package

DOCUMENT: Final = "officeDocument"
CUSTOM: Final = "custom-properties"
HEADER: Final = "header"
FOOTER: Final = "footer"
STYLES: Final = "styles"
GLOSSARY: Final = "glossaryDocument"
FOOTNOTES: Final = "footnotes"
ENDNOTES: Final = "endnotes"
COMMENTS: Final = "comments"
NUMBERING: Final = "numbering"
_STRICT_NAMES: Final = {"customProperties": CUSTOM}
"""Types of relationships whose last word differs in strict Open XML (ECMA-376 part 1, annex A)."""
_TEXT_FORMAT: Final = b"application/vnd.oasis.opendocument"


@dataclass(frozen=True, slots=True)
class Relation:
    """From one part to another: the last word of its type, and a part's name, or an address outside."""

    kind: str
    target: str
    external: bool


def find_document(package: Package) -> str:
    """The name of the part with the text; raises `DataError` for a zip that is no Word file."""
    if "mimetype" in package and package.read("mimetype").startswith(_TEXT_FORMAT):
        raise DataError([word_files.open_document(Place(package.file))])
    if TYPES_PART not in package:
        raise DataError([word_files.no_document(Place(package.file))])
    for part in targets(relations_of(package, ""), package, DOCUMENT):
        return part
    raise DataError([word_files.no_document(Place(package.file))])


def content_types(package: Package) -> dict[str, str]:
    """The content type of every part by its name; empty for one that has none (part 2, 6.2.3.5)."""
    said = {
        (kind, entry.get(key, "").lstrip("/").lower()): entry.get("ContentType", "")
        for entry in read_part(package, TYPES_PART)
        for kind, key in (("ct:Override", "PartName"), ("ct:Default", "Extension"))
        if short_name(entry) == kind
    }
    endings = {name: name.rpartition(".")[2].lower() for name in package.names}
    return {
        name: said.get(("ct:Override", name.lower()), said.get(("ct:Default", ending), ""))
        for name, ending in endings.items()
    }


def relations_of(package: Package, part: str) -> tuple[Relation, ...]:
    """Return the relationships of a part; an empty name means the file."""
    found, folder = relations_name(part), posixpath.dirname(part)
    return tuple(_relations(read_part(package, found), folder)) if found in package else ()


def targets(relations: tuple[Relation, ...], package: Package, *kinds: str) -> tuple[str, ...]:
    """The names of the parts to which relationships of these kinds lead, each once."""
    inside = (item for item in relations if not item.external and item.target in package)
    return tuple(dict.fromkeys(item.target for item in inside if item.kind in kinds))


def all_relations(package: Package) -> Iterator[Relation]:
    """The relationships of every part."""
    for name in package.names:
        folder, file = posixpath.split(name)
        if posixpath.basename(folder) == "_rels" and file.endswith(".rels"):
            yield from relations_of(package, posixpath.join(posixpath.dirname(folder), file[: -len(".rels")]))


def _relations(root: etree._Element, folder: str) -> Iterator[Relation]:
    for entry in root:
        if short_name(entry) != "rel:Relationship":
            continue
        kind, target = relation_kind(entry), entry.get("Target", "")
        address = "\\" in target or target.startswith("//") or ":" in target.partition("/")[0]
        external = address or entry.get("TargetMode") == "External"
        inside = target if external else resolved(target, folder)
        yield Relation(_STRICT_NAMES.get(kind, kind), inside, external)


_MACROS: Final = ("vbaproject", "vbadata", "macroenabled", "ms-word.attachedtoolbars", "customui")
_OBJECTS: Final = (
    *("oleobject", "activex", "activexcontrolbinary", "control", "afchunk", "package", "subdocument"),
    *("frame", "attachedtemplate"),
)
_OBJECT_FOLDERS: Final = frozenset({"embeddings", "activex", "afchunk"})
_PROGRAMS: Final = (
    *(signatures.OLE, signatures.ZIP, signatures.PDF, signatures.RTF),
    *(b"MZ", b"\x7fELF", b"#!", b"ITSF", b"L\x00\x00\x00\x01\x14\x02\x00"),
)
"""How parts begin that are another file or a program, whatever they are called."""
LINK: Final = "hyperlink"
_HARMLESS: Final = ("http://", "https://", "mailto:", "tel:", "#")
_TEMPLATE: Final = ".template"


def dangers_in(package: Package, document: str) -> tuple[Diagnostic, ...]:
    """A warning for each kind of thing that a filled form has no use for."""
    return tuple(danger(Place(package.file)) for danger in dict.fromkeys(_dangers(package, document)))


def _dangers(package: Package, document: str) -> Iterator[Fault[[]]]:
    types = content_types(package)
    if any(_is_macro(text) for text in (*types.values(), *package.names)):
        yield word_files.macros
    if _TEMPLATE in types.get(document, ""):
        yield word_files.template
    if any(_is_object(name) or package.begins(name).startswith(_PROGRAMS) for name in package.names):
        yield word_files.holds_files
    for relation in all_relations(package):
        kind = relation.kind.lower()
        if _is_macro(kind):
            yield word_files.macros
        elif relation.external and not (kind == LINK and relation.target.lower().startswith(_HARMLESS)):
            yield word_files.refers_outside
        elif not relation.external and kind in _OBJECTS:
            yield word_files.holds_files


def _is_macro(text: str) -> bool:
    return any(word in text.lower() for word in _MACROS)


def _is_object(name: str) -> bool:
    return not _OBJECT_FOLDERS.isdisjoint(posixpath.dirname(name).lower().split("/"))
