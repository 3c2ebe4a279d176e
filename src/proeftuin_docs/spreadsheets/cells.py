# SPDX-License-Identifier: EUPL-1.2
"""One cell -> its value in a case, or the damage that a spreadsheet did to it."""

import re
import unicodedata
from typing import Final

from proeftuin_docs.errors import Fault, lists
from proeftuin_docs.packaged_words import packaged_words
from proeftuin_docs.spreadsheets.columns import ListColumn, Path, header_key
from proeftuin_docs.spreadsheets.model import NO_RESULT
from proeftuin_docs.text.plain_values import read_day

_SCIENTIFIC: Final = re.compile(r"^[+-]?\d(?:[.,]\d+)?E[+-]\d\d+$", re.IGNORECASE)
"""As spreadsheets write it, always with a sign and two digits; a room may be called 3E2."""
_ERROR_CELL: Final = re.compile(r"^#(?:N/[AB]|N/A N/A|[A-Z_]+(?:/0)?[!?]|#+)$")
_DAY_CELL: Final = re.compile(
    r"^\d{1,2}-\d{1,2}-\d{4}(?: \d\d\.\d\d)?$"
    r"|^\d{1,2}-(?:jan|feb|m[ra][rt]|apr|me?i|may|jun|jul|aug|sep|o[kc]t|nov|dec)$"
    r"|^(?:jan|feb|m[ra][rt]|apr|me?i|may|jun|jul|aug|sep|o[kc]t|nov|dec)-\d\d$",
    re.IGNORECASE,
)
_SECONDS: Final = re.compile(r"^(\d{1,2}[:.]\d\d)[:.]00$", re.ASCII)
_BARE_NUMBER: Final = re.compile(r"^(?:[1-9]\d{8}|31[1-9]\d{8})$", re.ASCII)
"""A Dutch telephone number without its nought, or without its plus."""
_APOSTROPHE: Final = re.compile(r"^'[\d=+@-]")
"""What somebody types before a number to keep it as it is, and a spreadsheet normally takes away."""
_DAY: Final = re.compile(
    r"^(?:([a-z]+)[.,]* )?(\d{1,2})(?:([-/. ])(\d{1,2})\3|[ /-]([a-z]+)\.?,?[ /-])(\d{4})$",
    re.IGNORECASE | re.ASCII,
)
_YEAR_FIRST: Final = re.compile(r"^(\d{4})[/.](\d\d)[/.](\d\d)$", re.ASCII)
_TIME: Final = re.compile(
    r"^(?:om )?(\d{1,2})(?:(?:[.:]| ?[hu] ?)(\d\d)|(?= ?(?:uur|u|h)))(?: ?(?:uur|u|h)\.?)?$", re.I | re.A
)
_DAMAGE: Final = (
    (re.compile(f"^{re.escape(NO_RESULT)}$"), lists.formula_without_value),
    (_ERROR_CELL, lists.error_in_cell),
    (_SCIENTIFIC, lists.shortened_number),
    (_APOSTROPHE, lists.apostrophe_before),
)
"""What a program made of a value, in any column."""
_PHONE: Final = "telefoon"
_OFF: Final = "nee"
_SWITCHES: Final = ("ja", _OFF)


def damage_code(column: ListColumn, text: str) -> Fault[[]] | None:
    """The fault of what a spreadsheet made of a value by itself; None for a sound one."""
    for pattern, fault in _DAMAGE:
        if pattern.search(text):
            return fault
    if column.path[-1] == _PHONE and _BARE_NUMBER.match(text):
        return lists.lost_leading_sign
    if text and column.kind == "maatregel" and text.casefold() not in _SWITCHES and not _DAY_CELL.match(text):
        return lists.yes_no_or_nothing
    return lists.unexpected_date if column.kind != "datum" and _DAY_CELL.match(text) else None


def case_value(column: ListColumn, text: str) -> tuple[Path, object]:
    """Return the value of a cell in a case: lines as a list, a choice as a case spells it."""
    text = _chosen(column, strip_invisible(text))
    match column.kind:
        case "regels":
            return column.path, [line.strip() for line in text.splitlines() if line.strip()]
        case "vorm" if text != _OFF:
            return (*column.path, "vorm"), text
        case "maatregel":
            return column.path, text.casefold()
        case "datum":
            return column.path, plain_day(text)
        case "tijd":
            return column.path, plain_time(text)
        case _:
            return column.path, text


def plain_day(text: str) -> str:
    """A day that can only mean one as `12-01-2027`, in Dutch order; else the text as it is."""
    if found := _YEAR_FIRST.match(text):
        return "-".join(found.groups())
    found = _DAY.match(text)
    if found is None:
        return text
    weekday, day, _, month, word, year = found.groups()
    number = int(month) if month else _place("months", word)
    plain = f"{day}-{number}-{year}"
    read = read_day(plain)
    agrees = weekday is None or (read is not None and _place("weekdays", weekday) == read.weekday() + 1)
    return plain if agrees and number is not None else text


def plain_time(text: str) -> str:
    """A time that can only mean one as `14.00`; else the text as it is."""
    found = _TIME.match(_SECONDS.sub(r"\1", text))
    return f"{found[1]}.{found[2] or '00'}" if found else text


def _place(kind: str, word: str) -> int | None:
    """Which month or day of the week a word is, from 1."""
    known = packaged_words("proeftuin_docs.spreadsheets", "moments.nl.yaml")[kind]
    return next((at for at, words in enumerate(known, start=1) if word.casefold() in words), None)


def strip_invisible(text: str) -> str:
    """A text without what nobody sees, where that can mean nothing: around digits and the signs of a number.

    A number that is copied from an address book has marks for the direction around it, and hard spaces.
    Anywhere else such marks change what is read, and stay, so that they are told.
    """
    if text.isascii():
        return text
    spaced = "".join(" " if unicodedata.category(char) == "Zs" else char for char in text)
    bare = "".join(char for char in spaced if unicodedata.category(char) != "Cf").strip()
    if bare.isascii() and (bare == spaced.strip() or not re.search("[A-Za-z]", bare)):
        return bare
    return text


def _chosen(column: ListColumn, text: str) -> str:
    """The choice that somebody means, whatever its capitals, spaces and accents; else the text as it is."""
    meant = header_key(text) if column.choices else ""
    return next((choice for choice in column.choices if header_key(choice) == meant), text)
