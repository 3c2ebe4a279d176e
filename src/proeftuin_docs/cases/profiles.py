# SPDX-License-Identifier: EUPL-1.2
"""Profiles: what is known of courts, judges, help and law, with how sure that is.

Static configuration of `letters/profielen/`. Nothing of it is known for certain until a court says so: an
address carries the day on which the court confirmed it, every entry where it was found.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model

from proeftuin_docs.cases.measures import MEASURES
from proeftuin_docs.cases.scalars import Day, HelpNumber, Line, Tick, read_tick
from proeftuin_docs.errors import Place
from proeftuin_docs.text.variants import LANGUAGES, VARIANTS

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$", max_length=40)]


class ProfilePart(BaseModel):
    """Base of everything in a profile: frozen, and without unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Zekerheid(StrEnum):
    """How sure something is; where one entry has several parts, its weakest counts."""

    GELEZEN = "T"
    UIT_TWEEDE_HAND = "X"
    NIET_NAGEGAAN = "M"


class Adresgegeven(ProfilePart):
    """An address; it goes into a letter only after the court confirmed it on `bevestigd_op`."""

    straat: Line
    postcode: Line
    plaats: Line
    bevestigd_op: Day | None = None
    bron: Line
    zekerheid: Zekerheid


class Locatie(ProfilePart):
    """A building of a court; without an address where none is known."""

    id: Id
    naam: Line
    adres: Adresgegeven | None = None
    postadres: Adresgegeven | None = None
    melden: Line | None = None


class Rechtbank(ProfilePart):
    """A court with its postal address and its buildings."""

    id: Id
    naam: Line
    postadres: Adresgegeven
    melden: Line | None = None
    plaatsen: Annotated[tuple[Locatie, ...], Field(min_length=1)]

    def place(self, id_: str) -> Locatie | None:
        """The building with this id."""
        return next((place for place in self.plaatsen if place.id == id_), None)

    def return_address(self, place: str | None) -> Adresgegeven | None:
        """The postal address of a building, or else of the court, as far as the court confirmed it."""
        building = self.place(place) if place else None
        known = (building.postadres if building else None, self.postadres)
        return next((item for item in known if item and item.bevestigd_op), None)

    def addresses(self) -> Iterator[tuple[str, Adresgegeven | None]]:
        """Every address of the court, known or not, by the name that messages give it."""
        yield "postadres", self.postadres
        for place in self.plaatsen:
            yield place.id, place.adres
            if place.postadres is not None:
                yield f"{place.id} (postadres)", place.postadres


def _measure(value: object) -> object:
    return {} if read_tick(value) else value


class Standaardmaatregel(ProfilePart):
    """A measure that a judge takes by default; only asking has a form."""

    vorm: Literal["alles", "inleiding"] | None = None


Standaard = Annotated[Standaardmaatregel, BeforeValidator(_measure)]
if TYPE_CHECKING:
    Maatregel = str
else:
    Maatregel = Literal[tuple(measure.key for measure in MEASURES)]


class Controlepunt(ProfilePart):
    """An item that a judge adds to the checklist of the preparation."""

    id: Id
    fase: Literal["vooraf", "op_de_dag", "achteraf"]
    tekst: Line


Code = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]

if TYPE_CHECKING:

    class Zinnen(ProfilePart):
        """A sentence of the judge's own for one kind of reader, in the variants that there are.

        `talen` has it in languages with a file of their own, by their codes.
        """

        talen: Mapping[str, Line]

        def __getattr__(self, name: str) -> str | None: ...

    class Vindplaats(ProfilePart):
        """A reference to the law as a letter prints it, in every language."""

        def __getattr__(self, name: str) -> str: ...
else:
    _SENTENCES = dict.fromkeys(VARIANTS, (Line | None, None))
    _BY_LANGUAGE = (Mapping[Code, Line], Field(default_factory=dict))
    Zinnen = create_model(
        "Zinnen", __base__=ProfilePart, __module__=__name__, **_SENTENCES, talen=_BY_LANGUAGE
    )
    _REFERENCES = dict.fromkeys(LANGUAGES, (Line, ...))
    Vindplaats = create_model("Vindplaats", __base__=ProfilePart, __module__=__name__, **_REFERENCES)


class Rechter(ProfilePart):
    """A judge's default measures and additions to documents; the case overrides them."""

    id: Id
    naam: Line
    bron: Line | None = None
    voorbeeld: Tick = False
    maatregelen: Mapping[Maatregel, Standaard] = Field(default_factory=dict)
    controlepunten: tuple[Controlepunt, ...] = ()
    zinnen: Mapping[Literal["slachtoffer", "partij"], Zinnen] = Field(default_factory=dict)


class Hulp(ProfilePart):
    """An organisation that helps: its number, when it answers, and where and when that was seen."""

    id: Id
    naam: Line
    nummer: HelpNumber
    wanneer: Line | None = None
    gezien: Line
    gezien_op: Line
    zekerheid: Zekerheid


class Wetsverwijzing(ProfilePart):
    """A reference for one purpose, with the text of the law that was read and how long it holds."""

    id: Id
    tekst: Vindplaats
    wetboek: Line
    geldig_vanaf: Day
    geldig_tot: Day | None = None
    bron: Line
    zekerheid: Zekerheid

    def holds_on(self, day: date) -> bool:
        """Whether the reference may be used for a hearing on this day; `geldig_tot` is the last one."""
        return self.geldig_vanaf <= day and (self.geldig_tot is None or day <= self.geldig_tot)


class Parket(ProfilePart):
    """The first two digits of a case number, and which office or court they point to."""

    code: Annotated[str, Field(pattern=r"^[0-9]{2}$")]
    naam: Line
    bron: Line
    zekerheid: Zekerheid


class ProfileFile(ProfilePart):
    """A file of profiles: entries of one kind, under the name of that kind."""


class Rechtbanken(ProfileFile):
    """The file `rechtbanken.yaml`."""

    entries: tuple[Rechtbank, ...] = Field(alias="rechtbanken")


class Rechters(ProfileFile):
    """The file `rechters-commissarissen.yaml`."""

    entries: tuple[Rechter, ...] = Field(alias="rechters-commissarissen")


class Hulpverleners(ProfileFile):
    """The file `hulp.yaml`."""

    entries: tuple[Hulp, ...] = Field(alias="hulp")


class Wetsverwijzingen(ProfileFile):
    """The file `wet.yaml`."""

    entries: tuple[Wetsverwijzing, ...] = Field(alias="wet")


class Parketten(ProfileFile):
    """The file `parket.yaml`."""

    entries: tuple[Parket, ...] = Field(alias="parket")


@dataclass(frozen=True, slots=True)
class Profiles:
    """Every profile of a configuration, the place of each by kind and id, and whose house style there is."""

    courts: Mapping[str, Rechtbank]
    judges: Mapping[str, Rechter]
    help: Mapping[str, Hulp]
    law: Mapping[str, tuple[Wetsverwijzing, ...]]
    offices: Mapping[str, Parket]
    places: Mapping[tuple[str, str], Place]
    styled: str | None = None
    """The name of the court whose house style the configuration has."""
    languages: Mapping[str, str] = field(default_factory=dict)
    """The code of each language with a file, by everything that it is called, as `spelt` makes that."""

    def reference(self, id_: str, day: date) -> Wetsverwijzing | None:
        """The reference with this id that holds on a day."""
        return next((item for item in self.law.get(id_, ()) if item.holds_on(day)), None)

    def is_styled(self, court: Rechtbank) -> bool:
        """Whether the house style, if there is one, is that of this court."""
        return self.styled is None or _spoken(self.styled) == _spoken(court.naam)

    def court_id(self, text: str) -> str:
        """The id of the court that is named by its id or its name, however it is written; else the text."""
        wanted = _spoken(text)
        return next(
            (item.id for item in self.courts.values() if wanted in (_spoken(item.id), _spoken(item.naam))),
            text,
        )


def _spoken(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))
