"""Rows about one person and one case: two letters that may contradict each other."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from proeftuin_docs.cases.addresses import folded
from proeftuin_docs.errors import Diagnostic, lists
from proeftuin_docs.mailmerge.row_job import Job
from proeftuin_docs.spreadsheets import CaseList
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
    for number, job in jobs.items():
        values = _Values(cases, job, common)
        name = " ".join(filter(None, map(values.of, _NAMES)))
        case = next(filter(None, map(values.of, _NUMBERS)), "")
        if name and case:
            hearing = (str(read_day(values.of(_DAY)) or ""), str(read_time(values.of(_TIME)[:5]) or ""))
            groups.setdefault((name, case, values.of(_BIRTH)), {})[number] = hearing
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
    """The values of a row, those for all rows below them, alike however they are written."""

    def __init__(self, cases: CaseList, job: Job, common: LocatedYaml | None) -> None:
        self._columns = {column.path: (at, column) for at, column in cases.header.columns.items()}
        self._row, self._common = job.row, common.data if common else None

    def of(self, path: _Path) -> str:
        """Return the value at a path; empty where there is none."""
        at, column = self._columns.get(path, (None, None))
        text = str(case_value(column, self._row.cell(at).strip())[1]) if at is not None and column else ""
        found = text or self._shared(path)
        return str(read_day(found) or read_time(found) or folded(found))

    def _shared(self, path: _Path) -> str:
        data = self._common
        for step in path:
            data = data.get(step) if isinstance(data, dict) else None
        return data if isinstance(data, str) else ""
