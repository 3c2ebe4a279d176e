# SPDX-License-Identifier: EUPL-1.2
"""Raw fields -> the values of exactly the version that the file belongs to."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Final

from proeftuin_docs.definitions import ExtraRoom, FormDefinition
from proeftuin_docs.document import (
    EXTRA_ROOM,
    EXTRA_SHEETS,
    Document,
    MultiChoiceField,
    Question,
    SingleField,
    TableField,
    extra_room_names,
    option_name,
    questions,
    split_continuation,
)
from proeftuin_docs.errors import Diagnostic, Place, returned
from proeftuin_docs.kinds import BadValue, Content, PlainScalar, read_returned, read_text
from proeftuin_docs.kinds.check import TICKED, is_ticked
from proeftuin_docs.returned.access import ReadPermit
from proeftuin_docs.returned.field_contents import (
    FieldContents,
    UnreadContent,
    collect_fields,
    field_names,
    rows_of,
)
from proeftuin_docs.returned.readers.model import RawFile

PlainValue = PlainScalar | list[str] | list[dict[str, PlainScalar]] | dict[str, "PlainValue"]
"""A value as a values file holds it: a text, a step of a scale, a tick, ids, rows, or words beside them."""

ANSWER = "antwoord"
EXPLAINED = "toelichting"


@dataclass(frozen=True, slots=True)
class ReadAnswers:
    """The answers of one file of one version.

    `values` by question id, in the order of the form, without the questions that are blank; a values file
    for `render --data` holds the same. `extra_room` has the spare sheets, `unread` what is no value, so that
    nothing that somebody wrote is lost.
    """

    values: Mapping[str, PlainValue] = field(default_factory=dict, repr=False)
    extra_room: tuple[ExtraRoom, ...] = field(default=(), repr=False)
    unread: tuple[UnreadContent, ...] = field(default=(), repr=False)
    problems: tuple[Diagnostic, ...] = ()


MAX_SHEETS: Final = 50
"""Spare sheets that are looked for; nobody added more than a few."""


def interpret(
    definition: FormDefinition,
    document: Document,
    raw: RawFile,
    permit: ReadPermit,
    *,
    name: str,
    months: Sequence[str],
) -> ReadAnswers:
    """The values of a file that belongs to this version.

    `document` is the blank document of the definition, `permit` the leave to read it, `name` what messages
    call the file, and `months` the names of the months in the document's language. Nothing is guessed: what
    does not fit its question is in `unread`, with a problem that says where. Raises `ValueError` for a
    permit that was given for another version.
    """
    if not permit.covers(definition):
        raise ValueError("this permit is for another version")
    asked = form_questions(document)
    contents = collect_fields(raw.fields, _texts(asked, raw), name)
    contents.problems.extend(missing_fields(() if definition.uses_case else asked, raw, name))
    reader = _Reader(contents, name, months)
    read = {question.id: reader.question(question) for question in asked}
    values = {id_: value for id_, value in read.items() if value not in (None, {}, [])}
    sheets = reader.extra_room()
    reader.keep_unknown_fields()
    return ReadAnswers(
        values, sheets, tuple(_with_question(contents.unread, asked)), tuple(contents.problems)
    )


def form_questions(document: Document) -> list[Question]:
    """The questions of a document without its spare sheets."""
    return [question for question in questions(document) if not question.id.startswith(EXTRA_ROOM)]


def _texts(asked: Sequence[Question], raw: RawFile) -> frozenset[str]:
    """The names of the fields whose text can go on in others."""
    names = {question.field.name for question in asked if question.field.continues}
    names |= {question.explanation.name for question in asked if question.explanation}
    names |= {name for sheet in range(1, MAX_SHEETS + 1) for name in extra_room_names(sheet)}
    tables = [question.field for question in asked if isinstance(question.field, TableField)]
    rows = (row for table in tables for row in rows_of(table, field_names(raw)))
    return frozenset(names | {cell.name for row in rows for cell in row})


def missing_fields(asked: Sequence[Question], raw: RawFile, name: str) -> Iterator[Diagnostic]:
    """Yield a fault for each of these questions of which fields are gone; none for a file without fields.

    A document that follows a case may lack questions of its form: which, its parts tell (`check_integrity`).
    """
    if not raw.fields:
        return
    there = {split_continuation(name)[0] for name in field_names(raw)} | set(field_names(raw))
    for question in asked:
        if gone := [wanted for wanted in _wanted(question, raw, there) if wanted not in there]:
            yield returned.missing_fields(Place(name, path=question.id), count=len(gone))


def _wanted(question: Question, raw: RawFile, there: Set[str]) -> Iterator[str]:
    """The names of the fields of a question; of a table those of the rows of which something is there."""
    asked = question.field
    yield from asked.control_names
    if isinstance(asked, TableField):
        rows = [[cell.name for cell in row] for row in rows_of(asked, field_names(raw))]
        yield from (cell for row in rows if not there.isdisjoint(row) for cell in row)
        yield from [asked.name] * (not rows)
    if question.explanation is not None:
        yield question.explanation.name


def _with_question(unread: Sequence[UnreadContent], asked: Sequence[Question]) -> list[UnreadContent]:
    """Return the unread content with its question, whose id is the part of the name before `_`."""
    ids = {question.id for question in asked}
    owners = {item.name: item.name.partition("_")[0] for item in unread}
    return [replace(item, question=owners[item.name] * (owners[item.name] in ids)) for item in unread]


@dataclass(slots=True)
class _Reader:
    """Reads question by question; keeps every problem, and every text that is no value."""

    contents: FieldContents
    name: str
    months: Sequence[str]

    def question(self, question: Question) -> PlainValue | None:
        """The value of a question; None (or an empty one) when it is blank."""
        value = self._value(question)
        if question.explanation is not None:
            words = self._single(question.explanation, (question.id, EXPLAINED))
            both: Mapping[str, PlainValue | None] = {ANSWER: value, EXPLAINED: words}
            value = {key: part for key, part in both.items() if part not in (None, [])}
        return value

    def extra_room(self) -> tuple[ExtraRoom, ...]:
        """Return the content of the spare sheets, up to the last one that is filled in."""
        sheets = [self._sheet(number) for number in range(1, MAX_SHEETS + 1)]
        last = max((number for number, sheet in enumerate(sheets, 1) if sheet != ExtraRoom()), default=0)
        return tuple(sheets[: max(last, min(last, 1) * EXTRA_SHEETS)])

    def keep_unknown_fields(self) -> None:
        """Keep the content of fields that this version does not have."""
        left = {name: content.said for name, content in self.contents.by_name.items() if content.said}
        for name, said in left.items():
            self.contents.keep(name, (said,))
        if left:
            self.contents.problems.append(returned.unknown_fields(Place(self.name), count=len(left)))

    def _value(self, question: Question) -> PlainValue | None:
        asked = question.field
        if isinstance(asked, TableField):
            return self._table(asked)
        if isinstance(asked, MultiChoiceField):
            return self._several(asked)
        return self._single(asked, (question.id,))

    def _table(self, table: TableField) -> list[dict[str, PlainScalar]]:
        """The rows without blank ones at the end; where somebody added rows, as many as the file has."""
        there = rows_of(table, (*self.contents.by_name, *self.contents.uncertain))
        rows = [self._row(table, number, cells) for number, cells in enumerate(there, start=1)]
        last = max((number for number, row in enumerate(rows, start=1) if row), default=0)
        return rows if len(rows) > len(table.rows) else rows[:last]

    def _row(self, table: TableField, number: int, cells: Sequence[SingleField]) -> dict[str, PlainScalar]:
        """The filled cells of a row; a row that somebody took out whole is blank."""
        if not any(self.contents.has(cell.name) for cell in cells):
            return {}
        found = {
            column.id: self._single(cell, (table.name, number, column.id))
            for column, cell in zip(table.columns, cells, strict=True)
        }
        return {column: value for column, value in found.items() if value is not None}

    def _several(self, field: MultiChoiceField) -> list[str]:
        """The ids that are ticked; none when one of the boxes is not certain, for then the choice is not."""
        boxes = [(option.id, option_name(field.name, option.id)) for option in field.options]
        certain = not any(name in self.contents.uncertain for _, name in boxes)
        chosen = [(id_, name) for id_, name in boxes if self._read(name, (field.name, id_), is_ticked)]
        if certain:
            return [id_ for id_, _ in chosen]
        for _, name in chosen:
            self.contents.keep(name, (TICKED,))
        return []

    def _single(self, field: SingleField, path: Sequence[str | int]) -> PlainScalar | None:
        return self._read(field.name, path, lambda content: read_returned(field, content, self.months))

    def _sheet(self, number: int) -> ExtraRoom:
        said = (self._read(name, (name,), _sheet_text) for name in extra_room_names(number))
        return ExtraRoom(*(str(text or "") for text in said))

    def _read(
        self, name: str, path: Sequence[str | int], value: Callable[[Content], PlainScalar | None]
    ) -> PlainScalar | None:
        """Return the value of a field; None for what is none, which is kept with a problem."""
        content = self.contents.take(name) or Content()
        try:
            return value(content)
        except BadValue as bad:
            self.contents.keep(name, (content.said,))
            place = Place(self.name, path=" > ".join(map(str, path)))
            self.contents.problems.append(bad.fault.at(place))
            return None


def _sheet_text(content: Content) -> str:
    return read_text(content.said)
