"""The text of a case or a profile -> data without typing, with the line and column of every value."""

import json
from collections import Counter
from typing import Any

from proeftuin_docs.errors import Diagnostic, Place, answers, json_problem, yaml
from proeftuin_docs.located_yaml import LocatedYaml, read_yaml

Found = tuple[LocatedYaml | None, tuple[Diagnostic, ...]]


def read_untyped(text: str, name: str) -> Found:
    """The data of a YAML text, or of a JSON text when the name ends in `.json`, and the faults of the text.

    Numbers stay the text that was typed. The data are None when the text cannot be read at all.
    """
    if name.lower().endswith(".json"):
        return _read_json(text, name)
    return read_yaml(text, name, strings_only=True)


def without_blanks(data: Any) -> Any:  # noqa: ANN401 - YAML holds anything
    """The data without keys that were left empty: not filled in is not there."""
    if isinstance(data, dict):
        return {key: without_blanks(value) for key, value in data.items() if value is not None}
    return [without_blanks(item) for item in data] if isinstance(data, list) else data


def _read_json(text: str, name: str) -> Found:
    repeated: list[str] = []

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        repeated.extend(key for key, times in Counter(key for key, _ in found).items() if times > 1)
        return dict(found)

    try:
        data = json.loads(text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=pairs)
    except json.JSONDecodeError as error:
        return None, (
            answers.invalid_json(Place(name, error.lineno, error.colno), problem=json_problem(error)),
        )
    except RecursionError:
        return None, (answers.too_deep(Place(name)),)
    located, _ = read_yaml(text, name, strings_only=True)
    source = LocatedYaml(name, data, located.positions if located else {})
    return source, tuple(yaml.repeated_key(Place(name), key=key) for key in repeated)
