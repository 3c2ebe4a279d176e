"""The text of a case -> a checked case with its court and its judge, or every fault of the file at once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from pydantic import ValidationError

from proeftuin_docs.cases.checking import case_faults
from proeftuin_docs.cases.defaults import unfilled_defaults, with_defaults
from proeftuin_docs.cases.faults import case_table
from proeftuin_docs.cases.models import CASE_SCHEMA_VERSION, Zaak
from proeftuin_docs.cases.profiles import Profiles, Rechtbank, Rechter
from proeftuin_docs.cases.raw import RawCase
from proeftuin_docs.errors import DataError, Diagnostic, Place, Severity, cases
from proeftuin_docs.text.data_files import drop_blanks, read_untyped
from proeftuin_docs.text.located_yaml import LocatedYaml
from proeftuin_docs.text.validation_errors import faults_of


@dataclass(frozen=True, slots=True)
class LoadedCase:
    """A case without faults, its court, its judge's profile if it names one, and what deserves a look."""

    case: Zaak = field(repr=False)
    court: Rechtbank = field(repr=False)
    judge: Rechter | None = field(repr=False)
    warnings: tuple[Diagnostic, ...] = ()


def load_case(text: str, name: str, profiles: Profiles) -> LoadedCase:
    """The case that this text states; `name` is what messages call the file, JSON when it ends in `.json`.

    Every value is read as it was typed: `0612345678` keeps its nought. A key without a value is a key that
    is not there. Raises `DataError` with every fault and warning of the file, in the order of its lines; no
    message repeats what was filled in.
    """
    source, found = read_untyped(text, name)
    if source is None:
        raise DataError(found)
    if not isinstance(source.data, dict):
        raise DataError([*found, cases.empty_file(Place(name, 1, 1))])
    return load_case_data(source, profiles, found)


def load_case_data(source: LocatedYaml, profiles: Profiles, found: Iterable[Diagnostic] = ()) -> LoadedCase:
    """The case that these data state, a group of keys; `found` are faults that were already found.

    Raises `DataError` with every fault and warning, each at the place that `source` gives it.
    """
    _refuse_newer(source)
    judge = _judge(source, profiles)
    whole = with_defaults(source, judge)
    raw = RawCase(whole)
    case, faults = _validated(whole)
    told = _in_order([*found, *faults, *unfilled_defaults(raw, judge), *case_faults(raw, profiles)])
    if case is None or any(item.severity is Severity.ERROR for item in told):
        raise DataError(told)
    return LoadedCase(case, profiles.courts[case.rechtbank], judge, told)


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


def _judge(source: LocatedYaml, profiles: Profiles) -> Rechter | None:
    return profiles.judges.get(RawCase(source).text("rechter_commissaris", "profiel") or "")


def _validated(source: LocatedYaml) -> tuple[Zaak | None, tuple[Diagnostic, ...]]:
    try:
        return Zaak.model_validate(drop_blanks(source.data)), ()
    except ValidationError as error:
        return None, faults_of(error, source, case_table())


def _in_order(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(found, key=lambda item: (item.place.line or 0, item.place.column or 0, item.number)))
