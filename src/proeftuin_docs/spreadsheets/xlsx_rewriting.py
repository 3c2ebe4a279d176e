"""A workbook with one column of a sheet filled in; every other part stays as it was, byte for byte."""

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import Final

from lxml import etree

from proeftuin_docs.formats.xml import write_xml
from proeftuin_docs.spreadsheets.xlsx_package import XlsxPackage, part_key, workbook_errors
from proeftuin_docs.spreadsheets.xlsx_scanning import ColumnFill, fill_column

_TEXT_FORMAT: Final = "49"
_LINES: Final = {"vertical": "top", "wrapText": "1"}
_STYLE: Final = {
    "numFmtId": _TEXT_FORMAT,
    "fontId": "0",
    "fillId": "0",
    "borderId": "0",
    "xfId": "0",
    "applyNumberFormat": "1",
    "applyAlignment": "1",
}
"""Text in lines, beginning at the top (18.8.45)."""
_UTF_16: Final = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def append_column(content: bytes, name: str, title: str, filling: ColumnFill) -> bytes:
    """The workbook with one column of the sheet with this title filled.

    Raises `DataError` for a broken workbook; `name` is what that calls the file.
    """
    package = XlsxPackage(content, name)
    target = BytesIO()
    with workbook_errors(name), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        path = next(sheet.path for sheet in package.sheets if sheet.title == title)
        styles = package.other_part("styles")
        styled, style = _with_style(package, styles) if styles else (b"", None)
        for part in package.archive.infolist():
            data = package.archive.read(part)
            if part_key(part.filename) == path:
                data = fill_column(_as_ascii(data), replace(filling, style=style))
            elif part_key(part.filename) == styles:
                data = styled
            new.writestr(part, data)
    return target.getvalue()


def _with_style(package: XlsxPackage, path: str) -> tuple[bytes, int | None]:
    """The styles with one for lines of text, and its number; as they are when that style is there."""
    root = package.root(path)
    styles = root.find("{*}cellXfs")
    if styles is None:
        return package.read(path), None
    for number, item in enumerate(styles):
        aligned = item.find("{*}alignment")
        if aligned is not None and _says(item, _STYLE) and _says(aligned, _LINES):
            return package.read(path), number
    space = etree.QName(styles).namespace
    added = etree.SubElement(styles, f"{{{space}}}xf", _STYLE)
    etree.SubElement(added, f"{{{space}}}alignment", _LINES)
    styles.set("count", str(len(styles)))
    return write_xml(root), len(styles) - 1


def _says(element: etree._Element, wanted: Mapping[str, str]) -> bool:
    """Whether an element has exactly these attributes."""
    return dict(element.items()) == wanted


def _as_ascii(data: bytes) -> bytes:
    """A sheet in which a byte below 128 is that character: anything but UTF-16 as it is."""
    for mark, codec in _UTF_16:
        if data.startswith(mark):
            text = data[len(mark) :].decode(codec)
            return text[text.index("?>") + 2 :].encode("utf-8") if text.startswith("<?xml") else text.encode()
    return data
