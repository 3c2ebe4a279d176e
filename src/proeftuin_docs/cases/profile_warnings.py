"""Warnings about unconfirmed data in the profiles."""

from collections.abc import Iterable, Iterator

from proeftuin_docs.cases.profile_files import COURTS, HELP, LAW, OFFICES
from proeftuin_docs.cases.profiles import Profiles, Zekerheid
from proeftuin_docs.errors import Diagnostic
from proeftuin_docs.errors import profiles as profile_faults


def profile_warnings(profiles: Profiles) -> Iterator[Diagnostic]:
    """A warning for each court, number, reference and list of prefixes that is not certain."""
    yield from _courts(profiles)
    for item in profiles.help.values():
        if item.zekerheid is not Zekerheid.GELEZEN:
            yield profile_faults.unseen_number(profiles.places[HELP, item.id], id=item.id, source=item.gezien)
    for references in profiles.law.values():
        for reference in references:
            if reference.zekerheid is not Zekerheid.GELEZEN:
                yield profile_faults.unread_law(
                    profiles.places[LAW, reference.id], id=reference.id, source=reference.bron
                )
    unsure = [item.code for item in profiles.offices.values() if item.zekerheid is not Zekerheid.GELEZEN]
    if unsure:
        yield profile_faults.unchecked_offices(profiles.places[OFFICES, unsure[0]], codes=_joined(unsure))


def _courts(profiles: Profiles) -> Iterator[Diagnostic]:
    for court in profiles.courts.values():
        open_ = [
            name for name, address in court.addresses() if address is None or address.bevestigd_op is None
        ]
        if open_:
            place = profiles.places[COURTS, court.id]
            yield profile_faults.unconfirmed_addresses(place, id=court.id, addresses=_joined(open_))


def _joined(names: Iterable[str]) -> str:
    return ", ".join(names)
