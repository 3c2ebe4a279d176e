# SPDX-License-Identifier: EUPL-1.2
"""Machine-readable identity: XMP with a described schema of our own, and the file identifier."""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Final
from xml.sax.saxutils import escape

from lxml import etree

from proeftuin_docs.document import Identity
from proeftuin_docs.formats.identity import XMP_NAMESPACE
from proeftuin_docs.formats.xml import read_xml

PREFIX: Final = "proeftuin"

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_EXTENSION: Final = "http://www.aiim.org/pdfa/ns/extension/"
_SCHEMA: Final = "http://www.aiim.org/pdfa/ns/schema#"
_PROPERTY: Final = "http://www.aiim.org/pdfa/ns/property#"
_ID_BYTES: Final = 16


def with_identity(xmp: bytes, identity: Identity) -> bytes:
    """The XMP packet with the document's id, version, status and full content hash.

    PDF/A asks for a description of every schema that is not its own (ISO 19005-2, 6.6.2.3).
    """
    root = read_xml(xmp).getroottree()
    facts = identity.properties
    schemas = root.find(f".//{{{_EXTENSION}}}schemas/{{{_RDF}}}Bag")
    assert schemas is not None
    schemas.append(_description(facts))
    rdf = root.find(f".//{{{_RDF}}}RDF")
    assert rdf is not None
    rdf.append(_facts(facts))
    packet: bytes = etree.tostring(root, encoding="UTF-8")
    return packet


def file_identifier(content: bytes) -> bytes:
    """An identifier (ISO 32000-1, 14.4) made from the content, so that same input gives same bytes."""
    return hashlib.sha256(content).digest()[:_ID_BYTES]


def _facts(facts: dict[str, str]) -> "etree._Element":
    about = {f"{{{_RDF}}}about": ""}
    description = etree.Element(f"{{{_RDF}}}Description", about, nsmap={PREFIX: XMP_NAMESPACE})
    for name, value in facts.items():
        etree.SubElement(description, f"{{{XMP_NAMESPACE}}}{name}").text = value
    return description


def _resource(parent: "etree._Element", tag: str) -> "etree._Element":
    return etree.SubElement(parent, tag, {f"{{{_RDF}}}parseType": "Resource"})


def _description(names: Iterable[str]) -> "etree._Element":
    item = etree.Element(f"{{{_RDF}}}li", {f"{{{_RDF}}}parseType": "Resource"})
    described = {"schema": "proeftuin-docs", "namespaceURI": XMP_NAMESPACE, "prefix": PREFIX}
    for name, value in described.items():
        etree.SubElement(item, f"{{{_SCHEMA}}}{name}").text = value
    sequence = etree.SubElement(etree.SubElement(item, f"{{{_SCHEMA}}}property"), f"{{{_RDF}}}Seq")
    for name in names:
        entry = _resource(sequence, f"{{{_RDF}}}li")
        facts = {"category": "internal", "description": name, "name": name, "valueType": "Text"}
        for key, value in facts.items():
            etree.SubElement(entry, f"{{{_PROPERTY}}}{key}").text = value
    return item


_TOOL: Final = "proeftuin-docs"
_PACKET: Final = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<xmp:CreatorTool>{tool}</xmp:CreatorTool>
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def print_packet(title: str, language: str, day: date) -> bytes:
    """The XMP packet of a print file with this title, main language (BCP 47) and day."""
    facts = {"title": title, "language": language, "tool": _TOOL, "day": day.isoformat()}
    return _PACKET.format_map({key: escape(value) for key, value in facts.items()}).encode("utf-8")
