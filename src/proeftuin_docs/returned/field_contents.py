# SPDX-License-Identifier: EUPL-1.2
"""The contents of a file's fields by name: parts of a text joined, duplicates resolved."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from proeftuin_docs.document import CellField, TableField, cell_name, split_continuation
from proeftuin_docs.errors import Diagnostic, Place, returned
from proeftuin_docs.kinds import Content
from proeftuin_docs.returned.readers.model import DOUBTS, RawField, RawFile

_LINE_ENDS: Final = re.compile("\r\n?|\u2028|\u2029")


@dataclass(frozen=True, slots=True)
class UnreadContent:
    """Content of the file that is no value: its field, its question's id, and the text.

    What stands in no field has no name; `page` counts from 1 where the format has pages.
    """

    name: str
    question: str
    text: str = field(repr=False)
    page: int = 0


@dataclass(slots=True)
class FieldContents:
    """The fields of one file, to be taken one by one; what nobody takes belongs to no question."""

    by_name: dict[str, Content] = field(default_factory=dict, repr=False)
    unread: list[UnreadContent] = field(default_factory=list, repr=False)
    problems: list[Diagnostic] = field(default_factory=list)
    uncertain: set[str] = field(default_factory=set)
    """Fields that are there but whose content is not certain."""

    def take(self, name: str) -> Content | None:
        """The content of this field, which is then gone; None when the file has no such field."""
        if name in self.uncertain:
            return Content()
        return self.by_name.pop(name, None)

    def has(self, name: str) -> bool:
        """Whether the file has this field, and nobody took it yet."""
        return name in self.uncertain or name in self.by_name

    def keep(self, name: str, texts: Iterable[str]) -> None:
        """Keep what a field holds that is no value."""
        self.unread.extend(UnreadContent(name, "", text) for text in texts if text)


def collect_fields(fields: Iterable[RawField], texts: Collection[str], name: str) -> FieldContents:
    """The contents of these fields; continuations are joined to the text that they go on.

    `texts` says of which fields the text can go on in others, and `name` is what messages call the file. A
    field that is there twice with different contents, or a text of which a part is missing, gives no
    content but a problem, and what it holds stands in `unread`.
    """
    contents = FieldContents()
    by_name: dict[str, list[Content]] = defaultdict(list)
    for item in fields:
        if item.doubt:
            _tell_doubt(contents, item, name)
        if item.kept or not item.doubt:
            by_name[item.name].append(Content(_LINE_ENDS.sub("\n", item.text), item.chosen))
    for field_name, found in by_name.items():
        _merge_duplicates(contents, field_name, found, name)
    _join(contents, texts, name)
    return contents


def _tell_doubt(contents: FieldContents, item: RawField, file: str) -> None:
    """Keeps what a field says that does not count as its value."""
    contents.problems.append(DOUBTS[item.doubt](Place(file, path=item.name)))
    contents.keep(item.name, item.others)
    if not item.kept:
        contents.uncertain.add(item.name)


def _merge_duplicates(contents: FieldContents, name: str, found: list[Content], file: str) -> None:
    """Keeps what the fields of one name agree on."""
    different = list(dict.fromkeys(found))
    uncertain, alike = name in contents.uncertain, len(different) == 1
    if alike and not uncertain:
        contents.by_name[name] = different[0]
    else:
        contents.uncertain.add(name)
        contents.keep(name, (item.said for item in different))
    if len(found) > 1 and not uncertain:
        fault = returned.repeated_fields if alike else returned.contradicting_fields
        contents.problems.append(fault(Place(file, path=name), count=len(found)))


def _join(contents: FieldContents, texts: Collection[str], file: str) -> None:
    """Puts the parts of every text that goes on in the place of its first part."""
    parts: dict[str, dict[int, Content]] = defaultdict(dict)
    uncertain: set[str] = set()
    for name in (*contents.by_name, *contents.uncertain):
        base, number = split_continuation(name)
        if number > 1 and base in texts:
            parts[base][number] = contents.by_name.pop(name, Content())
            uncertain |= {base} if name in contents.uncertain else set()
    for base, others in parts.items():
        first = contents.by_name.pop(base, None)
        pieces = [first or Content(), *(others[number] for number in sorted(others))]
        whole = first is not None and sorted(others) == list(range(2, len(others) + 2))
        if whole and base not in uncertain:
            contents.by_name[base] = Content("".join(piece.text for piece in pieces))
            continue
        contents.uncertain.add(base)
        contents.keep(base, (piece.text for piece in pieces))
        contents.problems.append(returned.incomplete_answer(Place(file, path=base)))


def field_names(raw: RawFile) -> list[str]:
    """The names of the fields of a file."""
    return [item.name for item in raw.fields]


def rows_of(table: TableField, names: Iterable[str]) -> list[tuple[CellField, ...]]:
    """The cells of every row up to the last that there are fields for, by these names of fields."""
    columns = "|".join(re.escape(column.id) for column in table.columns)
    cell = re.compile(rf"{re.escape(table.name)}_r([1-9][0-9]{{0,2}})_(?:{columns})(?![^_])", re.ASCII)
    last = max((int(found[1]) for name in names if (found := cell.match(name))), default=0)
    return [_row(table, number) for number in range(1, last + 1)]


def _row(table: TableField, number: int) -> tuple[CellField, ...]:
    """The cells of a row; one that was added has those of the first row with names of its own."""
    if number <= len(table.rows):
        return table.rows[number - 1]
    named = zip(table.rows[0], table.columns, strict=True)
    return tuple(replace(cell, name=cell_name(table.name, number, column.id)) for cell, column in named)
