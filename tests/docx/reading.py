"""A small reader of Word files for tests: controls, bookmarks and text, with zipfile and lxml alone."""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
NS: Final = {"w": W[1:-1], "w14": W14[1:-1], "w15": W15[1:-1]}
_OUTER: Final = ("w:group", "w15:repeatingSection", "w15:repeatingSectionItem")
_CHARACTERS: Final = {f"{W}br": "\n", f"{W}tab": "\t"}


@dataclass(frozen=True, slots=True)
class Control:
    """A control that can be filled in, as it stands in the file."""

    tag: str
    alias: str
    number: int
    lock: str
    blank: bool
    text: str


def parts(data: bytes) -> Mapping[str, bytes]:
    """The parts of a package by name."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def part(data: bytes, name: str) -> etree._Element:
    """The root of one part."""
    return etree.fromstring(parts(data)[name])


def body(data: bytes) -> etree._Element:
    """The root of the main document."""
    return part(data, "word/document.xml")


def text_of(element: etree._Element) -> str:
    """The characters under an element: texts, line breaks and tabs of runs, one line a paragraph."""
    paragraphs = list(element.iter(f"{W}p")) or [element]
    return "\n".join("".join(_characters(paragraph)) for paragraph in paragraphs)


def _characters(element: etree._Element) -> Iterator[str]:
    for node in element.iter(f"{W}t", *_CHARACTERS):
        parent = node.getparent()
        if parent is not None and parent.tag == f"{W}r":
            yield _CHARACTERS.get(str(node.tag)) or node.text or ""


def controls(data: bytes) -> list[Control]:
    """Every control that somebody can fill in, in reading order: no group, no section, no row."""
    found = body(data).iter(f"{W}sdt")
    return [
        _control(sdt)
        for sdt in found
        if not any(sdt.find(f"w:sdtPr/{kind}", NS) is not None for kind in _OUTER)
    ]


def _control(sdt: etree._Element) -> Control:
    content = sdt.find("w:sdtContent", NS)
    assert content is not None
    return Control(
        tag=value(sdt, "w:sdtPr/w:tag"),
        alias=value(sdt, "w:sdtPr/w:alias"),
        number=int(value(sdt, "w:sdtPr/w:id")),
        lock=value(sdt, "w:sdtPr/w:lock"),
        blank=sdt.find("w:sdtPr/w:showingPlcHdr", NS) is not None,
        text=text_of(content),
    )


def value(element: etree._Element, path: str) -> str:
    """The `w:val` of the first element at this path; empty when there is none."""
    found = element.find(path, NS)
    return "" if found is None else found.get(f"{W}val", "")


def bookmarked(data: bytes) -> Mapping[str, str]:
    """The text between the two ends of every bookmark, by the bookmark's name."""
    texts: dict[str, str] = {}
    open_: dict[str, str] = {}
    for node in body(data).iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}t", *_CHARACTERS):
        number = node.get(f"{W}id", "")
        if node.tag == f"{W}bookmarkStart":
            open_[number] = node.get(f"{W}name", "")
            texts[open_[number]] = ""
        elif node.tag == f"{W}bookmarkEnd":
            open_.pop(number)
        else:
            for name in open_.values():
                texts[name] += _CHARACTERS.get(str(node.tag)) or node.text or ""
    assert not open_
    return texts
