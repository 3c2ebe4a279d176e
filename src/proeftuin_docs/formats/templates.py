# SPDX-License-Identifier: EUPL-1.2
"""Jinja for templates that a court changes: what they do ends, and stays small."""

from collections.abc import Callable, Iterator
from typing import Any, Final, Self

from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

_MOST_ROUNDS: Final = 100_000
"""Numbers that the loops of one template count, all together."""
TEMPLATE_ERRORS: Final = (ArithmeticError, MemoryError, RecursionError)
"""What a template that asks for too much runs into, beside the errors of Jinja."""


class BoundedEnvironment(SandboxedEnvironment):
    """A sandbox in which nothing is repeated or raised to a power without end."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - Jinja's own
        """Multiply numbers and nothing else; raises `SecurityError`."""
        if operator == "**" or not all(isinstance(value, int | float) for value in (left, right)):
            raise SecurityError(f"{operator}: {type(left).__name__}, {type(right).__name__}")
        return left * right

    def anew(self) -> Self:
        """Return itself for one more document, of which the loops count from nought."""
        self.globals["range"] = _counted_range()
        return self


def _counted_range() -> Callable[..., Iterator[int]]:
    """Return `range` for one template, which raises `SecurityError` when all its loops count too far."""
    left = _MOST_ROUNDS

    def counted(*bounds: int) -> Iterator[int]:
        nonlocal left
        for number in range(*bounds):
            left -= 1
            if left < 0:
                raise SecurityError(f"range > {_MOST_ROUNDS}")
            yield number

    return counted
