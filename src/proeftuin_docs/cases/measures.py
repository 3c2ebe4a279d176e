"""The measures that an RC can take for a hearing (source: the report, chapter 4), each with what it needs."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from proeftuin_docs.cases.parts import CasePart, Waar
from proeftuin_docs.cases.scalars import Day, Line, Time, read_tick
from proeftuin_docs.errors import cases


class Gesprek(CasePart):
    """A talk beforehand; without a place it is where the hearing is."""

    datum: Day
    tijd: Time
    plaats: Waar | None = None
    met: Line | None = None


class VragenVooraf(CasePart):
    """Questions handed in beforehand; a request, not a statutory term."""

    uiterlijk: Day


class RcStelt(CasePart):
    """Who asks: the RC everything, or only the opening."""

    vorm: Literal["alles", "inleiding"] = "alles"


class Studio(CasePart):
    """A hearing in a studio by a specialised interviewer."""

    verhoorder: Line | None = None


def _chosen(value: object) -> object:
    """A measure that is switched off is none; one that is switched on without details is an empty group."""
    tick = read_tick(value)
    return value if tick is None else {} if tick else None


def _detailed(value: object) -> object:
    """The same for a measure that needs details: switched on without them is a fault."""
    if read_tick(value):
        raise PydanticCustomError(cases.measure_without_date.name, cases.measure_without_date.name)
    return _chosen(value)


def _or_tick(schema: dict[str, Any]) -> None:
    """Let an editor accept a measure that is only switched on or off."""
    schema["anyOf"] = [*schema["anyOf"], {"enum": [True, False, "ja", "nee"]}]


_Needed = BeforeValidator(_detailed)
_Free = BeforeValidator(_chosen)


class Maatregelen(CasePart):
    """The measures that the RC chose, each with what it needs, and the ground in general terms.

    `false` switches off a measure that the RC's profile would add. Source: the report, chapter 4.
    """

    voorgesprek_slachtoffer: Annotated[Gesprek | None, _Needed] = Field(
        default=None, alias="voorgesprek-slachtoffer", json_schema_extra=_or_tick
    )
    voorgesprek_partijen: Annotated[Gesprek | None, _Needed] = Field(
        default=None, alias="voorgesprek-partijen", json_schema_extra=_or_tick
    )
    vragen_vooraf: Annotated[VragenVooraf | None, _Needed] = Field(
        default=None, alias="vragen-vooraf", json_schema_extra=_or_tick
    )
    rc_stelt_vragen: Annotated[RcStelt | None, _Free] = Field(
        default=None, alias="rc-stelt-vragen", json_schema_extra=_or_tick
    )
    studioverhoor: Annotated[Studio | None, _Free] = Field(
        default=None, alias="studioverhoor", json_schema_extra=_or_tick
    )
    grond: Line | None = None
