# SPDX-License-Identifier: EUPL-1.2
"""Names of WordprocessingML: namespaces, parts, relationship types and content types.

Sources: ECMA-376 part 1 (transitional, and strict in annex A), [MS-DOCX] for `w14` and `w15`.
"""

from typing import Final

from proeftuin_docs.formats.opc import CONTENT_TYPES, RELATIONSHIPS

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
W15: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMESPACES: Final = {"w": W, "w14": W14, "w15": W15, "mc": MC}
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
WORD_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
CUSTOM_PROPERTIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
PROPERTY_TYPES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_STRICT: Final = "http://purl.oclc.org/ooxml"
STRICT_W: Final = f"{_STRICT}/wordprocessingml/main"
PREFIXES: Final = {
    **{uri: prefix for prefix, uri in NAMESPACES.items()},
    STRICT_W: "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    CUSTOM_PROPERTIES: "cp",
    f"{_STRICT}/officeDocument/customProperties": "cp",
    PROPERTY_TYPES: "vt",
    f"{_STRICT}/officeDocument/docPropsVTypes": "vt",
    RELATIONSHIPS: "rel",
    CONTENT_TYPES: "ct",
}
"""The prefix of every namespace of a Word file that a reader knows, one for both dialects."""

DOCUMENT_PART: Final = "word/document.xml"
STYLES_PART: Final = "word/styles.xml"

_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

GLOSSARY_RELATION: Final = f"{R}/glossaryDocument"
IMAGE_RELATION: Final = f"{R}/image"
STYLES_RELATION: Final = f"{R}/styles"
CUSTOM_RELATION: Final = f"{R}/custom-properties"
CORE_RELATION: Final = f"{RELATIONSHIPS}/metadata/core-properties"

GLOSSARY_TYPE: Final = f"{_WORD_TYPE}.document.glossary+xml"
STYLES_TYPE: Final = f"{_WORD_TYPE}.styles+xml"
CUSTOM_TYPE: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"


def w(name: str) -> str:
    """The name of an element or attribute of the main namespace, as lxml writes it."""
    return f"{{{W}}}{name}"
