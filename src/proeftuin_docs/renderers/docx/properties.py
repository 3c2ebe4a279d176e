# SPDX-License-Identifier: EUPL-1.2
"""The document's properties: who it is, for machines, without a word about who made it.

Core properties: ECMA-376 part 2, 11; custom properties: part 1, 22.3. The names of the custom
properties are the same in every format.
"""

from typing import Final

from proeftuin_docs.document import Document, Identity
from proeftuin_docs.formats.identity import PREFIX
from proeftuin_docs.formats.opc import CORE_PROPERTIES, NewPart, Package, add_part
from proeftuin_docs.formats.wordml import (
    CORE_RELATION,
    CORE_TYPE,
    CUSTOM_PROPERTIES,
    CUSTOM_RELATION,
    CUSTOM_TYPE,
    PROPERTY_TYPES,
)
from proeftuin_docs.renderers.docx.markup import attribute, escaped

_CORE: Final = NewPart("docProps/core.xml", CORE_TYPE, CORE_RELATION)
_CUSTOM: Final = NewPart("docProps/custom.xml", CUSTOM_TYPE, CUSTOM_RELATION)
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE_NAMES: Final = (
    f'xmlns:cp="{CORE_PROPERTIES}" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_CUSTOM_NAMES: Final = f'xmlns="{CUSTOM_PROPERTIES}" xmlns:vt="{PROPERTY_TYPES}"'
# The format id of properties that a user defines, and the first number it may have (22.3.2.2).
_FORMAT_ID: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST: Final = 2


def write_properties(package: Package, document: Document) -> None:
    """Replaces the package's core and custom properties by those of the document."""
    add_part(package, _CORE, _core(document).encode())
    add_part(package, _CUSTOM, _custom(document.identity).encode())


def _core(document: Document) -> str:
    identity = document.identity
    moment = f'xsi:type="dcterms:W3CDTF">{identity.date.isoformat()}T00:00:00Z'
    return (
        f"{_DECLARATION}<cp:coreProperties {_CORE_NAMES}><dc:title>{escaped(document.title)}</dc:title>"
        f"<dc:creator/><dc:description>{escaped(document.summary)}</dc:description><cp:lastModifiedBy/>"
        f"<cp:revision>1</cp:revision><dcterms:created {moment}</dcterms:created>"
        f"<dcterms:modified {moment}</dcterms:modified>"
        f"<dc:language>{escaped(identity.language)}</dc:language>"
        f"<cp:version>{escaped(identity.version)}</cp:version>"
        f"<cp:contentStatus>{escaped(identity.status)}</cp:contentStatus></cp:coreProperties>"
    )


def _custom(identity: Identity) -> str:
    properties = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name={attribute(PREFIX + name)}>'
        f"<vt:lpwstr>{escaped(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(identity.properties.items(), _FIRST)
    )
    return f"{_DECLARATION}<Properties {_CUSTOM_NAMES}>{properties}</Properties>"
