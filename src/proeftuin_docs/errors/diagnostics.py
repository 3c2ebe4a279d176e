# SPDX-License-Identifier: EUPL-1.2
"""A diagnostic: the name of a fault, a place, a fact and a remedy, in the words of `messages.nl.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from proeftuin_docs.errors.visible import visible
from proeftuin_docs.packaged_words import packaged_words


class Severity(StrEnum):
    """How bad a finding is: refused, held until somebody confirms it, or only told."""

    ERROR = "error"
    HELD = "held"
    WARNING = "warning"


class PlaceKind(StrEnum):
    """The kind of place that a fault has for its reader; a fault can have words of its own for each."""

    KEY = "key"
    COLUMN = "column"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found: a file with a line and column (both from 1), and a path inside it."""

    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: str | None = None
    kind: PlaceKind = PlaceKind.KEY

    def __str__(self) -> str:
        """The place as `file:line:column: path`, leaving out what is unknown."""
        position = [str(part) for part in (self.file, self.line, self.column) if part is not None]
        return ": ".join(visible(part) for part in (":".join(position), self.path) if part)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding; its number, `message` and `hint` are those that the message file has for its name."""

    name: str
    place: Place = Place()
    facts: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.ERROR

    @property
    def number(self) -> str:
        """The published number of this fault."""
        return number_of(self.name)

    @property
    def message(self) -> str:
        """The fact, in Dutch, without its place."""
        return self._words()["message"].format_map(self._shown())

    @property
    def hint(self) -> str:
        """The advice in Dutch; empty when the message is enough."""
        return self._words().get("hint", "").format_map(self._shown())

    def at(self, place: Place) -> "Diagnostic":
        """Return the same finding at another place."""
        return replace(self, place=place)

    def _shown(self) -> Mapping[str, str]:
        """The facts, with nothing in them that steers a screen."""
        return {name: visible(fact) for name, fact in self.facts.items()}

    def _words(self) -> Mapping[str, str]:
        entry = known_words()[self.name]
        words: Mapping[str, str] = entry.get(self.place.kind.value, entry)
        return words

    def __str__(self) -> str:
        """Place, fact and number in one line, and the hint in a second one."""
        where = str(self.place)
        line = f"{where}: {self.message} ({self.number})" if where else f"{self.message} ({self.number})"
        return f"{line}\n  → {self.hint}" if self.hint else line


def number_of(name: str) -> str:
    """Return the published number of the fault with this name."""
    number: str = known_words()[name]["number"]
    return number


def known_words() -> Mapping[str, Mapping[str, Any]]:
    """Return the number and the words of every fault, by name, as the message file gives them."""
    words: Mapping[str, Mapping[str, Any]] = packaged_words("proeftuin_docs.errors", "messages.nl.yaml")
    return words
