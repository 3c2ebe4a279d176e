# SPDX-License-Identifier: EUPL-1.2
"""What a PDF has beside its words and fields: what acts, notes and drawings on its pages, and their look."""

from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from typing import Any, Final

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from proeftuin_docs.errors import Fault, returned
from proeftuin_docs.returned.readers.limits import MAX_FIELDS
from proeftuin_docs.returned.readers.model import FieldPlace, PageLook, Trait, nearest_field
from proeftuin_docs.returned.readers.pdf_fields import (
    array,
    dictionary,
    lineage,
    plain_text,
    rectangle,
    resolved,
    rich_text,
)

_HARMLESS: Final = ("/GoTo", "/Named")
_ADDRESS: Final = "/URI"
_ADDRESSES: Final = ("http://", "https://", "mailto:", "tel:")
_WITH_FILES: Final = frozenset({"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})
_MAX_ACTIONS: Final = 20
"""Actions in a row; ours have none."""


def dangers_in(reader: PdfReader, root: DictionaryObject) -> Iterator[Fault[[]]]:
    """The warning for each kind of thing that is there, once."""
    yield from dict.fromkeys((*_of_catalog(root), *_of_pages(reader), *_of_fields(root)))


def _of_catalog(root: DictionaryObject) -> Iterator[Fault[[]]]:
    names, form = dictionary(root.get("/Names")), dictionary(root.get("/AcroForm"))
    if _acts(root.get("/OpenAction")) or "/AA" in root or "/JavaScript" in names:
        yield returned.runs_something
    if "/EmbeddedFiles" in names or "/AF" in root or "/Collection" in root:
        yield returned.holds_files
    if "/XFA" in form:
        yield returned.second_form


def _of_pages(reader: PdfReader) -> Iterator[Fault[[]]]:
    for page in reader.pages:
        yield from _actions_of(page)
        for item in map(dictionary, array(page.get("/Annots"))):
            yield from _actions_of(item)
            if item.get("/Subtype") in _WITH_FILES:
                yield returned.holds_files


def _of_fields(root: DictionaryObject) -> Iterator[Fault[[]]]:
    """Actions of fields, also of fields on no page, which can calculate by a script."""
    left = list(array(dictionary(root.get("/AcroForm")).get("/Fields")))
    seen: set[int] = set()
    while left and len(seen) <= MAX_FIELDS:
        item = dictionary(left.pop())
        if id(item) in seen:
            continue
        seen.add(id(item))
        yield from _actions_of(item)
        left.extend(array(item.get("/Kids")))


def _actions_of(owner: DictionaryObject) -> Iterator[Fault[[]]]:
    """Return the active content of a page, an annotation or a field."""
    if "/AA" in owner or "/PA" in owner or _acts(owner.get("/A")):
        yield returned.runs_something
    if "/AF" in owner or "/FS" in owner:
        yield returned.holds_files


def _acts(value: Any) -> bool:  # noqa: ANN401 - any PDF object
    """Whether this is an action, or a row of them, with one that does more than show a place."""
    action = dictionary(value)
    for _ in range(_MAX_ACTIONS):
        if not action:
            return False
        if not _is_harmless(action) or isinstance(resolved(action.get("/Next")), ArrayObject):
            return True
        action = dictionary(action.get("/Next"))
    return True


def _is_harmless(action: DictionaryObject) -> bool:
    kind = resolved(action.get("/S"))
    if kind == _ADDRESS:
        return str(resolved(action.get("/URI"))).lower().startswith(_ADDRESSES)
    return kind in _HARMLESS


_NOTES: Final = {
    f"/{kind}": fault
    for kinds, fault in (
        ("FreeText", returned.typed_over_page),
        ("Text Popup", returned.note_on_page),
        ("Ink Line Square Circle Polygon PolyLine Stamp Redact Watermark", returned.drawn_over_page),
        ("Highlight Underline Squiggly StrikeOut Caret", returned.marked_on_page),
        ("FileAttachment Sound Movie Screen RichMedia", returned.attached_to_page),
    )
    for kind in kinds.split()
}
_HIDDEN: Final = 0x22
"""Flags of an annotation that is not shown: hidden (bit 2) and not on a screen (bit 6)."""
_ON_OPENING: Final = "/OpenAction"
_NEW_LOOKS: Final = (_ON_OPENING, "/OCProperties", "/AA", "/Collection", "/Threads", "/Requirements")


def page_looks(reader: PdfReader, pictures: Sequence[str]) -> Iterator[PageLook]:
    """Return the look of every page; `pictures` are those of the first pages."""
    for page, picture in zip(reader.pages, chain(pictures, repeat("")), strict=False):
        numbers = (round(float(number), 1) for box in (page.mediabox, page.cropbox) for number in box)
        sheet = (*numbers, float(page.rotation % 360), float(resolved(page.get("/UserUnit", 1))))
        yield PageLook(sheet, tuple(_places(page)), picture)


def _places(page: DictionaryObject) -> Iterator[FieldPlace]:
    for item in map(dictionary, array(page.get("/Annots"))):
        box = rectangle(item.get("/Rect"))
        if item.get("/Subtype") == "/Widget" and box:
            names = [plain_text(field["/T"]) for field in lineage(item) if "/T" in field]
            flags = resolved(item.get("/F"))
            shown = not (isinstance(flags, int) and flags & _HIDDEN)
            yield FieldPlace(".".join(reversed(names)), box, shown)


def traits_of(
    reader: PdfReader, root: DictionaryObject, looks: Sequence[PageLook], *, marked: bool
) -> Iterator[Trait]:
    """Return what a version may lack: what happens on opening, layers, links, notes and drawings.

    A print, which is not `marked` with its version, may open at its first page.
    """
    for key in _NEW_LOOKS:
        if key in root and (key != _ON_OPENING or marked or _acts(root[key])):
            yield Trait(returned.opens_otherwise.name, look=key)
    last = ""
    for number, (page, look) in enumerate(zip(reader.pages, looks, strict=True), start=1):
        for item in map(dictionary, array(page.get("/Annots"))):
            kind = item.get("/Subtype")
            told_itself = kind == "/Popup" and dictionary(item.get("/Parent"))  # the window of a note
            if kind == "/Link":
                yield _link(item, number)
            elif item and kind != "/Widget" and not told_itself:
                yield _note(item, number, look.places, last)
        last = look.places[-1].name if look.places else last


def _link(item: DictionaryObject, page: int) -> Trait:
    """A link, the same as another at the same place with the same address."""
    action = dictionary(item.get("/A"))
    kind = resolved(action.get("/S"))
    address = plain_text(action.get("/URI")) if kind == _ADDRESS else str(kind)
    box = " ".join(str(round(number)) for number in rectangle(item.get("/Rect")) or ())
    return Trait(returned.link_added.name, look=f"{page} {box} {address}", page=page)


def _note(item: DictionaryObject, page: int, places: Sequence[FieldPlace], above: str) -> Trait:
    left, bottom, right, top = rectangle(item.get("/Rect")) or (0.0, 0.0, 0.0, 0.0)
    near = nearest_field(places, ((left + right) / 2, (bottom + top) / 2), above)
    fault = _NOTES.get(str(resolved(item.get("/Subtype"))), returned.unknown_on_page)
    file = dictionary(item.get("/FS"))
    text = plain_text(item.get("/Contents")) or rich_text(item.get("/RC"))
    return Trait(fault.name, page=page, near=near, text=text or plain_text(file.get("/UF") or file.get("/F")))
