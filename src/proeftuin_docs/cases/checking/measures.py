"""Measures that contradict each other, or lack the people that they need."""

from collections.abc import Iterator
from typing import Final

from proeftuin_docs.cases.raw import RawCase
from proeftuin_docs.errors import Diagnostic, cases

_ALL: Final = "maatregelen"
_STUDIO: Final = (_ALL, "studioverhoor")
_QUESTIONS: Final = (_ALL, "vragen-vooraf")
_RC_ASKS: Final = (_ALL, "rc-stelt-vragen")
_WITH_PARTIES: Final = (_ALL, "voorgesprek-partijen")


def measure_faults(case: RawCase) -> Iterator[Diagnostic]:
    """Faults between the measures (source: the report, chapter 4, on each measure)."""
    if case.has(*_STUDIO):
        yield from _studio_faults(case)
    for path in (_QUESTIONS, _WITH_PARTIES):
        if case.has(*path) and not case.has("partijen"):
            yield cases.measure_without_parties(case.place(*path), measure=str(path[-1]))


def _studio_faults(case: RawCase) -> Iterator[Diagnostic]:
    """A studio hearing goes by questions handed in, and one specialised interviewer asks them.

    That the RC asks too cannot be: only two people are in the room, and a letter would promise both.
    """
    if not case.has(*_QUESTIONS):
        yield cases.studio_without_questions(case.place(*_STUDIO))
    if case.has(*_RC_ASKS):
        yield cases.judge_asks_in_studio(case.place(*_RC_ASKS))
