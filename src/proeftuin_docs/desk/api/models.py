"""What programs send and get, as models: requests are checked with them, and the description is made of them.

Names are Dutch, as the design rules ask. A case and answers are checked by the library itself, in the words
that a file has; here they are only groups of keys.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue
from pydantic.alias_generators import to_camel

Grootte = Literal["normaal", "groot"]
Formaat = Literal["pdf", "print", "docx", "html"]
Verwijzing = Annotated[str, Field(min_length=1, max_length=100)]


class _Model(BaseModel):
    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        alias_generator=to_camel,
        populate_by_name=True,
        hide_input_in_errors=True,
        title=None,
    )


class DocumentVerzoek(_Model):
    """One document: a letter or list from a case, or a form, blank or with answers."""

    document: Verwijzing
    formaat: Formaat | None = None
    grootte: Grootte = "normaal"
    deel: Verwijzing | None = None
    zaak: dict[str, JsonValue] | None = None
    antwoorden: dict[str, JsonValue] | None = None


class VerhoorVerzoek(_Model):
    """All documents of a hearing."""

    zaak: dict[str, JsonValue]
    grootte: Grootte = "normaal"
    zonder_brieven: bool = False


class ControleVerzoek(_Model):
    """What would be said of a case or of answers, without making anything."""

    document: Verwijzing | None = None
    zaak: dict[str, JsonValue] | None = None
    antwoorden: dict[str, JsonValue] | None = None


class Bestand(_Model):
    """A file inside a request, in base64."""

    naam: Annotated[str, Field(min_length=1, max_length=200)]
    inhoud: Annotated[str, Field(json_schema_extra={"contentEncoding": "base64"})]


class VervolgVerzoek(_Model):
    """Returned forms that go into the next form."""

    naar: Verwijzing
    bestanden: Annotated[list[Bestand], Field(min_length=1, max_length=20)]
    formaat: Formaat | None = None
    zaak: dict[str, JsonValue] | None = None
    volgorde: str = ""


class VergelijkingVerzoek(_Model):
    """Two versions of one document."""

    oud: Verwijzing
    nieuw: Verwijzing


class Fout(_Model):
    """A finding: `pad` is a JSON Pointer into the request, or empty where there is none."""

    code: str
    naam: str
    ernst: Literal["error", "held", "warning"]
    pad: str
    regel: int | None = None
    kolom: str | None = None
    bestand: str | None = None
    tekst: str
    advies: str | None = None


class Probleem(_Model):
    """A problem (RFC 9457) with every finding."""

    type: str
    title: str
    status: int
    detail: str
    fouten: list[Fout]


class Uitgave(_Model):
    """A way in which a form is given out."""

    grootte: Grootte
    deel: str | None = None
    titel_deel: str | None = None
    bestanden: dict[str, str]


class Versie(_Model):
    """A version of a document."""

    versie: str
    status: str
    datum: date
    kenmerk: str
    wijzigingen: list[str]


class DocumentSamenvatting(_Model):
    """A document in the list."""

    id: str
    soort: Literal["brief", "formulier"]
    titel: str
    samenvatting: str
    versie: str
    datum: date
    voor_wie: list[str]
    uit_zaak: bool
    beoordeeld: bool


class DocumentBeschrijving(DocumentSamenvatting):
    """A document with its versions, the ways in which it is given out, and what it is made from."""

    versies: list[Versie]
    formaten: list[Formaat]
    uitgaven: list[Uitgave]
    invoer: dict[str, Any]
    voorbeeld: JsonValue = None


class Documenten(_Model):
    """All documents."""

    documenten: list[DocumentSamenvatting]


class Controle(_Model):
    """What is said of a case or of answers; nothing is made while there is an error, or something held."""

    akkoord: bool
    document: str | None = None
    fouten: list[Fout]


class IngevuldFormulier(_Model):
    """What stands in a returned form; `waarden` is null where nothing could be read."""

    document: str | None
    versie: str | None
    kenmerk: str | None
    delen: list[str]
    belofte: str | None = None
    waarden: dict[str, JsonValue] | None
    vervolgbladen: list[JsonValue]
    niet_gelezen: list[JsonValue]
    niet_overgezet: list[JsonValue]
    fouten: list[Fout]


class VervolgRij(_Model):
    """A row of the next form, and from where it comes; `opmerkingen` were found when it was read."""

    tabel: str
    waarden: dict[str, JsonValue]
    bestand: str
    uit_tabel: str
    uit_rij: int
    opmerkingen: list[str]


class Vervolg(_Model):
    """What comes into the next form; `balans` says for how many rows what was decided."""

    document: str
    versie: str
    balans: str
    ingevuld_uit_zaak: list[str]
    waarden: dict[str, JsonValue]
    vervolgbladen: list[JsonValue]
    rijen: list[VervolgRij]
    fouten: list[Fout]


class Wijziging(_Model):
    """A change between two versions, as a line of words; removed and new words are marked in `tekst`."""

    hoofdstuk: str
    onderdeel: str
    soort: str
    tekst: str


class Vergelijking(_Model):
    """What differs between two versions."""

    oud: str
    nieuw: str
    samenvatting: str
    wijzigingen: list[Wijziging]


class Gezondheid(_Model):
    """Whether the desk can work, and which program it is."""

    status: Literal["goed", "niet-goed"]
    versie: str
