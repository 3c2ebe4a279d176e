"""Courts, places and judges that no profile knows, and addresses that no court has confirmed."""

from collections.abc import Iterator
from typing import Final

from proeftuin_docs.cases.profiles import Profiles, Rechtbank
from proeftuin_docs.cases.raw import RawCase
from proeftuin_docs.errors import Diagnostic, cases
from proeftuin_docs.text.located_yaml import Path
from proeftuin_docs.text.validation_errors import near

_COURT: Final = ("rechtbank",)
_JUDGE: Final = ("rechter_commissaris", "profiel")
_HEARING: Final = ("verhoor", "plaats")
_TALKS: Final = (
    ("maatregelen", "voorgesprek-slachtoffer", "plaats"),
    ("maatregelen", "voorgesprek-partijen", "plaats"),
)


def court_faults(case: RawCase, profiles: Profiles) -> Iterator[Diagnostic]:
    """Faults between a case and the profiles of its court and its judge."""
    yield from _unknown_judge(case, profiles)
    yield from _no_reference(case, profiles)
    id_ = case.text(*_COURT)
    court = profiles.courts.get(id_) if id_ else None
    if id_ and court is None:
        known = tuple(profiles.courts)
        yield cases.unknown_court(case.place(*_COURT), near=near(id_, known) or "-", known=", ".join(known))
    if court is None:
        return
    yield from _unconfirmed_sender(case, court)
    for path in (_HEARING, *_TALKS):
        yield from _place_faults(case, court, path)
    yield from _no_desk(case, court)


def _unknown_judge(case: RawCase, profiles: Profiles) -> Iterator[Diagnostic]:
    id_ = case.text(*_JUDGE)
    if id_ and id_ not in profiles.judges:
        yield cases.unknown_judge(case.place(*_JUDGE), known=", ".join(profiles.judges))


def _unconfirmed_sender(case: RawCase, court: Rechtbank) -> Iterator[Diagnostic]:
    if not case.has("afzender") and court.return_address(case.text(*_HEARING)) is None:
        yield cases.unconfirmed_court_address(case.place(*_COURT), court=court.id)


def _place_faults(case: RawCase, court: Rechtbank, path: Path) -> Iterator[Diagnostic]:
    """A place by its id that the court does not have, or whose address it has not confirmed."""
    id_ = case.text(*path)
    if not id_:
        return
    place = court.place(id_)
    if place is None:
        known = ", ".join(item.id for item in court.plaatsen)
        yield cases.unknown_location(case.place(*path), court=court.id, known=known)
    elif place.adres is None or place.adres.bevestigd_op is None:
        yield cases.unconfirmed_location_address(case.place(*path), location=place.id, court=court.id)


def _no_desk(case: RawCase, court: Rechtbank) -> Iterator[Diagnostic]:
    """Nobody should have to search where to report."""
    place = court.place(case.text(*_HEARING) or "")
    known = (case.text("verhoor", "melden_bij"), place and place.melden, court.melden)
    if case.has("verhoor") and not any(known):
        yield cases.nowhere_to_report(case.place("verhoor"))


def _no_reference(case: RawCase, profiles: Profiles) -> Iterator[Diagnostic]:
    """References to the law that do not hold on the day of the hearing, for instance after a new code."""
    day = case.day("verhoor", "datum")
    lacking = [id_ for id_ in profiles.law if day and profiles.reference(id_, day) is None]
    if lacking:
        yield cases.law_not_in_force(case.place("verhoor", "datum"), ids=", ".join(lacking))
