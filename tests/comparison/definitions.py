"""Definitions to compare: random forms, real ones, and each of them with one thing changed."""

import copy
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from proeftuin_docs.definitions import Definition, FormDefinition, LetterDefinition
from proeftuin_docs.library import Library
from tests.builders import all_kinds

Node = dict[str, Any]
Path = tuple[str | int, ...]

LETTER: Final = "oproep-rc"


@cache
def library() -> Library:
    """Every definition that travels with the program."""
    return Library.open()


def bundled(reference: str) -> Definition:
    """A version that travels with the program."""
    return library().catalogue.find(reference)


def rich_definitions() -> tuple[Definition, ...]:
    """Between them they have every kind of part: every kind of question and block, a form, a letter."""
    return all_kinds(), bundled(LETTER)


def data_of(definition: Definition) -> Node:
    """A definition as the data of its file, without what is at its default."""
    return definition.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def made_of(data: Node) -> Definition:
    """The definition that the data of a file makes; what only a whole file can say is not checked."""
    model = LetterDefinition if data.get("kind") == "letter" else FormDefinition
    return model.model_validate(data)


def leaves(node: Any, path: Path = ()) -> Iterator[tuple[Path, str | int]]:  # noqa: ANN401 - data
    """Every single value in the data, and where it stands."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from leaves(value, (*path, name))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from leaves(value, (*path, number))
    else:
        yield path, node


def replaced(data: Node, path: Path, value: object) -> Node:
    """A copy of the data with another value at one place."""
    copied = copy.deepcopy(data)
    node: Any = copied
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return copied
