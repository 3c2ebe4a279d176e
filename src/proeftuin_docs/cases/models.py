"""The case file of one hearing (`zaak`): what a griffier fills in once, and every document comes from.

Names are Dutch, as the griffier sees them. Nothing here is stored: a case is read, used and forgotten.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Any, Final, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    field_validator,
)
from pydantic_core import PydanticCustomError

from proeftuin_docs.cases.scalars import Day, Email, Line, Parketnummer, Phone, Tick, Time, Whole, read_tick

CASE_SCHEMA_VERSION: Final = 1


class CasePart(BaseModel):
    """Base of every part of a case: frozen, without unknown keys, and silent about what it holds."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    def __repr_args__(self) -> Sequence[tuple[str | None, Any]]:
        """Nothing: a name or an address has no place in a log or a traceback."""
        return ()


class SoortStuk(StrEnum):
    """What kind of summons this is; the duty to appear hangs on it (art. 213 Sv)."""

    OPROEPING = "oproeping"
    DAGVAARDING = "dagvaarding"


class Bezorging(StrEnum):
    """How the letter reaches the person."""

    POST = "post"
    ADVOCAAT = "advocaat"
    COORDINATOR = "coordinator"
    IN_PERSOON = "in_persoon"


class Taal(StrEnum):
    """In which variant the letter is written."""

    B1 = "b1"
    EENVOUDIG = "eenvoudig"
    EN = "en"


class VerdachteAanwezig(StrEnum):
    """What the RC decided on the suspect's presence (art. 186a and 187 Sv)."""

    NEE = "nee"
    ANDERE_RUIMTE = "andere_ruimte"
    JA = "ja"
    NOG_NIET_BESLOTEN = "nog_niet_besloten"


class Adres(CasePart):
    """A postal address; `regels` stands between the name and the street, for instance an organisation."""

    regels: tuple[Line, ...] = ()
    straat: Line
    postcode: Line
    plaats: Line
    land: Line | None = None


class Kenmerk(CasePart):
    """By which numbers the case is known; at least one of them."""

    rc_nummer: Line | None = None
    parketnummer: Parketnummer | None = None


class Griffier(CasePart):
    """Whom to call; always a direct line, never a general number."""

    naam: Line
    telefoon: Phone
    email: Email | None = None
    bereikbaar: Line


class RechterCommissaris(CasePart):
    """The investigating judge, and the profile with what this judge or court does by default."""

    naam: Line
    profiel: Line | None = None


class Tolk(CasePart):
    """The interpreter; `geregeld` is whether one has been booked."""

    taal: Line
    geregeld: Tick = False
    wens: Line | None = None


class Persoon(CasePart):
    """Somebody who stands beside the person: a lawyer, a coordinator, a support person."""

    naam: Line
    organisatie: Line | None = None
    adres: Adres | None = None
    telefoon: Phone | None = None
    email: Email | None = None


class Vertegenwoordiger(CasePart):
    """The legal representative of a minor; a letter goes out only when `belangenconflict` is `nee`."""

    naam: Line
    adres: Adres | None = None
    belangenconflict: Literal["nee", "ja", "niet_beoordeeld"]


class Slachtoffer(CasePart):
    """The person who is heard."""

    voornaam: Line
    achternaam: Line
    aanhef: Literal["Beste", "Geachte"] = "Beste"
    aanspreekvorm: Literal["u", "je"] = "u"
    geboortedatum: Day | None = None
    minderjarig: Tick | None = None
    adres: Adres | None = None
    bezorging: Bezorging
    post_veilig: Tick | None = None
    taal: Taal = Taal.B1
    tolk: Tolk | None = None
    steunpersoon: Persoon | None = None
    advocaat: Persoon | None = None
    coordinator: Persoon | None = None
    vertegenwoordiger: Vertegenwoordiger | None = None


class Plek(CasePart):
    """A place that is not one of the court's own."""

    naam: Line
    straat: Line
    postcode: Line
    plaats: Line


def _kind_of_place(value: object) -> str:
    return "plek" if isinstance(value, dict | Plek) else "id"


Waar = Annotated[Annotated[Line, Tag("id")] | Annotated[Plek, Tag("plek")], Discriminator(_kind_of_place)]


class Verhoor(CasePart):
    """When and where; `plaats` is the id of one of the court's places, or a place of its own."""

    datum: Day
    begin: Time
    duur_minuten: Annotated[Whole, Field(ge=15, le=600)]
    plaats: Waar
    kamer: Line | None = None
    ingang: Line | None = None
    melden_bij: Line | None = None


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
        raise PydanticCustomError("Z050", "Z050")
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


class Schakelaars(CasePart):
    """What the RC decided. What is not switched on, is not promised."""

    verdachte_aanwezig: VerdachteAanwezig = VerdachteAanwezig.NOG_NIET_BESLOTEN
    aparte_wachtruimte: Tick = False
    andere_ingang: Tick = False
    opname: Tick = False
    ook_verdachte: Tick = False
    ruimte_bekijken: Tick = False
    advocaat_gratis: Tick = False


class Partij(CasePart):
    """An officier van justitie or a lawyer of a suspect, as addressee."""

    naam: Line
    organisatie: Line | None = None
    adres: Adres | None = None
    email: Email | None = None


class Partijen(CasePart):
    """The parties who are invited to the hearing (art. 186, 186a and 187 Sv)."""

    officier: Partij
    advocaten: tuple[Partij, ...] = ()


def _number(value: object) -> object:
    return int(value) if isinstance(value, str) and value.isdecimal() else value


class Zaak(CasePart):
    """The case file of one hearing."""

    schema_version: Annotated[Literal[1], BeforeValidator(_number)] = Field(alias="schema")
    soort_stuk: SoortStuk
    datum_brief: Day
    rechtbank: Line
    afzender: Adres | None = None
    kenmerk: Kenmerk
    griffier: Griffier
    rechter_commissaris: RechterCommissaris
    slachtoffer: Slachtoffer
    verhoor: Verhoor
    maatregelen: Maatregelen = Maatregelen()
    schakelaars: Schakelaars = Schakelaars()
    partijen: Partijen | None = None

    @field_validator("kenmerk")
    @classmethod
    def _one_number(cls, value: Kenmerk) -> Kenmerk:
        if value.rc_nummer is None and value.parketnummer is None:
            raise PydanticCustomError("Z020", "Z020")
        return value
