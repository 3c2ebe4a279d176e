"""A diagnostic: a stable code, a place, a fact and a remedy, in the words of `messages.nl.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from proeftuin_docs.packaged_words import packaged_words


class Severity(StrEnum):
    """How bad a finding is; only errors change the exit code."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was found: a file with a line and column (both from 1), and a path inside it."""

    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: str | None = None

    def __str__(self) -> str:
        """The place as `file:line:column: path`, leaving out what is unknown."""
        position = [str(part) for part in (self.file, self.line, self.column) if part is not None]
        return ": ".join(part for part in (":".join(position), self.path) if part)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding; `message` and `hint` are made from the code's template and the facts."""

    code: str
    place: Place = Place()
    facts: Mapping[str, str] = field(default_factory=dict)
    severity: Severity = Severity.ERROR

    @property
    def message(self) -> str:
        """The fact, in Dutch, without its place."""
        return _template(self.code)["message"].format_map(self.facts)

    @property
    def hint(self) -> str:
        """What to do about it, in Dutch; empty when the fact says it all."""
        return _template(self.code).get("hint", "").format_map(self.facts)

    def __str__(self) -> str:
        """Place, fact and code in one line, and the hint in a second one."""
        where = str(self.place)
        line = f"{where}: {self.message} ({self.code})" if where else f"{self.message} ({self.code})"
        return f"{line}\n  → {self.hint}" if self.hint else line


def fault(code: str, place: Place = Place(), **facts: object) -> Diagnostic:
    """An error with this code; every fact is turned into text."""
    return Diagnostic(code, place, {name: str(value) for name, value in facts.items()})


def warning(code: str, place: Place = Place(), **facts: object) -> Diagnostic:
    """A warning with this code; every fact is turned into text."""
    return Diagnostic(code, place, {name: str(value) for name, value in facts.items()}, Severity.WARNING)


def known_codes() -> Mapping[str, Mapping[str, str]]:
    """Every code with its message and hint templates, as the message file gives them."""
    words: Mapping[str, Mapping[str, str]] = packaged_words("proeftuin_docs.errors", "messages.nl.yaml")
    return words


def _template(code: str) -> Mapping[str, str]:
    return known_codes()[code]
