# SPDX-License-Identifier: EUPL-1.2
"""The view of a case that a definition gets: its conditions, and its values as printed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from proeftuin_docs.cases.addressees import (
    Addressee,
    Role,
    addressees,
    full_name,
    own_sentence,
    plain_name,
)
from proeftuin_docs.cases.addresses import CasePart, Plek, address_in_words
from proeftuin_docs.cases.conditions import VALUES, conditions_of
from proeftuin_docs.cases.loading import LoadedCase
from proeftuin_docs.cases.measures import MEASURES, Gesprek, RcStelt, Studio, VragenVooraf, Zonder
from proeftuin_docs.cases.profiles import Profiles
from proeftuin_docs.cases.translations import translated
from proeftuin_docs.text.variants import DEFAULT
from proeftuin_docs.text.wording import Wording

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PARTS_OF_DAY: Final = ((6, "night"), (12, "morning"), (18, "afternoon"), (24, "evening"))
_STEP_MINUTES: Final = 5
"""To what a duration is rounded: it is announced as about right."""

HEARING: Final = "verhoor"
TALK: Final = "voorgesprek"
"""How the names of values of the hearing begin, and those of the talk with the person before it."""

_NO_TITLES: Final = (Role.SLACHTOFFER, Role.VERTEGENWOORDIGER)
_NAMES: Final = frozenset(
    {"griffier.naam", "rc.naam", "steunpersoon.naam", "advocaat.naam", "coordinator.naam", "verhoorder.naam"}
    | {"verhoorder.erbij", "vertegenwoordiger.naam", "voorgesprek.met", "verhoor.ophalen"}
)
"""The values that say who somebody else is."""

Values = Mapping[str, str | None]


def day_in_words(day: date, wording: Wording) -> str:
    """A day with its weekday, as 'dinsdag 12 januari 2027'."""
    weekday = wording.phrase(f"weekday_{_WEEKDAYS[day.weekday()]}")
    return wording.phrase("day_long", weekday=weekday, date=wording.long_date(day))


def time_in_words(time: str, wording: Wording) -> str:
    """A time of the 24-hour clock with the part of the day, as '10.00 uur (in de ochtend)'."""
    hour, minute = (int(part) for part in time.split(":"))
    part = next(name for end, name in _PARTS_OF_DAY if hour < end)
    twelve = f"{(hour - 1) % 12 + 1}.{minute:02}"
    return wording.phrase(f"time_{part}", clock=f"{hour}.{minute:02}", clock_twelve=twelve)


def duration_in_words(minutes: int, wording: Wording) -> str:
    """How long something takes, rounded to five minutes, as 'anderhalf uur'."""
    rounded = round(minutes / _STEP_MINUTES) * _STEP_MINUTES
    hours, rest = divmod(rounded, 60)
    amount = {0: "", 1: "hour"}.get(hours, "hours")
    remainder = {0: "", 30: "half"}.get(rest, "minutes")
    key = "_".join(part for part in (amount, remainder) if part)
    return wording.phrase(f"duration_{key}", hours=hours, minutes=rest)


def joined(parts: Iterable[str | None]) -> str:
    """The parts that are there, with commas between them."""
    return ", ".join(part for part in parts if part)


def values_of(
    loaded: LoadedCase, wording: Wording, profiles: Profiles, addressee: Addressee
) -> Mapping[str, str]:
    """Every value of `conditions.VALUES` that this case has; what it does not have is absent.

    What was typed is in the language of the wording, or absent where neither the case nor the program has it.
    Names have no titles for who is no lawyer.
    """
    every = {
        **_head(loaded, wording),
        **_people(loaded, wording),
        **_hearing(loaded, wording),
        **_measures(loaded, wording),
        **_profiles(loaded, wording, profiles),
        "partij.naam": addressee.name if addressee.role is Role.PARTIJ else None,
        "rc.zin": own_sentence(loaded, addressee, wording.language),
    }
    there = {name: value for name, value in every.items() if name in VALUES and value is not None}
    if addressee.role not in _NO_TITLES:
        return there
    return {name: plain_name(value) if name in _NAMES else value for name, value in there.items()}


def _said(loaded: LoadedCase, wording: Wording, key: str, text: str | None) -> str | None:
    """What was typed, in the language of the reader."""
    return translated(key, text, wording, loaded.case.vertaling)


def _head(loaded: LoadedCase, wording: Wording) -> Values:
    case = loaded.case
    return {
        "brief.datum": wording.long_date(case.datum_brief),
        "kenmerk.kort": case.kenmerk.rc_nummer or case.kenmerk.parketnummer,
        "kenmerk.rc_nummer": case.kenmerk.rc_nummer,
        "kenmerk.parketnummer": case.kenmerk.parketnummer,
        "griffier.naam": _said(loaded, wording, "griffier", case.griffier.naam),
        "griffier.telefoon": case.griffier.telefoon,
        "griffier.bereikbaar": _said(loaded, wording, "bereikbaar", case.griffier.bereikbaar),
        "griffier.email": case.griffier.email,
        "rc.naam": case.rechter_commissaris.naam,
        "rechtbank.naam": loaded.court.naam,
    }


def _people(loaded: LoadedCase, wording: Wording) -> Values:
    person, name = loaded.case.slachtoffer, full_name(loaded)
    tolk = person.tolk
    beside = {key: getattr(person, key) for key in ("steunpersoon", "advocaat", "coordinator")}
    return {
        "persoon.naam": name,
        "persoon.aanhef": wording.phrase(f"salutation_{person.aanhef.lower()}", name=name),
        "tolk.taal": _said(loaded, wording, "tolk_taal", tolk.taal) if tolk else None,
        "tolk.wens": _said(loaded, wording, "tolk_wens", tolk.wens) if tolk else None,
        **{f"{key}.naam": _said(loaded, wording, key, one.naam) for key, one in beside.items() if one},
        "vertegenwoordiger.naam": person.vertegenwoordiger.naam if person.vertegenwoordiger else None,
    }


def _hearing(loaded: LoadedCase, wording: Wording) -> Values:
    hearing = loaded.case.verhoor
    own = None if isinstance(hearing.plaats, Plek) else loaded.court.place(hearing.plaats)
    name, address = _place(loaded, wording, hearing.plaats, "plaats")
    desk = hearing.melden_bij or (own.melden if own else None) or loaded.court.melden
    return {
        "verhoor.dag": day_in_words(hearing.datum, wording),
        "verhoor.tijd": time_in_words(hearing.begin, wording),
        "verhoor.duur": duration_in_words(hearing.duur_minuten, wording),
        "verhoor.plaats": name,
        "verhoor.adres": address,
        "verhoor.aankomst": time_in_words(hearing.aankomst, wording) if hearing.aankomst else None,
        "verhoor.mensen": str(hearing.mensen) if hearing.mensen else None,
        "verhoor.melden": _said(loaded, wording, "melden_bij", desk),
        "verhoor.kamer": _said(loaded, wording, "kamer", hearing.kamer),
        "verhoor.ingang": _said(loaded, wording, "ingang", hearing.ingang),
        "verhoor.ophalen": _said(loaded, wording, "ophalen", hearing.ophalen),
        "was.dag": day_in_words(hearing.was.datum, wording) if hearing.was else None,
        "was.tijd": time_in_words(hearing.was.begin, wording) if hearing.was else None,
    }


def _measures(loaded: LoadedCase, wording: Wording) -> Values:
    chosen = loaded.case.maatregelen
    found: dict[str, str | None] = {"maatregelen.grond": chosen.grond}
    for measure in MEASURES:
        details = measure.of(chosen)
        printed = PRINTED[type(details)](details, loaded, wording) if details is not None else {}
        found |= {f"{measure.prefix}.{name}": value for name, value in printed.items()}
    return found


def _talk(talk: Gesprek, loaded: LoadedCase, wording: Wording) -> Values:
    """A talk beforehand; without a place of its own it is where the hearing is."""
    key, place = "voorgesprek_plaats", talk.plaats
    if place is None:
        key, place = "plaats", loaded.case.verhoor.plaats
    return {
        "dag": day_in_words(talk.datum, wording),
        "tijd": time_in_words(talk.tijd, wording),
        "plaats": joined(_place(loaded, wording, place, key)) or None,
        "met": _said(loaded, wording, "voorgesprek_met", talk.met),
    }


def _deadline(asked: VragenVooraf, _loaded: LoadedCase, wording: Wording) -> Values:
    return {"uiterlijk": day_in_words(asked.uiterlijk, wording)}


def _studio(studio: Studio, loaded: LoadedCase, wording: Wording) -> Values:
    return {
        "naam": _said(loaded, wording, "verhoorder", studio.verhoorder),
        "erbij": _said(loaded, wording, "erbij", studio.erbij),
    }


def _nothing(_details: CasePart, _loaded: LoadedCase, _wording: Wording) -> Values:
    return {}


PRINTED: Final[Mapping[type[CasePart], Callable[[Any, LoadedCase, Wording], Values]]] = {
    Gesprek: _talk,
    VragenVooraf: _deadline,
    Studio: _studio,
    RcStelt: _nothing,
    Zonder: _nothing,
}
"""The values of a measure as texts print them, by the shape of its details."""


def _place(
    loaded: LoadedCase, wording: Wording, place: str | Plek, key: str
) -> tuple[str | None, str | None]:
    """The name and the address of a place of the case's own, or of one of the court's that it confirmed."""
    if isinstance(place, Plek):
        return _said(loaded, wording, key, place.naam), address_in_words(place)
    known = loaded.court.place(place)
    assert known is not None
    confirmed = known.adres if known.adres and known.adres.bevestigd_op else None
    return known.naam, address_in_words(confirmed) if confirmed else None


def _profiles(loaded: LoadedCase, wording: Wording, profiles: Profiles) -> Values:
    """Numbers of help, and the references that hold on the day of the hearing."""
    day = loaded.case.verhoor.datum
    law = {id_: profiles.reference(id_, day) for id_ in profiles.law}
    return {
        **{f"hulp.{id_}": item.nummer for id_, item in profiles.help.items()},
        **{f"wet.{id_}": getattr(item.tekst, wording.language, None) for id_, item in law.items() if item},
    }


@dataclass(frozen=True, slots=True)
class CaseView:
    """Switches by name (see `conditions.CONDITIONS`) and printed values by name (`conditions.VALUES`).

    A value that the case does not have is absent. `address` is the form of address (`u` or `je`), `variant`
    the language variant (see `text.variants`); `moments` are what the person comes for in order of time, each
    by the word before the point in the names of its values.
    """

    conditions: Mapping[str, bool | str]
    values: Mapping[str, str] = field(repr=False)
    address: str = "u"
    variant: str = DEFAULT.id
    moments: tuple[str, ...] = (HEARING,)


def case_view(
    loaded: LoadedCase, wording: Wording, profiles: Profiles, addressee: Addressee | None = None
) -> CaseView:
    """Return the view of the case for this addressee, or else for the person who is heard.

    `wording` is that of the addressee's language (`Addressee.language`). Only a view for a party has the
    value `partij.naam`.
    """
    reader = addressee or addressees(loaded, Role.SLACHTOFFER)[0]
    return CaseView(
        conditions=conditions_of(loaded, reader),
        values=values_of(loaded, wording, profiles, reader),
        address=reader.form,
        variant=reader.variant,
        moments=_moments(loaded),
    )


def _moments(loaded: LoadedCase) -> tuple[str, ...]:
    """The hearing, and the talk before it if there is one, whichever the case puts first."""
    hearing, chosen = loaded.case.verhoor, loaded.case.maatregelen
    found = [(hearing.datum, hearing.begin, HEARING)]
    for measure in MEASURES:
        talk = measure.of(chosen) if measure.prefix == TALK else None
        found += [(talk.datum, talk.tijd, TALK)] if isinstance(talk, Gesprek) else []
    return tuple(moment for *_, moment in sorted(found))
