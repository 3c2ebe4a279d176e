"""A partly valid case, so that faults between its parts are reported together with all others."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from proeftuin_docs.cases.scalars import read_tick, read_time
from proeftuin_docs.errors import Place
from proeftuin_docs.text.located_yaml import LocatedYaml
from proeftuin_docs.text.plain_values import read_day
from proeftuin_docs.text.validation_errors import spoken_keys


@dataclass(frozen=True, slots=True)
class RawCase:
    """The untyped data of a case; what is not there or cannot be read is None."""

    source: LocatedYaml = field(repr=False)

    def value(self, *path: str | int) -> Any:  # noqa: ANN401 - YAML holds anything
        """Return the value at a path."""
        data = self.source.data
        for step in path:
            if isinstance(data, list) and isinstance(step, int) and step < len(data):
                data = data[step]
            elif isinstance(data, dict):
                data = data.get(step)
            else:
                return None
        return data

    def text(self, *path: str | int) -> str | None:
        """The text at a path."""
        value = self.value(*path)
        return value if isinstance(value, str) else None

    def day(self, *path: str | int) -> date | None:
        """The day at a path."""
        text = self.text(*path)
        return read_day(text.strip()) if text else None

    def time(self, *path: str | int) -> str | None:
        """The time at a path, as `09:30`."""
        return read_time(self.value(*path))

    def tick(self, *path: str | int) -> bool | None:
        """The yes or no at a path."""
        return read_tick(self.value(*path))

    def has(self, *path: str | int) -> bool:
        """Whether there is a value at a path; `nee` and `false` count as none."""
        return self.value(*path) is not None and self.tick(*path) is not False

    def place(self, *path: str | int) -> Place:
        """The place of a value, or of the nearest one above it."""
        return self.source.place(path, spoken_keys(path, None))
