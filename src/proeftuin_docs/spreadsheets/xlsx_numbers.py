"""Numbers of a workbook as the text that a Dutch spreadsheet shows: days, times, and numbers with a comma.

Source: ECMA-376, part 1, 18.8.30 (formats) and 18.17.4 (days).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from typing import Final

_BUILTIN_DAYS: Final = frozenset({*range(14, 18), *range(27, 32), 36, *range(50, 55), 57, 58})
_BUILTIN_TIMES: Final = frozenset({18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56})
_BUILTIN_BOTH: Final = 22
_BUILTIN_PLACES: Final[Mapping[int, int]] = {2: 2, 4: 2, 39: 2, 40: 2}
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DURATION: Final = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_NOUGHTS: Final = re.compile(r"^0+$")
_PLACES: Final = re.compile(r"^[#,]*0\.(0+)$")
_SECONDS: Final = 86_400
_LOST_FROM: Final = 10**15
"""From here on a spreadsheet has put noughts for the last digits."""
_LEAP_BUG: Final = 60
"""Day 60 is shown as a day that never was; days before it count one more."""
_NEVER_WAS: Final = "29-02-1900"


class NumberKind(Enum):
    """The kinds of values that a number can be shown as."""

    NUMBER = auto()
    DAY = auto()
    TIME = auto()
    BOTH = auto()
    DURATION = auto()


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """The format of a number: its kind, the least digits and the exact decimal places."""

    shows: NumberKind = NumberKind.NUMBER
    digits: int = 1
    places: int | None = None


def builtin_format(number: int) -> NumberFormat:
    """The format that a program knows by its number."""
    if number in _BUILTIN_DAYS:
        return NumberFormat(NumberKind.DAY)
    if number in _BUILTIN_TIMES:
        return NumberFormat(NumberKind.DURATION if number == 46 else NumberKind.TIME)  # noqa: PLR2004 - `[h]:mm:ss`
    if number == _BUILTIN_BOTH:
        return NumberFormat(NumberKind.BOTH)
    return NumberFormat(places=_BUILTIN_PLACES.get(number))


def parse_format_code(code: str) -> NumberFormat:
    """The format that a code such as `dd-mm-jjjj` in the file's own English form describes."""
    bare = _LITERAL.sub("", code.partition(";")[0]).strip().lower()
    if _DURATION.search(bare):
        return NumberFormat(NumberKind.DURATION)
    day = re.search(r"[dy]|mmm", bare) is not None
    time = re.search(r"[hs]", bare) is not None
    if day or time:
        return NumberFormat(NumberKind.BOTH if day and time else NumberKind.DAY if day else NumberKind.TIME)
    if _NOUGHTS.match(bare):
        return NumberFormat(digits=len(bare))
    places = _PLACES.match(bare)
    return NumberFormat(places=len(places[1])) if places else NumberFormat()


def format_number(text: str, kind: NumberFormat, *, from_1904: bool) -> str:
    """The text of a stored number: days as `12-01-2027`, times as `10.00`, numbers as Dutch has them.

    What is no day or time is shown as the number that it is. Raises `ValueError` for no number.
    """
    value = float(text)
    if kind.shows is NumberKind.NUMBER:
        return _number(value, kind)
    seconds = round(value * _SECONDS) if abs(value) < _LOST_FROM else -1
    days, rest = divmod(seconds, _SECONDS)
    hours, minutes = divmod(rest // 60, 60)
    day = _day(days, from_1904=from_1904)
    if kind.shows is NumberKind.DURATION and seconds >= 0:
        return f"{days * 24 + hours:02}.{minutes:02}"
    if seconds >= 0 and (kind.shows is NumberKind.TIME or (kind.shows is NumberKind.BOTH and days == 0)):
        return f"{hours:02}.{minutes:02}"
    if day is None:
        return _number(value, kind)
    return f"{day} {hours:02}.{minutes:02}" if kind.shows is NumberKind.BOTH and rest else day


def _day(days: int, *, from_1904: bool) -> str | None:
    """The day with this number as a spreadsheet shows it, `12-01-2027`; None where there is none."""
    if days < (0 if from_1904 else 1):
        return None
    if days == _LEAP_BUG and not from_1904:
        return _NEVER_WAS
    epoch = date(1904, 1, 1) if from_1904 else date(1899, 12, 30 + (days < _LEAP_BUG))
    try:
        day = epoch + timedelta(days)
    except OverflowError:
        return None
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


def _number(value: float, kind: NumberFormat) -> str:
    if abs(value) >= _LOST_FROM:
        return f"{value:.5E}".replace(".", ",")
    if kind.places is not None:
        return f"{value:.{kind.places}f}".replace(".", ",")
    if value.is_integer():
        return f"{int(value):0{kind.digits + (value < 0)}}"
    return f"{value:.15g}".replace(".", ",")
