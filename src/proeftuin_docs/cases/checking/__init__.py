"""Checks of a case beyond its schema: between its parts, and against its profiles."""

from collections.abc import Iterator

from proeftuin_docs.cases.checking.court import court_faults
from proeftuin_docs.cases.checking.days import day_faults
from proeftuin_docs.cases.checking.delivery import delivery_faults
from proeftuin_docs.cases.checking.measures import measure_faults
from proeftuin_docs.cases.checking.people import people_faults
from proeftuin_docs.cases.checking.texts import text_faults
from proeftuin_docs.cases.profiles import Profiles
from proeftuin_docs.cases.raw import RawCase
from proeftuin_docs.errors import Diagnostic

__all__ = ["case_faults"]


def case_faults(case: RawCase, profiles: Profiles) -> Iterator[Diagnostic]:
    """Every error and warning that the models do not find."""
    yield from text_faults(case, profiles)
    yield from day_faults(case)
    yield from court_faults(case, profiles)
    yield from measure_faults(case)
    yield from people_faults(case, profiles)
    yield from delivery_faults(case)
