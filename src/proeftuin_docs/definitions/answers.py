# SPDX-License-Identifier: EUPL-1.2
"""Answers from a values file, checked against the definition and typed.

A values file maps question ids to values. Values come as text, since such a file is read without
typing: `0612345678` keeps its nought. A question with an explanation takes a value or a group with
`antwoord` and `toelichting`; a multiple choice takes a list; a table takes a list of rows.

The file may name its document: `document`, `version` and `values`, as a file that was read back gives them.
Then `extra_room` holds what was written on spare sheets, and `unread` and `not_carried` what found no place.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Final

from proeftuin_docs import kinds
from proeftuin_docs.definitions.models import FormDefinition
from proeftuin_docs.errors import DataError, Diagnostic
from proeftuin_docs.errors import answers as answer_faults
from proeftuin_docs.kinds import KINDS, BadValue, Value, read_text
from proeftuin_docs.text.located_yaml import LocatedYaml, Path

Row = Mapping[str, Value]

_ANSWER: Final = "antwoord"
_EXPLANATION: Final = "toelichting"
_WRAPPER: Final = frozenset({"document", "version", "values"})
_EXTRA_ROOM: Final = "extra_room"
_SHEET: Final = ("question", "text")
_LEFT_OUT: Final = ("unread", "not_carried")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question: a value, an explanation beside it, or a table's rows."""

    value: Value = None
    explanation: str = ""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class ExtraRoom:
    """The content of one spare sheet: its question and the text."""

    question: str = field(default="", repr=False)
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers by question id; a question that is not here is blank.

    `extra_room` holds the spare sheets in their order; `warnings` says what the file holds beside answers.
    """

    by_id: Mapping[str, Answer] = field(default_factory=dict)
    extra_room: tuple[ExtraRoom, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()

    def of(self, question: str) -> Answer:
        """The answer to a question, blank when there is none."""
        return self.by_id.get(question, Answer())


def check_answers(definition: FormDefinition, source: LocatedYaml) -> Answers:
    """The typed answers; raises `DataError` with every fault of the file at once."""
    faults: list[Diagnostic] = []
    values, path = _values(definition, source, faults)
    known = {question.id: question for _, question in definition.questions()}
    answers: dict[str, Answer] = {}
    for id_, value in values.items():
        if id_ not in known:
            near = get_close_matches(id_, known, n=1)
            place = source.place((*path, id_))
            faults.append(
                answer_faults.unknown_question(
                    place, id=id_, near=near[0] if near else "-", document=definition.id
                )
            )
            continue
        reader = _Reader(source, (*path, id_), faults)
        answers[id_] = reader.answer(known[id_], value)
    wrapped = bool(path)
    sheets = tuple(_extra_room(source, faults)) if wrapped else ()
    if faults:
        raise DataError(faults)
    return Answers(answers, sheets, tuple(_left_out(source)) if wrapped else ())


def _values(
    definition: FormDefinition, source: LocatedYaml, faults: list[Diagnostic]
) -> tuple[Mapping[str, Any], Path]:
    """The mapping of values and its path: the file itself, or its `values` when it names its document."""
    data = source.data
    if data is None:
        return {}, ()
    if not isinstance(data, dict):
        faults.append(answer_faults.empty_file(source.place(())))
        return {}, ()
    if not data.keys() >= _WRAPPER:
        return data, ()
    if not isinstance(data["values"], dict):
        faults.append(answer_faults.unread_reading(source.place(("values",))))
        return {}, ()
    named = f"{data['document']}@{data['version']}"
    if named != f"{definition.id}@{definition.version}":
        expected = f"{definition.id}@{definition.version}"
        faults.append(
            answer_faults.other_document(source.place(("document",)), named=named, expected=expected)
        )
    return data["values"], ("values",)


def _extra_room(source: LocatedYaml, faults: list[Diagnostic]) -> Iterator[ExtraRoom]:
    given = source.data.get(_EXTRA_ROOM) or []
    if not isinstance(given, list) or not all(isinstance(sheet, dict) for sheet in given):
        faults.append(answer_faults.invalid_extra_room(source.place((_EXTRA_ROOM,))))
        return
    for index, sheet in enumerate(given):
        path = (_EXTRA_ROOM, index)
        faults.extend(
            answer_faults.invalid_extra_room(source.place((*path, key))) for key in sheet if key not in _SHEET
        )
        reader = _Reader(source, path, faults)
        yield ExtraRoom(*(reader.text(sheet.get(key), key) for key in _SHEET))


def _left_out(source: LocatedYaml) -> Iterator[Diagnostic]:
    """A warning for each list of what was read and is no answer to any question."""
    for key in _LEFT_OUT:
        if left := source.data.get(key):
            count = len(left) if isinstance(left, list | dict) else 1
            yield answer_faults.texts_without_question(source.place((key,), key), count=count)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one answer; every fault is kept with its place and a blank value takes its stead."""

    source: LocatedYaml
    path: Path
    faults: list[Diagnostic]

    def answer(self, question: kinds.QuestionPart, value: object) -> Answer:
        if isinstance(question, kinds.TableQuestion):
            return Answer(rows=tuple(self._rows(question, value)))
        if not isinstance(value, dict):
            return Answer(self._checked(question, value, self.path))
        if not _explained(question):
            self._keep(answer_faults.no_explanation_here(), self.path)
            return Answer()
        for key in [key for key in value if key not in (_ANSWER, _EXPLANATION)]:
            self._keep(answer_faults.unknown_key(key=key), (*self.path, key))
        chosen = self._checked(question, value.get(_ANSWER), (*self.path, _ANSWER))
        return Answer(chosen, self.text(value.get(_EXPLANATION), _EXPLANATION))

    def text(self, value: object, key: str) -> str:
        try:
            return read_text(value)
        except BadValue as bad:
            self._keep(bad.fault, (*self.path, key))
            return ""

    def _checked(
        self, question: kinds.QuestionPart | kinds.ColumnDefinition, value: object, path: Path
    ) -> Any:  # noqa: ANN401 - a value of any kind
        try:
            return KINDS[question.kind].read(question, value)
        except BadValue as bad:
            self._keep(bad.fault, path)
            return None

    def _rows(self, question: kinds.TableQuestion, value: object) -> Iterator[Row]:
        for index, row in enumerate(self._checked(question, value, self.path) or ()):
            yield self._row(question, row, (*self.path, index))

    def _row(self, question: kinds.TableQuestion, row: Mapping[str, object], path: Path) -> Row:
        columns = {column.id: column for column in question.columns}
        for key in [key for key in row if key not in columns]:
            self._keep(answer_faults.unknown_column(key=key, columns=", ".join(columns)), (*path, key))
        return {key: self._checked(column, row.get(key), (*path, key)) for key, column in columns.items()}

    def _keep(self, fault: Diagnostic, path: Path) -> None:
        spoken = " > ".join(str(step + 1 if isinstance(step, int) else step) for step in path)
        self.faults.append(fault.at(self.source.place(path, spoken)))


def _explained(question: kinds.QuestionPart) -> bool:
    return bool(getattr(question, "explanation", False))
