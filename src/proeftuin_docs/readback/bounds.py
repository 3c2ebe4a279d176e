"""Limits of every reading, whatever the file: its size, and names that can be displayed."""

import re
from dataclasses import replace
from typing import Final

from proeftuin_docs.errors import DataError, Place, returned
from proeftuin_docs.readback.limits import (
    MAX_FIELDS,
    MAX_NAME_LENGTH,
    MAX_PASSAGES,
    MAX_TEXT_LENGTH,
    MAX_TOOLTIP_LENGTH,
)
from proeftuin_docs.readback.model import RawField, RawFile

_HALF: Final = re.compile("[\ud800-\udfff]")
"""Half a character in UTF-16, which no file or screen can hold."""
_UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"


def within_limits(raw: RawFile, name: str) -> RawFile:
    """The reading with whole characters, and with names that a message may show.

    Raises `DataError` for more fields or text than any form has, in the file of this name.
    """
    length = sum(map(len, raw.fixed_text)) + sum(map(_length, raw.fields))
    if length > MAX_TEXT_LENGTH or len(raw.fields) > MAX_FIELDS or len(raw.fixed_text) > MAX_PASSAGES:
        raise DataError([returned.too_many_fields(Place(name))])
    return replace(
        raw,
        fields=tuple(map(_field_within_limits, raw.fields)),
        fixed_text=tuple(map(without_surrogates, raw.fixed_text)),
        rows={displayable(table): count for table, count in raw.rows.items()},
    )


def displayable(name: str, longest: int = MAX_NAME_LENGTH) -> str:
    """A name from a file as a message may show it: short, without what moves a cursor or turns text round.

    No name of ours changes, and what changes becomes no name of ours.
    """
    if len(name) <= longest and name.isprintable():
        return name
    cut = f"{name[:longest]}{_UNKNOWN}" if len(name) > longest else name
    return "".join(char if char.isprintable() else _UNKNOWN for char in cut)


def without_surrogates(text: str) -> str:
    """The text with its characters whole; what is only half of one becomes the sign for the unknown."""
    if not _HALF.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _field_within_limits(field: RawField) -> RawField:
    return RawField(
        displayable(field.name),
        without_surrogates(field.text),
        None if field.chosen is None else without_surrogates(field.chosen),
        displayable(field.tooltip, MAX_TOOLTIP_LENGTH),
    )


def _length(field: RawField) -> int:
    return len(field.name) + len(field.text) + len(field.chosen or "") + len(field.tooltip)
