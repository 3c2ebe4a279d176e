"""The codes that a case and a profile have for pydantic's errors, in the words of a griffier."""

from functools import cache
from typing import Final

from proeftuin_docs.cases import measures, models, parts, profiles
from proeftuin_docs.text.validation_errors import FaultCodes, keys_of, spoken_keys

_CODES: Final = {
    "missing": "Z001",
    "extra_forbidden": "Z002",
    "literal_error": "Z006",
    "enum": "Z006",
    "string_type": "Z007",
    "tuple_type": "Z010",
    "model_type": "Z011",
    "model_attributes_type": "Z011",
    "dict_type": "Z011",
    "string_too_short": "Z014",
    "string_too_long": "Z015",
    "too_short": "Z014",
    "greater_than_equal": "Z016",
    "less_than_equal": "Z016",
    "string_pattern_mismatch": "Z017",
}
_OF_A_KEY: Final = {
    ("string_pattern_mismatch", "id"): "Z019",
    ("string_pattern_mismatch", "code"): "Z019",
}


@cache
def case_codes() -> FaultCodes:
    """The codes for a case or a profile; what was typed is never repeated."""
    return FaultCodes(
        by_type=_CODES,
        by_key=_OF_A_KEY,
        other="Z000",
        unlike_any={"Z002": "Z003"},
        keys=keys_of(models, measures, parts, profiles),
        speak=spoken_keys,
        echo=False,
    )
