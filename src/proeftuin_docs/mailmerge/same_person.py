# SPDX-License-Identifier: EUPL-1.2
"""Rows about one person and one case: two letters that may contradict each other."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from proeftuin_docs.cases.addresses import folded
from proeftuin_docs.errors import Diagnostic, lists
from proeftuin_docs.mailmerge.row_job import Job
from proeftuin_docs.spreadsheets import CaseList, ListRow
from proeftuin_docs.spreadsheets.cells import case_value
from proeftuin_docs.text.located_yaml import LocatedYaml
from proeftuin_docs.text.plain_values import read_day, read_time

_Path = tuple[str | int, ...]
_NAMES: Final[tuple[_Path, ...]] = (("slachtoffer", "voornaam"), ("slachtoffer", "achternaam"))
_BIRTH: Final[_Path] = ("slachtoffer", "geboortedatum")
_NUMBERS: Final[tuple[_Path, ...]] = (("kenmerk", "rc_nummer"), ("kenmerk", "parketnummer"))
_DAY: Final[_Path] = ("verhoor", "datum")
_TIME: Final[_Path] = ("verhoor", "begin")
_TOLD: Final = 12
"""So many row numbers with one finding."""


def compare_rows(
    cases: CaseList, jobs: Mapping[int, Job], common: LocatedYaml | None
) -> dict[int, tuple[Diagnostic, ...]]:
    """Return what is to be told of rows about one person and one case, by row number.

    At different times the letters contradict each other, and are held; else two letters go to one person.
    """
    groups: dict[tuple[str, ...], dict[int, tuple[str, str]]] = {}
    values = _Values(cases, common)
    for number, job in jobs.items():
        name = " ".join(filter(None, (values.of(job.row, path) for path in _NAMES)))
        case = next(filter(None, (values.of(job.row, path) for path in _NUMBERS)), "")
        if name and case:
            key = (name, case, values.of(job.row, _BIRTH))
            groups.setdefault(key, {})[number] = (values.day(job.row), values.time(job.row))
    found = (item for group in groups.values() if len(group) > 1 for item in _told(cases, group))
    return {number: (item,) for number, item in found}


def _told(cases: CaseList, group: Mapping[int, tuple[str, str]]) -> Iterator[tuple[int, Diagnostic]]:
    days, times = (set(values) - {""} for values in zip(*group.values(), strict=True))
    at = _DAY if len(days) > 1 else _TIME if len(times) > 1 else _NAMES[0]
    index = next((at_ for at_, column in cases.header.columns.items() if column.path == at), 0)
    fault = lists.same_person if at is _NAMES[0] else lists.same_person_other_time
    rows = _joined(group)
    for number in group:
        yield number, fault(cases.header.place(cases.name, index, number), rows=rows)


def _joined(numbers: Iterable[int]) -> str:
    every = [str(number) for number in numbers]
    return ", ".join([*every[:_TOLD], *["…"] * (len(every) > _TOLD)])


class _Values:
    """The values of rows, those for all rows below them, alike however they are written."""

    def __init__(self, cases: CaseList, common: LocatedYaml | None) -> None:
        self._columns = {column.path: (at, column) for at, column in cases.header.columns.items()}
        self._common = common

    def of(self, row: ListRow, path: _Path) -> str:
        """Return the value at a path; empty where there is none."""
        text = self._typed(row, path)
        return str(read_day(text) or folded(text))

    def day(self, row: ListRow) -> str:
        """Return the day of the hearing; empty where it cannot be read."""
        return str(read_day(self._typed(row, _DAY)) or "")

    def time(self, row: ListRow) -> str:
        """Return when the hearing begins; empty where it cannot be read."""
        return str(read_time(self._typed(row, _TIME)) or "")

    def _typed(self, row: ListRow, path: _Path) -> str:
        at, column = self._columns.get(path, (0, None))
        return (str(case_value(column, row.cell(at).strip())[1]) if column else "") or self._shared(path)

    def _shared(self, path: _Path) -> str:
        data = self._common.data if self._common else None
        for step in path:
            data = data.get(step) if isinstance(data, dict) else None
        return data if isinstance(data, str) else ""
