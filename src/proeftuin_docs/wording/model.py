"""The wording of one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases by key, month names from January, and the pattern of a date."""

    language: str
    phrases: Mapping[str, str]
    months: tuple[str, ...]

    def phrase(self, key: str, **facts: object) -> str:
        """The phrase of this key with its facts filled in; a fact stands literally."""
        return self.phrases[key].format_map(facts)

    def long_date(self, day: date) -> str:
        """A day in words, as '23 november 2026'."""
        return self.phrase("date_long", day=day.day, month=self.months[day.month - 1], year=day.year)

    def field_date(self, day: date) -> str:
        """A day as it is written in a field, as '23-11-2026'."""
        return self.phrase("date_field", day=f"{day.day:02}", month=f"{day.month:02}", year=f"{day.year:04}")
