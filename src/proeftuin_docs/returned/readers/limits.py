# SPDX-License-Identifier: EUPL-1.2
"""How much a returned file may cost; a form that is filled to the brim stays far below every limit."""

from dataclasses import replace
from itertools import chain
from typing import Final

from proeftuin_docs.errors import DataError, Place, returned
from proeftuin_docs.returned.readers.model import RawField, RawFile, Trait

MAX_BYTES: Final = 16 << 20
"""A fillable form is under one megabyte; a phone's scan of it is not read at all."""
MAX_PAGES: Final = 500
MAX_FIELDS: Final = 20_000
"""The largest form has some hundreds."""
MAX_FIELD_DEPTH: Final = 32
"""Levels of fields above a field; our own have one."""
MAX_UNPACKED_BYTES: Final = 24 << 20
"""Bytes that one stream or part unpacks to."""
MAX_TEXT_LENGTH: Final = 4 << 20
"""Characters of one value, and of all values and texts together; more than somebody could type in a day."""
MAX_PICTURES: Final = 150
"""Pages of which a picture is made; each takes some milliseconds and some ten kilobytes."""
MAX_SIDE: Final = 2_000
"""Points of a page of which a picture is made; an A4 sheet is 842."""
MAX_PASSAGES: Final = 100_000
"""Passages of text around the fields; the largest form has some thousands."""
MAX_NAME_LENGTH: Final = 200
"""Characters of a field's name; the longest of ours is under a hundred."""
MAX_TOOLTIP_LENGTH: Final = 2_000
SECONDS: Final = 1.8
"""Processor time for one file; with handing it over it stays within two seconds."""
PATIENCE: Final = 20.0
"""Seconds on the clock for one file, on a machine that is busy with other things."""
MEMORY: Final = 220 << 20
"""Bytes that a reader may take beside the program itself; together under 300 megabytes."""
MAX_ANSWER_BYTES: Final = 48 << 20
"""Bytes that a reader may answer: every character as an escape, and the names around them."""
MAX_JSON_TOKENS: Final = 4_000_000
"""Signs in an answer that may begin a value of their own, so that reading it takes little memory too."""

_UNKNOWN: Final = "\N{REPLACEMENT CHARACTER}"


def within_limits(raw: RawFile, name: str) -> RawFile:
    """The reading with whole characters, and with names that a message may show.

    Raises `DataError` for more fields or text than any form has, in the file of this name.
    """
    in_traits = (text for trait in raw.traits for text in (trait.look, trait.text))
    in_fields = (text for item in raw.fields for text in (item.name, item.text, item.tooltip, *item.others))
    chosen = (item.chosen or "" for item in raw.fields)
    length = sum(map(len, chain(raw.fixed_text, in_traits, in_fields, chosen)))
    passages = max(len(raw.fixed_text), len(raw.traits) // 2)
    if length > MAX_TEXT_LENGTH or len(raw.fields) > MAX_FIELDS or passages > MAX_PASSAGES:
        raise DataError([returned.too_many_fields(Place(name))])
    return replace(
        raw,
        fields=tuple(map(_field_within_limits, raw.fields)),
        fixed_text=tuple(map(without_surrogates, raw.fixed_text)),
        traits=tuple(map(_trait_within_limits, raw.traits)),
    )


def displayable(name: str, longest: int = MAX_NAME_LENGTH) -> str:
    """A name from a file as a message may show it: short, without what moves a cursor or turns text round.

    No name of ours changes, and what changes becomes no name of ours.
    """
    cut = f"{name[:longest]}{_UNKNOWN}" if len(name) > longest else name
    if cut.isprintable():
        return cut
    return "".join(char if char.isprintable() else _UNKNOWN for char in cut)


def without_surrogates(text: str) -> str:
    """The text with its characters whole; half a character of UTF-16 becomes the sign for the unknown."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _field_within_limits(field: RawField) -> RawField:
    return replace(
        field,
        name=displayable(field.name),
        text=without_surrogates(field.text),
        chosen=None if field.chosen is None else without_surrogates(field.chosen),
        tooltip=displayable(field.tooltip, MAX_TOOLTIP_LENGTH),
        others=tuple(map(without_surrogates, field.others)),
    )


def _trait_within_limits(trait: Trait) -> Trait:
    look, text = without_surrogates(trait.look), without_surrogates(trait.text)
    return replace(trait, look=look, text=text, near=displayable(trait.near))
