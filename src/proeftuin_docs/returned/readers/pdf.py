# SPDX-License-Identifier: EUPL-1.2
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
from pypdf.generic import DictionaryObject, StreamObject

from proeftuin_docs.errors import DataError, Place, ProeftuinError, returned
from proeftuin_docs.formats.identity import EDITION, PROPERTIES, XMP_NAMESPACE, printed_identities
from proeftuin_docs.formats.xml import read_xml
from proeftuin_docs.returned.readers.limits import MAX_BYTES, MAX_PAGES, MAX_UNPACKED_BYTES
from proeftuin_docs.returned.readers.model import Claim, FileKind, RawFile
from proeftuin_docs.returned.readers.pdf_fields import dictionary, raw_fields, resolved, root_of, text_widgets
from proeftuin_docs.returned.readers.pdf_marks import dangers_in, page_looks, traits_of
from proeftuin_docs.returned.readers.pdf_pages import other_texts, pages_of

_MAX_XMP_BYTES: Final = 1 << 20
_CONFIGURATION: Final[dict[str, Any]] = {
    "maximum_declared_stream_length": MAX_UNPACKED_BYTES,
    **dict.fromkeys(
        (f"{of}_maximum_output_length" for of in ("array_based_stream", "lzw", "run_length", "zlib")),
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
    root = root_of(reader)
    texts, pictures = pages_of(content)
    claim = _claim(root)
    problems = [danger(Place(name)) for danger in dangers_in(reader, root)]
    if not claim.id:
        printed = (found for text in texts for found in printed_identities(" ".join(text.split())))
        claim = next((Claim(**found._asdict()) for found in printed), Claim())
        problems += [returned.printed_to_pdf(Place(name))] * bool(claim.hash)
    looks = tuple(page_looks(reader, pictures))
    shown = other_texts(text_widgets(reader), dictionary(root.get("/AcroForm")).get("/DR"))
    return RawFile(
        FileKind.PDF,
        claim,
        tuple(raw_fields(reader, name, shown)),
        texts,
        problems=tuple(problems),
        traits=tuple(traits_of(reader, root, looks, marked=bool(claim.id))),
        pages=looks,
    )


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


def _claim(root: DictionaryObject) -> Claim:
    """Return the identity in the XMP; empty when a part is missing or contradicted.

    An XMP with a document type is not read, since it can define entities.
    """
    metadata = resolved(root.get("/Metadata"))
    if not isinstance(metadata, StreamObject):
        return Claim()
    try:
        packet = metadata.get_data()
        if len(packet) > _MAX_XMP_BYTES or b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
            return Claim()
        xmp = read_xml(packet)
    except (PyPdfError, etree.XMLSyntaxError, ValueError):
        return Claim()
    said = ((name, text) for name in (*PROPERTIES, *EDITION) for text in _said(xmp, name))
    return Claim.agreed(said)


def _said(xmp: "etree._Element", name: str) -> Iterator[str]:
    """A property as an element, or as an attribute: the short way of some programs (ISO 16684-1, 7.9.2.2)."""
    key = f"{{{XMP_NAMESPACE}}}{name}"
    texts = (text for item in xmp.iter() for text in (item.text if item.tag == key else None, item.get(key)))
    return (text.strip() for text in texts if text and text.strip())
