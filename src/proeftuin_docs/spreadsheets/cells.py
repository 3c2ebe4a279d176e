"""One cell -> its value in a case, or the damage that a spreadsheet did to it."""

import re
import unicodedata
from typing import Final

from proeftuin_docs.errors import Fault, lists
from proeftuin_docs.spreadsheets.columns import ListColumn, Path, header_key
from proeftuin_docs.spreadsheets.model import NO_RESULT

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
_PHONE: Final = "telefoon"
_OFF: Final = "nee"
_SWITCHES: Final = ("ja", _OFF)


def damage_code(column: ListColumn, text: str) -> Fault[[]] | None:
    """The fault of what a spreadsheet made of a value by itself; None for a sound one."""
    if text == NO_RESULT:
        return lists.formula_without_value
    if _ERROR_CELL.match(text):
        return lists.error_in_cell
    if _SCIENTIFIC.match(text):
        return lists.shortened_number
    if column.path[-1] == _PHONE and _BARE_NUMBER.match(text):
        return lists.lost_leading_sign
    if column.kind == "maatregel" and text.casefold() not in _SWITCHES and not _DAY_CELL.match(text):
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
        case "tijd":
            return column.path, _SECONDS.sub(r"\1", text)
        case _:
            return column.path, text


def strip_invisible(text: str) -> str:
    """A text without what nobody sees, where that can mean nothing: in a text of plain characters only.

    A number that is copied from an address book has marks for the direction around it, and hard spaces.
    Beside letters of other scripts such marks have a meaning, and stay.
    """
    if text.isascii():
        return text
    bare = "".join(
        " " if unicodedata.category(char) == "Zs" else char
        for char in text
        if unicodedata.category(char) != "Cf"
    )
    return bare.strip() if bare.isascii() else text


def _chosen(column: ListColumn, text: str) -> str:
    """The choice that somebody means, whatever its capitals, spaces and accents; else the text as it is."""
    meant = header_key(text) if column.choices else ""
    return next((choice for choice in column.choices if header_key(choice) == meant), text)
