# SPDX-License-Identifier: EUPL-1.2
"""Profiles from their files, a court's own entries over the bundled ones, and what is unconfirmed in them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import ValidationError

from proeftuin_docs.cases.conditions import VALUES
from proeftuin_docs.cases.own_sentences import first_person_in
from proeftuin_docs.cases.profiles import (
    Hulpverleners,
    Parketten,
    ProfileFile,
    Profiles,
    Rechtbanken,
    Rechters,
    Wetsverwijzingen,
    Zekerheid,
)
from proeftuin_docs.cases.unvalidated import profile_table
from proeftuin_docs.errors import ConfigurationError, Diagnostic, Place, profiles
from proeftuin_docs.errors import profiles as profile_faults
from proeftuin_docs.resources import Resources
from proeftuin_docs.text.data_files import drop_blanks, read_untyped
from proeftuin_docs.text.located_yaml import LocatedYaml
from proeftuin_docs.text.validation_errors import faults_of
from proeftuin_docs.text.variants import VARIANTS

COURTS: Final = "rechtbanken"
JUDGES: Final = "rechters-commissarissen"
HELP: Final = "hulp"
LAW: Final = "wet"
OFFICES: Final = "parket"
_FILES: Final[Mapping[str, type[ProfileFile]]] = {
    COURTS: Rechtbanken,
    JUDGES: Rechters,
    HELP: Hulpverleners,
    LAW: Wetsverwijzingen,
    OFFICES: Parketten,
}
_SEVERAL: Final = frozenset({LAW})
"""Kinds of which several entries may have one id: a reference for each period."""


@dataclass
class _Found:
    entries: dict[str, dict[str, tuple[Any, ...]]] = field(
        default_factory=lambda: {kind: {} for kind in _FILES}
    )
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)

    def add(self, kind: str, source: LocatedYaml, entries: tuple[Any, ...]) -> None:
        """Add the entries of one file; those of an earlier file with the same id go."""
        own: dict[str, tuple[Any, ...]] = {}
        for index, entry in enumerate(entries):
            id_ = entry.code if kind == OFFICES else entry.id
            place = source.place((kind, index, "code" if kind == OFFICES else "id"))
            if id_ in own and kind not in _SEVERAL:
                self.faults.append(profiles.repeated_id(place, id=id_))
            own[id_] = (*own.get(id_, ()), entry)
            self.places.setdefault((kind, id_), place)
            self.places[kind, id_] = place if len(own[id_]) == 1 else self.places[kind, id_]
        self.entries[kind] |= own


def load_profiles(resources: Resources) -> Profiles:
    """The profiles of a configuration; raises `ConfigurationError` with every fault of every file."""
    found = _Found()
    for kind, model in _FILES.items():
        for file in resources.profile_files(kind):
            _read(kind, model, found, *read_untyped(file.read(), file.name))
    found.faults.extend(_missing(found))
    if found.faults:
        raise ConfigurationError(found.faults)
    single = {kind: {id_: items[0] for id_, items in by_id.items()} for kind, by_id in found.entries.items()}
    return Profiles(
        courts=single[COURTS],
        judges=single[JUDGES],
        help=single[HELP],
        law=found.entries[LAW],
        offices=single[OFFICES],
        places=found.places,
    )


def _read(
    kind: str,
    model: type[ProfileFile],
    found: _Found,
    source: LocatedYaml | None,
    faults: tuple[Diagnostic, ...],
) -> None:
    found.faults.extend(faults)
    if source is None:
        return
    if not isinstance(source.data, dict):
        found.faults.append(profiles.empty_file(source.place(()), kind=kind))
        return
    source = _as_list(kind, source)
    try:
        entries: tuple[Any, ...] = getattr(model.model_validate(drop_blanks(source.data)), "entries", ())
    except ValidationError as error:
        found.faults.extend(faults_of(error, source, profile_table()))
        return
    found.add(kind, source, entries)


def _as_list(kind: str, source: LocatedYaml) -> LocatedYaml:
    """A file that states one entry alone, without the list around it, as a list of one."""
    if kind in source.data or not {"id", "code"} & source.data.keys():
        return source
    within = {(kind, 0, *path): position for path, position in source.positions.items()}
    return LocatedYaml(source.name, {kind: [source.data]}, {**source.positions, **within})


def _missing(found: _Found) -> Iterator[Diagnostic]:
    """References and numbers that texts may name, and that no file has."""
    if found.faults:
        return
    for name in VALUES:
        kind, _, id_ = name.partition(".")
        if kind in (HELP, LAW) and id_ not in found.entries[kind]:
            yield profiles.missing_entry(Place(f"letters/profielen/{kind}.yaml"), id=id_)


def profile_warnings(profiles: Profiles) -> Iterator[Diagnostic]:
    """A warning for each court, number, reference and list of prefixes that is not certain, and each `ik`."""
    yield from _courts(profiles)
    yield from _in_first_person(profiles)
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


def _in_first_person(profiles: Profiles) -> Iterator[Diagnostic]:
    """Sentences of a judge in which the clerk who signs would speak as the judge."""
    for judge in profiles.judges.values():
        said = ((getattr(item, variant), variant) for item in judge.zinnen.values() for variant in VARIANTS)
        for word in dict.fromkeys(first_person_in(text, variant) for text, variant in said if text):
            if word:
                yield profile_faults.judge_in_first_person(
                    profiles.places[JUDGES, judge.id], id=judge.id, word=word
                )


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
