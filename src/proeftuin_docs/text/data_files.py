# SPDX-License-Identifier: EUPL-1.2
"""Data that somebody wrote as YAML or JSON, read without typing, with the line and column of every value."""

import json
from collections import Counter
from typing import Any

from proeftuin_docs.errors import DataError, Diagnostic, Place, answers, json_problem, yaml
from proeftuin_docs.resources import place_of
from proeftuin_docs.text.located_yaml import LocatedYaml, read_yaml

Found = tuple[LocatedYaml | None, tuple[Diagnostic, ...]]


def decode(content: bytes, name: str) -> str:
    """Return the text of a file in UTF-8; raises `DataError` for any other encoding."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError([answers.unreadable_text(place_of(error, name))]) from error


def read_answers(content: bytes, name: str) -> LocatedYaml:
    """Return the data of a file with answers; raises `DataError` with the faults of the file.

    A file whose name ends in `.json` is JSON, any other YAML. Numbers stay the text that was typed.
    """
    source, faults = read_untyped(decode(content, name), name, located=False)
    if source is None or faults:
        raise DataError(faults)
    return source


def read_untyped(text: str, name: str, *, located: bool = True) -> Found:
    """Return the data of a YAML text, or of a JSON text when the name ends in `.json`, and its faults.

    Numbers stay the text that was typed. The data are None when the text cannot be read at all. Without
    `located` the values of JSON have no line: finding them takes long in a large file.
    """
    if not name.lower().endswith(".json"):
        return read_yaml(text, name, strings_only=True)
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
    lines, _ = read_yaml(text, name, strings_only=True) if located else (None, ())
    source = LocatedYaml(name, data, lines.positions if lines else {})
    return source, tuple(yaml.repeated_key(Place(name), key=key) for key in repeated)


def drop_blanks(data: Any) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return the data without keys that were left empty: not filled in is not there."""
    if isinstance(data, dict):
        return {key: drop_blanks(value) for key, value in data.items() if value is not None}
    return [drop_blanks(item) for item in data] if isinstance(data, list) else data
