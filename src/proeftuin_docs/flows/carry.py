# SPDX-License-Identifier: EUPL-1.2
"""Rows and fields of returned forms as the content of the next form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from proeftuin_docs import kinds
from proeftuin_docs.cases.same_name import is_alike
from proeftuin_docs.definitions import ExtraRoom, FormDefinition
from proeftuin_docs.errors import DataError, Diagnostic, Place, Severity, WrongUsageError, flows
from proeftuin_docs.flows.balance import Scales, made_even, told_apart
from proeftuin_docs.flows.models import (
    ROW,
    Balance,
    FieldFilling,
    Filling,
    Flow,
    Flows,
    RowFlow,
    TextFlow,
    names_in,
)
from proeftuin_docs.flows.rows import CarriedRow, Noticed, Row, in_order
from proeftuin_docs.kinds.table import ColumnDefinition
from proeftuin_docs.returned.readings import Reading
from proeftuin_docs.text.wording import Wording

_JOINT: Final = " "


@dataclass(frozen=True, slots=True)
class Carried:
    """What one form gets: values by question id, the rows among them, spare sheets, and what is to be told.

    `balance` says in a sentence for how many rows what was decided; empty where nothing has to add up.
    """

    definition: FormDefinition
    values: Mapping[str, Any] = field(repr=False)
    extra_room: tuple[ExtraRoom, ...] = field(default=(), repr=False)
    problems: tuple[Diagnostic, ...] = ()
    balance: str = ""
    rows: tuple[CarriedRow, ...] = field(default=(), repr=False)

    @property
    def data(self) -> dict[str, Any]:
        """The data of a values file for `render --data`."""
        sheets = [{"question": item.question, "text": item.text} for item in self.extra_room]
        identity = {"document": self.definition.id, "version": self.definition.version}
        return {**identity, "values": dict(self.values), "extra_room": sheets}


def carry(
    readings: Sequence[Reading],
    target: FormDefinition,
    declared: Flows,
    wording: Wording,
    of_the_case: Mapping[str, str] | None = None,
    *,
    order: str = "",
    parties: Mapping[str, Sequence[str]] | None = None,
) -> Carried:
    """Return what flows from these returned forms into another, in the order of the files and of their rows.

    `of_the_case` are the texts that a case gives for the target's questions, by id. `order` is a column, of
    the source or of the target, by which the rows are put in order instead. `parties` are the names of who
    fills in a form in this case, by the form's id. Forms that do not flow into the
    target but into the table where their rows were decided on are only counted. Raises `WrongUsageError` for
    an order by a column that is not there, and `DataError` with every fault: a form without a flow, a file
    given twice, fields that must be the same and are not, a row without the words that were decided on, and a
    row that is nowhere any more.
    """
    carrier = _Carrier(target, declared, wording, of_the_case or {}, order, parties or {})
    return carrier.carried(readings)


@dataclass(frozen=True, slots=True)
class _Owned:
    """A file that flows on, whose it is, whether that party has more people, and their names in the case."""

    reading: Reading
    flow: Flow
    name: str = field(default="", repr=False)
    several: bool = False
    known: Sequence[str] = field(default=(), repr=False)

    @property
    def called(self) -> str:
        """The name, or that of the file where something has to tell it from another one."""
        return self.name or (self.reading.file if self.several else "")

    @property
    def title(self) -> str:
        """The title of the form, with whose it is where there are several."""
        title = self.reading.definition.title if self.reading.definition else self.reading.file
        return f"{title} ({self.called})" if self.several else title


def _unsure(whose: Sequence[_Owned], target: FormDefinition) -> Iterator[Diagnostic]:
    """Yield a warning for each file without a name, with one that the case lacks, or with that of another."""
    for number, owned in enumerate(whose):
        place = Place(owned.reading.file)
        if owned.several and not owned.name:
            labels = [
                columns_of(target, rows.to)[column].label
                for rows in owned.flow.rows
                for column in (rows.who, rows.remarks)
                if column in columns_of(target, rows.to)
            ]
            yield flows.nameless(place, column=next(iter(labels), "-"))
        if owned.name and owned.known and not any(is_alike(owned.name, name) for name in owned.known):
            yield flows.not_in_the_case(place, name=owned.name)
        for other in whose[:number]:
            if owned.name and other.flow is owned.flow and made_even(owned.name) == made_even(other.name):
                yield flows.same_name(place, name=owned.name, other=other.reading.file)


@dataclass(frozen=True, slots=True)
class _Filler:
    """Makes one row of another one."""

    source: Mapping[str, ColumnDefinition]
    target: Mapping[str, ColumnDefinition]
    place: Place
    number: int
    problems: list[Diagnostic] = field(default_factory=list)

    def row(self, row: Row, rows: RowFlow) -> Row:
        place = replace(self.place, path=rows.source)
        made = {column: self._value(row, filling, column) for column, filling in rows.columns.items()}
        for column in made.keys() - self.target.keys():
            if made[column]:
                version = ", ".join(self.target)
                self.problems.append(flows.column_has_no_place(place, column=column, version=version))
        for column in rows.needs:
            if column in self.target and not made.get(column):
                label = self.target[column].label
                self.problems.append(flows.empty_after_decision(place, row=self.number, column=label))
        return {column: value for column, value in made.items() if column in self.target and value}

    def _value(self, row: Row, filling: Filling, column: str) -> Any:  # noqa: ANN401 - a plain value
        into = self.target.get(column)
        if filling.constant is not None:
            return filling.constant
        if into is not None and into.kind == "choice":
            return self._choice(row.get(filling.sources[0], ""), into)
        if into is not None and into.kind == "check":
            return row.get(filling.sources[0], False)
        if filling.say:
            return self.sentence(row, filling.say)
        said = [self.said(row, name) for name in filling.sources]
        return next(filter(None, said), "") if filling.first else _JOINT.join(filter(None, said))

    def _choice(self, value: Any, into: ColumnDefinition) -> str:  # noqa: ANN401 - a plain value
        if not value or value in {option.id for option in into.options}:
            return str(value or "")
        place = replace(self.place, path=into.id)
        told = flows.no_such_option(place, row=self.number, column=into.label, value=str(value))
        self.problems.append(told)
        return ""

    def sentence(self, row: Row, pieces: Sequence[str]) -> str:
        """The pieces after each other, without those in which a column is blank; empty when all are."""
        said = [(piece, {name: self.said(row, name) for name in names_in(piece)}) for piece in pieces]
        if not any(text for _, facts in said for text in facts.values()):
            return ""
        return _JOINT.join(piece.format_map(facts) for piece, facts in said if all(facts.values()))

    def said(self, row: Row, name: str) -> str:
        """What a cell says on paper; a choice its words, not its id."""
        if name == ROW:
            return str(self.number)
        value, column = row.get(name), self.source.get(name)
        labels = {option.id: option.label for option in column.options} if column else {}
        return labels.get(str(value), str(value)) if value not in (None, False) else ""


@dataclass(frozen=True, slots=True)
class _Carrier:
    target: FormDefinition
    declared: Flows
    wording: Wording
    of_the_case: Mapping[str, str]
    order: str = ""
    parties: Mapping[str, Sequence[str]] = field(default_factory=dict, repr=False)

    def carried(self, readings: Sequence[Reading]) -> Carried:
        flowing = [(item, flow) for item in readings if (flow := self._flow(item, self.target.id))]
        values, problems = self._fields(flowing)
        self._require_order(flowing)
        whose = self._whose(flowing)
        problems += _unsure(whose, self.target)
        rows = [row for owned in whose for row in self._rows(owned, self.target, problems)]
        noticed = Noticed(in_order(rows), self.wording)
        beside = tuple(noticed.beside([item for item, _ in flowing]))
        tables = {row.table: [item.cells for item in beside if item.table == row.table] for row in beside}
        values |= self._texts(flowing)
        problems += [*self._without_flow(readings, flowing), *_given_twice(readings)]
        weighed = self._weighed(readings, tables, problems)
        sheets = tuple(self._sheets(whose, weighed, noticed, problems))
        if faults := [item for item in problems if item.severity is Severity.ERROR]:
            raise DataError(faults)
        return Carried(
            self.target,
            {**values, **tables},
            sheets,
            tuple({str(item): item for item in problems}.values()),
            weighed,
            beside,
        )

    def _flow(self, reading: Reading, target: str) -> Flow | None:
        found = reading.definition
        return self.declared.between(found.id, target) if found and reading.read else None

    def _whose(self, flowing: Sequence[tuple[Reading, Flow]]) -> list[_Owned]:
        """The files with whose each is, and whether there are more of that party: files, or in the case."""
        found: list[_Owned] = []
        for item, flow in flowing:
            name = item.read.values.get(flow.who) if flow.who and item.read else None
            alike = [other for other, its in flowing if its is flow]
            known = self.parties.get(flow.source, ())
            several = bool(flow.who) and max(len(alike), len(known)) > 1
            found.append(_Owned(item, flow, str(name or ""), several, known))
        return found

    def _signature(self, owned: _Owned, rows: RowFlow, filler: _Filler) -> Row:
        """Whose a row is: in the column for that, or else among the remarks where it has to be said."""
        if rows.who in filler.target:
            return {rows.who or "": owned.called} if owned.called else {}
        if owned.several and rows.remarks in filler.target:
            return {rows.remarks or "": self.wording.phrase("carried_from", who=owned.called)}
        if owned.several and rows.who:
            version = ", ".join(filler.target)
            told = flows.column_has_no_place(filler.place, column=rows.who, version=version)
            filler.problems.append(told)
        return {}

    def _without_flow(
        self, readings: Sequence[Reading], flowing: Sequence[tuple[Reading, Flow]]
    ) -> Iterator[Diagnostic]:
        """Yield a fault for each file that flows neither into the target nor into a table that does."""
        decided = [balance.form for balance in self.declared.balances]
        known = ", ".join(self.declared.into(self.target.id)) or "-"
        through = {item.definition.id for item, _ in flowing if item.definition} & set(decided)
        for item in readings:
            if item.definition is None or any(item is found for found, _ in flowing):
                continue
            if not any(self._flow(item, form) for form in through):
                names = {"source": item.definition.id, "target": self.target.id, "known": known}
                yield flows.no_flow.from_facts(Place(item.file), names)

    def _fields(self, flowing: Sequence[tuple[Reading, Flow]]) -> tuple[dict[str, Any], list[Diagnostic]]:
        """The fields about which the files agree, and a finding for every other one."""
        said: dict[str, list[tuple[str, Any, bool]]] = {}
        for item, flow in flowing:
            for to, filling in flow.fields.items():
                value = answer_of(item, filling) if item.read else None
                if value not in (None, "") and self._has(to):
                    said.setdefault(to, []).append((item.file, value, to in flow.same))
        values: dict[str, Any] = {}
        problems: list[Diagnostic] = []
        for to, found in said.items():
            expected = self.of_the_case.get(to) or found[0][1]
            other = [(file, value) for file, value, _ in found if made_even(value) != made_even(expected)]
            if not other:
                values[to] = expected
            elif any(same for *_, same in found):
                problems += [
                    flows.other_case(Place(file), question=to, found=str(value), expected=str(expected))
                    for file, value in other
                ]
            else:
                problems.append(flows.field_differs(Place(other[0][0]), question=to))
        return values, problems

    def _has(self, question: str) -> bool:
        return any(asked.id == question for _, asked in self.target.questions())

    def _rows(
        self, owned: _Owned, target: FormDefinition, problems: list[Diagnostic]
    ) -> Iterator[CarriedRow]:
        """Yield the rows that fit; an empty row is left out."""
        form, flow = owned.reading.definition, owned.flow
        assert form is not None
        for source in dict.fromkeys(rows.source for rows in flow.rows):
            columns = columns_of(form, source)
            given = told_apart(rows_of(owned.reading, source), self._balance_of(form, source))
            for number, row in enumerate(given, start=1):
                fitting = (rows for rows in flow.rows if rows.source == source and _fits(row, rows))
                rows = next(fitting, None) if any(row.values()) else None
                if rows is not None:
                    filler = _Filler(columns, columns_of(target, rows.to), Place(owned.reading.file), number)
                    yield self._row(owned, row, rows, filler)
                    problems += filler.problems

    def _row(self, owned: _Owned, row: Row, rows: RowFlow, filler: _Filler) -> CarriedRow:
        cells = {**filler.row(row, rows), **self._signature(owned, rows, filler)}
        remarks = rows.remarks if rows.remarks and rows.remarks in filler.target else ""
        by = filler.said(row, self.order) or str(cells.get(self.order, ""))
        balances = (balance for balance in self.declared.balances if balance.by == self.order)
        named = [str(row.get(one.who or "") or cells.get(one.who or "", "")) for one in balances]
        by = " ".join((by, *named))
        return CarriedRow(rows.to, cells, owned.reading.file, rows.source, filler.number, remarks, by)

    def _balance_of(self, form: FormDefinition, table: str) -> Balance | None:
        balance = self.declared.balance_of(form.id)
        return balance if balance and balance.rows == table else None

    def _texts(self, flowing: Sequence[tuple[Reading, Flow]]) -> dict[str, str]:
        """The texts that rows become a sentence of, each sentence once, by question."""
        found: dict[str, dict[str, str]] = {}
        for item, flow in flowing:
            for text in flow.texts:
                said = found.setdefault(text.to, {})
                for sentence in self._sentences(item, text):
                    said.setdefault(made_even(sentence), sentence)
        return {question: "\n\n".join(said.values()) for question, said in found.items() if said}

    def _sentences(self, reading: Reading, text: TextFlow) -> Iterator[str]:
        """Yield the sentence of every row that fits, or that of the fields; none where nothing was said."""
        form, table = reading.definition, text.source
        assert form is not None
        assert reading.read is not None
        columns = columns_of(form, table) if table else {}
        rows = told_apart(rows_of(reading, table), self._balance_of(form, table)) if table else []
        for number, row in enumerate(rows if table else [reading.read.values], start=1):
            filler = _Filler(columns, {}, Place(reading.file), number)
            if any(row.values()) and _fits(row, text) and (said := filler.sentence(row, text.say)):
                yield said

    def _weighed(
        self, readings: Sequence[Reading], rows: Mapping[str, list[Row]], problems: list[Diagnostic]
    ) -> str:
        """How the rows that came in add up, where something is decided on them; empty where nothing is."""
        balance = self.declared.balance_of(self.target.id)
        if balance is not None:
            said, found = self._scales(balance, self.target).weigh(rows.get(balance.rows, []))
            problems += found
            return said
        for balance in self.declared.balances:
            deciding = [item for item in readings if item.definition and item.definition.id == balance.form]
            if deciding and self.declared.between(balance.form, self.target.id):
                return self._weighed_through(balance, deciding, readings, problems)
        return ""

    def _weighed_through(
        self,
        balance: Balance,
        deciding: Sequence[Reading],
        readings: Sequence[Reading],
        problems: list[Diagnostic],
    ) -> str:
        form = deciding[0].definition
        assert form is not None
        decided = [row for item in deciding for row in rows_of(item, balance.rows)]
        lists = [(item, flow) for item in readings if (flow := self._flow(item, balance.form))]
        submitted = [
            carried_row.cells
            for owned in self._whose(lists)
            for carried_row in self._rows(owned, form, [])
            if carried_row.table == balance.rows
        ]
        said, found = self._scales(balance, form).weigh(decided, submitted)
        problems += found
        return said

    def _scales(self, balance: Balance, form: FormDefinition) -> Scales:
        return Scales(balance, columns_of(form, balance.rows), self.wording)

    def _require_order(self, flowing: Sequence[tuple[Reading, Flow]]) -> None:
        """Raise `WrongUsageError` for an order by a column that no table has."""
        tables = [(item.definition, rows.source) for item, flow in flowing for rows in flow.rows]
        tables += [(self.target, rows.to) for _, flow in flowing for rows in flow.rows]
        known = dict.fromkeys(id_ for form, table in tables if form for id_ in columns_of(form, table))
        if self.order and self.order not in known:
            raise WrongUsageError([flows.unknown_order(column=self.order, known=", ".join(known) or "-")])

    def _sheets(
        self,
        whose: Sequence[_Owned],
        balance: str,
        noticed: Noticed,
        problems: list[Diagnostic],
    ) -> Iterator[ExtraRoom]:
        """Yield the balance, what was told of the files, and every text that has no place in a row."""
        ours = summed, told = self.wording.phrase("balance_title"), self.wording.phrase("carried_remarks")
        if balance:
            yield ExtraRoom(summed, balance)
        remarks = [f"{owned.title}: {said}" for owned in whose for said in noticed.remarks(owned.reading)]
        if remarks:
            yield ExtraRoom(told, "\n".join(remarks))
        for owned in whose:
            item, title = owned.reading, owned.title
            assert item.read is not None
            for id_, label, said in answers(item):
                if id_ in owned.flow.sheets:
                    yield ExtraRoom(f"{title}: {label}", said)
            sheets = (sheet for sheet in item.read.extra_room if sheet.question not in ours)
            texts = [(sheet.question, sheet.text) for sheet in sheets if sheet.question or sheet.text]
            texts += noticed.unread(item)
            if texts:
                problems.append(flows.other_text(Place(item.file), count=len(texts)))
            for question, text in texts:
                yield ExtraRoom(f"{title}: {question}" if question else title, text)


def answer_of(reading: Reading, filling: FieldFilling) -> Any:  # noqa: ANN401 - a plain value
    """Return what goes into a field: the value of one, or the answers of several after their questions."""
    if filling.field and reading.read:
        return reading.read.values.get(filling.field)
    return "\n".join(f"{label} {said}" for id_, label, said in answers(reading) if id_ in filling.asked)


def answers(reading: Reading) -> Iterator[tuple[str, str, str]]:
    """Yield id, label and answer of every question that has one, choices in their words.

    What was written beside a choice is part of the answer; a table is left out.
    """
    assert reading.definition is not None
    assert reading.read is not None
    for _, asked in reading.definition.questions():
        value = reading.read.values.get(asked.id)
        if isinstance(asked, kinds.TableQuestion) or value in (None, "", [], (), False):
            continue
        ended = asked.label if asked.label.endswith(("?", ".", ":")) else f"{asked.label}:"
        yield asked.id, ended, _answer(asked, value)


def _answer(asked: object, value: Any) -> str:  # noqa: ANN401 - a plain value
    said = value if isinstance(value, dict) else {"value": value}
    labels = {option.id: option.label for option in getattr(asked, "options", ())}
    words = [
        str(item) for part in said.values() for item in (part if isinstance(part, list | tuple) else [part])
    ]
    return ", ".join(labels.get(word, word) for word in words if word)


def columns_of(form: FormDefinition, table: str) -> dict[str, ColumnDefinition]:
    """Return the columns of a table by id; none when this version has no such table."""
    tables = (asked for _, asked in form.questions() if asked.id == table)
    found = next((asked for asked in tables if isinstance(asked, kinds.TableQuestion)), None)
    return {column.id: column for column in found.columns} if found else {}


def rows_of(reading: Reading, table: str) -> list[Row]:
    """Return the rows that were read of a table, blank ones too, so that their numbers stay."""
    found = reading.read.values.get(table) if reading.read else None
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def _fits(row: Row, rows: RowFlow | TextFlow) -> bool:
    return all(row.get(column) in ids for column, ids in rows.when.items())


def _given_twice(readings: Sequence[Reading]) -> Iterator[Diagnostic]:
    seen: list[Reading] = []
    for item in readings:
        if item.read is None or not item.read.values:
            continue
        same = [
            one
            for one in seen
            if one.definition == item.definition and one.read and one.read.values == item.read.values
        ]
        if same:
            yield flows.same_file_twice(Place(item.file), other=same[0].file)
        seen.append(item)
