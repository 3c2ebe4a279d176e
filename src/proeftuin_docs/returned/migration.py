# SPDX-License-Identifier: EUPL-1.2
"""Values of one version -> values of another, by id; values without a place are reported."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from proeftuin_docs import kinds
from proeftuin_docs.definitions import FormDefinition
from proeftuin_docs.errors import Diagnostic, Fault, Place, returned
from proeftuin_docs.kinds import PlainScalar
from proeftuin_docs.returned.access import ReadPermit
from proeftuin_docs.returned.answers import ANSWER, EXPLAINED, PlainValue, ReadAnswers

_ALIKE: Final = (frozenset({"text", "long_text"}),)
"""Kinds whose values are the same; for all others the kind itself must be."""

Columns = Mapping[str, kinds.ColumnDefinition]


@dataclass(frozen=True, slots=True)
class UnmigratedValue:
    """A value without a place: the id and the words of its question, which part of it, and the value."""

    question: str
    label: str
    part: str
    value: PlainValue = field(repr=False)


@dataclass(frozen=True, slots=True)
class MigratedAnswers:
    """Answers as values of another version; `unread` and `extra_room` are unchanged."""

    read: ReadAnswers
    not_carried: tuple[UnmigratedValue, ...] = field(repr=False)


def migrate_answers(
    read: ReadAnswers, source: FormDefinition, target: FormDefinition, permit: ReadPermit, name: str
) -> MigratedAnswers:
    """The values of `source` that have a place in `target`; `name` is what messages call the file.

    A question, an explanation, an option or a column has a place when its id is there and its kind is the
    same. Whatever is worded otherwise goes along with a warning. Raises `ValueError` for a permit that was
    not given for `source`, or when the two are versions of different documents.
    """
    if not permit.covers(source) or source.id != target.id:
        raise ValueError("this permit is for another version")
    carrier = _Migrator({question.id: question for _, question in target.questions()}, name)
    known = {question.id: question for _, question in source.questions()}
    values = {
        id_: kept
        for id_, value in read.values.items()
        if (kept := carrier.question(known[id_], value)) not in (None, {}, [])
    }
    problems = (*read.problems, *carrier.problems)
    carried = ReadAnswers(values, read.extra_room, read.unread, problems)
    return MigratedAnswers(carried, tuple(carrier.not_carried))


@dataclass(slots=True)
class _Migrator:
    """Migrates question by question; keeps values without a place, each with a problem."""

    known: Mapping[str, kinds.QuestionPart]
    name: str
    not_carried: list[UnmigratedValue] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)

    def question(self, old: kinds.QuestionPart, value: PlainValue) -> PlainValue | None:
        """The value for the same question of the other version; None when it has no place."""
        new = self.known.get(old.id)
        if new is None:
            return self._left(old, "", value, returned.question_gone)
        if not _is_alike(old.kind, new.kind):
            return self._left(old, "", value, returned.question_of_other_kind)
        if _question_wording(old) != _question_wording(new):
            self.problems.append(returned.question_rephrased(Place(self.name, path=old.id)))
        if not isinstance(value, dict):
            kept = self._answer(old, new, value)
            return {ANSWER: kept} if kept is not None and _explained(new) else kept
        return self._both(old, new, value)

    def _both(
        self, old: kinds.QuestionPart, new: kinds.QuestionPart, value: Mapping[str, PlainValue]
    ) -> PlainValue | None:
        """An answer with its explanation, as far as the question still has both."""
        answer, words = value.get(ANSWER), value.get(EXPLAINED)
        kept = None if answer is None else self._answer(old, new, answer)
        if not _explained(new):
            if words is not None:
                self._left(old, EXPLAINED, words, returned.part_gone)
            return kept
        both = {ANSWER: kept, EXPLAINED: words}
        return {key: part for key, part in both.items() if part not in (None, [])}

    def _answer(
        self, old: kinds.QuestionPart, new: kinds.QuestionPart, value: PlainValue
    ) -> PlainValue | None:
        if isinstance(old, kinds.TableQuestion) and isinstance(new, kinds.TableQuestion):
            return list(self._rows(old, new, value))
        if isinstance(new, kinds.ScaleQuestion) and isinstance(value, int):
            fits = new.from_ <= value <= new.to
            return value if fits else self._left(old, "", value, returned.off_the_scale)
        if isinstance(value, list):
            return [item for item in value if isinstance(item, str) and self._option(old, new, item)]
        return self._option(old, new, value) if getattr(new, "options", ()) else value

    def _option(self, old: kinds.QuestionPart, new: kinds.QuestionPart, value: Any) -> Any:  # noqa: ANN401 - plain
        """The id of an option that is still there; one that has other words now goes along with a warning."""
        before, after = _options(old), _options(new)
        if value not in after:
            return self._left(old, str(value), before.get(value, value), returned.part_gone)
        if before.get(value) != after[value]:
            self.problems.append(returned.choice_rephrased(Place(self.name, path=old.id)))
        return value

    def _rows(
        self, old: kinds.TableQuestion, new: kinds.TableQuestion, value: PlainValue
    ) -> Iterator[dict[str, PlainScalar]]:
        before, after = _columns(old), _columns(new)
        for id_ in [id_ for id_ in before if id_ in after]:
            if _column_wording(before[id_]) != _column_wording(after[id_]):
                self.problems.append(returned.question_rephrased(Place(self.name, path=f"{old.id} > {id_}")))
        for number, row in enumerate(value if isinstance(value, list) else (), start=1):
            assert isinstance(row, dict)
            cells = {
                id_: self._cell(old, (before[id_], after.get(id_)), number, cell) for id_, cell in row.items()
            }
            yield {id_: cell for id_, cell in cells.items() if cell is not None}

    def _cell(
        self,
        table: kinds.TableQuestion,
        columns: tuple[kinds.ColumnDefinition, kinds.ColumnDefinition | None],
        number: int,
        value: PlainScalar,
    ) -> PlainScalar | None:
        old, new = columns
        fits = new is not None and _is_alike(old.kind, new.kind)
        if new is not None and fits and new.options and value not in _options(new):
            fits, value = False, _options(old).get(str(value), value)
        if not fits:
            self._left(table, f"{number} > {old.id}", value, returned.part_gone)
        return value if fits else None

    def _left(
        self, question: kinds.QuestionPart, part: str, value: PlainValue, kind: Fault[[]]
    ) -> PlainValue | None:
        """None, after keeping a value that has no place and saying so."""
        self.not_carried.append(UnmigratedValue(question.id, question.label, part, value))
        place = Place(self.name, path=question.id)  # a part can be the option that somebody chose
        self.problems.append(kind(place))
        return None


def _is_alike(old: str, new: str) -> bool:
    return old == new or any({old, new} <= kinds for kinds in _ALIKE)


def _question_wording(question: kinds.QuestionPart) -> tuple[object, ...]:
    """Return the wording of a question; a change in it can change the meaning of an answer."""
    return tuple(
        getattr(question, key, None)
        for key in ("label", "unit", "explanation_label", "from_caption", "to_caption", "from_", "to")
    )


def _column_wording(column: kinds.ColumnDefinition) -> tuple[str, frozenset[tuple[str, str]]]:
    """Return the wording of a column; a new or removed option does not change the others."""
    return column.label, frozenset(_options(column).items())


def _explained(question: kinds.QuestionPart) -> bool:
    return bool(getattr(question, "explanation", False))


def _options(question: kinds.QuestionPart | kinds.ColumnDefinition) -> dict[str, str]:
    """Labels by id; those of a yes/no question are the same in every version."""
    fixed = kinds.KINDS[question.kind].fixed_answers
    options = getattr(question, "options", ())
    return dict(zip(fixed, fixed, strict=True)) or {option.id: option.label for option in options}


def _columns(table: kinds.TableQuestion) -> Columns:
    return {column.id: column for column in table.columns}
