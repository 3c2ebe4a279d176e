# SPDX-License-Identifier: EUPL-1.2
"""The text of a case -> a checked case with its court and its judge, or every fault of the file at once."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from pydantic import ValidationError

from proeftuin_docs.cases.checks import case_faults
from proeftuin_docs.cases.language_names import with_language_codes
from proeftuin_docs.cases.measures import MEASURES
from proeftuin_docs.cases.models import CASE_SCHEMA_VERSION, Zaak
from proeftuin_docs.cases.plausibility import plausibility_faults, settled
from proeftuin_docs.cases.profiles import Profiles, Rechtbank, Rechter
from proeftuin_docs.cases.unvalidated import UnvalidatedCase, case_table
from proeftuin_docs.errors import DataError, Diagnostic, Place, Severity, cases
from proeftuin_docs.text.data_files import drop_blanks, read_untyped
from proeftuin_docs.text.located_yaml import LocatedYaml
from proeftuin_docs.text.validation_errors import faults_of


@dataclass(frozen=True, slots=True)
class LoadedCase:
    """A case without faults, its court, its judge's profile if it names one, and what deserves a look.

    While something in `held` is neither answered nor confirmed, no letter of the case goes out.
    """

    case: Zaak = field(repr=False)
    court: Rechtbank = field(repr=False)
    judge: Rechter | None = field(repr=False)
    warnings: tuple[Diagnostic, ...] = ()
    held: tuple[Diagnostic, ...] = ()


def load_case(text: str, name: str, profiles: Profiles, today: date | None = None) -> LoadedCase:
    """The case that this text states; `name` is what messages call the file, JSON when it ends in `.json`.

    Every value is read as it was typed: `0612345678` keeps its nought. A key without a value is a key that
    is not there. Raises `DataError` with every fault and warning of the file, in the order of its lines; no
    message repeats what was filled in. `today` is the day of the run; without it nothing is held against it.
    """
    source, found = read_untyped(text, name)
    if source is None:
        raise DataError(found)
    if not isinstance(source.data, dict):
        raise DataError([*found, cases.empty_file(Place(name, 1, 1))])
    return load_case_data(source, profiles, found, today)


def load_case_data(
    source: LocatedYaml, profiles: Profiles, found: Iterable[Diagnostic] = (), today: date | None = None
) -> LoadedCase:
    """The case that these data state, a group of keys; `found` are faults that were already found.

    Raises `DataError` with every fault and warning, each at the place that `source` gives it.
    """
    _refuse_newer(source)
    source = with_language_codes(_with_court_id(source, profiles), profiles)
    judge = _judge(source, profiles)
    whole = with_defaults(source, judge)
    raw = UnvalidatedCase(whole)
    case, faults = _validated(whole)
    judged = _first_at_its_place(plausibility_faults(raw, today), {item.place for item in faults})
    others = (*unfilled_defaults(raw, judge), *case_faults(raw, profiles))
    told = _in_order(settled(_without_gaps([*found, *faults, *others, *judged]), raw))
    if case is None or any(item.severity is Severity.ERROR for item in told):
        raise DataError(told)
    held = tuple(item for item in told if item.severity is Severity.HELD)
    warnings = tuple(item for item in told if item.severity is Severity.WARNING)
    return LoadedCase(case, profiles.courts[case.rechtbank], judge, warnings, held)


def _refuse_newer(source: LocatedYaml) -> None:
    """A case of a newer program would only give faults that are none."""
    version = source.data.get("schema")
    if (
        isinstance(version, str)
        and re.fullmatch(r"[0-9]{1,9}", version)
        and int(version) > CASE_SCHEMA_VERSION
    ):
        raise DataError(
            [cases.newer_schema(source.place(("schema",)), found=int(version), known=CASE_SCHEMA_VERSION)]
        )


def _with_court_id(source: LocatedYaml, profiles: Profiles) -> LocatedYaml:
    """The case with the id of its court where it says its name."""
    named = UnvalidatedCase(source).text("rechtbank")
    return replace(source, data=source.data | {"rechtbank": profiles.court_id(named)}) if named else source


def _judge(source: LocatedYaml, profiles: Profiles) -> Rechter | None:
    return profiles.judges.get(UnvalidatedCase(source).text("rechter_commissaris", "profiel") or "")


def _validated(source: LocatedYaml) -> tuple[Zaak | None, tuple[Diagnostic, ...]]:
    try:
        return Zaak.model_validate(drop_blanks(source.data)), ()
    except ValidationError as error:
        return None, faults_of(error, source, case_table())


def _first_at_its_place(found: Iterable[Diagnostic], refused: set[Place]) -> Iterator[Diagnostic]:
    """The findings at places where nothing is refused yet: one mistake is told once."""
    for item in found:
        if item.place not in refused:
            yield item
            if item.severity is Severity.ERROR:
                refused.add(item.place)


def _without_gaps(found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings; who wrote that there is no address to print is not asked for the rest of one."""
    secret = any(item.name == cases.no_address_to_print.name for item in found)
    for item in found:
        if not (secret and item.name == cases.missing_key.name and item.facts["key"] in _OF_AN_ADDRESS):
            yield item


def _in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(found, key=lambda item: (item.place.line or 0, item.place.column or 0, item.number)))


_OF_AN_ADDRESS: Final = ("straat", "postcode", "plaats")
_MEASURES: Final = "maatregelen"
_WITH_A_DAY: Final = frozenset(measure.key for measure in MEASURES if measure.shape.dated)


def with_defaults(source: LocatedYaml, judge: Rechter | None) -> LocatedYaml:
    """The case with the measures of its judge's profile that it does not mention.

    A measure that a case mentions is the case's own, also when it says `nee`. A measure that needs a day
    cannot be added; see `unfilled_defaults`.
    """
    chosen = source.data.get(_MEASURES) or {}
    if judge is None or not isinstance(chosen, dict):
        return source
    added: dict[str, Any] = {
        name: measure.model_dump(exclude_none=True)
        for name, measure in judge.maatregelen.items()
        if chosen.get(name) is None and name not in _WITH_A_DAY
    }
    data = source.data | {_MEASURES: chosen | added} if added else source.data
    return replace(source, data=data)


def unfilled_defaults(case: UnvalidatedCase, judge: Rechter | None) -> Iterator[Diagnostic]:
    """A fault for each measure of the profile that needs a day and that the case does not mention."""
    for name in judge.maatregelen if judge else ():
        if name in _WITH_A_DAY and case.value(_MEASURES, name) is None:
            yield cases.measure_of_profile_without_date(
                case.place(_MEASURES), measure=name, profile=judge.id if judge else ""
            )
