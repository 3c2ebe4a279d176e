# SPDX-License-Identifier: EUPL-1.2
"""Pydantic's errors as diagnostics, each with its line and in the words of whoever has to mend the file.

Which fault an error is, is a value, `FaultTable`: a griffier's case and a policy maker's form have words of
their own for the same error.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import ModuleType
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from proeftuin_docs.errors import AnyFault, Diagnostic, declared
from proeftuin_docs.text.located_yaml import LocatedYaml, Path


@dataclass(frozen=True, slots=True)
class FaultTable:
    """The faults of one kind of file.

    `by_type` maps pydantic's type of error to a fault, `by_key` does so for an error at one key (the key `""`
    is every other). An error that a validator of ours raised has the name of its fault for a type.
    `unlike_any` holds the fault for a key or kind that resembles none that exists, by the name of the other.
    Without `echo` no fact holds what was typed.
    """

    by_type: Mapping[str, AnyFault]
    other: AnyFault
    keys: tuple[str, ...]
    by_key: Mapping[tuple[str, str], AnyFault] = field(default_factory=dict)
    unlike_any: Mapping[str, AnyFault] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    lists_of_kinds: frozenset[str] = frozenset()
    speak: Callable[[Path, Any], str | None] = lambda _path, _data: None
    echo: bool = True

    def fault(self, kind: str, key: str) -> AnyFault:
        """Return the fault for pydantic's type of error at a key."""
        own = declared().get(kind, self.other)
        found = self.by_key.get((kind, key)) or self.by_key.get((kind, ""))
        return found or self.by_type.get(kind, own)


def faults_of(error: ValidationError, source: LocatedYaml, table: FaultTable) -> tuple[Diagnostic, ...]:
    """Every fault that pydantic found, each with its place in the file."""
    found = error.errors(include_url=False)
    return tuple(_diagnostic(details, source, table) for details in found if not _echo(details))


def keys_of(*modules: ModuleType) -> tuple[str, ...]:
    """Every key of every model in these modules, by its name in a file."""
    classes = [item for module in modules for item in vars(module).values()]
    found = [item for item in classes if isinstance(item, type) and issubclass(item, BaseModel)]
    return tuple(sorted({item.alias or name for cls in found for name, item in cls.model_fields.items()}))


def near(word: str, known: tuple[str, ...]) -> str:
    """The known word that this one resembles most, or nothing."""
    matches = get_close_matches(word, known, n=1)
    return matches[0] if matches else ""


def spoken_ids(path: Path, data: Any) -> str | None:  # noqa: ANN401 - YAML holds anything
    """The ids of the parts along a path, as a reader would name the place."""
    names = (node["id"] for node in _nodes(path, data) if isinstance(node, dict) and "id" in node)
    return " > ".join(name for name in names if isinstance(name, str)) or None


def spoken_keys(path: Path, _data: Any) -> str | None:  # noqa: ANN401 - YAML holds anything
    """The keys along a path, items of a list counted from one."""
    return " > ".join(str(step + 1 if isinstance(step, int) else step) for step in path) or None


def _echo(details: ErrorDetails) -> bool:
    """Whether a list only seems too short: pydantic counts the items that it could not read as absent."""
    given = details["input"]
    return (
        details["type"] == "too_short"
        and isinstance(given, list)
        and len(given) >= details["ctx"]["min_length"]
    )


def _diagnostic(details: ErrorDetails, source: LocatedYaml, table: FaultTable) -> Diagnostic:
    path = _data_path(details["loc"], source.data, table)
    place = source.place(path, table.speak(path, source.data))
    key = _key(details, path)
    context = details.get("ctx", {})
    fault = table.fault(details["type"], key)
    like_key, like_kind = near(key, table.keys), near(str(context.get("tag", "")), table.kinds)
    like_key = "" if like_key == key else like_key  # the key exists, and stands where it has no place
    if not {"extra_forbidden": like_key, "union_tag_invalid": like_kind}.get(details["type"], "-"):
        fault = table.unlike_any.get(fault.name, fault)
    facts = _facts(details, table) | {"key": key, "near": like_key, "near_tag": like_kind}
    return fault.from_facts(place, facts | {"id": _id(path, source.data)})


def _key(details: ErrorDetails, path: Path) -> str:
    """The key that the error is about: the one that is missing, or the last one on the way to the value."""
    steps = details["loc"] if details["type"] == "missing" else path
    return next((step for step in reversed(steps) if isinstance(step, str)), "")


def _facts(details: ErrorDetails, table: FaultTable) -> dict[str, object]:
    """Return a message's facts beside the key; no typed text where none may be echoed."""
    context, given = details.get("ctx", {}), details["input"]
    expected = str(context.get("expected", context.get("expected_tags", "")))
    limits = ("max_length", "min_length", "ge", "le")
    facts: dict[str, object] = {
        "expected": expected.replace("'", "").replace(" or ", ", "),
        "limit": next((context[name] for name in limits if name in context), ""),
    }
    if not table.echo:
        return facts
    value = given if isinstance(given, str | int) else ""
    return facts | {"value": value, "tag": context.get("tag", ""), "problem": details["msg"]}


def _data_path(location: tuple[int | str, ...], data: Any, table: FaultTable) -> Path:  # noqa: ANN401 - raw YAML
    """The path in the data: pydantic's location without the tags of unions and without a missing key."""
    path: list[int | str] = []
    for index, step in enumerate(location):
        is_tag = index > 1 and location[index - 2] in table.lists_of_kinds
        if not is_tag and _holds(data, step):
            data = data[step]
            path.append(step)
    return tuple(path)


def _holds(data: object, step: int | str) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)


def _nodes(path: Path, data: Any) -> Iterator[Any]:  # noqa: ANN401 - YAML holds anything
    for step in path:
        data = data[step]
        yield data


def _id(path: Path, data: Any) -> str:  # noqa: ANN401 - YAML holds anything
    """The id of the part that the path ends at."""
    node = [data, *_nodes(path, data)][-1]
    return str(node.get("id", "")) if isinstance(node, dict) else ""
