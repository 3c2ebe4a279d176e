# SPDX-License-Identifier: EUPL-1.2
"""Two filled forms of the same person beside each other: what was answered otherwise."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import groupby, zip_longest
from typing import Any, Final

from proeftuin_docs.comparison.answers import AnswerLine, answer_lines, answer_text
from proeftuin_docs.comparison.words import GONE, NEW, Piece, compare_words
from proeftuin_docs.composition.inline_text import read_inlines
from proeftuin_docs.definitions import ExtraRoom, FormDefinition
from proeftuin_docs.definitions.versions import version_key
from proeftuin_docs.document import plain_text
from proeftuin_docs.errors import DataError, Diagnostic, Place, WrongUsageError, filled
from proeftuin_docs.flows.balance import made_even
from proeftuin_docs.flows.declared import flows_of
from proeftuin_docs.flows.models import Series
from proeftuin_docs.kinds import QuestionPart
from proeftuin_docs.library import Library
from proeftuin_docs.returned.given_files import GivenFile
from proeftuin_docs.returned.reading import read
from proeftuin_docs.returned.readings import Reading, identity_data, problem_data
from proeftuin_docs.text.wording import Wording

_TWO: Final = 2
_OWNER: Final = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class FilledForm:
    """One of two filled forms: how it was read, and the day on it, if it has one."""

    reading: Reading = field(repr=False)
    day: date | None

    @property
    def values(self) -> Mapping[str, Any]:
        """The plain values by question id, in the version that both were brought to."""
        return self.reading.read.values if self.reading.read else {}

    def unread(self, question: str) -> list[str]:
        """Return what was found at a question and could not be read as its answer."""
        found = self.reading.read.unread if self.reading.read else ()
        return [item.text for item in found if item.question == question]


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A question that was answered otherwise: the headings above it, what changed, and what to know of it.

    What stands on a spare sheet has no id.
    """

    trail: tuple[str, ...]
    id: str
    number: str
    label: str
    lines: tuple[AnswerLine, ...] = field(repr=False)
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilledComparison:
    """Two filled forms: what changed from the older to the newer, and how many questions stayed the same.

    `remarks` are what was found when the files were read and is about no question in `changes`, each with
    its file. It holds what somebody answered: show it to nobody but who may see both files.
    """

    definition: FormDefinition
    older: FilledForm
    newer: FilledForm
    changes: tuple[AnswerChange, ...] = field(repr=False)
    same: int
    remarks: tuple[Diagnostic, ...] = ()

    @property
    def promise(self) -> str:
        """The text of the promise to those who filled these in; empty where there is none."""
        return self.older.reading.promise or self.newer.reading.promise

    @property
    def secrecy(self) -> str:
        """Who may see this, in the words of the form."""
        return plain_text(read_inlines(self.definition.confidentiality.statement))

    @property
    def forms(self) -> tuple[FilledForm, FilledForm]:
        """The older form and the newer one."""
        return self.older, self.newer

    @property
    def failed(self) -> bool:
        """Whether something in either file is a fault."""
        return any(item.reading.failed for item in self.forms)

    @property
    def groups(self) -> list[tuple[tuple[str, ...], list[AnswerChange]]]:
        """The changes under the headings that they stand below."""
        return [(trail, list(found)) for trail, found in groupby(self.changes, key=lambda item: item.trail)]

    @property
    def data(self) -> dict[str, Any]:
        """The comparison as plain data: both files, and for each change both plain values."""
        promise = {"promise": self.promise} if self.promise else {}
        about = {"confidentiality": self.secrecy} | promise
        files = {key: _form_data(form) for key, form in zip(("older", "newer"), self.forms, strict=True)}
        changes = [
            {
                "question": item.id or None,
                "label": item.label,
                "section": list(item.trail),
                "older": self.older.values.get(item.id),
                "newer": self.newer.values.get(item.id),
                "changed": [{"about": line.about, "words": line.words} for line in item.lines],
                "remarks": list(item.remarks),
            }
            for item in self.changes
        ]
        remarks = [{"file": item.place.file, **problem_data(item)} for item in self.remarks]
        counts = {"same": self.same, "changes": changes, "problems": remarks}
        return {**identity_data(self.definition), **about, **files, **counts}


def compare_filled(
    library: Library, files: Iterable[GivenFile], older: str | None = None, *, as_coordinator: bool = False
) -> FilledComparison:
    """Return what was answered otherwise in the newer of two filled forms of the same person.

    Which is older is said by the date in them, or by `older`, the name of one of the files. Of two versions
    the lower is brought to the higher, as `read` does. A form that is for its writer and their coordinator
    alone is compared only `as_coordinator`. Raises `WrongUsageError` when the order is not known or not true
    or there are not two files, and `DataError` for files that cannot be read, or are of two forms or people.
    """
    given = [GivenFile(file.name, cache(file.load)) for file in files]
    if len(given) != _TWO:
        raise WrongUsageError([filled.not_two(count=len(given))])
    readings = _in_one_version(library, given, as_coordinator=as_coordinator)
    form = readings[0].definition
    assert isinstance(form, FormDefinition)
    series = flows_of(library).series_of(form.id) or Series(form=form.id)
    both = _in_order(list(map(FilledForm, readings, _days(readings, series))), older)
    unsure = _same_person(both, series, form)
    return compare_readings(form, both[0], both[1], library.wording_of(form), unsure)


def compare_readings(
    form: FormDefinition,
    older: FilledForm,
    newer: FilledForm,
    wording: Wording,
    told: Sequence[Diagnostic] = (),
) -> FilledComparison:
    """Return the comparison of two readings of one version, with what was told of them before."""
    return _Comparer(form, wording, older, newer).compared(told)


def filled_page(comparison: FilledComparison, library: Library) -> bytes:
    """Return the comparison as one HTML page in UTF-8; raises `RenderError` for a faulty template."""
    from proeftuin_docs.renderers.html.templates import render_page

    return render_page("naast-elkaar", library.options(), {"page": comparison}, scripted=False)


def _in_one_version(library: Library, given: Sequence[GivenFile], *, as_coordinator: bool) -> list[Reading]:
    """Both files as they were read, in the higher of their versions."""
    readings = read(library, given, as_coordinator=as_coordinator)
    if lost := [item for item in readings if item.read is None]:
        raise DataError([problem for item in lost for problem in item.problems])
    forms = [item.definition for item in readings if item.definition]
    if len({form.id for form in forms}) > 1:
        titles = {"title": forms[1].title, "other": forms[0].title}
        raise DataError([filled.other_form.from_facts(Place(readings[1].file), titles)])
    newest = max(forms, key=lambda form: version_key(form.version))
    wanted = f"{newest.id}@{newest.version}"
    return [
        item if item.definition == newest else read(library, [file], wanted, as_coordinator=as_coordinator)[0]
        for item, file in zip(readings, given, strict=True)
    ]


def _days(readings: Sequence[Reading], series: Series) -> Sequence[date | None]:
    """The day on each: what both say at the same question, or else the first day that each has."""
    said = [[_day(item, id_) for id_ in series.date] for item in readings]
    shared = (pair for pair in zip(*said, strict=True) if all(pair))
    return next(shared, [next(filter(None, own), None) for own in said])


def _day(reading: Reading, question: str) -> date | None:
    said = reading.read.values.get(question) if reading.read else None
    return date.fromisoformat(said) if isinstance(said, str) else None


def _in_order(forms: Sequence[FilledForm], older: str | None) -> list[FilledForm]:
    """The older form and the newer one; nothing about their order is guessed."""
    names = [form.reading.file for form in forms]
    known = {"files": ", ".join(names)}
    days = [form.day for form in forms if form.day]
    dated = len(days) == _TWO and days[0] != days[1]
    if older is not None and names.count(older) != 1:
        raise WrongUsageError([filled.unknown_older.from_facts(Place(older), known)])
    by_name = sorted(forms, key=lambda form: form.reading.file != older)
    by_day = sorted(forms, key=lambda form: form.day or date.min)
    if not dated and older is None:
        fault = filled.same_day if len(days) == _TWO else filled.no_day
        raise WrongUsageError([fault.from_facts(Place(), known)])
    if dated and older is not None and by_name != by_day:
        raise WrongUsageError([filled.older_by_date(Place(older))])
    return by_day if dated else by_name


def _same_person(forms: Sequence[FilledForm], series: Series, form: FormDefinition) -> list[Diagnostic]:
    """What is to be told of whose forms these are; raises `DataError` when they are of two people."""
    labels = {question.id: question.label for _, question in form.questions()}
    said = {id_: [made_even(item.values.get(id_)) for item in forms] for id_ in series.person}
    both = {id_: pair for id_, pair in said.items() if all(pair)}
    place = Place(forms[1].reading.file)
    if faults := [
        filled.other_person(replace(place, path=id_), question=labels[id_])
        for id_, (one, other) in both.items()
        if one != other
    ]:
        raise DataError(faults)
    return [] if both else [filled.person_unseen(place)]


@dataclass(frozen=True, slots=True)
class _Comparer:
    form: FormDefinition
    wording: Wording
    older: FilledForm
    newer: FilledForm

    def compared(self, told: Sequence[Diagnostic]) -> FilledComparison:
        """The comparison of both, with what was told before."""
        asked = list(self._asked())
        problems = [problem for form in (self.older, self.newer) for problem in form.reading.problems]
        found = [item for item in (self._change(*item, problems) for item in asked) if item]
        changes, same = [*found, *self._gone(problems), *self._sheets()], len(asked) - len(found)
        ids = {item.id for item in changes}
        rest = [problem for problem in problems if _owner(problem) not in ids]
        if self.older.reading.parts != self.newer.reading.parts:
            rest.append(filled.other_part(Place(self.newer.reading.file)))
        return FilledComparison(self.form, self.older, self.newer, tuple(changes), same, (*told, *rest))

    def _asked(self) -> Iterator[tuple[tuple[str, ...], QuestionPart]]:
        """The questions that are in both files, with the headings above them."""
        parts = [form.reading.parts for form in (self.older, self.newer)]
        within = [{id_ for part in found for id_ in part.sections} for found in parts if found]
        for trail, question in self.form.questions():
            if all(trail[0].id in ids for ids in within):
                yield tuple(section.title for section in trail), question

    def _change(
        self, trail: tuple[str, ...], question: QuestionPart, problems: Sequence[Diagnostic]
    ) -> AnswerChange | None:
        """The change of one question; None when both answers are the same and certain."""
        id_ = question.id
        lines = [*self._left(id_), *(unread := list(self._unread(id_)))]
        if not unread:
            old, new = self.older.values.get(id_), self.newer.values.get(id_)
            lines += answer_lines(question, old, new, self.wording)
        if not lines:
            return None
        return AnswerChange(
            trail, id_, question.number, question.label, tuple(lines), _remarks(id_, problems)
        )

    def _unread(self, id_: str) -> Iterator[AnswerLine]:
        """What stands at a question and is no certain answer: then nothing is said of what changed."""
        for form in (self.older, self.newer):
            for text in form.unread(id_):
                about = self.wording.phrase("compared_unread", file=form.reading.file)
                yield AnswerLine(about, (Piece("same", text),))

    def _left(self, id_: str) -> Iterator[AnswerLine]:
        """What was answered at a question and has no place in the version that both were brought to."""
        for kind, form in ((GONE, self.older), (NEW, self.newer)):
            source = form.reading.source
            known = {item.id: item for _, item in source.questions()} if source else {}
            for item in form.reading.not_carried:
                if item.question == id_:
                    text = str(item.value) if item.part else answer_text(known[id_], item.value, self.wording)
                    about = self.wording.phrase("compared_no_place", version=self.form.version)
                    yield AnswerLine(about, (Piece(kind, text),))

    def _gone(self, problems: Sequence[Diagnostic]) -> Iterator[AnswerChange]:
        """The questions that the newer version does not have any more, with what was answered there."""
        there = {question.id for _, question in self.form.questions()}
        left = [item for form in (self.older, self.newer) for item in form.reading.not_carried]
        trail = (self.wording.phrase("compared_gone"),)
        for id_, label in {item.question: item.label for item in left if item.question not in there}.items():
            yield AnswerChange(trail, id_, "", label, tuple(self._left(id_)), _remarks(id_, problems))

    def _sheets(self) -> Iterator[AnswerChange]:
        """The spare sheets on which something else stands."""
        both = [
            form.reading.read.extra_room if form.reading.read else () for form in (self.older, self.newer)
        ]
        title = self.wording.phrase("extra_room")
        for number, (old, new) in enumerate(zip_longest(*both, fillvalue=ExtraRoom()), start=1):
            texts = [(old.question, new.question), (old.text, new.text)]
            lines = tuple(AnswerLine("", compare_words(*pair)) for pair in texts if pair[0] != pair[1])
            if lines:
                yield AnswerChange((title,), "", str(number), new.question or old.question or title, lines)


def _owner(problem: Diagnostic) -> str:
    """The id of the question that a problem is about: the first part of its place; empty for none."""
    found = _OWNER.match(problem.place.path or "")
    return found[0] if found else ""


def _remarks(id_: str, problems: Sequence[Diagnostic]) -> tuple[str, ...]:
    return tuple(f"{item.place.file}: {item.message}" for item in problems if _owner(item) == id_)


def _form_data(form: FilledForm) -> dict[str, Any]:
    source = {"read_from": identity_data(form.reading.source)} if form.reading.source else {}
    return {"file": form.reading.file, "date": form.day.isoformat() if form.day else None, **source}
