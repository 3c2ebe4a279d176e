"""Content of a Word file beside text: macros, programs, other files, and external links.

None of it is ever run, opened or followed; whoever gets the file is told that it is there. Targets are not
told: a path may hold somebody's name.
"""

import posixpath
from collections.abc import Iterator
from typing import Final

from proeftuin_docs.errors import Diagnostic, Fault, Place, word_files
from proeftuin_docs.formats import signatures
from proeftuin_docs.readback.docx.relations import all_relations, content_types
from proeftuin_docs.readback.zip_limits import Package

_MACROS: Final = ("vbaproject", "vbadata", "macroenabled", "ms-word.attachedtoolbars", "customui")
_OBJECTS: Final = (
    "oleobject",
    "activex",
    "activexcontrolbinary",
    "control",
    "afchunk",
    "package",
    "subdocument",
    "frame",
    "attachedtemplate",
)
_OBJECT_FOLDERS: Final = ("embeddings", "activex", "afchunk")
_PROGRAMS: Final = (
    signatures.OLE,
    signatures.ZIP,
    b"MZ",
    b"\x7fELF",
    signatures.PDF,
    signatures.RTF,
    b"#!",
    b"ITSF",
    b"L\x00\x00\x00\x01\x14\x02\x00",
)
"""How parts begin that are another file or a program, whatever they are called."""
_LINK: Final = "hyperlink"
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
        elif relation.external:
            yield from (
                ()
                if kind == _LINK and relation.target.lower().startswith(_HARMLESS)
                else (word_files.refers_outside,)
            )
        elif kind in _OBJECTS:
            yield word_files.holds_files


def _is_macro(text: str) -> bool:
    return any(word in text.lower() for word in _MACROS)


def _is_object(name: str) -> bool:
    return any(folder in posixpath.dirname(name).lower().split("/") for folder in _OBJECT_FOLDERS)
