# SPDX-License-Identifier: EUPL-1.2
"""The flows of a configuration: read, and held against every version of the forms that they name."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Final

from pydantic import ValidationError

from proeftuin_docs import kinds
from proeftuin_docs.definitions import FormDefinition
from proeftuin_docs.definitions.loading import faults_of
from proeftuin_docs.errors import DefinitionError, Diagnostic, flows
from proeftuin_docs.flows import models
from proeftuin_docs.flows.into_case import is_case_key
from proeftuin_docs.flows.models import (
    ROW,
    Balance,
    CaseFlow,
    Filling,
    Flow,
    Flows,
    RowFlow,
    Series,
    TextFlow,
    names_in,
)
from proeftuin_docs.kinds.table import ColumnDefinition
from proeftuin_docs.library import Library
from proeftuin_docs.resources import SourceFile
from proeftuin_docs.text.located_yaml import LocatedYaml, Path, read_yaml

FILE: Final = "stromen.yaml"

Columns = Mapping[str, tuple[ColumnDefinition, ...]]
"""Every column by its id, as each version has it."""


def flows_of(library: Library) -> Flows:
    """Return the flows of a library; raises `DefinitionError` with every fault of their files.

    A flow of the court's own folder takes the place of the bundled one between the same two forms.
    """
    return library.keep(("flows",), lambda: _read_all(library))


def flow_faults(library: Library) -> Iterator[Diagnostic]:
    """Yield every fault of the flows, without raising."""
    try:
        flows_of(library)
    except DefinitionError as error:
        yield from error.diagnostics


def _read_all(library: Library) -> Flows:
    found: dict[tuple[str, str], Flow] = {}
    balances: dict[str, Balance] = {}
    into_cases: dict[str, CaseFlow] = {}
    series: dict[str, Series] = {}
    faults: list[Diagnostic] = []
    for source in library.resources.form_side_files(FILE):
        try:
            read = _read(source, library)
        except DefinitionError as error:
            faults += error.diagnostics
            continue
        found |= {(flow.source, flow.to): flow for flow in read.flows}
        balances |= {balance.form: balance for balance in read.balances}
        into_cases |= {flow.source: flow for flow in read.cases}
        series |= {item.form: item for item in read.series}
    if faults:
        raise DefinitionError(faults)
    return Flows(
        schema=1,
        flows=tuple(found.values()),
        balances=tuple(balances.values()),
        cases=tuple(into_cases.values()),
        series=tuple(series.values()),
    )


def _read(source: SourceFile, library: Library) -> Flows:
    located, faults = read_yaml(source.read(), source.name)
    if faults or located is None:
        raise DefinitionError(faults)
    try:
        read = Flows.model_validate(located.data)
    except ValidationError as error:
        raise DefinitionError(faults_of(error, located, models)) from error
    if found := list(_Checker(located, library).faults(read)):
        raise DefinitionError(found)
    return read


@dataclass(frozen=True, slots=True)
class _Checker:
    """Holds flows against the forms of a library; a name counts when any version has it."""

    source: LocatedYaml
    library: Library

    def faults(self, read: Flows) -> Iterator[Diagnostic]:
        """Yield every fault, each at its line."""
        for number, flow in enumerate(read.flows):
            yield from self._flow(flow, ("flows", number))
        for number, balance in enumerate(read.balances):
            yield from self._balance(balance, ("balances", number))
        for number, into_case in enumerate(read.cases):
            yield from self._into_case(into_case, ("cases", number))
        for number, series in enumerate(read.series):
            yield from self._series(series, ("series", number))

    def _into_case(self, flow: CaseFlow, path: Path) -> Iterator[Diagnostic]:
        forms = self._forms(flow.source)
        known = {asked.id for form in forms for _, asked in form.questions()}
        if not forms:
            yield flows.unknown_form(self.source.place((*path, "from")), id=flow.source)
            return
        for key, id_ in flow.keys.items():
            place = self.source.place((*path, "keys", key))
            if id_ not in known:
                yield flows.unknown_question(place, id=id_, form=flow.source)
            if not is_case_key(key):
                yield flows.unknown_case_key(place, key=key)

    def _flow(self, flow: Flow, path: Path) -> Iterator[Diagnostic]:
        target, source = self._forms(flow.to), self._forms(flow.source)
        if missing := [(key, id_) for key, id_, found in _sides(flow, target, source) if not found]:
            yield from (flows.unknown_form(self.source.place((*path, key)), id=id_) for key, id_ in missing)
            return
        known = {
            id_: {asked.id for form in found for _, asked in form.questions()}
            for id_, found in ((flow.to, target), (flow.source, source))
        }
        asked: list[tuple[Path, str, str]] = [(("fields", to), flow.to, to) for to in flow.fields]
        asked += [
            (("fields", to), flow.source, from_)
            for to, filling in flow.fields.items()
            for from_ in filling.sources
        ]
        asked += [(("same",), flow.to, to) for to in flow.same]
        asked += [(("sheets",), flow.source, id_) for id_ in flow.sheets]
        asked += [(("who",), flow.source, flow.who)] if flow.who else []
        for at, form, id_ in asked:
            if id_ not in known[form]:
                yield flows.unknown_question(self.source.place((*path, *at)), id=id_, form=form)
        for number, rows in enumerate(flow.rows):
            yield from self._rows(rows, flow, (*path, "rows", number))
        for number, text in enumerate(flow.texts):
            yield from self._text(text, flow, known, (*path, "texts", number))

    def _rows(self, rows: RowFlow, flow: Flow, path: Path) -> Iterator[Diagnostic]:
        target, source = self._columns(flow.to, rows.to), self._columns(flow.source, rows.source)
        for key, form, id_, found in (
            ("to", flow.to, rows.to, target),
            ("from", flow.source, rows.source, source),
        ):
            if not found:
                yield flows.no_table(self.source.place((*path, key)), id=id_, form=form)
        if not (target and source):
            return
        for column, filling in rows.columns.items():
            yield from self._filling(column, filling, target, source, (*path, "columns", column))
        named = [("needs", column) for column in rows.needs]
        named += [(key, column) for key in ("remarks", "who") if (column := getattr(rows, key))]
        for key, column in named:
            yield from self._known(column, target, (*path, key))
        yield from self._when(rows.when, source, path)

    def _text(
        self, text: TextFlow, flow: Flow, known: Mapping[str, Set[str]], path: Path
    ) -> Iterator[Diagnostic]:
        said = {name for piece in text.say for name in names_in(piece)}
        if text.to not in known[flow.to]:
            yield flows.unknown_question(self.source.place((*path, "to")), id=text.to, form=flow.to)
        if text.source is None:
            for id_ in sorted(said - known[flow.source]):
                yield flows.unknown_question(self.source.place((*path, "say")), id=id_, form=flow.source)
            return
        columns = self._columns(flow.source, text.source)
        if not columns:
            yield flows.no_table(self.source.place((*path, "from")), id=text.source, form=flow.source)
            return
        for column in sorted(said):
            yield from self._known(column, columns, (*path, "say"))
        yield from self._when(text.when, columns, path)

    def _when(self, when: Mapping[str, tuple[str, ...]], source: Columns, path: Path) -> Iterator[Diagnostic]:
        for column, ids in when.items():
            at = (*path, "when", column)
            yield from self._known(column, source, at)
            yield from self._options(ids, source.get(column, ()), at)

    def _filling(
        self, column: str, filling: Filling, target: Columns, source: Columns, path: Path
    ) -> Iterator[Diagnostic]:
        yield from self._known(column, target, path)
        if filling.ways != 1:
            yield flows.one_filling(self.source.place(path))
        for used in filling.sources:
            if used != ROW:
                yield from self._known(used, source, path)
        kinds_there = {item.kind for item in target.get(column, ())}
        if filling.constant is not None and "choice" in kinds_there:
            yield from self._options((filling.constant,), target[column], path)

    def _known(self, column: str, columns: Columns, path: Path) -> Iterator[Diagnostic]:
        if column not in columns:
            yield flows.unknown_column(self.source.place(path), id=column, known=", ".join(columns))

    def _options(
        self, ids: tuple[str, ...], columns: tuple[ColumnDefinition, ...], path: Path
    ) -> Iterator[Diagnostic]:
        known = dict.fromkeys(option.id for column in columns for option in column.options)
        if columns and not known:
            yield flows.no_choice(self.source.place(path), id=columns[0].id)
            return
        for id_ in ids if columns else ():
            if id_ not in known:
                yield flows.unknown_option(self.source.place(path), id=id_, known=", ".join(known))

    def _balance(self, balance: Balance, path: Path) -> Iterator[Diagnostic]:
        columns = self._columns(balance.form, balance.rows)
        if not columns:
            yield flows.no_table(self.source.place(path), id=balance.rows, form=balance.form)
            return
        for column in (
            balance.by,
            balance.number,
            balance.question,
            balance.decision,
            *((balance.who,) if balance.who else ()),
            *balance.says.values(),
        ):
            yield from self._known(column, columns, path)
        yield from self._options(tuple(balance.says), columns.get(balance.decision, ()), path)

    def _series(self, series: Series, path: Path) -> Iterator[Diagnostic]:
        forms = self._forms(series.form)
        if not forms:
            yield flows.unknown_form(self.source.place((*path, "form")), id=series.form)
            return
        asked = {question.id: question.kind for form in forms for _, question in form.questions()}
        named = [("date", id_) for id_ in series.date] + [("person", id_) for id_ in series.person]
        for key, id_ in named:
            if id_ not in asked:
                yield flows.unknown_question(self.source.place((*path, key)), id=id_, form=series.form)
            elif key == "date" and asked[id_] != "date":
                yield flows.not_a_date(self.source.place((*path, key)), id=id_)

    def _forms(self, id_: str) -> list[FormDefinition]:
        return [item for item in self.library.versions(id_) if isinstance(item, FormDefinition)]

    def _columns(self, form: str, table: str) -> Columns:
        found: dict[str, tuple[ColumnDefinition, ...]] = {}
        for definition in self._forms(form):
            for _, asked in definition.questions():
                if asked.id == table and isinstance(asked, kinds.TableQuestion):
                    for column in asked.columns:
                        found[column.id] = (*found.get(column.id, ()), column)
        return found


def _sides(
    flow: Flow, target: list[FormDefinition], source: list[FormDefinition]
) -> tuple[tuple[str, str, list[FormDefinition]], ...]:
    return ("to", flow.to, target), ("from", flow.source, source)
