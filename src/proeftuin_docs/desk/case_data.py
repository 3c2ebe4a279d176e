# SPDX-License-Identifier: EUPL-1.2
"""What was typed on the page of a case, as the data of a case, and back; nothing is lost on the way."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from proeftuin_docs.cases.confirmations import confirmed
from proeftuin_docs.cases.models import CASE_SCHEMA_VERSION
from proeftuin_docs.cases.scalars import read_tick
from proeftuin_docs.desk.case_form import general, name_of, path_of
from proeftuin_docs.desk.case_model import EVERY, NO, YES, Kind, Path, leaves, required_groups
from proeftuin_docs.desk.wording import words
from proeftuin_docs.kinds.day import read_typed_day
from proeftuin_docs.text.located_yaml import LocatedYaml
from proeftuin_docs.text.plain_values import read_day

DataPath = tuple[str | int, ...]
CONTROL: Final = "_"
"""With this the name of a control begins that is no value of the case."""
_TICKED: Final = (Kind.TICK, Kind.MEASURE)
_CONFIRMATIONS: Final = "bevestigd"
_SCHEMA: Final = "schema"


@dataclass(frozen=True, slots=True)
class Typed:
    """The data of a case as somebody typed them, without the number of the schema.

    `names` is the control of each value by its path in the data; `left_out` are the controls whose text the
    case has no room for, since something else was chosen in its stead.
    """

    data: dict[str, Any] = field(repr=False)
    names: Mapping[DataPath, str] = field(repr=False)
    left_out: tuple[str, ...] = ()

    def located(self, name: str) -> LocatedYaml:
        """Return the data as a case to check, in which every value has a place of its own."""
        data = {_SCHEMA: str(CASE_SCHEMA_VERSION), **{key: {} for key in required_groups()}, **self.data}
        positions = {path: (number, 1) for number, path in enumerate(_paths(data, ()), start=1)}
        return LocatedYaml(name, data, positions)


def read_form(pairs: Iterable[tuple[str, str]]) -> Typed:
    """Return what a posted form says; an empty field, and a group of empty fields, is not there."""
    tree = _Node()
    for name, value in pairs:
        text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
        if text and not name.startswith(CONTROL):
            tree.at(path_of(name)).text = text
    reader = _Reader()
    data = reader.value(tree, (), ())
    return Typed(data if isinstance(data, dict) else {}, reader.names, tuple(reader.left_out))


def plain_day(text: str) -> str:
    """Return a day as a case file has it: `12 januari 2027` is `12-1-2027`; what is no day stays as it is."""
    day = None if read_day(text) else read_typed_day(text, words()["months"])
    return f"{day.day}-{day.month}-{day.year:04}" if day else text


def form_values(data: Mapping[str, Any]) -> dict[str, str]:
    """Return the text of every control that shows these data, also of keys that no case has."""
    said = {key: value for key, value in data.items() if key != _SCHEMA}
    if _CONFIRMATIONS in said:
        words = confirmed(said[_CONFIRMATIONS])
        said[_CONFIRMATIONS] = {word: reason or YES for word, reason in words.items()}
    return dict(_controls(said, ()))


@dataclass(slots=True)
class _Node:
    """A step of the names: a text of its own, and what is below it."""

    text: str = ""
    below: "dict[str, _Node]" = field(default_factory=dict)

    def at(self, path: Path) -> "_Node":
        node = self
        for step in path:
            node = node.below.setdefault(step, _Node())
        return node


@dataclass(slots=True)
class _Reader:
    """Turns nodes into data, remembering which control each value came from."""

    names: dict[DataPath, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def value(self, node: _Node, path: Path, at: DataPath) -> Any:  # noqa: ANN401 - data of a case
        """The value of a node, or None for nothing; `path` are the steps of its name, `at` its data path."""
        self.names[at] = name_of(path)
        if node.text and not (node.below and self._is_on(node, path)):
            self.left_out += [name_of((*path, *step)) for step, _ in _texts(node, ()) if step]
            return self._lines(node.text, path, at)
        if _is_list(node, path):
            return self._list(node, path, at) or None
        found = {key: self.value(item, (*path, key), (*at, key)) for key, item in node.below.items()}
        return {key: value for key, value in found.items() if value is not None} or None

    def _is_on(self, node: _Node, path: Path) -> bool:
        """Whether a text only says that what is below it holds."""
        leaf = leaves().get(general(path))
        return leaf is not None and leaf.kind is Kind.MEASURE and node.text == YES

    def _lines(self, text: str, path: Path, at: DataPath) -> Any:  # noqa: ANN401 - a text or its lines
        leaf = leaves().get(general(path))
        if leaf is not None and leaf.kind is Kind.DAY:
            return plain_day(text)
        if leaf is None or leaf.kind is not Kind.LINES:
            return text
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        self.names |= dict.fromkeys(((*at, number) for number in range(len(lines))), name_of(path))
        return lines

    def _list(self, node: _Node, path: Path, at: DataPath) -> list[Any]:
        """The items in the order of their numbers; one without anything in it is none."""
        found: list[Any] = []
        for step in sorted(node.below, key=int):
            value = self.value(node.below[step], (*path, step), (*at, len(found)))
            if value is not None:
                found.append(value)
        return found


def _is_list(node: _Node, path: Path) -> bool:
    """Whether what is below a node is counted: by the model, or for a key of an opened file by its looks."""
    if not node.below or not all(step.isascii() and step.isdecimal() for step in node.below):
        return False
    above = general(path)
    known = [leaf for leaf in leaves() if leaf[: len(above)] == above]
    return not known or any(leaf[len(above) : len(above) + 1] == (EVERY,) for leaf in known)


def _texts(node: _Node, path: Path) -> Iterator[tuple[Path, str]]:
    if node.text:
        yield path, node.text
    for step, item in node.below.items():
        yield from _texts(item, (*path, step))


def _controls(value: Any, path: DataPath) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - data of a file
    """The controls of a value and of what is below it."""
    leaf = leaves().get(general(path))
    if isinstance(value, dict):
        if leaf is not None and leaf.kind is Kind.MEASURE:
            yield name_of(path), YES
        for key, item in value.items():
            yield from _controls(item, (*path, key))
    elif isinstance(value, list) and _are_lines(value) and leaf is not None and leaf.kind is Kind.LINES:
        yield name_of(path), "\n".join(value)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _controls(item, (*path, number))
    elif value is not None:
        tick = read_tick(value) if leaf is not None and leaf.kind in _TICKED else None
        yield name_of(path), str(value) if tick is None else YES if tick else NO


def _are_lines(value: list[Any]) -> bool:
    return all(isinstance(item, str) for item in value)


def _paths(value: Any, path: DataPath) -> Iterator[DataPath]:  # noqa: ANN401 - data of a case
    yield path
    if isinstance(value, dict | list):
        for step, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _paths(item, (*path, step))
