"""Pydantic's errors as diagnostics, each with its line and in the words of policy staff."""

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from proeftuin_docs.definitions import models, parts
from proeftuin_docs.errors import Diagnostic, Place, fault
from proeftuin_docs.located_yaml import LocatedYaml, Path

_EXPECTED: Final[Mapping[str, str]] = {
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
_CODES: Final[Mapping[str, str]] = {
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
}
_UNLIKE_ANY: Final[Mapping[str, str]] = {"F002": "F032", "F003": "F033"}
"""The code for a key or kind that looks like none that exists, so that there is nothing to suggest."""
_LISTS_OF_KINDS: Final = frozenset({"content", "introduction"})
_BOUNDS: Final = frozenset({"greater_than_equal", "less_than_equal"})


def faults_of(error: ValidationError, source: LocatedYaml) -> tuple[Diagnostic, ...]:
    """Every fault that pydantic found, each with its place in the file."""
    found = error.errors(include_url=False)
    return tuple(_diagnostic(details, source) for details in found if not _echo(details))


def _echo(details: ErrorDetails) -> bool:
    """Whether a list only seems too short: pydantic counts the items that it could not read as absent."""
    given = details["input"]
    return (
        details["type"] == "too_short"
        and isinstance(given, list)
        and len(given) >= details["ctx"]["min_length"]
    )


def _diagnostic(details: ErrorDetails, source: LocatedYaml) -> Diagnostic:
    path = _data_path(details["loc"], source.data)
    place = source.place(path, spoken_path(path, source.data))
    key = next((step for step in reversed(details["loc"]) if isinstance(step, str)), "")
    kind, context = details["type"], details.get("ctx", {})
    if kind == "missing" and key == "label":
        return fault("F012", place, **_named(path, source.data))
    if kind == "string_pattern_mismatch":
        return _pattern_fault(key, details["input"], place)
    if kind in _BOUNDS:
        return fault("F013", place, key=key, limit=context.get("ge", context.get("le", "")))
    if kind in _EXPECTED:
        return fault(f"F007-{_EXPECTED[kind]}", place, key=key)
    return _coded(_CODES.get(kind, "F000"), details, key, place)


def _coded(code: str, details: ErrorDetails, key: str, place: Place) -> Diagnostic:
    context = details.get("ctx", {})
    expected = str(context.get("expected", context.get("expected_tags", "")))
    near, near_tag = _near(key, _known_keys()), _near(str(context.get("tag", "")), _known_kinds())
    if (code, near) == ("F002", "") or (code, near_tag) == ("F003", ""):
        code = _UNLIKE_ANY[code]
    return fault(
        code,
        place,
        key=key,
        value=details["input"] if isinstance(details["input"], str | int) else "",
        expected=expected.replace("'", "").replace(" or ", ", "),
        near=near,
        tag=context.get("tag", ""),
        near_tag=near_tag,
        limit=context.get("max_length", context.get("min_length", "")),
        problem=details["msg"],
    )


def _pattern_fault(key: str, value: object, place: Place) -> Diagnostic:
    codes = {"version": "F014", "id": "F015", "question": "F015", "language": "F016"}
    return fault(codes.get(key, "F017"), place, key=key, value=value)


def _near(word: str, known: tuple[str, ...]) -> str:
    matches = get_close_matches(word, known, n=1)
    return matches[0] if matches else ""


@cache
def _known_keys() -> tuple[str, ...]:
    classes = [item for module in (models, parts) for item in vars(module).values()]
    found = [item for item in classes if isinstance(item, type) and issubclass(item, BaseModel)]
    return tuple(sorted({field.alias or name for cls in found for name, field in cls.model_fields.items()}))


@cache
def _known_kinds() -> tuple[str, ...]:
    return (*parts.QUESTION_KINDS, *parts.INFORMATION_KINDS)


def _data_path(location: tuple[int | str, ...], data: Any) -> Path:  # noqa: ANN401 - YAML holds anything
    """The path in the data: pydantic's location without the tags of unions and without a missing key."""
    path: list[int | str] = []
    for index, step in enumerate(location):
        is_tag = index > 1 and location[index - 2] in _LISTS_OF_KINDS
        if not is_tag and _holds(data, step):
            data = data[step]
            path.append(step)
    return tuple(path)


def _holds(data: object, step: int | str) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)


def spoken_path(path: Path, data: Any) -> str | None:  # noqa: ANN401 - YAML holds anything
    """The ids of the sections and questions along a path, as a reader would name the place."""
    names: list[str] = []
    for step in path:
        data = data[step]
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            names.append(data["id"])
    return " > ".join(names) or None


def _named(path: Path, data: Any) -> dict[str, str]:  # noqa: ANN401 - YAML holds anything
    for step in path:
        data = data[step]
    return {"id": str(data.get("id", "")) if isinstance(data, dict) else ""}
