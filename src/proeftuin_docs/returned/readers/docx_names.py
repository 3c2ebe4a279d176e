# SPDX-License-Identifier: EUPL-1.2
"""Names of fields in a Word file: tags, and the bookmarks that still name a field when its tag is gone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from proeftuin_docs.document import cell_name
from proeftuin_docs.formats.bookmarks import bookmark_name
from proeftuin_docs.returned.readers.model import RawFile

_NAMELESS: Final = re.compile(r"(v_[0-9a-f]{16})(?:\+([0-9]{1,4}))?", re.ASCII)
"""A bookmark, and how many rows below what it names a cell stands."""
_CELL: Final = re.compile(r"([a-z0-9-]+)_r([1-9][0-9]{0,3})_([a-z0-9-]+)", re.ASCII)
MAX_ROWS: Final = 1000


def split_cell(name: str) -> tuple[str, int, str] | None:
    """The table, row (from 1) and column of a cell's name; None for what is no cell."""
    found = _CELL.fullmatch(name)
    return (found[1], int(found[2]), found[3]) if found else None


def below(name: str, rows: int) -> str:
    """The name of the cell so many rows below this one, in the same column.

    Of a bookmark it is not known which cell it names: `v_…+2` stands two rows below it.
    """
    if cell := split_cell(name):
        table, row, column = cell
        return cell_name(table, row + rows, column)
    return f"{name}+{rows}"


def name_bookmarks(raw: RawFile, names: Iterable[str]) -> RawFile:
    """A file whose fields have their own names where only a bookmark was left to name them.

    `names` are those of the version that the file belongs to; of a table the cells of one row are enough.
    What no name fits keeps the name of its bookmark.
    """
    wanted = {found[1] for item in raw.fields if (found := _NAMELESS.fullmatch(item.name))}
    if not wanted:
        return raw
    known = _known(wanted, tuple(names))
    fields = tuple(replace(item, name=_name(item.name, known)) for item in raw.fields)
    problems = tuple(
        replace(item, place=replace(item.place, path=_name(item.place.path or "", known) or None))
        for item in raw.problems
    )
    traits = tuple(replace(item, near=_name(item.near, known)) for item in raw.traits)
    return replace(raw, fields=fields, problems=problems, traits=traits)


def _known(wanted: set[str], names: tuple[str, ...]) -> dict[str, str]:
    """Return the names of these bookmarks; rows are tried as long as a bookmark is unknown."""
    known: dict[str, str] = {}
    for name in (*names, *_rows_of(names)):
        if len(known) == len(wanted):
            break
        if (bookmark := bookmark_name(name)) in wanted:
            known[bookmark] = name
    return known


def _rows_of(names: tuple[str, ...]) -> Iterator[str]:
    """The names of the cells of every row that a table could have."""
    columns = {(table, column) for table, _, column in filter(None, map(split_cell, names))}
    return (cell_name(table, row, column) for row in range(1, MAX_ROWS) for table, column in sorted(columns))


def _name(name: str, known: dict[str, str]) -> str:
    found = _NAMELESS.fullmatch(name)
    own = known.get(found[1]) if found else None
    if found is None or own is None:
        return name
    return below(own, int(found[2])) if found[2] else own
