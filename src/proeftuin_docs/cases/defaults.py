"""A judge's defaults, applied beneath the values of a case."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from proeftuin_docs.cases.measures import MEASURES
from proeftuin_docs.cases.profiles import Rechter
from proeftuin_docs.cases.raw import RawCase
from proeftuin_docs.errors import Diagnostic, cases
from proeftuin_docs.text.located_yaml import LocatedYaml

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


def unfilled_defaults(case: RawCase, judge: Rechter | None) -> Iterator[Diagnostic]:
    """A fault for each measure of the profile that needs a day and that the case does not mention."""
    for name in judge.maatregelen if judge else ():
        if name in _WITH_A_DAY and case.value(_MEASURES, name) is None:
            yield cases.measure_of_profile_without_date(
                case.place(_MEASURES), measure=name, profile=judge.id if judge else ""
            )
