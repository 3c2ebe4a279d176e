# SPDX-License-Identifier: EUPL-1.2
"""What was changed on the page, laid into the text of the file that was opened: all else stays as it was.

Comments, quotes, references, the order of keys, the ends of lines and a byte order mark are somebody's own. A
text that cannot take a change this way is written anew (`case_text`); what comes out is always read again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from typing import Any, Final

import yaml

from proeftuin_docs.cases.models import CASE_SCHEMA_VERSION
from proeftuin_docs.desk.case_data import form_values, read_form
from proeftuin_docs.desk.case_form import general
from proeftuin_docs.desk.case_model import Path, needy_groups
from proeftuin_docs.desk.case_text import item_lines, key_lines, quoted, scalar, uncommented
from proeftuin_docs.text.data_files import drop_blanks, read_untyped

_SCHEMA: Final = "schema"
_STEP: Final = "  "
_REFERRED: Final = re.compile(r"(?<=[\s\[{,]\*)[^\s\[\]{},]+")
_MOST_TRIED: Final = 20
BYTE_ORDER_MARK: Final = "\ufeff"
_REFERENCE: Final = "*"
_BLOCK_TEXT: Final = ("|", ">")
_PLAIN_IN_FLOW: Final = re.compile(r"\w[\w .+/()'-]*")


def patched(text: str, wanted: Mapping[str, Any]) -> str | None:
    """Return the text of a file with these data; None where they cannot be laid into it."""
    mark, body = text[: text.startswith(BYTE_ORDER_MARK)], text.removeprefix(BYTE_ORDER_MARK)
    windows = 0 < body.count("\r\n") == body.count("\n")
    body = body.replace("\r\n", "\n") if windows else body
    names = tuple(dict.fromkeys(_REFERRED.findall(body)))[:_MOST_TRIED]
    for spread in (frozenset[str](), *(frozenset({name}) for name in names), frozenset(names)):
        made = _laid(body, wanted, spread)
        if made is not None:
            return mark + (made.replace("\n", "\r\n") if windows else made)
    return None


def _laid(text: str, wanted: Mapping[str, Any], spread: AbstractSet[str]) -> str | None:
    """The text with the data; references to what is in `spread` are written out."""
    said = _said(text)
    if said is None:
        return None
    wanted = {_SCHEMA: said.get(_SCHEMA, str(CASE_SCHEMA_VERSION)), **wanted}
    if said == wanted:
        return text
    try:
        shown = _made_real(text, wanted)
        patch = _Patch(shown, spread)
        patch.mapping(_composed(shown), said, wanted, (), flow=False)
        made = _without_needy(patch.text_now())
    except (yaml.YAMLError, RecursionError, ValueError, AttributeError):
        return None
    return made if _said(made) == wanted else None


def _said(text: str) -> dict[str, Any] | None:
    """The data of a text as the page has them, and the number of its schema; None where it cannot be read."""
    source, faults = read_untyped(text, "")
    if source is None or faults or not isinstance(source.data, dict):
        return None
    data = drop_blanks(source.data)
    stated = {_SCHEMA: str(data[_SCHEMA])} if _SCHEMA in data else {}
    return {**stated, **read_form(form_values(data).items()).data}


class _Loader(yaml.SafeLoader):
    """Composes a text with the place of every value; a reference is a node of its own."""

    def compose_node(self, parent: Any, index: Any) -> Any:  # noqa: ANN401 - PyYAML's own
        """A reference as a text at its own place, which is what it refers to."""
        if not self.check_event(yaml.AliasEvent):
            return super().compose_node(parent, index)
        event = self.get_event()  # type: ignore[no-untyped-call]
        return yaml.ScalarNode("", event.anchor, event.start_mark, event.end_mark, _REFERENCE)


def _composed(text: str) -> yaml.MappingNode:
    node = yaml.compose(text, Loader=_Loader)
    if not isinstance(node, yaml.MappingNode):
        raise yaml.YAMLError
    return node


class _Patch:
    """Edits of a text: each is a stretch of it, and what comes there instead."""

    def __init__(self, text: str, spread: AbstractSet[str]) -> None:
        self._text, self._spread = text, spread
        self._edits: list[tuple[int, int, str]] = []

    def text_now(self) -> str:
        """The text with every edit; of edits at one place the first that was made comes first."""
        parts, at = [], 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[0]):
            parts += [self._text[at:start], new]
            at = max(at, end)
        return "".join([*parts, self._text[at:]])

    def mapping(self, node: yaml.MappingNode, old: Any, new: Any, path: Path, *, flow: bool) -> None:  # noqa: ANN401
        """Lay the values of a group into it, and add the keys that it does not have."""
        flow = flow or bool(node.flow_style)
        for key, value in node.value:
            name, after = str(key.value), self._text.index(":", key.end_mark.index) + 1
            self._value(value, old.get(name), new.get(name), (*path, name), after, flow=flow)
        names = {str(key.value) for key, _ in node.value}
        for name, value in new.items():
            if name not in names:
                self._add(node, name, value, path, flow=flow)

    def _value(self, node: Any, old: Any, new: Any, path: Path, after: int, *, flow: bool) -> None:  # noqa: ANN401
        """Lay one value into the text; `after` is where its key ends."""
        if old == new and not self._spread:
            return
        if isinstance(node, yaml.MappingNode) and _is_group(old) and _is_group(new):
            self.mapping(node, old or {}, new or {}, path, flow=flow)
        elif isinstance(node, yaml.SequenceNode) and old and isinstance(old, list) and isinstance(new, list):
            self._sequence(node, old, new, path, flow=flow or bool(node.flow_style))
        elif old != new or (getattr(node, "style", "") == _REFERENCE and node.value in self._spread):
            self._put(node, new, path, after, flow=flow)

    def _put(self, node: yaml.Node, new: Any, path: Path, after: int, *, flow: bool) -> None:  # noqa: ANN401
        """Something else instead of a value; nothing for None."""
        within = isinstance(node, yaml.CollectionNode) and not node.flow_style
        end = self._end(node)
        start = max(after, node.start_mark.index) if not within and new is not None else after
        start, end = (self._line_end(after), end) if within else (start, max(start, end))
        if isinstance(new, dict | list) and not flow:
            indent = " " * (self._column(after) + len(_STEP))
            lines = _indented(key_lines(path, new)[1:], indent, -len(_STEP))
            if not within:
                self._edit(after, end, "")
                start = end = self._line_end(end)
            self._edit(start, end, "".join(f"\n{line}" for line in lines))
            return
        style = getattr(node, "style", None)
        said = " " * flow if new is None else _inline(new, None if within else style, flow=flow)
        gap = " " if said.strip() and (within or start == after) and self._text[after - 1] == ":" else ""
        if within:
            self._edit(after, after, gap + said)
            self._edit(start, end, "")
        else:
            self._edit(start, end, gap + said)

    def _sequence(
        self, node: yaml.SequenceNode, old: list[Any], new: list[Any], path: Path, *, flow: bool
    ) -> None:
        """Lay the items into a list; one that is gone takes its own lines along, and nothing of another."""
        if len(node.value) != len(old):
            raise ValueError
        matches = SequenceMatcher(None, list(map(repr, old)), list(map(repr, new)), autojunk=False)
        for _, first, last, start, stop in matches.get_opcodes():
            both = min(last - first, stop - start)
            for step in range(both):
                item = node.value[first + step]
                at = (*path, str(first + step))
                self._value(item, old[first + step], new[start + step], at, item.start_mark.index, flow=flow)
            if first + both < last:
                self._drop(node, first + both, last, flow=flow)
            self._insert(node, last, new[start + both : stop], flow=flow)

    def _drop(self, node: yaml.SequenceNode, first: int, last: int, *, flow: bool) -> None:
        start, end = node.value[first].start_mark.index, self._end(node.value[last - 1])
        if not flow:
            self._edit(self._line_start(start), self._line_end(end) + 1, "")
        elif first:
            self._edit(self._end(node.value[first - 1]), end, "")
        else:
            self._edit(start, node.value[last].start_mark.index if last < len(node.value) else end, "")

    def _insert(self, node: yaml.SequenceNode, at: int, items: Sequence[Any], *, flow: bool) -> None:
        before, first = node.value[at - 1] if at else None, node.value[0].start_mark.index
        for item in items:
            said = _inline(item, None, flow=True) if flow else ""
            if flow:
                place = self._end(before) if before else first
                self._edit(place, place, f", {said}" if before else f"{said}, ")
                continue
            dash = self._text.rindex("-", 0, first)
            block = "\n".join(_indented(item_lines(item), " " * (dash - self._line_start(dash))))
            place = self._line_end(self._end(before)) if before else self._line_start(first)
            self._edit(place, place, f"\n{block}" if before else f"{block}\n")

    def _add(self, node: yaml.MappingNode, name: str, value: Any, path: Path, *, flow: bool) -> None:  # noqa: ANN401
        if flow:
            place = self._end(node.value[-1][1]) if node.value else node.end_mark.index - 1
            said = f"{scalar(name)}: {_inline(value, None, flow=True)}"
            self._edit(place, place, f", {said}" if node.value else said)
            return
        place = self._line_end(self._end(node))
        indent = " " * node.value[0][0].start_mark.column
        self._edit(
            place, place, "".join(f"\n{line}" for line in _indented(key_lines((*path, name), value), indent))
        )

    def _edit(self, start: int, end: int, new: str) -> None:
        self._edits.append((start, end, new))

    def _end(self, node: yaml.Node) -> int:
        """Where the last thing of a value ends; a block is said to end where the next thing begins."""
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            last = node.value[-1]
            return self._end(last[1] if isinstance(last, tuple) else last)
        if getattr(node, "style", None) in _BLOCK_TEXT:
            return int(start + len(self._text[start:end].rstrip()))
        return int(end)

    def _line_start(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        found = self._text.find("\n", at)
        return len(self._text) if found < 0 else found

    def _column(self, at: int) -> int:
        """How far the key on a line stands from its beginning; the sign of an item counts."""
        line = self._text[self._line_start(at) : at]
        return len(line) - len(line.lstrip(" -"))


def _is_group(value: object) -> bool:
    return value is None or isinstance(value, dict)


def _indented(lines: Sequence[str], indent: str, more: int = 0) -> list[str]:
    return [indent + line[-more if more < 0 else 0 :] for line in lines]


def _inline(value: Any, style: str | None, *, flow: bool) -> str:  # noqa: ANN401 - data of a case
    """A value on one line, between the quotes that stood there."""
    if isinstance(value, dict):
        said = (f"{scalar(key)}: {_inline(item, None, flow=True)}" for key, item in value.items())
        return f"{{{', '.join(said)}}}"
    if isinstance(value, list):
        return f"[{', '.join(_inline(item, None, flow=True) for item in value)}]"
    text = str(value)
    if style == "'" and text.isprintable():
        return "'{}'".format(text.replace("'", "''"))
    plain = scalar(text)
    return plain if style != '"' and (not flow or _PLAIN_IN_FLOW.fullmatch(plain)) else quoted(text)


def _made_real(text: str, wanted: Mapping[str, Any]) -> str:
    """The text, in which the keys that were only a comment and are filled in are keys."""
    lines = text.split("\n")
    real = uncommented(lines)
    shown = "\n".join(real.get(number, line) for number, line in enumerate(lines))
    try:
        chosen = set(_filled_lines(_composed(shown), wanted, (), real, above=False))
    except (yaml.YAMLError, RecursionError):
        return text
    return "\n".join(real[number] if number in chosen else line for number, line in enumerate(lines))


def _filled_lines(
    node: yaml.MappingNode,
    wanted: Any,  # noqa: ANN401
    path: Path,
    real: Mapping[int, str],
    *,
    above: bool,
) -> Iterator[int]:
    """The lines that have to become real; with `above` what they belong to does."""
    there = {str(key.value) for key, _ in node.value if key.start_mark.line not in real}
    for key, value in node.value:
        name, line = str(key.value), key.start_mark.line
        said = wanted.get(name) if isinstance(wanted, dict) else None
        asked = said is not None or (above and general((*path, name)) not in needy_groups())
        made = line in real and name not in there and asked
        yield from _with_notes(line, real) if made else ()
        for at, item, its in _groups(value, said, (*path, name)) if made or line not in real else ():
            yield from _filled_lines(item, its, at, real, above=made)


def _groups(value: yaml.Node, said: Any, path: Path) -> Iterator[tuple[Path, yaml.MappingNode, Any]]:  # noqa: ANN401
    """The groups that a value is or holds, each with what was said of it."""
    if isinstance(value, yaml.MappingNode):
        yield path, value, said
    elif isinstance(value, yaml.SequenceNode) and isinstance(said, list):
        for number, (item, its) in enumerate(zip(value.value, said, strict=False)):
            yield from _groups(item, its, (*path, str(number)))


def _with_notes(line: int, real: Mapping[int, str]) -> Iterator[int]:
    yield line
    while real.get(line - 1, "").lstrip().startswith("#"):
        line -= 1
        yield line


def _without_needy(text: str) -> str:
    """The text, in which a group that says nothing and may not be empty is only a comment."""
    lines = text.split("\n")
    for first, last, indent in _empty_needy(_composed(text), ()):
        for number in range(first, last + 1):
            lines[number] = f"{lines[number][:indent]}# {lines[number][indent:]}".rstrip()
    return "\n".join(lines)


def _empty_needy(node: yaml.MappingNode, path: Path) -> Iterator[tuple[int, int, int]]:
    for key, value in node.value:
        at = (*path, str(key.value))
        if not isinstance(value, yaml.MappingNode) or value.flow_style:
            continue
        if general(at) in needy_groups() and not any(_values(value)):
            yield key.start_mark.line, max(_lines(value)), key.start_mark.column
        else:
            yield from _empty_needy(value, at)


def _values(node: yaml.Node) -> Iterator[bool]:
    """Of every text below a node whether it says something."""
    if isinstance(node, yaml.ScalarNode):
        yield bool(node.value or node.style)
    for item in node.value if isinstance(node, yaml.CollectionNode) else ():
        yield from _values(item[1] if isinstance(item, tuple) else item)


def _lines(node: yaml.Node) -> Iterator[int]:
    """The lines on which something below a node ends."""
    if isinstance(node, yaml.ScalarNode) or getattr(node, "flow_style", False):
        yield node.end_mark.line
    for item in node.value if isinstance(node, yaml.CollectionNode) else ():
        for below in item if isinstance(item, tuple) else (item,):
            yield from _lines(below)
