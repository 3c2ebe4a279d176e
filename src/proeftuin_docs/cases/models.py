"""The case file of one hearing (`zaak`): what a griffier fills in once, and every document comes from.

Names are Dutch, as the griffier sees them. Nothing here is stored: a case is read, used and forgotten.
"""

import datetime
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

CASE_SCHEMA_VERSION: Final = 1
TIME_PATTERN: Final = r"^([01][0-9]|2[0-3])[:.][0-5][0-9]$"

Line = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^\S(.*\S)?$")]
Time = Annotated[str, Field(pattern=TIME_PATTERN)]


class CasePart(BaseModel):
    """Base of every part of a case: frozen, and without unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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
    parketnummer: Line | None = None


class Griffier(CasePart):
    """Whom to call; always a direct line, never a general number."""

    naam: Line
    telefoon: Line
    email: Line | None = None
    bereikbaar: Line


class RechterCommissaris(CasePart):
    """The investigating judge, and the profile with what this judge or court does by default."""

    naam: Line
    profiel: Line | None = None


class Tolk(CasePart):
    """The interpreter; `geregeld` is whether one has been booked."""

    taal: Line
    geregeld: bool = False
    wens: Line | None = None


class Persoon(CasePart):
    """Somebody who stands beside the person: a lawyer, a coordinator, a support person."""

    naam: Line
    organisatie: Line | None = None
    adres: Adres | None = None
    telefoon: Line | None = None
    email: Line | None = None


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
    geboortedatum: datetime.date | None = None
    minderjarig: bool | None = None
    adres: Adres | None = None
    bezorging: Bezorging
    post_veilig: bool | None = None
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


class Verhoor(CasePart):
    """When and where; `plaats` is the id of one of the court's places, or a place of its own."""

    datum: datetime.date
    begin: Time
    duur_minuten: Annotated[int, Field(ge=15, le=600)]
    plaats: Line | Plek
    kamer: Line | None = None
    ingang: Line | None = None
    melden_bij: Line | None = None


class Gesprek(CasePart):
    """A talk beforehand; without a place it is where the hearing is."""

    datum: datetime.date
    tijd: Time
    plaats: Line | Plek | None = None
    met: Line | None = None


class VragenVooraf(CasePart):
    """Questions handed in beforehand; a request, not a statutory term."""

    uiterlijk: datetime.date


class RcStelt(CasePart):
    """Who asks: the RC everything, or only the opening."""

    vorm: Literal["alles", "inleiding"] = "alles"


class Studio(CasePart):
    """A hearing in a studio by a specialised interviewer."""

    verhoorder: Line | None = None


class Maatregelen(CasePart):
    """The measures that the RC chose, each with what it needs, and the ground in general terms."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    voorgesprek_slachtoffer: Gesprek | None = Field(default=None, alias="voorgesprek-slachtoffer")
    voorgesprek_partijen: Gesprek | None = Field(default=None, alias="voorgesprek-partijen")
    vragen_vooraf: VragenVooraf | None = Field(default=None, alias="vragen-vooraf")
    rc_stelt_vragen: RcStelt | None = Field(default=None, alias="rc-stelt-vragen")
    studioverhoor: Studio | None = Field(default=None, alias="studioverhoor")
    grond: Line | None = None


class Schakelaars(CasePart):
    """What the RC decided. What is not switched on, is not promised."""

    verdachte_aanwezig: VerdachteAanwezig = VerdachteAanwezig.NOG_NIET_BESLOTEN
    aparte_wachtruimte: bool = False
    andere_ingang: bool = False
    opname: bool = False
    ook_verdachte: bool = False
    ruimte_bekijken: bool = False
    advocaat_gratis: bool = False


class Partij(CasePart):
    """An officier van justitie or a lawyer of a suspect, as addressee."""

    naam: Line
    organisatie: Line | None = None
    adres: Adres | None = None
    email: Line | None = None


class Partijen(CasePart):
    """The parties who are invited to the hearing (art. 186, 186a and 187 Sv)."""

    officier: Partij
    advocaten: tuple[Partij, ...] = ()


class Zaak(CasePart):
    """The case file of one hearing."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    schema_version: Literal[1] = Field(alias="schema")
    soort_stuk: SoortStuk
    datum_brief: datetime.date
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
            raise ValueError("kenmerk")
        return value
