# SPDX-License-Identifier: EUPL-1.2
"""The kinds of values that a case holds, each read from the text that somebody typed.

A case is read without typing, so that `0612345678` keeps its nought; every kind turns text into its value
or refuses it with a fault of its own, never repeating what was typed.
"""

import re
from datetime import date
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from proeftuin_docs.errors import cases
from proeftuin_docs.text import plain_values
from proeftuin_docs.text.plain_values import read_day

_PARKETNUMMER: Final = re.compile(r"^(\d{2})[/.\-](\d{6})[.\-](\d{2})$", re.ASCII)
_POSTCODE: Final = re.compile(r"([1-9][0-9]{3})\s*(?!S[ADS])([A-Z]{2})")
_EMAIL: Final = re.compile(
    r"^(?!\.)(?!.*\.\.)[^@\s,;:<>()\[\]\"\\]+(?<!\.)@(?:(?!-)(?:[^\W_]|-)+(?<!-)\.)+[^\W_]{2,}$"
)
_PHONE_CHARACTERS: Final = re.compile(r"^\+?[0-9 ()./\-]+$")
_INTERNATIONAL: Final = re.compile(r"^(?:\+|00)[1-9]\d{7,14}$", re.ASCII)
_DUTCH_ABROAD: Final = re.compile(r"^(?:\+|00)31(?:\(0\))?[1-9]\d{8}$", re.ASCII)
_NATIONAL: Final = re.compile(r"^0[1-9]\d{8}$", re.ASCII)
_SERVICE: Final = re.compile(r"^0(?:800|900|906|909)(?:\d{4}|\d{7})$", re.ASCII)
_EMERGENCY: Final = "112"
_SHORT_YEAR: Final = re.compile(r"[0-9]{1,2}\s*[-/. ]\s*[^\W_]+\.?\s*[-/. ]\s*['’]?[0-9]{2}")
_WORDS: Final = {"ja": True, "true": True, "nee": False, "false": False}


def read_tick(value: object) -> bool | None:
    """True or false from `ja`, `nee`, `true` or `false`; None for anything else."""
    if isinstance(value, bool):
        return value
    return _WORDS.get(value.strip().lower()) if isinstance(value, str) else None


def read_time(value: object) -> str | None:
    """A time as `09:30` from `9.30`, `9:30` or `09:30`; None for what is no time of a day."""
    time = plain_values.read_time(value) if isinstance(value, str) else None
    return f"{time:%H:%M}" if time else None


def read_parketnummer(value: str) -> str | None:
    """A case number as `NN/NNNNNN-NN`; None for what has another form. There is no check digit."""
    found = _PARKETNUMMER.match(value)
    return f"{found[1]}/{found[2]}-{found[3]}" if found else None


def read_postcode(value: str) -> str | None:
    """A Dutch postcode as `1234 AB`; None for what is none. SA, SD and SS are never used."""
    found = _POSTCODE.fullmatch(value.strip().upper())
    return f"{found[1]} {found[2]}" if found else None


def is_phone(value: str) -> bool:
    """Whether a text is a telephone number that can be called from the Netherlands."""
    if not _PHONE_CHARACTERS.match(value):
        return False
    dense = re.sub(r"[ ./\-]", "", value)
    digits = re.sub(r"[()]", "", dense)
    if digits.startswith(("+31", "0031")):
        return _DUTCH_ABROAD.match(dense) is not None
    return any(kind.match(digits) for kind in (_NATIONAL, _SERVICE, _INTERNATIONAL))


def is_service_number(value: str) -> bool:
    """Whether a telephone number is a general one (0800, 0900), behind which no griffier sits."""
    return _SERVICE.match(re.sub(r"\D", "", value)) is not None


def _day(value: object) -> date:
    day = read_day(value.strip()) if isinstance(value, str) else value
    if isinstance(value, str) and _SHORT_YEAR.fullmatch(value.strip()):
        raise PydanticCustomError(cases.year_without_century.name, cases.year_without_century.name)
    if not isinstance(day, date):
        raise PydanticCustomError(cases.not_a_date.name, cases.not_a_date.name)
    return day


def _time(value: object) -> str:
    time = read_time(value)
    if time is None:
        raise PydanticCustomError(cases.not_a_time.name, cases.not_a_time.name)
    return time


def _tick(value: object) -> bool:
    tick = read_tick(value)
    if tick is None:
        raise PydanticCustomError(cases.not_yes_or_no.name, cases.not_yes_or_no.name)
    return tick


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and re.fullmatch(r"[0-9]{1,6}", value.strip()):
        return int(value)
    raise PydanticCustomError(cases.not_a_whole_number.name, cases.not_a_whole_number.name)


def _parketnummer(value: str) -> str:
    number = read_parketnummer(value)
    if number is None:
        raise PydanticCustomError(cases.not_a_prosecution_number.name, cases.not_a_prosecution_number.name)
    return number


def _phone(value: str) -> str:
    if not is_phone(value):
        raise PydanticCustomError(cases.not_a_phone_number.name, cases.not_a_phone_number.name)
    return value


def _help_number(value: str) -> str:
    return value if value == _EMERGENCY else _phone(value)


def _email(value: str) -> str:
    if not _EMAIL.match(value):
        raise PydanticCustomError(cases.not_an_email_address.name, cases.not_an_email_address.name)
    return value


_LINE: Final = r"^\S(.*\S)?$"
_TEXT: Final = {"type": ["string", "number"]}
"""A number in a file stays the text that was typed, so that an editor need not ask for quotes."""

Line = Annotated[
    str,
    Field(min_length=1, max_length=200, pattern=_LINE),
    WithJsonSchema({**_TEXT, "minLength": 1, "maxLength": 200, "pattern": _LINE}),
]
Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9]{1,4}-[0-9]{1,2}-[0-9]+$"}),
]
Time = Annotated[
    str,
    BeforeValidator(_time),
    WithJsonSchema({**_TEXT, "pattern": r"^[0-9]{1,2}[:.][0-9]{2}$"}),
]
Tick = Annotated[bool, BeforeValidator(_tick), WithJsonSchema({"enum": [True, False, "ja", "nee"]})]
Whole = Annotated[int, BeforeValidator(_whole)]
Parketnummer = Annotated[Line, AfterValidator(_parketnummer)]
Phone = Annotated[Line, AfterValidator(_phone)]
HelpNumber = Annotated[Line, AfterValidator(_help_number)]
Email = Annotated[Line, AfterValidator(_email)]
