"""Days as people type them in a field."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from proeftuin_docs.text.plain_values import read_day

_NUMBERS: Final = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_WORDS: Final = re.compile(r"([0-9]{1,2})\s*[- ]\s*([^\W\d_]+)\.?\s*[- ]\s*([0-9]{4})")
_SHORTEST: Final = 3
_OTHER_SHORT: Final = {"mrt": 3}


def read_typed_day(text: str, months: Sequence[str]) -> date | None:
    """The day of `12-1-2027`, `12/01/2027`, `12.1.2027`, `2027-01-12`, `12 januari 2027` or `12 jan. 2027`.

    `months` are the names of the months from January. Day comes before month, as everywhere in the
    Netherlands. None for what is no day that exists, and for a year of two digits: the century would be a
    guess.
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
    return found[0] if len(found) == 1 and len(word) >= _SHORTEST else 0


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
