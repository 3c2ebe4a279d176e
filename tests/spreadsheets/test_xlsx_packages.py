"""Workbooks that are broken, locked, huge or something else: told in words, and nothing outside is read."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Final

import pytest

from proeftuin_docs.errors import DataError
from proeftuin_docs.spreadsheets import kinds, read_list, xlsx_package
from tests.spreadsheets.samples import NEEDED, told_of_list
from tests.spreadsheets.workbooks import packed, parts_of, workbook

HEADER: Final = list(NEEDED)
NAME: Final = "lijst.xlsx"


def _parts(**changed: bytes) -> bytes:
    parts = parts_of(workbook([HEADER, [*NEEDED.values(), 1]]))
    names = {"book": "xl/workbook.xml", "sheet": "xl/worksheets/sheet1.xml", "styles": "xl/styles.xml"}
    return packed(parts | {names[key]: data for key, data in changed.items()})


ENTITY: Final = (
    b'<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>'
    b'<c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize(
    "content",
    [
        workbook([HEADER])[:-200],
        workbook([HEADER])[:40],
        b"PK\x03\x04" + b"x" * 400,
        _parts(book=b"<workbook"),
        _parts(book=b"<workbook/>"),
        _parts(sheet=b"<worksheet>"),
        _parts(sheet=ENTITY),
        _parts(styles=ENTITY),
    ],
    ids=["cut", "cut-early", "noise", "bad-book", "no-sheets", "bad-sheet", "entity", "entity-in-styles"],
)
def test_a_broken_workbook_is_told(content: bytes) -> None:
    """In words, and never by what some library says of it; nothing outside the file is read."""
    told = told_of_list(content, NAME)
    assert [place for _, place in told] == [NAME]
    assert told[0][0] in ("lists.empty_file", "lists.damaged_workbook")


def test_a_locked_workbook_is_told() -> None:
    """A password turns the file into one of another kind; a package can be locked as well."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert told_of_list(ole, NAME) == [("lists.old_workbook", NAME)]
    content = bytearray(workbook([HEADER, list(NEEDED.values())]))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    assert told_of_list(bytes(content), NAME) == [("lists.damaged_workbook", NAME)]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"word/document.xml": b"<x/>"}, "lists.not_a_workbook"),
        ({"content.xml": b"<x/>"}, "lists.not_a_workbook"),
    ],
)
def test_another_kind_of_package_is_told(parts: dict[str, bytes], code: str) -> None:
    """A Word file or a spreadsheet of LibreOffice's own kind."""
    assert told_of_list(packed(parts), NAME) == [(code, NAME)]


def test_a_huge_package_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """By what it says it unpacks to; and what says less than it is, is broken."""
    monkeypatch.setattr(xlsx_package, "MAX_UNPACKED_BYTES", 50_000)
    assert told_of_list(_parts(styles=b" " * 60_000), NAME) == [("lists.too_large", NAME)]
    content = bytearray(_parts(sheet=b"<worksheet>" + b" " * 40_000 + b"</worksheet>"))
    archive = zipfile.ZipFile(BytesIO(bytes(content)))
    size = archive.getinfo("xl/worksheets/sheet1.xml").file_size.to_bytes(4, "little")
    told = told_of_list(bytes(content).replace(size, (10).to_bytes(4, "little")), NAME)
    assert told == [("lists.damaged_workbook", NAME)]


def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever it is."""
    monkeypatch.setattr(kinds, "MAX_BYTES", 1 << 20)
    assert told_of_list(b"x" * ((1 << 20) + 1), NAME) == [("lists.too_large", NAME)]


def test_whatever_happens_within_a_package_is_said_in_words() -> None:
    """A byte that is altered anywhere: the list is read or refused, and nothing else."""
    content = workbook([HEADER, list(NEEDED.values())])
    for at in range(0, len(content), 41):
        altered = bytearray(content)
        altered[at] ^= 0x5A
        _read_or_refused(bytes(altered))


def _read_or_refused(content: bytes) -> Sequence[str]:
    try:
        return [row.cells[0] for row in read_list(content, NAME).rows]
    except DataError as error:
        return [item.name for item in error.diagnostics]
