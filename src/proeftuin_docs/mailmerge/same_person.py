# SPDX-License-Identifier: EUPL-1.2
"""Rows about one person and one case, however both are written: letters that may contradict each other."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Final

from proeftuin_docs.cases.addresses import folded
from proeftuin_docs.cases.same_name import Likeness, Person, case_numbers, likeness, name_parts
from proeftuin_docs.errors import Diagnostic, Place, lists
from proeftuin_docs.mailmerge.row_job import Job
from proeftuin_docs.spreadsheets import CaseList, ListRow
from proeftuin_docs.spreadsheets.cells import case_value
from proeftuin_docs.text.located_yaml import LocatedYaml
from proeftuin_docs.text.plain_values import read_day, read_time

_Path = tuple[str | int, ...]
_NAMES: Final[tuple[_Path, ...]] = (("slachtoffer", "voornaam"), ("slachtoffer", "achternaam"))
_BIRTH: Final[_Path] = ("slachtoffer", "geboortedatum")
_NUMBERS: Final[tuple[_Path, _Path]] = (("kenmerk", "rc_nummer"), ("kenmerk", "parketnummer"))
_DAY: Final[_Path] = ("verhoor", "datum")
_TIME: Final[_Path] = ("verhoor", "begin")
_TOLD: Final = 12
"""So many row numbers with one finding."""


@dataclass(frozen=True, slots=True)
class _Row:
    """Who a row is about, by which numbers the case is known, and when the hearing is."""

    person: Person
    numbers: frozenset[str]
    moment: tuple[str, str]
    same: set[int] = field(default_factory=set)
    perhaps: set[int] = field(default_factory=set)


def compare_rows(
    cases: CaseList, jobs: Mapping[int, Job], common: LocatedYaml | None
) -> dict[int, tuple[Diagnostic, ...]]:
    """Return what is to be told of rows about one person and one case, by row number.

    Two letters to one person are held; at different times they contradict each other. People who may be
    the same are told, and never taken for one.
    """
    values = _Values(cases, common)
    rows = {number: values.about(job.row) for number, job in jobs.items()}
    for one, other in _pairs(rows):
        if (found := _likeness(rows[one], rows[other])) is not Likeness.OTHER:
            for row, fellow in ((rows[one], other), (rows[other], one)):
                (row.same if found is Likeness.SAME else row.perhaps).add(fellow)
    told = ((number, tuple(_told(cases, number, rows))) for number in rows)
    return {number: found for number, found in told if found}


def _pairs(rows: Mapping[int, _Row]) -> Iterable[tuple[int, int]]:
    """The rows to compare: of one case with a part of the name, or of one full name and day of birth."""
    groups: dict[object, list[int]] = {}
    for number, row in rows.items():
        parts = {"".join(row.person.parts), *(part for part in row.person.parts if len(part) > 1)} - {""}
        born = [row.person] if row.person.parts and row.person.birth else []
        for key in (*product(row.numbers, parts), *born):
            groups.setdefault(key, []).append(number)
    return sorted({pair for group in groups.values() for pair in combinations(group, 2)})


def _likeness(one: _Row, other: _Row) -> Likeness:
    """Whether two rows are about one person; in another case only the same name and day of birth count."""
    if one.numbers & other.numbers:
        return likeness(one.person, other.person)
    return Likeness.PERHAPS if one.person == other.person else Likeness.OTHER


def _told(cases: CaseList, number: int, rows: Mapping[int, _Row]) -> Iterator[Diagnostic]:
    row = rows[number]
    if row.same:
        moments = [rows[other].moment for other in (number, *row.same)]
        days, times = (set(values) - {""} for values in zip(*moments, strict=True))
        at = _DAY if len(days) > 1 else _TIME if len(times) > 1 else _NAMES[0]
        fault = lists.same_person if at is _NAMES[0] else lists.same_person_other_time
        yield fault(_place(cases, at, number), rows=_joined(sorted({number, *row.same})))
    if row.perhaps:
        yield lists.perhaps_same_person(_place(cases, _NAMES[0], number), rows=_joined(sorted(row.perhaps)))


def _place(cases: CaseList, path: _Path, number: int) -> Place:
    index = next((at for at, column in cases.header.columns.items() if column.path == path), 0)
    return cases.header.place(cases.name, index, number)


def _joined(numbers: Iterable[int]) -> str:
    every = [str(number) for number in numbers]
    return ", ".join([*every[:_TOLD], *["…"] * (len(every) > _TOLD)])


class _Values:
    """The values of rows, those for all rows below them, alike however they are written."""

    def __init__(self, cases: CaseList, common: LocatedYaml | None) -> None:
        self._columns = {column.path: (at, column) for at, column in cases.header.columns.items()}
        self._common = common

    def about(self, row: ListRow) -> _Row:
        """Return who and what a row is about."""
        name = " ".join(filter(None, (self._typed(row, path) for path in _NAMES)))
        birth = self._typed(row, _BIRTH)
        person = Person(name_parts(name), str(read_day(birth) or folded(birth)))
        numbers = case_numbers(*(self._typed(row, path) for path in _NUMBERS))
        day, time = read_day(self._typed(row, _DAY)), read_time(self._typed(row, _TIME))
        return _Row(person, numbers, (str(day or ""), str(time or "")))

    def _typed(self, row: ListRow, path: _Path) -> str:
        at, column = self._columns.get(path, (0, None))
        return (str(case_value(column, row.cell(at).strip())[1]) if column else "") or self._shared(path)

    def _shared(self, path: _Path) -> str:
        data = self._common.data if self._common else None
        for step in path:
            data = data.get(step) if isinstance(data, dict) else None
        return data if isinstance(data, str) else ""
