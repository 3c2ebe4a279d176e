# SPDX-License-Identifier: EUPL-1.2
"""Rows of tables that can grow: the rows that are there count, whatever number their controls carry.

A row that Word adds repeats the tags of the row above it; one that another program adds has no controls at
all, and then the place of a cell says which column it is.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from proeftuin_docs.document import cell_name
from proeftuin_docs.formats.bookmarks import is_bookmark_name
from proeftuin_docs.returned.readers.docx.controls import START, Controls, walk
from proeftuin_docs.returned.readers.docx.xml import w_value
from proeftuin_docs.returned.readers.docx_names import below, split_cell

_TEXTS: Final = frozenset({"w:t", "w:sym", "m:t"})


@dataclass(slots=True)
class _Cell:
    """A cell: its element, its controls, our bookmarks in it, and whether it holds text beside controls."""

    element: etree._Element
    controls: list[etree._Element] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    text: bool = False


_Table = list[list[_Cell]]
"""The rows of a table with their cells."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The numbered rows of the tables of a part.

    `controls` have the names of the rows in which they stand; `counts` is how many rows each table has;
    `loose` names the cells of rows without controls in which somebody typed.
    """

    controls: Controls
    counts: dict[str, int]
    loose: dict[etree._Element, str]


def number_rows(root: etree._Element, controls: Controls) -> Rows:
    """Return the rows of every table of a part, numbered from 1, in document order."""
    rows = Rows(dict(controls), {}, {})
    for table in _tables(root, controls):
        _number(table, rows)
    return rows


def _tables(root: etree._Element, controls: Controls) -> list[_Table]:
    """Return every table with the content of its own cells, without tables inside it."""
    tables: list[_Table] = []
    open_: list[_Table] = []
    depth = 0
    for event, name, element in walk(root):
        if name == "w:sdt" and element in controls:
            depth += 1 if event == START else -1
        if name == "w:tbl" and event == START:
            tables.append([])
            open_.append(tables[-1])
        elif name == "w:tbl":
            open_.pop()
        elif open_ and event == START:
            _note(open_[-1], name, element, controls, inside=depth)
    return tables


def _note(table: _Table, name: str, element: etree._Element, controls: Controls, *, inside: int) -> None:
    if name == "w:tr":
        table.append([])
    elif name == "w:tc" and table:
        table[-1].append(_Cell(element))
    elif table and table[-1]:
        cell = table[-1][-1]
        if name == "w:sdt" and element in controls and controls[element].name:
            cell.controls.append(element)
        elif name == "w:bookmarkStart" and is_bookmark_name(w_value(element, "name")):
            cell.bookmarks.append(w_value(element, "name"))
        elif name in _TEXTS and not inside and (element.text or "").strip():
            cell.text = True


def _number(table: _Table, rows: Rows) -> None:
    """Name the content of a table: controls by their rows, untagged cells by the row above them."""
    above: list[str] = []
    since = 0
    for row in table:
        names = [_first_name(cell, rows.controls) for cell in row]
        if any(names):
            _number_row(row, rows, _tables_of(names))
            above, since = [_first_name(cell, rows.controls) for cell in row], 0
        elif len(row) == len(above) and any(map(_is_cell, above)) and any(cell.text for cell in row):
            since += 1
            rows.loose.update(
                (cell.element, below(name, since))
                for cell, name in zip(row, above, strict=True)
                if _is_cell(name)
            )
            for owner in _tables_of(above):
                rows.counts[owner] += 1


def _first_name(cell: _Cell, controls: Controls) -> str:
    """The name of what is filled in in a cell; empty when nothing is."""
    named = (controls[element].name for element in cell.controls)
    return next(named, next(iter(cell.bookmarks), ""))


def _number_row(row: list[_Cell], rows: Rows, tables: set[str]) -> None:
    """Gives the controls of a row of these tables the number of the row."""
    for table in tables:
        rows.counts[table] = rows.counts.get(table, 0) + 1
    for element in (element for cell in row for element in cell.controls):
        control = rows.controls[element]
        found = split_cell(control.name)
        if found and found[0] in tables:
            name = cell_name(found[0], rows.counts[found[0]], found[2])
            rows.controls[element] = replace(control, name=name)


def _is_cell(name: str) -> bool:
    return is_bookmark_name(name) or split_cell(name) is not None


def _tables_of(names: list[str]) -> set[str]:
    return {found[0] for found in map(split_cell, names) if found}
