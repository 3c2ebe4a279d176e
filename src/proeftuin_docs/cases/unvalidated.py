# SPDX-License-Identifier: EUPL-1.2
"""A case that is partly valid, and the faults of the models in the words of a griffier."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any, Final

from proeftuin_docs.cases import addresses, measures, models, profiles
from proeftuin_docs.cases.scalars import read_tick, read_time
from proeftuin_docs.errors import AnyFault, Place, cases
from proeftuin_docs.errors import profiles as profile_faults
from proeftuin_docs.text.located_yaml import LocatedYaml
from proeftuin_docs.text.plain_values import read_day
from proeftuin_docs.text.validation_errors import FaultTable, keys_of, spoken_keys


@dataclass(frozen=True, slots=True)
class UnvalidatedCase:
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


_BY_TYPE: Final[Mapping[str, AnyFault]] = {
    "missing": cases.missing_key,
    "extra_forbidden": cases.misspelt_key,
    "literal_error": cases.unknown_choice,
    "enum": cases.unknown_choice,
    "string_type": cases.not_text,
    "tuple_type": cases.not_a_list,
    "model_type": cases.not_a_group,
    "model_attributes_type": cases.not_a_group,
    "dict_type": cases.not_a_group,
    "string_too_short": cases.empty_value,
    "string_too_long": cases.too_long,
    "too_short": cases.empty_value,
    "greater_than_equal": cases.out_of_bounds,
    "less_than_equal": cases.out_of_bounds,
    "string_pattern_mismatch": cases.not_one_line,
}
_OF_A_KEY: Final[Mapping[tuple[str, str], AnyFault]] = {
    ("string_pattern_mismatch", "id"): cases.not_an_id,
    ("string_pattern_mismatch", "code"): cases.not_an_id,
}


@cache
def profile_table() -> FaultTable:
    """Return the faults of a profile; what was typed is never repeated."""
    return replace(
        case_table(),
        by_type={**_BY_TYPE, "extra_forbidden": profile_faults.misspelt_key},
        other=profile_faults.invalid,
        unlike_any={profile_faults.misspelt_key.name: profile_faults.unknown_key},
    )


def case_table() -> FaultTable:
    """Return the faults of a case; what was typed is never repeated."""
    return FaultTable(
        by_type=_BY_TYPE,
        by_key=_OF_A_KEY,
        other=cases.invalid,
        unlike_any={cases.misspelt_key.name: cases.unknown_key},
        keys=keys_of(models, measures, addresses, profiles),
        speak=spoken_keys,
        echo=False,
    )
