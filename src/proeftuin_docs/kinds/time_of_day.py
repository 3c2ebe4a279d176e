# SPDX-License-Identifier: EUPL-1.2
"""A time of day in hours and minutes, as it stands on a clock of 24 hours."""

import re
from collections.abc import Sequence
from typing import Final, Literal

from proeftuin_docs.document import TimeField
from proeftuin_docs.errors import answers
from proeftuin_docs.errors import returned as returned_faults
from proeftuin_docs.kinds.base import BadValue, Content, Kind, Question, read_text
from proeftuin_docs.text.plain_values import read_time
from proeftuin_docs.text.wording import Wording

_TYPED: Final = re.compile(r"([0-9]{1,2}\s*[.:]\s*[0-9]{2})\s*(?:uur|u\.?|h)?", re.ASCII | re.IGNORECASE)


class TimeQuestion(Question):
    """A time of day."""

    kind: Literal["time"]


def _read(_asked: object, value: object) -> str | None:
    """Return a time as `10.00`, from `10.00`, `10:00` or `9.30`; None for no value."""
    text = read_text(value).strip()
    if not text:
        return None
    time = read_time(text)
    if time is None:
        raise BadValue(answers.not_a_time())
    return f"{time:%H.%M}"


def _field(_asked: object, name: str, tooltip: str, value: object, wording: Wording) -> TimeField:
    time = read_time(value) if isinstance(value, str) else None
    shown = wording.phrase("time_field", hour=f"{time:%H}", minute=f"{time:%M}") if time else ""
    return TimeField(name, tooltip, shown)


def returned(_field: TimeField, content: Content, _months: Sequence[str]) -> str | None:
    """Return a time as `10.00`, also from `10:00 uur`; None for an empty field.

    Raises `BadValue` for anything else: a time without minutes would be a guess.
    """
    said = content.said.strip()
    if not said:
        return None
    found = _TYPED.fullmatch(said)
    time = read_time("".join(found[1].split())) if found else None
    if time is None:
        raise BadValue(returned_faults.uncertain_time())
    return f"{time:%H.%M}"


TIME = Kind(TimeQuestion, _read, _field)
