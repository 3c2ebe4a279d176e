# SPDX-License-Identifier: EUPL-1.2
"""YAML with the line and column of every value, read by the rules of YAML 1.2's core schema.

`ja`, `nee`, `no` and `on` stay text; only `true`, `false`, `null`, whole numbers and decimals are typed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import yaml

from proeftuin_docs.errors import ConfigurationError, Diagnostic, Place, ProeftuinError, yaml_problem
from proeftuin_docs.errors import yaml as yaml_faults

Path = tuple[str | int, ...]
Position = tuple[int, int]

_MAX_VALUES: Final = 100_000
_MAX_DEPTH: Final = 5_000
"""Nesting at which libyaml still answers; from about 20,000 levels on it ends the whole process."""
_NULL: Final = re.compile(r"^(?:~|null|Null|NULL|)$")
_TYPED: Final = ("", *"~nNtTfF+-.0123456789")
"""How text begins that may be more than text."""
_NOTHING: Final = ("", "null")
_BOOL: Final = re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$")
_INT: Final = re.compile(r"^[-+]?[0-9]+$")
_FLOAT: Final = re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$")


class _CoreLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Composes nodes without a guess at their tags, which nobody here asks for."""

    def resolve(self, *_: object) -> str:
        return ""

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


@dataclass(frozen=True, slots=True)
class LocatedYaml:
    """The data of a YAML text and where each value starts.

    `positions` maps the path of a value to its line and column (both from 1); the position of a
    mapping's value is that of its key.
    """

    name: str
    data: Any
    positions: Mapping[Path, Position]

    def place(self, path: Path, spoken: str | None = None) -> Place:
        """The place of the value at `path`, or of the nearest value above it that exists."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.positions:
                line, column = self.positions[path[:length]]
                return Place(self.name, line, column, spoken)
        return Place(self.name, path=spoken)


def read_yaml(
    text: str, name: str, *, strings_only: bool = False
) -> tuple[LocatedYaml | None, tuple[Diagnostic, ...]]:
    """The data of a YAML text with positions, and the faults of the text itself.

    With `strings_only` every value that is not empty stays the text that was typed, so that
    `0612345678` keeps its nought. The data are None when the text is no YAML at all.
    """
    try:
        return _read(text, _Reader(name, _string_or_null if strings_only else _core_value))
    except yaml.MarkedYAMLError as error:
        return None, (_syntax_fault(error, name),)
    except yaml.YAMLError as error:
        return None, (yaml_faults.invalid(Place(name), problem=yaml_problem(str(error))),)
    except (RecursionError, _TooLargeError):
        return None, (yaml_faults.too_deep(Place(name)),)


def require_yaml(text: str, name: str, error: type[ProeftuinError] = ConfigurationError) -> LocatedYaml:
    """Return the data of a YAML text with positions; raises `error` with every fault of the text."""
    located, faults = read_yaml(text, name)
    if faults or located is None:
        raise error(faults)
    return located


class _TooLargeError(Exception):
    """The text unfolds to more values than any definition or values file holds."""


def _read(text: str, reader: "_Reader") -> tuple[LocatedYaml, tuple[Diagnostic, ...]]:
    _refuse_deep_nesting(text)
    node = yaml.compose(text, Loader=_CoreLoader)
    if node is None:
        return LocatedYaml(reader.name, None, {(): (1, 1)}), ()
    data = reader.value(node, ())
    return LocatedYaml(reader.name, data, reader.positions), tuple(reader.faults)


def _refuse_deep_nesting(text: str) -> None:
    """Raise `_TooLargeError` for nesting beyond `_MAX_DEPTH`; ordinary texts are only counted, not parsed."""
    if max(text.count(opening) for opening in "[{?-") < _MAX_DEPTH:
        return
    depth = 0
    for event in yaml.parse(text, Loader=_CoreLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            raise _TooLargeError


class _Reader:
    """Turns YAML nodes into data, remembering positions and duplicate keys."""

    def __init__(self, name: str, scalar: Callable[[yaml.ScalarNode], Any]) -> None:
        self.name = name
        self._scalar = scalar
        self._open: set[int] = set()
        self.positions: dict[Path, Position] = {}
        self.faults: list[Diagnostic] = []

    def value(self, node: yaml.Node, path: Path) -> Any:  # noqa: ANN401 - YAML holds anything
        self.positions.setdefault(path, _position(node))
        if len(self.positions) > _MAX_VALUES:
            raise _TooLargeError
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if id(node) in self._open:
            self.faults.append(yaml_faults.refers_to_itself(self._place(node)))
            return None
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.SequenceNode):
                return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
            return dict(self._entries(node, path))
        finally:
            self._open.discard(id(node))

    def _entries(self, node: yaml.Node, path: Path) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.faults.append(yaml_faults.key_is_no_word(self._place(key_node)))
                continue
            key = str(key_node.value)
            if key in seen:
                self.faults.append(yaml_faults.repeated_key(self._place(key_node), key=key))
                continue
            seen.add(key)
            self.positions[(*path, key)] = _position(key_node)
            yield key, self.value(value_node, (*path, key))

    def _place(self, node: yaml.Node) -> Place:
        line, column = _position(node)
        return Place(self.name, line, column)


def _position(node: yaml.Node) -> Position:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _string_or_null(node: yaml.ScalarNode) -> str | None:
    """The text that somebody typed; None for nothing, and for the word that JSON has for it.

    `Null` is a name.
    """
    return None if not node.style and node.value in _NOTHING else str(node.value)


def _core_value(node: yaml.ScalarNode) -> Any:  # noqa: ANN401 - a scalar of the core schema
    text = str(node.value)
    if node.style or text[:1] not in _TYPED:
        return text
    if _NULL.match(text):
        return None
    if _BOOL.match(text):
        return text.lower() == "true"
    if _INT.match(text):
        return int(text)
    return float(text) if _FLOAT.match(text) else text


def _syntax_fault(error: yaml.MarkedYAMLError, name: str) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    return yaml_faults.invalid(place, problem=yaml_problem(error.problem or error.context or ""))
