"""Names of the file format: namespaces, relationship types and content types, declared once.

Sources: ECMA-376 parts 1 and 2 (transitional), [MS-DOCX] for `w14` and `w15`.
"""

from typing import Final

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
W15: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMESPACES: Final = {"w": W, "w14": W14, "w15": W15, "mc": MC}

CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"

DOCUMENT_PART: Final = "word/document.xml"
STYLES_PART: Final = "word/styles.xml"

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

GLOSSARY_RELATION: Final = f"{_OFFICE}/glossaryDocument"
STYLES_RELATION: Final = f"{_OFFICE}/styles"
CUSTOM_RELATION: Final = f"{_OFFICE}/custom-properties"
CORE_RELATION: Final = f"{RELATIONSHIPS}/metadata/core-properties"

GLOSSARY_TYPE: Final = f"{_WORD_TYPE}.document.glossary+xml"
STYLES_TYPE: Final = f"{_WORD_TYPE}.styles+xml"
CUSTOM_TYPE: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"


def w(name: str) -> str:
    """The name of an element or attribute of the main namespace, as lxml writes it."""
    return f"{{{W}}}{name}"
