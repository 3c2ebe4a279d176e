# SPDX-License-Identifier: EUPL-1.2
"""The words that a definition may use of a case, and the conditions of a case in them."""

from collections.abc import Mapping
from typing import Final

from proeftuin_docs.cases.addressees import (
    Addressee,
    has_conflict,
    may_write_to_representative,
    own_sentence,
)
from proeftuin_docs.cases.checks import ADULT, age_on
from proeftuin_docs.cases.loading import LoadedCase
from proeftuin_docs.cases.measures import MEASURES, YES_NO, Switch
from proeftuin_docs.cases.models import Tolk, Zaak

CONDITIONS: Final[Mapping[str, tuple[bool | str, ...]]] = {
    "soort": ("oproeping", "dagvaarding"),
    "minderjarig": YES_NO,
    **{name: domain for measure in MEASURES for name, domain in measure.domains.items()},
    "verdachte": ("nee", "andere_ruimte", "ja", "nog_niet_besloten"),
    "verdachte_kan": ("nee", "horen", "zien_en_horen", "geen_van_beide"),
    "aparte_wachtruimte": YES_NO,
    "andere_ingang": YES_NO,
    "opname": YES_NO,
    "ook_verdachte": YES_NO,
    "ruimte_bekijken": YES_NO,
    "advocaat_gratis": YES_NO,
    "tolk": ("nee", "gewenst", "geregeld"),
    "advocaat": YES_NO,
    "steunpersoon": YES_NO,
    "bezorging": ("post", "advocaat", "coordinator", "in_persoon"),
    "kamer": YES_NO,
    "ingang": YES_NO,
    "aankomst": YES_NO,
    "ophalen": YES_NO,
    "mensen": YES_NO,
    "gewijzigd": YES_NO,
    "vervalt": YES_NO,
    "griffier_email": YES_NO,
    "rc_nummer": YES_NO,
    "parketnummer": YES_NO,
    "grond": YES_NO,
    "coordinator": YES_NO,
    "tolk_wens": YES_NO,
    "vertegenwoordiger_schrijven": YES_NO,
    "belangenconflict": YES_NO,
    "rc_zin": YES_NO,
}
"""Every switch with the values that it can have."""

VALUES: Final[Mapping[str, str]] = {
    "brief.datum": "",
    "kenmerk.kort": "",
    "kenmerk.rc_nummer": "rc_nummer",
    "kenmerk.parketnummer": "parketnummer",
    "griffier.naam": "",
    "griffier.telefoon": "",
    "griffier.bereikbaar": "",
    "griffier.email": "griffier_email",
    "rc.naam": "",
    "rc.zin": "rc_zin",
    "rechtbank.naam": "",
    "persoon.naam": "",
    "persoon.aanhef": "",
    "verhoor.dag": "",
    "verhoor.tijd": "",
    "verhoor.duur": "",
    "verhoor.plaats": "",
    "verhoor.adres": "",
    "verhoor.melden": "",
    "verhoor.kamer": "kamer",
    "verhoor.ingang": "ingang",
    "verhoor.aankomst": "aankomst",
    "verhoor.ophalen": "ophalen",
    "verhoor.mensen": "mensen",
    "was.dag": "gewijzigd",
    "was.tijd": "gewijzigd",
    **{name: switch for measure in MEASURES for name, switch in measure.values.items()},
    "tolk.taal": "tolk",
    "steunpersoon.naam": "steunpersoon",
    "advocaat.naam": "advocaat",
    "maatregelen.grond": "grond",
    "vertegenwoordiger.naam": "minderjarig",
    "partij.naam": "",
    "tolk.wens": "tolk_wens",
    "coordinator.naam": "coordinator",
    "hulp.slachtofferhulp": "",
    "hulp.spoed": "",
    "wet.oproeping": "",
    "wet.dagvaarding": "",
    "wet.vragen_officier": "",
    "wet.vragen_verdediging": "",
    "wet.beletten": "",
    "wet.beletten_vermelden": "",
    "wet.prive_vragen": "",
    "wet.bijstand": "",
    "wet.kosten": "",
}
"""Every value that a text can name, and the switch that must be on (or not `nee`) for it to be there."""


def conditions_of(loaded: LoadedCase, reader: Addressee) -> Mapping[str, Switch]:
    """Every switch of `conditions.CONDITIONS` with its value in this case, for this reader."""
    case = loaded.case
    return {
        "soort": case.soort_stuk.value,
        **_measures(case),
        **_decisions(case),
        **_people(case),
        **_details(case),
        "vertegenwoordiger_schrijven": may_write_to_representative(loaded),
        "belangenconflict": has_conflict(loaded),
        "rc_zin": own_sentence(loaded, reader) is not None,
    }


def is_minor(case: Zaak) -> bool:
    """Whether the person is under 18 on the day of the hearing (art. 51a Sv)."""
    birth = case.slachtoffer.geboortedatum
    return age_on(case.verhoor.datum, birth) < ADULT if birth else bool(case.slachtoffer.minderjarig)


def _measures(case: Zaak) -> Mapping[str, Switch]:
    chosen = case.maatregelen
    found = {name: state for measure in MEASURES for name, state in measure.conditions(chosen).items()}
    return {**found, "grond": chosen.grond is not None}


def _decisions(case: Zaak) -> Mapping[str, Switch]:
    chosen = case.schakelaars
    return {
        "verdachte": chosen.verdachte_aanwezig.value,
        "verdachte_kan": chosen.verdachte_kan.value if chosen.verdachte_kan else "nee",
        "aparte_wachtruimte": chosen.aparte_wachtruimte,
        "andere_ingang": chosen.andere_ingang,
        "opname": chosen.opname,
        "ook_verdachte": chosen.ook_verdachte,
        "ruimte_bekijken": chosen.ruimte_bekijken,
        "advocaat_gratis": chosen.advocaat_gratis,
    }


def _people(case: Zaak) -> Mapping[str, Switch]:
    person = case.slachtoffer
    return {
        "minderjarig": is_minor(case),
        "tolk": _interpreter(person.tolk),
        "tolk_wens": person.tolk is not None and person.tolk.wens is not None,
        "advocaat": person.advocaat is not None,
        "coordinator": person.coordinator is not None,
        "steunpersoon": person.steunpersoon is not None,
        "bezorging": person.bezorging.value,
    }


def _interpreter(tolk: Tolk | None) -> str:
    if tolk is None:
        return "nee"
    return "geregeld" if tolk.geregeld else "gewenst"


def _details(case: Zaak) -> Mapping[str, Switch]:
    return {
        "kamer": case.verhoor.kamer is not None,
        "ingang": case.verhoor.ingang is not None,
        "aankomst": case.verhoor.aankomst is not None,
        "ophalen": case.verhoor.ophalen is not None,
        "mensen": case.verhoor.mensen is not None,
        "gewijzigd": case.verhoor.was is not None,
        "vervalt": case.verhoor.vervalt,
        "griffier_email": case.griffier.email is not None,
        "rc_nummer": case.kenmerk.rc_nummer is not None,
        "parketnummer": case.kenmerk.parketnummer is not None,
    }
