"""A PDF -> its stated identity, the content of its fields, and the words around them.

Nothing in the file is run, followed or unpacked beside what is read: no scripts, actions, attachments or
forms in XML. Viewers save what is not quite right, so that the file is read as leniently as viewers do.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from lxml import etree
from pypdf import PdfReader, apply_configuration
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from proeftuin_docs.errors import DataError, Fault, Place, ProeftuinError, returned
from proeftuin_docs.formats.identity import PROPERTIES, XMP_NAMESPACE, printed_identities
from proeftuin_docs.formats.xml import read_xml
from proeftuin_docs.returned.readers.limits import (
    MAX_BYTES,
    MAX_FIELDS,
    MAX_PAGES,
    MAX_TEXT_LENGTH,
    MAX_UNPACKED_BYTES,
)
from proeftuin_docs.returned.readers.model import Claim, FileKind, RawFile
from proeftuin_docs.returned.readers.pdf_fields import array, raw_fields, resolved

_MAX_XMP_BYTES: Final = 1 << 20
_CONFIGURATION: Final[dict[str, Any]] = {
    **dict.fromkeys(
        (
            "maximum_declared_stream_length",
            "array_based_stream_maximum_output_length",
            "lzw_maximum_output_length",
            "run_length_maximum_output_length",
            "zlib_maximum_output_length",
        ),
        MAX_UNPACKED_BYTES,
    ),
    "stream_decoding_work_maximum_length": 4 * MAX_UNPACKED_BYTES,
    "stream_filters_maximum_length": 4,
    "page_tree_maximum_entries": 4 * MAX_PAGES,
    "page_tree_maximum_page_entries": 100 * MAX_PAGES,
    "jbig2dec_binary": None,
}
"""Limits at which pypdf refuses early; no program is ever started for an image."""


def read_pdf(content: bytes, name: str) -> RawFile:
    """Return the content of a PDF; its identity is from the XMP, or else from the page footer.

    `name` is what messages call the file. Raises `DataError` for a file that is encrypted, broken beyond
    what viewers mend, or larger than any form.
    """
    if len(content) > MAX_BYTES:
        raise DataError([returned.too_large(Place(name), limit=MAX_BYTES >> 20)])
    try:
        with apply_configuration(**_CONFIGURATION):
            return _read(content, name)
    except (ProeftuinError, MemoryError):
        raise
    except Exception as error:  # a broken file can make a library fail in any way
        raise DataError([returned.damaged(Place(name))]) from error


def _read(content: bytes, name: str) -> RawFile:
    reader = _open(content, name)
    texts = page_texts(content)
    claim = _claim(reader)
    problems = [danger(Place(name)) for danger in dangers_in(reader, root_of(reader))]
    if not claim.id:
        claim = _printed(texts)
        problems += [returned.printed_to_pdf(Place(name))] * bool(claim.hash)
    fields = tuple(raw_fields(reader, name))
    return RawFile(FileKind.PDF, claim, fields, texts, problems=tuple(problems))


def _open(content: bytes, name: str) -> PdfReader:
    """The file, not yet read; ways of encryption that pypdf cannot undo show when it opens the file."""
    protected = DataError([returned.protected(Place(name))])
    try:
        reader = PdfReader(BytesIO(content), strict=False)
    except (DependencyError, FileNotDecryptedError, NotImplementedError) as error:
        raise protected from error
    if reader.is_encrypted:
        raise protected
    pages = len(reader.pages)
    if pages > MAX_PAGES:
        raise DataError([returned.too_many_pages(Place(name), pages=pages, limit=MAX_PAGES)])
    return reader


def root_of(reader: PdfReader) -> DictionaryObject:
    """The catalog; an empty one where the file has none."""
    found = resolved(reader.trailer.get("/Root"))
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _claim(reader: PdfReader) -> Claim:
    """Return the identity in the XMP; empty when a part is missing or contradicted.

    An XMP with a document type is not read, since it can define entities.
    """
    metadata = resolved(root_of(reader).get("/Metadata"))
    if not isinstance(metadata, StreamObject):
        return Claim()
    try:
        packet = metadata.get_data()
    except (PyPdfError, ValueError):
        return Claim()
    if len(packet) > _MAX_XMP_BYTES or b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return Claim()
    try:
        root = read_xml(packet)
    except (etree.XMLSyntaxError, ValueError):
        return Claim()
    found = {name: set(_said(root, name)) for name in PROPERTIES}
    whole = all(len(values) == 1 for values in found.values())
    return Claim(**{name: values.pop() for name, values in found.items()}) if whole else Claim()


def _said(root: "etree._Element", name: str) -> Iterator[str]:
    """A property as an element, or as an attribute: the short way of some programs (ISO 16684-1, 7.9.2.2)."""
    key = f"{{{XMP_NAMESPACE}}}{name}"
    texts = [
        *(element.text or "" for element in root.iter(key)),
        *(item.get(key, "") for item in root.iter()),
    ]
    return (text.strip() for text in texts if text.strip())


def _printed(texts: tuple[str, ...]) -> Claim:
    found = next((found for text in texts for found in printed_identities(" ".join(text.split()))), None)
    return Claim(**found._asdict()) if found else Claim()


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


def page_texts(content: bytes) -> tuple[str, ...]:
    """The text of each page in the order that it is drawn in; empty for pages that cannot be shown."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return ()
    try:
        count = min(len(document), MAX_PAGES)
        return tuple(_text(document, index) for index in range(count))
    finally:
        document.close()


def _text(document: object, index: int) -> str:
    import pypdfium2

    assert isinstance(document, pypdfium2.PdfDocument)
    try:
        page = document[index]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return ""
    try:
        if text.count_chars() > MAX_TEXT_LENGTH:
            return ""
        return str(text.get_text_range()).replace("\r\n", "\n")
    finally:
        text.close()
        page.close()
