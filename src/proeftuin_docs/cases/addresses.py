# SPDX-License-Identifier: EUPL-1.2
"""An address: its model, its faults and its lines, for a case, a row of a list and whoever else has one."""

import re
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Final, Protocol

from pydantic import BaseModel, ConfigDict, Discriminator, Tag

from proeftuin_docs.cases.scalars import Line, read_postcode
from proeftuin_docs.errors import Diagnostic, Place, cases
from proeftuin_docs.packaged_words import packaged_words


class CasePart(BaseModel):
    """Base of every part of a case: frozen, without unknown keys, and silent about what it holds."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True, defer_build=True)

    def __repr_args__(self) -> Sequence[tuple[str | None, Any]]:
        """Nothing: a name or an address has no place in a log or a traceback."""
        return ()


class Adres(CasePart):
    """A postal address; `regels` come between the name and the street, such as an organisation.

    Only a country without postcodes does without one; see `address_faults`.
    """

    regels: tuple[Line, ...] = ()
    straat: Line
    postcode: Line | None = None
    plaats: Line
    land: Line | None = None


class Plek(CasePart):
    """A place that is not one of the court's own."""

    naam: Line
    straat: Line
    postcode: Line | None = None
    plaats: Line


def _kind_of_place(value: object) -> str:
    return "plek" if isinstance(value, dict | Plek) else "id"


Waar = Annotated[Annotated[Line, Tag("id")] | Annotated[Plek, Tag("plek")], Discriminator(_kind_of_place)]


class AnyAddress(Protocol):
    """What every address has, whoever gave it."""

    @property
    def straat(self) -> str:
        """Return the street."""

    @property
    def postcode(self) -> str | None:
        """Return the postcode."""

    @property
    def plaats(self) -> str:
        """Return the town."""


_POSTCODE_WITHIN: Final = re.compile(r"(?<![0-9])[1-9][0-9]{3} ?[A-Za-z]{2}(?![A-Za-z])")
_LONGEST: Final = 200
"""A longer line is refused by itself."""
_PARTS: Final = ("straat", "postcode", "plaats", "land")

Found = tuple[str, Diagnostic]
"""A part of an address, by its key, and what is wrong with it."""


def folded(text: str) -> str:
    """Return a text without what people write differently: case, accents, and more than one space."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())


def is_domestic(country: str | None) -> bool:
    """Whether an address is in the Netherlands, however people write that; nothing is too."""
    return not country or folded(country).strip(" .") in _words()["nederland"]


def has_postcodes(country: str | None) -> bool:
    """Whether an address in this country needs a postcode."""
    return is_domestic(country) or folded(country or "") not in _words()["zonder_postcode"]


def address_faults(address: Mapping[str, Any], above: Sequence[str] | None = None) -> Iterator[Found]:
    """Yield what is wrong with an address as it was filled in, each with the key of the part it is in.

    `above` are the lines above it on the envelope, a name (a part as well, `naam`) and perhaps an
    organisation; None for an address that does not show through a window.
    """
    parts = {key: text.strip() for key in _PARTS if isinstance(text := address.get(key), str)}
    if not any(parts.values()):
        return
    yield from _postcode_faults(parts)
    yield from _street_faults(parts)
    yield from _repeated_town(parts, _extra(address))
    if above is not None:
        yield from _window_faults(parts, _extra(address), above)


def address_lines(address: AnyAddress) -> tuple[str, ...]:
    """The lines of an address below the name: '1234 AB  DORP', or abroad the country last."""
    extra, country = (address.regels, address.land) if isinstance(address, Adres) else ((), None)
    given = address.postcode or ""
    postcode = read_postcode(given) if is_domestic(country) else None
    town = f"{postcode}  {address.plaats.upper()}" if postcode else f"{given} {address.plaats}".strip()
    return (
        *extra,
        address.straat,
        town,
        *([] if country is None or is_domestic(country) else [country.upper()]),
    )


def place_line(street: str, postcode: str | None, town: str) -> str:
    """An address within a sentence, as 'Laan 1, 1234 AB Dorp'."""
    return f"{street}, {(read_postcode(postcode) or postcode) + ' ' if postcode else ''}{town}"


def address_in_words(address: AnyAddress) -> str:
    """The street, postcode and town of an address, within a sentence."""
    return place_line(address.straat, address.postcode, address.plaats)


@cache
def _words() -> Mapping[str, Any]:
    words: Mapping[str, Any] = packaged_words("proeftuin_docs.cases", "rules.nl.yaml")["adres"]
    return words


def _extra(address: Mapping[str, Any]) -> list[str]:
    lines = address.get("regels")
    return [line for line in lines if isinstance(line, str)] if isinstance(lines, list) else []


def _postcode_faults(parts: Mapping[str, str]) -> Iterator[Found]:
    postcode, country = parts.get("postcode", ""), parts.get("land")
    if not postcode and is_domestic(country):
        yield "postcode", cases.missing_key(Place(), key="postcode")
    elif not postcode and has_postcodes(country):
        yield "postcode", cases.abroad_without_postcode(Place())
    elif postcode and is_domestic(country) and read_postcode(postcode) is None:
        yield "postcode", cases.foreign_postcode(Place())
    elif postcode and not is_domestic(country) and read_postcode(postcode):
        yield "land", cases.abroad_with_dutch_postcode(Place())


def _street_faults(parts: Mapping[str, str]) -> Iterator[Found]:
    """A street or a post office box has a number; few addresses in the Netherlands do without."""
    street = parts.get("straat", "")
    if street and is_domestic(parts.get("land")) and not re.search(r"[1-9]", street):
        yield "straat", cases.street_without_number(Place())


def _repeated_town(parts: Mapping[str, str], extra: Sequence[str]) -> Iterator[Found]:
    """The postcode or the town where it does not belong; a street may be named after a town."""
    town, street = folded(parts.get("plaats", "")), parts.get("straat", "")
    ends = re.search(rf"[0-9][a-z]?[ ,].*\b{re.escape(town)}$", folded(street)) if town else None
    if _POSTCODE_WITHIN.search(street) or ends:
        yield "straat", cases.town_in_street(Place())
    if _POSTCODE_WITHIN.search(parts.get("plaats", "")):
        yield "plaats", cases.town_in_street(Place())
    if any(_POSTCODE_WITHIN.search(line) or folded(line) == town for line in extra):
        yield "regels", cases.town_in_street(Place())


def _window_faults(parts: Mapping[str, str], extra: Sequence[str], above: Sequence[str]) -> Iterator[Found]:
    """More lines or longer words than the window of an envelope shows."""
    width, limit = _words()["tekens"], _words()["regels"]
    abroad = [] if is_domestic(parts.get("land")) else [parts["land"]]
    town = f"{parts.get('postcode', '')} {parts.get('plaats', '')}"
    rows = {
        "naam": above,
        "regels": extra,
        "straat": [parts.get("straat", "")],
        "plaats": [town],
        "land": abroad,
    }
    wrapped = {key: [textwrap.wrap(line[:_LONGEST], width) for line in lines] for key, lines in rows.items()}
    taken = {key: sum(map(len, lines)) for key, lines in wrapped.items()}
    for key in ("regels", "straat", "plaats", "land"):
        if any(len(word) > width for line in rows[key] for word in line.split()):
            yield key, cases.line_too_wide(Place(), limit=width)
    if (lines := sum(taken.values())) > limit and all(len(line) <= _LONGEST for line in above):
        fullest = max(("regels", "straat", "plaats", "naam"), key=lambda key: taken[key])
        yield fullest, cases.too_many_lines(Place(), lines=lines, limit=limit)
