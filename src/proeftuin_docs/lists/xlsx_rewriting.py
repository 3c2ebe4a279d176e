"""One column of a workbook's sheet filled in, all else left as it was (ECMA-376, part 1, 18.3).

The sheet streams through: a row is held, never a sheet.
"""

import zipfile
from collections.abc import Mapping
from io import BytesIO, StringIO
from posixpath import join, normpath
from typing import Final
from xml.sax import make_parser
from xml.sax.handler import feature_external_ges, feature_external_pes
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from lxml import etree

_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"


def with_column(content: bytes, title: str, letter: str, texts: Mapping[int, str], first: int) -> bytes:
    """The workbook with these texts in one column of a sheet, by row number; blank in other rows.

    Texts are stored as such, so that none is ever a formula.
    """
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        path = _sheet_path(old, title)
        for part in old.infolist():
            data = old.read(part)
            new.writestr(part, _rewritten(data, letter, texts, first) if part.filename == path else data)
    return target.getvalue()


def _sheet_path(archive: zipfile.ZipFile, title: str) -> str:
    """The part that holds a sheet, found as ECMA-376 part 2 says: through the workbook's relationships."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    book = etree.fromstring(archive.read(_WORKBOOK), parser)
    sheet = next(item for item in book.iter("{*}sheet") if item.get("name") == title)
    own = next(value for key, value in sheet.attrib.items() if str(key).endswith("}id"))
    relations = etree.fromstring(archive.read(_RELATIONS), parser)
    found = next(item for item in relations.iter("{*}Relationship") if item.get("Id") == own)
    target = str(found.get("Target"))
    return target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))


def _rewritten(data: bytes, letter: str, texts: Mapping[int, str], first: int) -> bytes:
    parser = make_parser()
    parser.setFeature(feature_external_ges, False)
    parser.setFeature(feature_external_pes, False)
    out = StringIO()
    parser.setContentHandler(_Filler(out, letter, texts, first))
    parser.parse(BytesIO(data))
    return out.getvalue().encode("utf-8")


class _Filler(XMLGenerator):
    """Repeats a sheet, with the cells of one column in its own way."""

    def __init__(self, out: StringIO, letter: str, texts: Mapping[int, str], first: int) -> None:
        super().__init__(out, encoding="utf-8", short_empty_elements=True)
        self._letter, self._texts, self._first = letter, texts, first
        self._row = 0
        self._skipping = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - SAX's own name
        """Repeat the start of an element, unless it is the cell that is replaced."""
        local = name.rpartition(":")[2]
        if self._skipping:
            self._skipping += 1
            return
        given = dict(attrs.items())
        if local == "row":
            self._row = int(given.get("r", self._row + 1))
            given.pop("spans", None)
        if local == "c" and self._row >= self._first and given.get("r") == f"{self._letter}{self._row}":
            self._skipping = 1
            return
        super().startElement(name, AttributesImpl(given))

    def endElement(self, name: str) -> None:  # noqa: N802 - SAX's own name
        """Repeat the end of an element; a row ends with its own text."""
        if self._skipping:
            self._skipping -= 1
            return
        prefix, _, local = name.rpartition(":")
        if local == "row" and self._row in self._texts:
            self._cell(f"{prefix}:" if prefix else "", self._texts[self._row])
        super().endElement(name)

    def characters(self, content: str) -> None:
        """Repeat text, unless it is in the cell that is replaced."""
        if not self._skipping:
            super().characters(content)

    def _cell(self, prefix: str, text: str) -> None:
        if not text:
            return
        place = {"r": f"{self._letter}{self._row}", "t": "inlineStr"}
        super().startElement(f"{prefix}c", AttributesImpl(place))
        super().startElement(f"{prefix}is", AttributesImpl({}))
        super().startElement(f"{prefix}t", AttributesImpl({"xml:space": "preserve"}))
        super().characters(text)
        for name in ("t", "is", "c"):
            super().endElement(prefix + name)
