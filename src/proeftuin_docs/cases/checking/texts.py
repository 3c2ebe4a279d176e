"""Single values that look wrong: characters that no document can hold, numbers, postcodes."""

import unicodedata
from collections.abc import Iterator
from typing import Any, Final

from proeftuin_docs.cases.profiles import Profiles
from proeftuin_docs.cases.raw import RawCase
from proeftuin_docs.cases.scalars import is_service_number, read_parketnummer, read_postcode
from proeftuin_docs.errors import Diagnostic, cases
from proeftuin_docs.text.located_yaml import Path
from proeftuin_docs.text.plain_values import is_unprintable

_NUMBER: Final = ("kenmerk", "parketnummer")
_PHONE: Final = ("griffier", "telefoon")
_REVERSING: Final = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
"""Classes of characters that turn the order of what follows, so that other words seem to stand there."""
_BREAKS: Final = frozenset(("Zl", "Zp"))
NETHERLANDS: Final = "nederland"


def text_faults(case: RawCase, profiles: Profiles) -> Iterator[Diagnostic]:
    """Faults of single values."""
    for path, value in _values(case.source.data, ()):
        yield from _character_faults(case, path, value)
        if path[-1:] == ("postcode",):
            yield from _postcode_faults(case, path, value)
    number = read_parketnummer(case.text(*_NUMBER) or "")
    if number and number[:2] not in profiles.offices:
        yield cases.unknown_prosecution_number(case.place(*_NUMBER), prefix=number[:2])
    if is_service_number(case.text(*_PHONE) or ""):
        yield cases.general_phone_number(case.place(*_PHONE))


def _values(data: Any, path: Path) -> Iterator[tuple[Path, str]]:  # noqa: ANN401 - raw YAML
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _values(value, (*path, step))


def _character_faults(case: RawCase, path: Path, value: str) -> Iterator[Diagnostic]:
    """The first character that a line cannot hold; the models report a line feed."""
    if value.isascii() and value.isprintable():
        return
    for char in value:
        if char == "\t" or is_unprintable(char) or _misleading(char):
            yield cases.impossible_character(case.place(*path), code_point=f"U+{ord(char):04X}")
            return


def _misleading(char: str) -> bool:
    return unicodedata.bidirectional(char) in _REVERSING or unicodedata.category(char) in _BREAKS


def _postcode_faults(case: RawCase, path: Path, value: str) -> Iterator[Diagnostic]:
    country = case.text(*path[:-1], "land") or NETHERLANDS
    if country.lower() == NETHERLANDS and read_postcode(value) is None:
        yield cases.foreign_postcode(case.place(*path))
