"""The faults of a definition for pydantic's errors, in the words of policy staff."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from pydantic import ValidationError

from proeftuin_docs import kinds
from proeftuin_docs.definitions import letters, models, parts
from proeftuin_docs.errors import AnyFault, Diagnostic, definitions
from proeftuin_docs.text import validation_errors as model_faults
from proeftuin_docs.text.located_yaml import LocatedYaml
from proeftuin_docs.text.validation_errors import FaultTable, spoken_ids

_BY_TYPE: Final[Mapping[str, AnyFault]] = {
    "string_type": definitions.not_text,
    "int_type": definitions.not_a_whole_number,
    "bool_type": definitions.not_a_bool,
    "tuple_type": definitions.not_a_list,
    "model_type": definitions.not_a_group,
    "model_attributes_type": definitions.not_a_group,
    "date_type": definitions.not_a_date,
    "date_from_datetime_parsing": definitions.not_a_date,
    "value_error": definitions.not_a_date,
    "missing": definitions.missing_key,
    "extra_forbidden": definitions.misspelt_key,
    "union_tag_invalid": definitions.misspelt_kind,
    "union_tag_not_found": definitions.missing_kind,
    "literal_error": definitions.unknown_choice,
    "enum": definitions.unknown_choice,
    "string_too_short": definitions.empty_text,
    "string_too_long": definitions.too_long,
    "too_short": definitions.too_few_items,
    "too_long": definitions.too_many_items,
    "greater_than_equal": definitions.out_of_bounds,
    "less_than_equal": definitions.out_of_bounds,
    "string_pattern_mismatch": definitions.not_one_line,
}
_OF_A_KEY: Final[Mapping[tuple[str, str], AnyFault]] = {
    ("missing", "label"): definitions.missing_label,
    ("string_pattern_mismatch", "version"): definitions.not_a_version,
    ("string_pattern_mismatch", "id"): definitions.not_an_id,
    ("string_pattern_mismatch", "question"): definitions.not_an_id,
    ("string_pattern_mismatch", "language"): definitions.not_a_language,
}
_UNLIKE_ANY: Final[Mapping[str, AnyFault]] = {
    definitions.misspelt_key.name: definitions.unknown_key,
    definitions.misspelt_kind.name: definitions.unknown_kind,
}

spoken_path: Final = spoken_ids


def faults_of(error: ValidationError, source: LocatedYaml) -> tuple[Diagnostic, ...]:
    """Every fault that pydantic found in a definition, each with its place in the file."""
    return model_faults.faults_of(error, source, _table())


@cache
def _table() -> FaultTable:
    return FaultTable(
        by_type=_BY_TYPE,
        by_key=_OF_A_KEY,
        other=definitions.invalid,
        unlike_any=_UNLIKE_ANY,
        keys=model_faults.keys_of(models, parts, letters, kinds, kinds.base),
        kinds=(*parts.QUESTION_KINDS, *parts.INFORMATION_KINDS),
        lists_of_kinds=frozenset({"content", "introduction"}),
        speak=spoken_ids,
    )
