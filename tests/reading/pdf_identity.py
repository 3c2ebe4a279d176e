"""Which document a PDF says it is, from its XMP."""

from io import BytesIO
from typing import Final

from lxml import etree
from pypdf import PdfReader

_NAMESPACE: Final = "urn:proeftuin-docs:document:1.0/"
_PROPERTIES: Final = ("id", "version", "status", "hash")


def pdf_identity(content: bytes) -> dict[str, str]:
    """Id, version, status and content hash as the file's metadata state them; empty for a foreign file."""
    metadata = PdfReader(BytesIO(content)).trailer["/Root"].get("/Metadata")  # type: ignore[attr-defined]
    if metadata is None:
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(metadata.get_object().get_data(), parser)
    found = {name: root.find(f".//{{{_NAMESPACE}}}{name}") for name in _PROPERTIES}
    return {name: element.text or "" for name, element in found.items() if element is not None}
