"""Content that a form of ours never has: actions, files, a second form (ISO 32000-1, 12.6).

None of it is run, followed or unpacked. Looked at are the catalog, the pages, what stands on them, and the
fields; what hangs on nothing no viewer finds either.
"""

from collections.abc import Iterator
from typing import Any, Final

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from proeftuin_docs.errors import Fault, returned
from proeftuin_docs.readback.limits import MAX_FIELDS

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
        for item in map(_dictionary, _array(page.get("/Annots"))):
            yield from _actions_of(item)
            if item.get("/Subtype") in _WITH_FILES:
                yield returned.holds_files


def _of_fields(root: DictionaryObject) -> Iterator[Fault[[]]]:
    """Actions of fields, also of fields on no page, which can calculate by a script."""
    left = list(_array(_dictionary(root.get("/AcroForm")).get("/Fields")))
    seen: set[int] = set()
    while left and len(seen) <= MAX_FIELDS:
        item = _dictionary(left.pop())
        if id(item) in seen:
            continue
        seen.add(id(item))
        yield from _actions_of(item)
        left.extend(_array(item.get("/Kids")))


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
        if not _is_harmless(action) or isinstance(_resolved(action.get("/Next")), ArrayObject):
            return True
        action = _dictionary(action.get("/Next"))
    return True


def _is_harmless(action: DictionaryObject) -> bool:
    kind = _resolved(action.get("/S"))
    if kind == _ADDRESS:
        return str(_resolved(action.get("/URI"))).lower().startswith(_ADDRESSES)
    return kind in _HARMLESS


def _dictionary(value: Any) -> DictionaryObject:  # noqa: ANN401 - any PDF object
    found = _resolved(value)
    return found if isinstance(found, DictionaryObject | StreamObject) else DictionaryObject()


def _array(value: Any) -> ArrayObject:  # noqa: ANN401 - any PDF object
    found = _resolved(value)
    return found if isinstance(found, ArrayObject) else ArrayObject()


def _resolved(value: Any) -> Any:  # noqa: ANN401 - any PDF object
    return value.get_object() if isinstance(value, IndirectObject) else value
