# SPDX-License-Identifier: EUPL-1.2
"""A day, written as day, month and year, in whatever order and with whatever signs people write it."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final, Literal

from proeftuin_docs.document import DateField
from proeftuin_docs.errors import answers
from proeftuin_docs.errors import returned as returned_faults
from proeftuin_docs.kinds.base import BadValue, Content, Kind, Question, read_text
from proeftuin_docs.text.plain_values import read_day
from proeftuin_docs.text.wording import Wording

_NUMBERS: Final = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_WORDS: Final = re.compile(r"([0-9]{1,2})\s*[- ]\s*([^\W\d_]+)\.?\s*[- ]\s*([0-9]{4})")
_MIN_ABBREVIATION: Final = 3
_OTHER_SHORT: Final = {"mrt": 3}


class DateQuestion(Question):
    """A day."""

    kind: Literal["date"]


def _read(_asked: object, value: object) -> date | None:
    """Return a day from `2027-01-12` or `12-01-2027`; None for no value."""
    text = read_text(value).strip()
    if not text:
        return None
    day = read_day(text)
    if day is None:
        raise BadValue(answers.not_a_date())
    return day


def _field(_asked: object, name: str, tooltip: str, value: object, _wording: Wording) -> DateField:
    return DateField(name, tooltip, value if isinstance(value, date) else None)


def returned(_field: DateField, content: Content, months: Sequence[str]) -> str | None:
    """Return a day as `2027-01-12`, None for an empty field; raises `BadValue` for a doubtful one."""
    if not content.said.strip():
        return None
    day = read_typed_day(content.said, months)
    if day is None:
        raise BadValue(returned_faults.uncertain_date())
    return day.isoformat()


def read_typed_day(text: str, months: Sequence[str]) -> date | None:
    """Return the day that somebody typed; None for what is no day that exists, and for a doubtful one.

    Read are `12-1-2027`, `12/01/2027`, `12.1.2027`, `2027-01-12`, `12 januari 2027` and `12 jan. 2027`. Day
    comes before month, as everywhere in the Netherlands. A year of two digits is doubtful: the century would
    be a guess. `months` are the names of the months from January.
    """
    typed = " ".join(text.split())
    if found := _YEAR_FIRST.fullmatch(typed):
        return _day(int(found[4]), int(found[3]), int(found[1]))
    if found := _NUMBERS.fullmatch(typed):
        return _day(int(found[1]), int(found[3]), int(found[4]))
    if found := _WORDS.fullmatch(typed):
        return _day(int(found[1]), _month(found[2].lower(), months), int(found[3]))
    return read_day(typed)


def _month(word: str, months: Sequence[str]) -> int:
    """The number of a month from its name or the first letters of it; 0 when it is none, or several."""
    if word in _OTHER_SHORT:
        return _OTHER_SHORT[word]
    found = [number for number, name in enumerate(months, 1) if name.lower().startswith(word)]
    return found[0] if len(found) == 1 and len(word) >= _MIN_ABBREVIATION else 0


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


DATE = Kind(DateQuestion, _read, _field)
