"""Shared parts of a case: their base class, addresses and places."""

from collections.abc import Sequence
from typing import Annotated, Any, Final, Protocol

from pydantic import BaseModel, ConfigDict, Discriminator, Tag

from proeftuin_docs.cases.scalars import Line, read_postcode


class CasePart(BaseModel):
    """Base of every part of a case: frozen, without unknown keys, and silent about what it holds."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    def __repr_args__(self) -> Sequence[tuple[str | None, Any]]:
        """Nothing: a name or an address has no place in a log or a traceback."""
        return ()


class Adres(CasePart):
    """A postal address; `regels` come between the name and the street, such as an organisation."""

    regels: tuple[Line, ...] = ()
    straat: Line
    postcode: Line
    plaats: Line
    land: Line | None = None


class Plek(CasePart):
    """A place that is not one of the court's own."""

    naam: Line
    straat: Line
    postcode: Line
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
    def postcode(self) -> str:
        """Return the postcode."""

    @property
    def plaats(self) -> str:
        """Return the town."""


_NETHERLANDS: Final = "nederland"


def address_lines(address: AnyAddress) -> tuple[str, ...]:
    """The lines of an address below the name: '1234 AB  DORP', or abroad the country last."""
    extra, country = (address.regels, address.land) if isinstance(address, Adres) else ((), None)
    abroad = country is not None and country.lower() != _NETHERLANDS
    postcode = None if abroad else read_postcode(address.postcode)
    town = f"{postcode}  {address.plaats.upper()}" if postcode else f"{address.postcode} {address.plaats}"
    return (*extra, address.straat, town, *([country.upper()] if country and abroad else []))


def place_line(street: str, postcode: str, town: str) -> str:
    """An address within a sentence, as 'Laan 1, 1234 AB Dorp'."""
    return f"{street}, {read_postcode(postcode) or postcode} {town}"


def address_in_words(address: AnyAddress) -> str:
    """The street, postcode and town of an address, within a sentence."""
    return place_line(address.straat, address.postcode, address.plaats)
