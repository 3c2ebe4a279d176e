"""The faults of a case and a profile for pydantic's errors, in the words of a griffier."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from proeftuin_docs.cases import measures, models, parts, profiles
from proeftuin_docs.errors import AnyFault, cases
from proeftuin_docs.text.validation_errors import FaultTable, keys_of, spoken_keys

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
def case_table() -> FaultTable:
    """Return the faults of a case or a profile; what was typed is never repeated."""
    return FaultTable(
        by_type=_BY_TYPE,
        by_key=_OF_A_KEY,
        other=cases.invalid,
        unlike_any={cases.misspelt_key.name: cases.unknown_key},
        keys=keys_of(models, measures, parts, profiles),
        speak=spoken_keys,
        echo=False,
    )
