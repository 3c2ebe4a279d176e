# SPDX-License-Identifier: EUPL-1.2
"""Single values as somebody typed them: days, and characters that no document can hold."""

import re
import unicodedata
from datetime import date, time
from typing import Final

_ISO: Final = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$", re.ASCII)
_DUTCH: Final = re.compile(r"^(\d{1,2})-(\d{1,2})-(\d{4})$", re.ASCII)
_TIME: Final = re.compile(r"^([01]?[0-9]|2[0-3])[:.]([0-5][0-9])$", re.ASCII)
_ALLOWED_CONTROLS: Final = frozenset("\n\t")


def read_day(text: str) -> date | None:
    """A day from `2027-01-12` or `12-01-2027`; None for what is no day that exists."""
    iso, dutch = _ISO.match(text), _DUTCH.match(text)
    numbers = iso.groups() if iso else tuple(reversed(dutch.groups())) if dutch else None
    if numbers is None:
        return None
    try:
        return date(*(int(part) for part in numbers))
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """Return a time of day from `9.30`, `9:30` or `09:30`; None for what no clock of 24 hours shows."""
    found = _TIME.match(text)
    return time(int(found[1]), int(found[2])) if found else None


def is_unprintable(char: str) -> bool:
    """Whether no document format can hold this character: most controls, halves of pairs."""
    if char in _ALLOWED_CONTROLS:
        return False
    return unicodedata.category(char) in ("Cc", "Cs") or ord(char) & 0xFFFE == 0xFFFE  # noqa: PLR2004
