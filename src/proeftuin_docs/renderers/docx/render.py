# SPDX-License-Identifier: EUPL-1.2
"""Joins the pieces: house style, content, placeholders and properties -> the bytes of a Word file."""

from collections.abc import Container, Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import count, groupby
from typing import Final

from lxml import etree

from proeftuin_docs.document import Document, LetterHead, questions
from proeftuin_docs.errors import RenderError, rendering, word_templates
from proeftuin_docs.formats.opc import TYPES_PART, Package, pack
from proeftuin_docs.formats.wordml import DOCUMENT_PART, MC, NAMESPACES, STYLES_PART, W15, w
from proeftuin_docs.formats.xml import read_xml, write_xml
from proeftuin_docs.renderers.docx.blocks import write_blocks
from proeftuin_docs.renderers.docx.branding import frames_below, head_of_court, head_of_form
from proeftuin_docs.renderers.docx.filling import facts_of, fill, fill_every_page, template_fault
from proeftuin_docs.renderers.docx.glossary import write_glossary
from proeftuin_docs.renderers.docx.house_style import HouseStyle, Look, load_house_style
from proeftuin_docs.renderers.docx.inspection import marker_paragraphs
from proeftuin_docs.renderers.docx.pictures import add_pictures
from proeftuin_docs.renderers.docx.properties import write_properties
from proeftuin_docs.renderers.docx.tables import is_wide
from proeftuin_docs.renderers.docx.writing import Writing
from proeftuin_docs.renderers.large_print import scale_of
from proeftuin_docs.renderers.options import RenderOptions

_GLOSSARY: Final = "docx/glossary"
_EXTENSIONS: Final = ("w14", "w15")
_USUAL_SPACING: Final = "w:docDefaults/w:pPrDefault/w:pPr/w:spacing"
_KEPT: Final = 16
"""So many styles in a language are kept."""
_DECLARATIONS: Final = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())


def render_docx(document: Document, options: RenderOptions) -> bytes:
    """A Word file of the document, with a content control for every field; same input, same bytes.

    The fixed text of a form is locked, a letter stays free to edit. Raises `RenderError` when the house
    style is faulty, a text cannot stand in XML, a pictogram cannot be drawn, or a document is half a letter.
    """
    style = _style(document, options)
    _refuse_half_letters(document, letter=style.setting.letter)
    filled = fill(style.packed, facts_of(document, options.wording, style.setting))
    package = dict(filled)
    head = next((item for item in document.blocks if isinstance(item, LetterHead)), None)
    fill_every_page(package, head, stacked=style.setting.stacked)
    writing = Writing(
        wording=options.wording,
        language=document.identity.language,
        setting=style.setting,
        styles=style.styles,
        measures_styles=style.measures_styles,
        frames=frames_below(document.mark, style.frames, options),
        borders=style.borders,
        indents=style.indents,
        width=style.width,
        lying=style.lying,
        ids=count(style.first_id),
        pictures=add_pictures(package, document, options),
        above=sum(isinstance(block, LetterHead) and bool(block.subject) for block in document.blocks),
        court=head_of_court(package, document.layout, options),
    )
    package[DOCUMENT_PART] = _document(package[DOCUMENT_PART], document, writing)
    package[STYLES_PART] = _spoken_in(
        document.identity.language, package[STYLES_PART], leftward=options.wording.leftward
    )
    if any(questions(document)):
        folder = options.resources.template_folder(_GLOSSARY)
        write_glossary(package, folder, writing.placeholders, style.setting.checkbox.font)
    write_properties(package, document)
    return pack(package, _shared(package, filled))


def _shared(package: Package, filled: Package) -> Container[str]:
    """The parts that say nothing of a case: of the house style, pictures, and what lists the parts."""
    own = {name for name, content in package.items() if content is filled.get(name)}
    return own | {STYLES_PART, TYPES_PART} | {name for name in package if name.endswith((".rels", ".png"))}


def _style(document: Document, options: RenderOptions) -> HouseStyle:
    """The house style of a document; its pages lie when a table is wide, but not in large print."""
    look = Look(options.branding, scale_of(document, options))
    style = load_house_style(options.resources, document.layout, look)
    wide = any(is_wide(question, style.setting.measures) for question in questions(document))
    if style.setting.stacked or not wide:
        return style
    return load_house_style(options.resources, document.layout, replace(look, lying=True))


def _refuse_half_letters(document: Document, *, letter: bool) -> None:
    """Refuses a letter with something to fill in, and the head of a letter on anything else."""
    asked = next(iter(questions(document)), None)
    if letter and asked:
        raise RenderError([rendering.question_in_letter(document=document.identity.id, question=asked.id)])
    if not letter and any(isinstance(block, LetterHead) for block in document.blocks):
        raise RenderError([rendering.letterhead_in_form(document=document.identity.id)])


def _document(template: bytes, document: Document, writing: Writing) -> bytes:
    root = _extended(read_xml(template))
    alone, total = marker_paragraphs(root)
    if total != 1 or len(alone) != 1:
        misplaced = word_templates.misplaced_content(count=total) if total else word_templates.no_content()
        raise RenderError([template_fault(misplaced)])
    marker = alone[0]
    for element in _elements(write_blocks(document.blocks, writing)):
        marker.addprevious(element)
    body = root[0]
    body.remove(marker)
    if writing.court and not writing.setting.letter:
        for place, element in enumerate(_elements(head_of_form(writing, writing.court))):
            body.insert(place, element)
    _end_tables(body, writing)
    if not writing.setting.letter:
        _lock(body, writing)
    elif not any(isinstance(block, LetterHead) for block in document.blocks):
        _without_room_for_a_head(body)
    return write_xml(root)


def _without_room_for_a_head(body: etree._Element) -> None:
    """The first page is like the others: nothing stands above it for the window of an envelope."""
    names = {"w": body.nsmap["w"]}
    for section in body.findall("w:sectPr", names):
        for first in section.findall("w:titlePg", names):
            section.remove(first)


def _extended(root: etree._Element) -> etree._Element:
    """The root with the extensions' namespaces, which readers may ignore (ECMA-376 part 3)."""
    names = {prefix: uri for prefix, uri in root.nsmap.items() if prefix} | NAMESPACES
    extended = etree.Element(root.tag, nsmap=names)
    for name, value in root.items():
        extended.set(name, value)
    ignorable = f"{{{MC}}}Ignorable"
    extended.set(ignorable, " ".join(dict.fromkeys((*root.get(ignorable, "").split(), *_EXTENSIONS))))
    extended.extend(list(root))
    return extended


def _elements(content: str) -> list[etree._Element]:
    return list(read_xml(f"<w:body {_DECLARATIONS}>{content}</w:body>".encode()))


def _end_tables(body: etree._Element, writing: Writing) -> None:
    """A paragraph after a table that nothing follows, or another table: Word would join or refuse them."""
    for table in body.findall("w:tbl", NAMESPACES):
        following = table.getnext()
        if following is None or following.tag != w("p"):
            table.addnext(_elements(writing.paragraph("after_table", ""))[0])


def _lock(body: etree._Element, writing: Writing) -> None:
    """Puts fixed text in locked groups, in which controls can still be filled in (17.5.2.15, 17.5.2.23).

    A table with rows to add stays outside: what Word does with it inside a group is not documented.
    """
    blocks = [element for element in body if element.tag != w("sectPr")]
    for is_open, run_ in groupby(blocks, _has_rows_to_add):
        if not is_open:
            _group(list(run_), next(writing.ids))


def _has_rows_to_add(element: etree._Element) -> bool:
    return next(element.iter(f"{{{W15}}}repeatingSection"), None) is not None


def _group(blocks: Iterable[etree._Element], number: int) -> None:
    properties = f'<w:id w:val="{number}"/><w:lock w:val="contentLocked"/><w:group/>'
    group = _elements(f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent/></w:sdt>")[0]
    first, *rest = blocks
    first.addprevious(group)
    group[-1].extend([first, *rest])


@lru_cache(maxsize=_KEPT)
def _spoken_in(language: str, styles: bytes, *, leftward: bool) -> bytes:
    """The styles with the document's language as the language of all text, and its direction."""
    root = read_xml(styles)
    for element in root.iterfind("w:docDefaults/w:rPrDefault/w:rPr/w:lang", NAMESPACES):
        element.set(w("bidi" if leftward else "val"), language)
    for element in root.iterfind(_USUAL_SPACING, NAMESPACES) if leftward else ():
        element.addprevious(etree.Element(w("bidi")))
    return write_xml(root)
