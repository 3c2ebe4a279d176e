# SPDX-License-Identifier: EUPL-1.2
"""The case file of one hearing (`zaak`): what a griffier fills in once, and every document comes from.

Names are Dutch, as the griffier sees them. Nothing here is stored: a case is read, used and forgotten.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import BeforeValidator, Field, field_validator
from pydantic_core import PydanticCustomError

from proeftuin_docs.cases.addresses import Adres, CasePart, Waar
from proeftuin_docs.cases.confirmations import Confirmations
from proeftuin_docs.cases.measures import MEASURES, Maatregelen
from proeftuin_docs.cases.scalars import Day, Email, Line, Parketnummer, Phone, Tick, Time, Whole
from proeftuin_docs.cases.translations import Vertalingen
from proeftuin_docs.errors import cases
from proeftuin_docs.text.json_schema import described_schema
from proeftuin_docs.text.variants import DEFAULT, VARIANTS

CASE_SCHEMA_VERSION: Final = 1
CASE_KEY: Final = "soort_stuk"
"""The key that every case has and no other file."""


class SoortStuk(StrEnum):
    """The kind of summons, which decides whether there is a duty to appear (art. 213 Sv)."""

    OPROEPING = "oproeping"
    DAGVAARDING = "dagvaarding"


class Bezorging(StrEnum):
    """How the letter reaches the person."""

    POST = "post"
    ADVOCAAT = "advocaat"
    COORDINATOR = "coordinator"
    IN_PERSOON = "in_persoon"


if TYPE_CHECKING:

    class Taal(StrEnum):
        """In which variant the letter is written."""
else:
    Taal = StrEnum("Taal", {variant.upper(): variant for variant in VARIANTS}, module=__name__)


class VerdachteAanwezig(StrEnum):
    """The RC's decision on the suspect's presence (art. 186a and 187 Sv)."""

    NEE = "nee"
    ANDERE_RUIMTE = "andere_ruimte"
    JA = "ja"
    NOG_NIET_BESLOTEN = "nog_niet_besloten"


class VerdachteKan(StrEnum):
    """What a suspect in another room can do from there."""

    HOREN = "horen"
    ZIEN_EN_HOREN = "zien_en_horen"
    GEEN_VAN_BEIDE = "geen_van_beide"


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
    """Somebody who assists the person: a lawyer, a coordinator, a support person."""

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
    """The person who is heard; somebody with one name has it in either place."""

    voornaam: Line | None = None
    achternaam: Line | None = None
    aanhef: Literal["Beste", "Geachte"] = "Beste"
    aanspreekvorm: Literal["u", "je"] = "u"
    geboortedatum: Day | None = None
    minderjarig: Tick | None = None
    adres: Adres | None = None
    bezorging: Bezorging
    post_veilig: Tick | None = None
    taal: Taal = Taal(DEFAULT.id)
    leestaal: Line | None = None
    tolk: Tolk | None = None
    steunpersoon: Persoon | None = None
    advocaat: Persoon | None = None
    coordinator: Persoon | None = None
    vertegenwoordiger: Vertegenwoordiger | None = None


class Eerder(CasePart):
    """When the hearing was, in a letter that was sent before."""

    datum: Day
    begin: Time


class Verhoor(CasePart):
    """When and where; `plaats` is the id of one of the court's places, or a place of its own.

    `was` is the appointment that no longer holds since the hearing was moved; `vervalt` is that it is off.
    """

    datum: Day
    begin: Time
    aankomst: Time | None = None
    duur_minuten: Annotated[Whole, Field(ge=15, le=600)]
    plaats: Waar
    kamer: Line | None = None
    ingang: Line | None = None
    melden_bij: Line | None = None
    ophalen: Line | None = None
    mensen: Annotated[Whole, Field(ge=2, le=30)] | None = None
    was: Eerder | None = None
    vervalt: Tick = False


class Schakelaars(CasePart):
    """Decisions of the RC; one that is not switched on is not promised."""

    verdachte_aanwezig: VerdachteAanwezig = VerdachteAanwezig.NOG_NIET_BESLOTEN
    verdachte_kan: VerdachteKan | None = None
    aparte_wachtruimte: Tick = False
    andere_ingang: Tick = False
    opname: Tick = False
    ook_verdachte: Tick = False
    ruimte_bekijken: Tick = False
    advocaat_gratis: Tick = False


class Partij(CasePart):
    """An officier van justitie or a lawyer of a suspect, as addressee.

    `vragen_ontvangen` is whether this party sent its questions; nobody is reminded before it says `nee`.
    """

    naam: Line
    organisatie: Line | None = None
    adres: Adres | None = None
    email: Email | None = None
    vragen_ontvangen: Tick | None = None


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
    vertaling: Vertalingen | None = None
    bevestigd: Confirmations | None = None

    @field_validator("kenmerk")
    @classmethod
    def _one_number(cls, value: Kenmerk) -> Kenmerk:
        if value.rc_nummer is None and value.parketnummer is None:
            raise PydanticCustomError(cases.no_case_number.name, cases.no_case_number.name)
        return value


def case_schema() -> str:
    """Return the JSON Schema of a case file, for editors."""
    described = {measure.key: measure.description for measure in MEASURES}
    return described_schema(Zaak, "proeftuin_docs.cases", described)
