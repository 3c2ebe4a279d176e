"""What a case says of keys and files, said of columns and cells."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from proeftuin_docs.errors import Diagnostic, Place, fault
from proeftuin_docs.spreadsheets.model import Header, ListRow

_EMPTY: Final = "X030"
_OWN_CODES: Final[Mapping[str, str]] = {
    "Z001": _EMPTY,
    "Z014": _EMPTY,
    "Z007": "X031",
    "Z017": "X031",
    "Z011": "X032",
    "Z020": "X033",
    "Z050": "X034",
    "Z051": "X035",
    "Z072": "X036",
    "Z006": "X050",
    "Z008": "X051",
    "Z009": "X052",
    "Z012": "X053",
    "Z013": "X054",
    "Z015": "X055",
    "Z016": "X056",
    "Z030": "X057",
    "Z031": "X058",
    "Z032": "X059",
    "Z033": "X060",
    "Z035": "X061",
    "Z037": "X062",
    "Z042": "X063",
    "Z043": "X064",
    "Z044": "X065",
    "Z045": "X066",
    "Z054": "X067",
    "Z060": "X068",
    "Z061": "X069",
    "Z063": "X070",
    "Z065": "X071",
    "Z071": "X072",
    "Z073": "X073",
    "Z074": "X074",
    "Z052": "X075",
    "Z053": "X076",
    "Z081": "X077",
    "Z040": "X078",
}
"""A finding about a case, and the same finding about a row."""
_OWN_CODES_OF_GROUPS: Final[Mapping[str, str]] = {"kenmerk": "X033"}
"""A group of which no column is filled, where that needs words of its own."""
_IN_RUNNING_TEXT: Final = ("R006", "R007")
"""A character that no font has, told by the words of the letter that stand before it."""


def in_words_of_lists(found: Iterable[Diagnostic], name: str) -> Iterator[Diagnostic]:
    """The findings, those in the list of this name in its own words; others are about the shared values."""
    return (replace(item, code=_own_code(item)) if item.place.file == name else item for item in found)


def _own_code(item: Diagnostic) -> str:
    own = _OWN_CODES.get(item.code, item.code)
    return _OWN_CODES_OF_GROUPS.get(item.facts.get("key", ""), own) if own == _EMPTY else own


def without_words(
    found: Iterable[Diagnostic], name: str, header: Header, row: ListRow
) -> Iterator[Diagnostic]:
    """The findings about the letter of a row, those about a character by the cells that have it.

    What stands before it in the letter may be somebody's name.
    """
    for item in found:
        if item.code not in _IN_RUNNING_TEXT:
            yield item
            continue
        char, facts = item.facts["char"], {key: item.facts[key] for key in ("char", "code_point")}
        at = [index for index in header.columns if char in unicodedata.normalize("NFC", row.cell(index))]
        places = [header.place(name, index, row.number) for index in at] or [Place(name, row.number)]
        yield from (fault("X079", place, **facts) for place in places)
