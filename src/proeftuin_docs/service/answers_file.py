"""A values file, YAML or JSON, read without typing."""

import json
from collections import Counter
from typing import Any

from proeftuin_docs.errors import DataError, Diagnostic, Place, answers, json_problem, yaml
from proeftuin_docs.located_yaml import LocatedYaml, read_yaml


def read_answers(content: bytes, name: str) -> LocatedYaml:
    """The data of a values file: numbers stay the text that was typed.

    A name that ends in `.json` is read as JSON, everything else as YAML. Raises `DataError` with the
    faults of the file.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError([answers.unreadable_text(Place(name), problem=f"byte {error.start}")]) from error
    if name.lower().endswith(".json"):
        return _read_json(text, name)
    source, faults = read_yaml(text, name, strings_only=True)
    if source is None or faults:
        raise DataError(faults)
    return source


def _read_json(text: str, name: str) -> LocatedYaml:
    faults: list[Diagnostic] = []

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        repeated = [key for key, times in Counter(key for key, _ in found).items() if times > 1]
        faults.extend(yaml.repeated_key(Place(name), key=key) for key in repeated)
        return dict(found)

    try:
        data = json.loads(text, parse_int=str, parse_float=str, parse_constant=str, object_pairs_hook=pairs)
    except (json.JSONDecodeError, RecursionError) as error:
        raise DataError([_json_fault(error, name)]) from error
    if faults:
        raise DataError(faults)
    return LocatedYaml(name, data, {})


def _json_fault(error: Exception, name: str) -> Diagnostic:
    if isinstance(error, json.JSONDecodeError):
        return answers.invalid_json(Place(name, error.lineno, error.colno), problem=json_problem(error))
    return answers.too_deep(Place(name))
