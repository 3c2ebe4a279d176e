"""A Word file of ours with what Word, LibreOffice or a person did to it."""

from copy import deepcopy
from functools import cached_property
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES: Final = (
    f'xmlns:w="{WORD}" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
MAIN: Final = "word/document.xml"
PROPERTIES: Final = "docProps/custom.xml"


def w(name: str) -> str:
    """The full name of an element or attribute of Word."""
    return f"{{{WORD}}}{name}"


def elements(xml: str) -> list[etree._Element]:
    """Elements from their text."""
    return list(etree.fromstring(f"<w:x {_SPACES}>{xml}</w:x>"))


def run(text: str, properties: str = "") -> str:
    """A run as Word saves it, with the numbers of its sessions."""
    inside = f"<w:rPr>{properties}<w:lang w:val='nl-NL'/></w:rPr>"
    return f'<w:r w:rsidR="00A77B3E" w:rsidRPr="00C1">{inside}<w:t xml:space="preserve">{text}</w:t></w:r>'


class WordFile:
    """The parts of a Word file; the text is changed in place."""

    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}

    @cached_property
    def root(self) -> etree._Element:
        """The part with the text."""
        return etree.fromstring(self.parts[MAIN])

    @property
    def content(self) -> bytes:
        """The file as it is now."""
        parts = {**self.parts, MAIN: etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")}
        target = BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED) as package:
            for name, part in parts.items():
                package.writestr(name, part)
        return target.getvalue()

    def all(self, name: str) -> list[etree._Element]:
        """Every element of Word with this name."""
        return list(self.root.iter(w(name)))

    def control(self, tag: str) -> etree._Element:
        """The one control with this tag."""
        (found,) = (item for item in self.all("tag") if item.get(w("val")) == tag)
        return parent(parent(found))

    def fill(self, tag: str, xml: str) -> etree._Element:
        """Puts these runs in a control, which is then no longer blank; gives the control."""
        control = self.control(tag)
        properties, content = control
        for mark in properties.findall(w("showingPlcHdr")):
            properties.remove(mark)
        content[:] = elements(xml)
        return control

    def type(self, **values: str) -> "WordFile":
        """Types texts in controls; two underscores stand for one, and one for a hyphen."""
        for tag, text in values.items():
            self.fill("_".join(part.replace("_", "-") for part in tag.split("__")), run(text))
        return self

    def repeat(self, tag: str) -> etree._Element:
        """Adds a row below the one with this control, a copy with the same tags, as Word does; gives it."""
        row = self.row(tag)
        copy = deepcopy(row)
        for name in ("bookmarkStart", "bookmarkEnd"):
            for mark in list(copy.iter(w(name))):
                parent(mark).remove(mark)
        row.addnext(copy)
        return copy

    def row(self, tag: str) -> etree._Element:
        """What repeats around the row with this control."""
        row = next(self.control(tag).iterancestors(w("tr")))
        return parent(parent(row))

    def drop(self, *names: str) -> "WordFile":
        """Takes out every element with one of these names, and what stands in it."""
        for name in names:
            for item in self.all(name):
                parent(item).remove(item)
        return self


def parent(element: etree._Element) -> etree._Element:
    """The element around this one, which has one."""
    found = element.getparent()
    assert found is not None
    return found
