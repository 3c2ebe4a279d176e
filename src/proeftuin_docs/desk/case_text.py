# SPDX-License-Identifier: EUPL-1.2
"""A case as a file that a person can read: its data in the order and with the comments of another file.

That other file is the empty case, or the file that somebody opened. A comment stays with the key below it. A
key that was only a comment (`# adres:`) becomes a key where there is something to say, and the reverse.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from proeftuin_docs.cases.models import CASE_SCHEMA_VERSION
from proeftuin_docs.desk.case_form import general
from proeftuin_docs.desk.case_model import Path, leaves, needy_groups
from proeftuin_docs.text.located_yaml import read_yaml

_STEP: Final = "  "
_ITEM: Final = "- "
_COMMENTED_KEY: Final = re.compile(r"^( *)# ( *(?:- )?)([\w-]+):( *|  *[\[{].*)$")
_COMMENTED_NOTE: Final = re.compile(r"^( *)# ( +#.*)$")
_TRAILING: Final = re.compile(r"\s+#.*$")


@dataclass(slots=True)
class _Entry:
    """A key of a file: the lines above it, what stands behind its value, and the keys below it."""

    key: str
    lead: Sequence[str] = ()
    behind: str = ""
    indent: int = 0
    source: Sequence[str] = ()
    commented: bool = False
    below: "list[_Entry]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Layout:
    """The keys of a file in their order, with their comments, and the comments after the last one."""

    entries: Sequence[_Entry] = field(repr=False)
    tail: Sequence[str] = field(default=(), repr=False)


class _SharedNodeError(Exception):
    """A file that refers to itself has no single place for a comment."""


def case_text(data: Mapping[str, Any], layout: Layout) -> str:
    """Return the text of a case: YAML that holds exactly these data, and the number of the schema."""
    stated = {"schema": str(CASE_SCHEMA_VERSION), **data}
    return "\n".join([*_group(stated, layout.entries, (), 0), *layout.tail]).strip("\n") + "\n"


def read_layout(text: str) -> Layout | None:
    """Return the layout of a YAML file that can be read; None for JSON, or for a file with references."""
    if text.lstrip().startswith("{"):
        return None
    lines = text.splitlines()
    return _layout(lines, uncommented(lines)) or _layout(lines, {})


def uncommented(lines: Sequence[str]) -> dict[int, str]:
    """Return the lines that are keys once the sign before them is gone, by number; notes within them too."""
    known = {step for path in leaves() for step in path}
    found: dict[int, str] = {}
    for number, line in enumerate(lines):
        key, note = _COMMENTED_KEY.match(line), _COMMENTED_NOTE.match(line)
        if key and key[3] in known:
            found[number] = f"{key[1]}{key[2]}{key[3]}:{key[4].rstrip()}"
        elif note and number - 1 in found:
            found[number] = f"{note[1]}{note[2]}"
    return found


def _layout(lines: Sequence[str], real: Mapping[int, str]) -> Layout | None:
    text = "\n".join(real.get(number, line) for number, line in enumerate(lines)) + "\n"
    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        reader = _Reader(lines, text.splitlines(), frozenset(real))
        entries = reader.entries(node) if isinstance(node, yaml.MappingNode) else []
    except (yaml.YAMLError, _SharedNodeError, RecursionError):
        return None
    return Layout(entries, lines[reader.next :]) if entries else None


@dataclass(slots=True)
class _Reader:
    """Walks a file from its first line to its last; `next` is the first line that has no owner yet."""

    lines: Sequence[str]
    shown: Sequence[str]
    """The lines with every commented key made real."""
    commented: frozenset[int]
    next: int = 0
    seen: set[int] = field(default_factory=set)

    def entries(self, node: yaml.MappingNode, *, within: bool = False) -> list[_Entry]:
        return [self._entry(str(key.value), key, value, within=within) for key, value in node.value]

    def _entry(self, key: str, key_node: yaml.Node, value: yaml.Node, *, within: bool) -> _Entry:
        """A key; of one `within` a key that is only a comment the source is that of the other."""
        if id(value) in self.seen:
            raise _SharedNodeError
        self.seen.add(id(value))
        line, column = key_node.start_mark.line, key_node.start_mark.column
        lead = self.shown[self.next : line]
        self.next = max(self.next, line + 1)
        commented = line in self.commented
        below = self._below(value, within=commented)
        behind = "" if below else self._behind(value)
        source = () if within else self.lines[line : self.next]
        return _Entry(key, lead, behind, column, source, commented, below)

    def _below(self, value: yaml.Node, *, within: bool) -> list[_Entry]:
        if isinstance(value, yaml.MappingNode):
            found = self.entries(value, within=within)
        elif isinstance(value, yaml.SequenceNode):
            found = [self._entry("", item, item, within=within) for item in value.value]
        else:
            found = []
        self.next = max(self.next, _end(value))
        return found

    def _behind(self, value: yaml.Node) -> str:
        mark = value.end_mark
        after = self.shown[mark.line][mark.column :] if mark.line < len(self.shown) else ""
        return after.rstrip() if _TRAILING.fullmatch(after) else ""


def _end(value: yaml.Node) -> int:
    """The first line after a value; the end of a block is said to be where the next thing begins."""
    if isinstance(value, yaml.ScalarNode) or (isinstance(value, yaml.CollectionNode) and value.flow_style):
        return int(value.end_mark.line) + (1 if value.end_mark.column else 0)
    return 0


def _group(data: Mapping[str, Any], entries: Sequence[_Entry], path: Path, depth: int) -> Iterator[str]:
    """The lines of a group: its keys in the order of the file, then those that the file does not have."""
    chosen = {entry.key: _chosen(entries, entry.key, data.get(entry.key)) for entry in entries}
    for entry in entries:
        yield from _lead(entry, depth)
        if entry is chosen[entry.key]:
            yield from _key(entry, data.get(entry.key), path, depth)
        elif entry.commented:
            yield from entry.source
    order = list(dict.fromkeys(leaf[len(path)] for leaf in leaves() if leaf[: len(path)] == path != leaf))
    others = [key for key in data if key not in chosen]
    for key in sorted(others, key=lambda key: order.index(key) if key in order else 99):
        if not depth:
            yield ""
        yield from _key(_Entry(key), data[key], path, depth)


def _chosen(entries: Sequence[_Entry], key: str, value: object) -> _Entry:
    """Which of the entries with one key holds its value: the empty case shows two ways to say a place."""
    alike = [entry for entry in entries if entry.key == key]
    wanted = isinstance(value, dict)
    return next((entry for entry in alike if value is not None and bool(entry.below) == wanted), alike[0])


def _lead(entry: _Entry, depth: int) -> Iterator[str]:
    indent = _STEP * depth
    for line in entry.lead:
        yield line if entry.indent == len(indent) or not line.strip() else f"{indent}{line.strip()}"


def _key(entry: _Entry, value: Any, path: Path, depth: int) -> Iterator[str]:  # noqa: ANN401 - data of a case
    """The lines of a key and its value, without the comments above it."""
    indent, at = _STEP * depth, (*path, entry.key)
    if value is None:
        yield from _nothing(entry, at, depth)
    elif isinstance(value, dict):
        yield f"{indent}{entry.key}:" if value else f"{indent}{entry.key}: {{}}"
        yield from _group(value, entry.below, at, depth + 1)
    elif isinstance(value, list):
        yield f"{indent}{entry.key}:" if value else f"{indent}{entry.key}: []"
        yield from _list(value, entry.below, at, depth + 1)
    else:
        yield f"{indent}{scalar(entry.key)}: {scalar(str(value))}{entry.behind}"


def _nothing(entry: _Entry, path: Path, depth: int) -> Iterator[str]:
    """A key that says nothing: as it was, empty, or as a comment where an empty group would be a fault."""
    indent = _STEP * depth
    if entry.commented and entry.source:
        yield from entry.source
    elif not any(item.key for item in entry.below):
        yield f"{indent}{entry.key}:{entry.behind}"
    elif general(path) not in needy_groups():
        yield f"{indent}{entry.key}:"
        yield from _group({}, entry.below, path, depth + 1)
    else:
        yield f"{indent}# {entry.key}:"
        yield from _shown_only(entry.below, indent, 1)


def _shown_only(entries: Sequence[_Entry], indent: str, steps: int) -> Iterator[str]:
    for entry in entries:
        if entry.key:
            yield f"{indent}# {_STEP * steps}{entry.key}:"
        yield from _shown_only(entry.below, indent, steps + bool(entry.key))


def _list(values: Sequence[Any], entries: Sequence[_Entry], path: Path, depth: int) -> Iterator[str]:
    for number, value in enumerate(values):
        entry = entries[number] if number < len(entries) else _without_notes(entries)
        yield from _lead(entry, depth)
        yield from _item(value, entry, (*path, str(number)), depth)


def _without_notes(entries: Sequence[_Entry]) -> _Entry:
    """The shape of the first item, for one that the file does not have."""
    keys = entries[0].below if entries else []
    return _Entry("", below=[_Entry(entry.key) for entry in keys])


def _item(value: Any, entry: _Entry, path: Path, depth: int) -> Iterator[str]:  # noqa: ANN401 - data of a case
    indent = _STEP * depth
    if not isinstance(value, dict):
        yield f"{indent}{_ITEM}{scalar(str(value))}{entry.behind}"
        return
    lines = _group(value, entry.below, path, depth + 1)
    first = True
    for line in lines:
        is_key = first and line.strip() and not line.lstrip().startswith("#")
        yield f"{indent}{_ITEM}{line.lstrip()}" if is_key else line
        first = first and not is_key


def key_lines(path: Path, value: Any) -> list[str]:  # noqa: ANN401 - data of a case
    """Return the lines of the key at the end of a path and its value, without any space before the key."""
    return list(_key(_Entry(path[-1]), value, path[:-1], 0))


def item_lines(value: Any) -> list[str]:  # noqa: ANN401 - data of a case
    """Return the lines of an item of a list, without any space before its sign."""
    return list(_item(value, _Entry(""), (), 0))


def scalar(text: str) -> str:
    """Return a text as YAML reads it back: plain where that is safe, otherwise between double quotes."""
    return text if text.isprintable() and _plain_value(text) == text else quoted(text)


def quoted(text: str) -> str:
    """Return a text between double quotes, as YAML reads it back."""
    return f'"{"".join(map(_escaped, text))}"'


def _plain_value(text: str) -> object:
    found, faults = read_yaml(f"k: {text}", "", strings_only=True)
    data = found.data if found and not faults else None
    return data.get("k") if isinstance(data, dict) and len(data) == 1 else None


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    return char if char.isprintable() else f"\\U{ord(char):08X}"
