"""The parts of a small Word file, and short ways to others."""

from collections.abc import Mapping
from typing import Final

_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES: Final = (
    f'xmlns:w="{_WORD}" xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)


def xml(text: str) -> bytes:
    """A part with a declaration."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{text}'.encode()


def story(body: str, root: str = "document", around: str = "body") -> bytes:
    """The part with the text, or a header or footer."""
    inner = f"<w:{around}>{body}</w:{around}>" if around else body
    return xml(f"<w:{root} {_NAMESPACES}>{inner}</w:{root}>")


def control(tag: str = "naam", content: str = "<w:r><w:t>x</w:t></w:r>", properties: str = "") -> str:
    """A control in a paragraph."""
    return f"<w:p>{inline(tag, content, properties)}</w:p>"


def inline(tag: str = "naam", content: str = "<w:r><w:t>x</w:t></w:r>", properties: str = "") -> str:
    """A control."""
    said = f'<w:tag w:val="{tag}"/>{properties}'
    return f"<w:sdt><w:sdtPr>{said}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def types(*more: str, main: str = f"{_WORD_TYPE}.document.main+xml") -> bytes:
    """The list of content types, with another one for the text if need be."""
    return xml(
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{"".join(more)}</Types>'
    )


def relations(*entries: str) -> bytes:
    """A part with relationships."""
    return xml(f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(entries)}</Relationships>')


def relation(kind: str, target: str, mode: str = "", number: int = 1) -> str:
    """One relationship; `kind` is the last word of its type."""
    outside = f' TargetMode="{mode}"' if mode else ""
    type_ = kind if "/" in kind else f"{OFFICE}/{kind}"
    return f'<Relationship Id="r{number}" Type="{type_}" Target="{target}"{outside}/>'


MAIN: Final = "word/document.xml"
MAIN_RELATIONS: Final = "word/_rels/document.xml.rels"
PARTS: Final[Mapping[str, bytes]] = {
    "[Content_Types].xml": types(),
    "_rels/.rels": relations(relation("officeDocument", MAIN)),
    MAIN: story(control()),
}
