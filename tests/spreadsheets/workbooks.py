"""Workbooks for tests: made by openpyxl, or put together from bare XML as no program would make them."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Final

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(rows: Sequence[Sequence[object]], title: str = "Lijst") -> bytes:
    """A workbook with one sheet, each value typed as Python has it."""
    book = openpyxl.Workbook()
    sheet = active(book)
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def active(book: openpyxl.Workbook) -> Worksheet:
    """The sheet that a workbook opens with."""
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def opened(content: bytes) -> Worksheet:
    """The sheet that a workbook opens with, as openpyxl finds it."""
    return active(openpyxl.load_workbook(BytesIO(content)))


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def bare_workbook(
    sheet: str, strings: str = "", formats: Mapping[int, str] | None = None, book: str = ""
) -> bytes:
    """A workbook of which the sheet's XML is given: what stands in `worksheet`, or a whole part.

    `strings` is what stands in `sst`; `formats` are number formats: cell style 1 has the first one, and so
    on.
    """
    own = formats or {}
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}">{book}'
        '<sheets><sheet name="Lijst" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            {
                "rId1": ("worksheet", "worksheets/sheet1.xml"),
                "rId2": ("sharedStrings", "sharedStrings.xml"),
                "rId3": ("styles", "styles.xml"),
            }
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{strings}</sst>',
        "xl/styles.xml": _styles(own),
        "xl/worksheets/sheet1.xml": sheet if sheet.startswith("<?") else worksheet(sheet),
    }
    return packed({name: text.encode() for name, text in parts.items()})


def worksheet(body: str) -> str:
    """A sheet's part around what stands in it."""
    return f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{_MAIN}">{body}</worksheet>'


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    """Every part of a package by its name."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def text_row(number: int, texts: Sequence[str]) -> str:
    """A row of texts as its XML; a text is escaped already."""
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f'<row r="{number}">{cells}</row>'


def _styles(formats: Mapping[int, str]) -> str:
    own = "".join(f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in formats.items())
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in (0, *formats))
    rest = (
        "<fonts><font/></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders>"
        "<cellStyleXfs><xf/></cellStyleXfs>"
    )
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(formats)}">{own}</numFmts>{rest}'
        f'<cellXfs>{styles}</cellXfs><cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/>'
        "</cellStyles></styleSheet>"
    )


def _relations(related: Mapping[str, tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="{own}" Type="{_RELATED}/{kind}" Target="{target}"/>'
        for own, (kind, target) in related.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _content_types() -> str:
    kinds = {"workbook": "sheet.main", "worksheets/sheet1": "worksheet", "styles": "styles"}
    kinds["sharedStrings"] = "sharedStrings"
    items = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{items}</Types>"
    )
