"""Measures that contradict each other, or lack what they need."""

from collections.abc import Iterator

from proeftuin_docs.cases.measures import MEASURES, Measure
from proeftuin_docs.cases.raw import RawCase
from proeftuin_docs.errors import Diagnostic, cases

_ALL = "maatregelen"


def measure_faults(case: RawCase) -> Iterator[Diagnostic]:
    """Return the faults between the measures of a case, as their declarations say.

    A studio hearing goes by questions handed in, and one specialised interviewer asks them: that the RC asks
    too cannot be, since only two people are in the room, and a letter would promise both.
    """
    for measure in MEASURES:
        if case.has(_ALL, measure.key):
            yield from _faults(case, measure)


def _faults(case: RawCase, measure: Measure) -> Iterator[Diagnostic]:
    if measure.needs_parties and not case.has("partijen"):
        yield cases.measure_without_parties(case.place(_ALL, measure.key), measure=measure.key)
    for other, fault in measure.requires.items():
        if not case.has(_ALL, other):
            yield fault(case.place(_ALL, measure.key))
    for other, fault in measure.excludes.items():
        if case.has(_ALL, other):
            yield fault(case.place(_ALL, other))
