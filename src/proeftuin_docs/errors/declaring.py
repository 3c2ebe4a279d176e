# SPDX-License-Identifier: EUPL-1.2
"""Declare a fault: its name and the facts that its words need.

A declaration is a function without a body: its module and its name are the name of the fault, its
keywords are the facts. `messages.nl.yaml` has the words under that name.
"""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Generic, ParamSpec

from proeftuin_docs.errors.diagnostics import Diagnostic, Place, Severity

P = ParamSpec("P")
_NOWHERE: Final = Place()


@dataclass(frozen=True, slots=True)
class Fault(Generic[P]):
    """A declared fault; called with a place and its facts it gives a diagnostic."""

    name: str
    facts: tuple[str, ...]
    severity: Severity

    def __call__(self, place: Place = _NOWHERE, /, *_: P.args, **facts: P.kwargs) -> Diagnostic:
        """Return this fault at a place, every fact turned into text."""
        return self.from_facts(place, facts)

    def warning(self, place: Place = _NOWHERE, /, *_: P.args, **facts: P.kwargs) -> Diagnostic:
        """Return this fault as a warning, where it is an error elsewhere."""
        return replace(self.from_facts(place, facts), severity=Severity.WARNING)

    def from_facts(self, place: Place, known: Mapping[str, Any]) -> Diagnostic:
        """Return this fault with what it declares out of all that is known; raises `KeyError` for a gap."""
        return Diagnostic(self.name, place, {fact: str(known[fact]) for fact in self.facts}, self.severity)


AnyFault = Fault[...]
_DECLARED: Final[dict[str, AnyFault]] = {}


def fault(declaration: Callable[P, None]) -> Fault[P]:
    """Declare an error."""
    return _declared(declaration, Severity.ERROR)


def warning(declaration: Callable[P, None]) -> Fault[P]:
    """Declare a warning."""
    return _declared(declaration, Severity.WARNING)


def held(declaration: Callable[P, None]) -> Fault[P]:
    """Declare a finding that holds a letter back until somebody confirms it."""
    return _declared(declaration, Severity.HELD)


def declared() -> Mapping[str, AnyFault]:
    """Return every fault by name, of the modules that are loaded."""
    return _DECLARED


def _declared(declaration: Callable[P, None], severity: Severity) -> Fault[P]:
    name = f"{declaration.__module__.rpartition('.')[2]}.{declaration.__name__}"
    found: Fault[P] = Fault(name, tuple(inspect.signature(declaration).parameters), severity)
    _DECLARED[name] = found
    return found
