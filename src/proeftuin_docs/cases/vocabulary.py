"""The words that a definition may use of a case: switches in conditions, values in texts.

A condition (`when`) speaks of switches: `studio and opname`, `verdachte == 'nee'`. A text names a value
between double braces: `{{ verhoor.dag }}`. Both lists are closed, so that a definition can be checked
without a case.
"""

from collections.abc import Mapping
from typing import Final

from proeftuin_docs.cases.measures import MEASURES, YES_NO

SWITCHES: Final[Mapping[str, tuple[bool | str, ...]]] = {
    "soort": ("oproeping", "dagvaarding"),
    "minderjarig": YES_NO,
    **{name: domain for measure in MEASURES for name, domain in measure.domains.items()},
    "verdachte": ("nee", "andere_ruimte", "ja", "nog_niet_besloten"),
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
    "griffier_email": YES_NO,
    "rc_nummer": YES_NO,
    "parketnummer": YES_NO,
    "grond": YES_NO,
    "coordinator": YES_NO,
    "tolk_wens": YES_NO,
    "vertegenwoordiger_schrijven": YES_NO,
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
