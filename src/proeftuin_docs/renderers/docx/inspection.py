# SPDX-License-Identifier: EUPL-1.2
"""Checks of a house style, made before a document uses it."""

import posixpath
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from lxml import etree

from proeftuin_docs.errors import Diagnostic, RenderError, word_templates
from proeftuin_docs.formats.opc import TYPES_PART, Package, pack
from proeftuin_docs.formats.wordml import DOCUMENT_PART, NAMESPACES, STYLES_PART, w
from proeftuin_docs.formats.xml import read_xml
from proeftuin_docs.renderers.docx.filling import CONTENT, MARKER, VARIABLES, fill, unknown_variables

LANGUAGE: Final = "nl-NL"
_NEEDED: Final = (TYPES_PART, DOCUMENT_PART, STYLES_PART)
_FORBIDDEN_FOLDERS: Final = ("word/embeddings/", "word/activeX/", "word/afchunk")
_PAIRS: Final = (("{{", "}}"), ("{%", "%}"))
_FORBIDDEN_NAMES: Final = ("vbaProject.bin", "vbaData.xml")


def inspect(package: Package, needed: Collection[str]) -> tuple[Diagnostic, ...]:
    """Everything that makes these parts unfit as a house style; empty when a document can be made.

    `needed` are the names of the styles that it must have.
    """
    if unreadable := inspect_parts(package):
        return unreadable
    found = (*_foreign(package), *_styles(package, needed), *_braces(package))
    return (*found, *_template(package))


def inspect_parts(package: Package) -> tuple[Diagnostic, ...]:
    """Parts that are missing or are no XML; nothing else can be said of a house style while there are any."""
    missing = (word_templates.faulty_part(part=name, problem="-") for name in _NEEDED if name not in package)
    return (*missing, *_broken(package))


def marker_paragraphs(document: etree._Element) -> tuple[list[etree._Element], int]:
    """Return the body's paragraphs with only the marker, and the number of markers in total."""
    paragraphs = document.findall("w:body/w:p", NAMESPACES)
    alone = [paragraph for paragraph in paragraphs if _text(paragraph).strip() == MARKER]
    return alone, _text(document).count(MARKER)


def _broken(package: Package) -> Iterator[Diagnostic]:
    for name in sorted(package):
        if name.endswith((".xml", ".rels")):
            try:
                read_xml(package[name])
            except etree.XMLSyntaxError as error:
                yield word_templates.faulty_part(part=name, problem=str(error))


def _foreign(package: Package) -> Iterator[Diagnostic]:
    """Macros, embedded files, and relations to something outside the file."""
    for name in sorted(package):
        outside = name.startswith("/") or ".." in name.split("/") or "\\" in name
        if outside or name.startswith(_FORBIDDEN_FOLDERS) or posixpath.basename(name) in _FORBIDDEN_NAMES:
            yield word_templates.from_outside(part=name)
        if name.endswith(".rels"):
            for relation in read_xml(package[name]):
                if relation.get("TargetMode") == "External":
                    yield word_templates.from_outside(part=relation.get("Target", name))
    if b"macroEnabled" in package[TYPES_PART]:
        yield word_templates.from_outside(part=TYPES_PART)


def _styles(package: Package, needed: Collection[str]) -> Iterator[Diagnostic]:
    styles = read_xml(package[STYLES_PART])
    known = {name.get(w("val")) for name in styles.iterfind("w:style/w:name", NAMESPACES)}
    for name in sorted(needed):
        if name not in known:
            yield word_templates.missing_style(name=name)
    language = styles.find("w:docDefaults/w:rPrDefault/w:rPr/w:lang", NAMESPACES)
    found = "-" if language is None else language.get(w("val"), "-")
    if found != LANGUAGE:
        yield word_templates.other_language(found=found, expected=LANGUAGE)


def _braces(package: Package) -> Iterator[Diagnostic]:
    """Paragraphs with braces that do not pair up: docxtpl joins those to the next ones without remark."""
    for name in sorted(name for name in package if name.startswith("word/") and name.endswith(".xml")):
        for paragraph in read_xml(package[name]).iter(w("p")):
            text = _text(paragraph)
            if any(text.count(left) != text.count(right) for left, right in _PAIRS):
                yield word_templates.unbalanced_braces(problem=text)


def _template(package: Package) -> Iterator[Diagnostic]:
    """Unknown variables, and a marker that is missing, doubled or not alone, seen in a trial run."""
    packed = pack(package)
    try:
        unknown = unknown_variables(packed)
        if unknown:
            known = ", ".join(sorted(VARIABLES))
            yield word_templates.unknown_name(names=", ".join(unknown), known=known)
            return
        filled = fill(packed, _trial_facts())
    except RenderError as error:
        yield word_templates.unbalanced_braces(problem=error.diagnostics[0].facts["problem"])
        return
    alone, total = marker_paragraphs(read_xml(filled[DOCUMENT_PART]))
    if total == 0:
        yield word_templates.no_content()
    elif total != 1 or len(alone) != 1:
        yield word_templates.misplaced_content(count=total)


def _trial_facts() -> Mapping[str, str]:
    return {name: name for name in VARIABLES if name != CONTENT}


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(w("t")))
