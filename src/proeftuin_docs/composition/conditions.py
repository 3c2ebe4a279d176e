"""Conditions of definitions: small expressions over the switches of a case.

The one place where Jinja runs in the core, and only its sandboxed expressions: no template ever holds a
value that somebody typed.
"""

from collections.abc import Mapping
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from proeftuin_docs.cases import SWITCHES
from proeftuin_docs.errors import Diagnostic, conditions

if TYPE_CHECKING:
    from jinja2.environment import TemplateExpression
    from jinja2.sandbox import SandboxedEnvironment

Switches = Mapping[str, bool | str]


class ConditionError(Exception):
    """A condition that cannot be read, or names what is no switch or no value of it."""

    def __init__(self, fault: Diagnostic) -> None:
        self.fault = fault
        super().__init__(fault.name)


def evaluate(condition: str | None, switches: Switches) -> bool:
    """Whether the condition is true for these switches; no condition always is."""
    return condition is None or bool(_compiled(condition)(**switches))


def names_in(condition: str) -> frozenset[str]:
    """The switches that a condition speaks of; raises `ConditionError` for what is none."""
    from jinja2 import TemplateSyntaxError, meta

    try:
        tree = _environment().parse("{{ (" + condition + ") }}")
    except TemplateSyntaxError as error:
        raise ConditionError(
            conditions.unreadable(condition=condition, problem=error.message or "")
        ) from error
    names = frozenset(meta.find_undeclared_variables(tree))
    for name in sorted(names - SWITCHES.keys()):
        raise ConditionError(
            conditions.unknown_switch(condition=condition, name=name, known=", ".join(SWITCHES))
        )
    return names


def combinations(names: frozenset[str]) -> tuple[Switches, ...]:
    """Every combination of values of these switches."""
    ordered = sorted(names)
    return tuple(
        dict(zip(ordered, chosen, strict=True)) for chosen in product(*(SWITCHES[name] for name in ordered))
    )


def implies(condition: str | None, switch: str) -> bool:
    """Whether a condition can only be true when this switch is on (and not `nee`)."""
    if not switch:
        return True
    names = (names_in(condition) if condition else frozenset()) | {switch}
    possible = (switches for switches in combinations(names) if evaluate(condition, switches))
    return all(switches[switch] not in (False, "nee") for switches in possible)


@cache
def _compiled(condition: str) -> "TemplateExpression":
    return _environment().compile_expression(condition, undefined_to_none=False)


@cache
def _environment() -> "SandboxedEnvironment":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(undefined=StrictUndefined)
    environment.globals.clear()
    return environment
