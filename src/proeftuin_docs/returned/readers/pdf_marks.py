"""What a PDF has beside its words and fields: what acts, notes and drawings on its pages, and their look."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from proeftuin_docs.errors import Fault, returned
from proeftuin_docs.returned.readers.limits import MAX_FIELD_DEPTH, MAX_FIELDS
from proeftuin_docs.returned.readers.model import FieldPlace, PageLook, Trait, nearest_field
from proeftuin_docs.returned.readers.pdf_fields import (
    array,
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
    names, form = _dictionary(root.get("/Names")), _dictionary(root.get("/AcroForm"))
    if _acts(root.get("/OpenAction")) or "/AA" in root or "/JavaScript" in names:
        yield returned.runs_something
    if "/EmbeddedFiles" in names or "/AF" in root or "/Collection" in root:
        yield returned.holds_files
    if "/XFA" in form:
        yield returned.second_form


def _of_pages(reader: PdfReader) -> Iterator[Fault[[]]]:
    for page in reader.pages:
        yield from _actions_of(page)
        for item in map(_dictionary, array(page.get("/Annots"))):
            yield from _actions_of(item)
            if item.get("/Subtype") in _WITH_FILES:
                yield returned.holds_files


def _of_fields(root: DictionaryObject) -> Iterator[Fault[[]]]:
    """Actions of fields, also of fields on no page, which can calculate by a script."""
    left = list(array(_dictionary(root.get("/AcroForm")).get("/Fields")))
    seen: set[int] = set()
    while left and len(seen) <= MAX_FIELDS:
        item = _dictionary(left.pop())
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
    action = _dictionary(value)
    for _ in range(_MAX_ACTIONS):
        if not action:
            return False
        if not _is_harmless(action) or isinstance(resolved(action.get("/Next")), ArrayObject):
            return True
        action = _dictionary(action.get("/Next"))
    return True


def _is_harmless(action: DictionaryObject) -> bool:
    kind = resolved(action.get("/S"))
    if kind == _ADDRESS:
        return str(resolved(action.get("/URI"))).lower().startswith(_ADDRESSES)
    return kind in _HARMLESS


def _dictionary(value: Any) -> DictionaryObject:  # noqa: ANN401 - any PDF object
    found = resolved(value)
    return found if isinstance(found, DictionaryObject | StreamObject) else DictionaryObject()


_NOTES: Final = {
    "/FreeText": returned.typed_over_page,
    "/Text": returned.note_on_page,
    "/Popup": returned.note_on_page,
    **dict.fromkeys(
        ("/Ink", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine"), returned.drawn_over_page
    ),
    **dict.fromkeys(("/Stamp", "/Redact", "/Watermark"), returned.drawn_over_page),
    **dict.fromkeys(
        ("/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Caret"), returned.marked_on_page
    ),
    **dict.fromkeys(
        ("/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia"), returned.attached_to_page
    ),
}
_HIDDEN: Final = 0x22
"""Flags of an annotation that is not shown: hidden (bit 2) and not on a screen (bit 6)."""
_ON_OPENING: Final = "/OpenAction"
_NEW_LOOKS: Final = (_ON_OPENING, "/OCProperties", "/AA", "/Collection", "/Threads", "/Requirements")


def page_looks(reader: PdfReader, pictures: Sequence[str]) -> Iterator[PageLook]:
    """Return the look of every page; `pictures` are those of the first pages."""
    for index, page in enumerate(reader.pages):
        numbers = [number for box in (page.mediabox, page.cropbox) for number in box]
        unit = resolved(page.get("/UserUnit", 1))
        sheet = (*(round(float(number), 1) for number in numbers), float(page.rotation % 360), float(unit))
        yield PageLook(sheet, tuple(_places(page)), pictures[index] if index < len(pictures) else "")


def _places(page: DictionaryObject) -> Iterator[FieldPlace]:
    for item in map(_dictionary, array(page.get("/Annots"))):
        box = rectangle(item.get("/Rect"))
        if item.get("/Subtype") == "/Widget" and box:
            yield FieldPlace(_name(item), box, shown=not _number(item.get("/F")) & _HIDDEN)


def _name(widget: DictionaryObject) -> str:
    """The full name of the field of a widget."""
    names: list[str] = []
    for _ in range(MAX_FIELD_DEPTH):
        if "/T" in widget:
            names.append(plain_text(widget.get("/T")))
        widget = _dictionary(widget.get("/Parent"))
    return ".".join(reversed(names))


def _number(value: Any) -> int:  # noqa: ANN401 - any PDF object
    found = resolved(value)
    return int(found) if isinstance(found, int) else 0


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
        for item in map(_dictionary, array(page.get("/Annots"))):
            if item and item.get("/Subtype") != "/Widget" and not _is_beside(item):
                near = nearest_field(look.places, _middle(item), last)
                yield _link(item, number) if item.get("/Subtype") == "/Link" else _note(item, number, near)
        last = look.places[-1].name if look.places else last


def _middle(item: DictionaryObject) -> tuple[float, float]:
    left, bottom, right, top = rectangle(item.get("/Rect")) or (0.0, 0.0, 0.0, 0.0)
    return (left + right) / 2, (bottom + top) / 2


def _is_beside(item: DictionaryObject) -> bool:
    """Whether this is the window of a note, which is told itself."""
    return item.get("/Subtype") == "/Popup" and bool(_dictionary(item.get("/Parent")))


def _link(item: DictionaryObject, page: int) -> Trait:
    """A link, the same as another at the same place with the same address."""
    action = _dictionary(item.get("/A"))
    address = (
        plain_text(action.get("/URI")) if action.get("/S") == _ADDRESS else str(resolved(action.get("/S")))
    )
    box = " ".join(str(round(number)) for number in rectangle(item.get("/Rect")) or ())
    return Trait(returned.link_added.name, look=f"{page} {box} {address}", page=page)


def _note(item: DictionaryObject, page: int, near: str) -> Trait:
    fault = _NOTES.get(str(resolved(item.get("/Subtype"))), returned.unknown_on_page)
    file = _dictionary(item.get("/FS"))
    text = plain_text(item.get("/Contents")) or rich_text(item.get("/RC"))
    return Trait(fault.name, page=page, near=near, text=text or plain_text(file.get("/UF") or file.get("/F")))
