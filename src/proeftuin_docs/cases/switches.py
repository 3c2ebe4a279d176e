"""The switches of a case, for the conditions of definitions."""

from collections.abc import Mapping

from proeftuin_docs.cases.addressees import may_write_to_representative
from proeftuin_docs.cases.checking.people import ADULT, age_on
from proeftuin_docs.cases.loading import LoadedCase
from proeftuin_docs.cases.measures import MEASURES, Switch
from proeftuin_docs.cases.models import Tolk, Zaak


def switches_of(loaded: LoadedCase) -> Mapping[str, Switch]:
    """Every switch of `vocabulary.SWITCHES` with its value in this case."""
    case = loaded.case
    return {
        "soort": case.soort_stuk.value,
        **_measures(case),
        **_decisions(case),
        **_people(case),
        **_details(case),
        "vertegenwoordiger_schrijven": may_write_to_representative(loaded),
    }


def is_minor(case: Zaak) -> bool:
    """Whether the person is under 18 on the day of the hearing (art. 51a Sv)."""
    birth = case.slachtoffer.geboortedatum
    return age_on(case.verhoor.datum, birth) < ADULT if birth else bool(case.slachtoffer.minderjarig)


def _measures(case: Zaak) -> Mapping[str, Switch]:
    chosen = case.maatregelen
    found = {name: state for measure in MEASURES for name, state in measure.switches(chosen).items()}
    return {**found, "grond": chosen.grond is not None}


def _decisions(case: Zaak) -> Mapping[str, Switch]:
    chosen = case.schakelaars
    return {
        "verdachte": chosen.verdachte_aanwezig.value,
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
        "griffier_email": case.griffier.email is not None,
        "rc_nummer": case.kenmerk.rc_nummer is not None,
        "parketnummer": case.kenmerk.parketnummer is not None,
    }
