"""Single values from a values file, typed; a value that does not fit raises `BadValue` with its fault."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from proeftuin_docs.definitions.parts import Option
from proeftuin_docs.errors import Diagnostic, answers
from proeftuin_docs.text.plain_values import is_unprintable, read_day

_NUMBER: Final = re.compile(r"^-?\d+([.,]\d+)?$")
_TRUE: Final = frozenset({"ja", "true", "waar"})
_FALSE: Final = frozenset({"nee", "false", "onwaar"})


class BadValue(Exception):  # noqa: N818 - it is turned into a diagnostic, never shown itself
    """A value of the wrong kind: its fault, at no place yet."""

    def __init__(self, fault: Diagnostic) -> None:
        self.fault = fault
        super().__init__(fault.name)


def read_text(value: object) -> str:
    """Text as it was typed, newlines as line feeds; refuses what no document format can hold."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadValue(answers.not_text())
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    for char in text:
        if is_unprintable(char):
            raise BadValue(answers.impossible_character(code_point=f"U+{ord(char):04X}"))
    return text


def read_number(value: object) -> str:
    """A number as it was typed, with a comma or a point; empty for no value."""
    text = read_text(value).strip()
    if text and not _NUMBER.match(text):
        raise BadValue(answers.not_a_number())
    return text


def read_date(value: object) -> date | None:
    """A day from `2027-01-12` or `12-01-2027`; None for no value."""
    text = read_text(value).strip()
    if not text:
        return None
    day = read_day(text)
    if day is None:
        raise BadValue(answers.not_a_date())
    return day


def read_tick(value: object) -> bool | None:
    """True or false; None for no value."""
    if isinstance(value, bool) or value is None:
        return value
    word = value.strip().lower() if isinstance(value, str) else None
    if word == "":
        return None
    if word in _TRUE | _FALSE:
        return word in _TRUE
    raise BadValue(answers.not_yes_or_no())


def read_choice(value: object, options: Sequence[Option]) -> str | None:
    """The id of an option, from its id or its label; None for no value."""
    text = read_text(value).strip()
    if not text:
        return None
    for option in options:
        if text in (option.id, option.label):
            return option.id
    raise BadValue(answers.unknown_choice(known=", ".join(option.id for option in options)))


def read_scale(value: object, start: int, end: int) -> int | None:
    """A whole number from `start` to `end`; None for no value."""
    text = read_text(value).strip()
    if not text:
        return None
    if not re.fullmatch(r"-?\d{1,4}", text) or not start <= int(text) <= end:
        raise BadValue(answers.not_on_the_scale(start=start, end=end))
    return int(text)
