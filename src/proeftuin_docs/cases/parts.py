"""Shared parts of a case: their base class, addresses and places."""

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Tag

from proeftuin_docs.cases.scalars import Line


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
