"""Days that do not follow each other, or on which a court is closed."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from proeftuin_docs.cases.measures import MEASURES, Gesprek, VragenVooraf
from proeftuin_docs.cases.raw import RawCase
from proeftuin_docs.errors import Diagnostic, cases
from proeftuin_docs.text.located_yaml import Path

_LETTER: Final = ("datum_brief",)
_HEARING: Final = ("verhoor", "datum")
_TALKS: Final = [("maatregelen", item.key) for item in MEASURES if item.shape.model is Gesprek]
_DEADLINES: Final = [
    ("maatregelen", item.key, "uiterlijk") for item in MEASURES if item.shape.model is VragenVooraf
]
_SATURDAY: Final = 6
_YEARS: Final = 8
"""Hearings of one list are in the same year or the next."""


def day_faults(case: RawCase) -> Iterator[Diagnostic]:
    """Faults between the days of a case; every day is compared with that of the letter, never with today."""
    letter, hearing = case.day(*_LETTER), case.day(*_HEARING)
    if letter and hearing and letter > hearing:
        yield cases.letter_after_hearing(case.place(*_LETTER))
    elif letter and letter == hearing:
        yield cases.letter_on_day_of_hearing(case.place(*_LETTER))
    yield from _closed(case, _HEARING)
    for talk in _TALKS:
        yield from _talk(case, talk, letter, hearing)
    for path in _DEADLINES:
        yield from _deadline(case, path, letter, hearing)


def _talk(case: RawCase, talk: Path, letter: date | None, hearing: date | None) -> Iterator[Diagnostic]:
    path = (*talk, "datum")
    day = case.day(*path)
    if day is None:
        return
    if hearing and (day > hearing or (day == hearing and _begins_later(case, talk))):
        yield cases.not_before_hearing(case.place(*path), measure=str(talk[-1]))
    if letter and day < letter:
        yield cases.before_the_letter(case.place(*path), measure=str(talk[-1]))
    yield from _closed(case, path)


def _begins_later(case: RawCase, talk: Path) -> bool:
    time, begin = case.time(*talk, "tijd"), case.time("verhoor", "begin")
    return time is not None and begin is not None and time >= begin


def _deadline(case: RawCase, path: Path, letter: date | None, hearing: date | None) -> Iterator[Diagnostic]:
    day = case.day(*path)
    if day is None:
        return
    if hearing and day >= hearing:
        yield cases.deadline_not_before_hearing(case.place(*path))
    if letter and day < letter:
        yield cases.deadline_before_letter(case.place(*path))
    yield from _closed(case, path)


def _closed(case: RawCase, path: Path) -> Iterator[Diagnostic]:
    """A warning for a weekend or a Dutch holiday; two courts need not keep the same ones."""
    day = case.day(*path)
    if day is None:
        return
    name = _holiday(day)
    if name:
        yield cases.day_on_holiday(case.place(*path), key=str(path[-1]), holiday=name)
    elif day.isoweekday() >= _SATURDAY:
        yield cases.day_in_weekend(case.place(*path), key=str(path[-1]))


def _holiday(day: date) -> str | None:
    return _holidays(day.year).get(day)


@lru_cache(maxsize=_YEARS)
def _holidays(year: int) -> Mapping[date, str]:
    """The days of one year, with their names."""
    from holidays.countries.netherlands import Netherlands

    calendar: Mapping[date, str] = Netherlands(  # type: ignore[no-untyped-call]
        years=year, categories=("public", "optional"), language="nl"
    )
    return calendar
