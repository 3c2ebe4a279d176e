"""The codes that a definition has for pydantic's errors, in the words of policy staff."""

from functools import cache
from typing import Final

from pydantic import ValidationError

from proeftuin_docs.definitions import letters, models, parts
from proeftuin_docs.errors import Diagnostic
from proeftuin_docs.text import validation_errors as model_faults
from proeftuin_docs.text.located_yaml import LocatedYaml
from proeftuin_docs.text.validation_errors import FaultCodes, spoken_ids

_EXPECTED: Final = {
    "string_type": "text",
    "int_type": "whole",
    "bool_type": "bool",
    "tuple_type": "list",
    "model_type": "group",
    "model_attributes_type": "group",
    "date_type": "date",
    "date_from_datetime_parsing": "date",
    "value_error": "date",
}
_CODES: Final = {
    "missing": "F001",
    "extra_forbidden": "F002",
    "union_tag_invalid": "F003",
    "union_tag_not_found": "F004",
    "literal_error": "F006",
    "enum": "F006",
    "string_too_short": "F008",
    "string_too_long": "F009",
    "too_short": "F010",
    "too_long": "F011",
    "greater_than_equal": "F013",
    "less_than_equal": "F013",
    "string_pattern_mismatch": "F017",
}
_OF_A_KEY: Final = {
    ("missing", "label"): "F012",
    ("string_pattern_mismatch", "version"): "F014",
    ("string_pattern_mismatch", "id"): "F015",
    ("string_pattern_mismatch", "question"): "F015",
    ("string_pattern_mismatch", "language"): "F016",
}
_UNLIKE_ANY: Final = {"F002": "F032", "F003": "F033"}

spoken_path: Final = spoken_ids


def faults_of(error: ValidationError, source: LocatedYaml) -> tuple[Diagnostic, ...]:
    """Every fault that pydantic found in a definition, each with its place in the file."""
    return model_faults.faults_of(error, source, _codes())


@cache
def _codes() -> FaultCodes:
    return FaultCodes(
        by_type=_CODES | {kind: f"F007-{expected}" for kind, expected in _EXPECTED.items()},
        by_key=_OF_A_KEY,
        other="F000",
        unlike_any=_UNLIKE_ANY,
        keys=model_faults.keys_of(models, parts, letters),
        kinds=(*parts.QUESTION_KINDS, *parts.INFORMATION_KINDS),
        lists_of_kinds=frozenset({"content", "introduction"}),
        speak=spoken_ids,
    )
