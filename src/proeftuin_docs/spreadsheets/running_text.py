"""Faults about a character, by the cells that have it and never by the words of the letter around it."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from proeftuin_docs.errors import Diagnostic, Place, lists, rendering
from proeftuin_docs.spreadsheets.model import Header, ListRow

_IN_RUNNING_TEXT: Final = (
    rendering.character_without_font.name,
    rendering.first_character_without_font.name,
)
"""A character that no font has, told by the words of the letter that stand before it."""


def without_words(
    found: Iterable[Diagnostic], name: str, header: Header, row: ListRow
) -> Iterator[Diagnostic]:
    """The findings about the letter of a row, those about a character by the cells that have it.

    What stands before it in the letter may be somebody's name.
    """
    for item in found:
        if item.name not in _IN_RUNNING_TEXT:
            yield item
            continue
        char = item.facts["char"]
        at = [index for index in header.columns if char in unicodedata.normalize("NFC", row.cell(index))]
        places = [header.place(name, index, row.number) for index in at] or [Place(name, row.number)]
        yield from (lists.character_without_font.from_facts(place, item.facts) for place in places)
