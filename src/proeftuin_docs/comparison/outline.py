# SPDX-License-Identifier: EUPL-1.2
"""A definition as an outline: everything in it as parts with facets, so that nothing can be overlooked.

A part is the definition itself, a section, a question, an option, a column, a text, or a part of a letter.
A facet is a named text of a part; whatever stands in the definition is a facet of exactly one part.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from proeftuin_docs.definitions import Definition
from proeftuin_docs.definitions.parts import QUESTION_KINDS
from proeftuin_docs.text.variants import VARIANTS

DOCUMENT: Final = "document"
SECTION: Final = "section"
QUESTION: Final = "question"
OPTION: Final = "option"
COLUMN: Final = "column"
TEXT: Final = "text"
LETTER_PART: Final = "letter_part"
_BULLET: Final = "- "
_WRAP: Final = re.compile(r"(?<!\n)\n *(?!\n|- | )")
_OWN_ATTRIBUTES: Final = frozenset({"kind", "when"})
_LISTS: Final[Mapping[str, str]] = {
    "sections": SECTION,
    "content": "",
    "introduction": "",
    "options": OPTION,
    "columns": COLUMN,
    "parts": LETTER_PART,
}
"""Lists whose items are parts of their own; an empty kind is told by the item."""

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OutlinePart:
    """A part of a definition: its kind, its id (empty for a text), and the parts around it.

    `above` are the keys of those parts, outermost first; `order` counts the parts in reading order.
    `attributes` are its words. `exact` is the same as JSON, without what is at its default: two parts
    are alike when theirs are, just as two definitions are when their canonical contents are.
    """

    kind: str
    id: str
    label: str
    above: tuple[str, ...]
    order: int
    attributes: Mapping[str, str] = field(default_factory=dict)
    exact: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The key that identifies this part; texts have none of their own."""
        within = f"{self.parent}/" if self.kind in (OPTION, COLUMN) else ""
        return f"{within}{self.kind}:{self.id}"

    @property
    def parent(self) -> str:
        """The key of the part that contains this one; empty for the definition."""
        return self.above[-1] if self.above else ""


def outline(definition: Definition) -> tuple[OutlinePart, ...]:
    """Every part of a definition in reading order, the definition itself first."""
    shown = definition.model_dump(mode="json", by_alias=True, exclude_none=True)
    given = definition.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return tuple(_Walk().parts(DOCUMENT, shown, given, ()))


class _Walk:
    def __init__(self) -> None:
        self._order = 0

    def parts(self, kind: str, shown: Node, given: Node, above: tuple[str, ...]) -> Iterator[OutlinePart]:
        """A part and those within it; `given` is what is shown without what is at its default."""
        inner = [name for name, items in shown.items() if _is_list_of_parts(kind, name, items)]
        part = self._part(kind, _without(shown, inner), _without(given, inner), above)
        yield part
        for name in inner:
            for item, given_item in zip(shown[name], given.get(name, ()), strict=True):
                below = _LISTS[name] or (QUESTION if item["kind"] in QUESTION_KINDS else TEXT)
                yield from self.parts(below, item, given_item, (*above, part.key))

    def _part(self, kind: str, shown: Node, given: Node, above: tuple[str, ...]) -> OutlinePart:
        id_ = "" if kind in (DOCUMENT, TEXT) else str(shown.get("id", ""))
        named = frozenset({"id"} if id_ else ())
        attributes = _texts_of(kind, _without(shown, named))
        exact = _exact_of(kind, _without(given, named))
        part = OutlinePart(kind, id_, _label(attributes), above, self._order, attributes, exact)
        self._order += 1
        return part


def _without(data: Node, names: Collection[str]) -> Node:
    return {name: value for name, value in data.items() if name not in names}


def _is_list_of_parts(kind: str, name: str, items: object) -> bool:
    if kind == TEXT or name not in _LISTS or not isinstance(items, list):
        return False
    return all(isinstance(item, dict) for item in items)


def _texts_of(kind: str, data: Node) -> dict[str, str]:
    """Every facet in words; of a text all its words are one facet."""
    if kind != TEXT:
        return {name: _as_read(name, _in_words(value)) for name, value in _leaves(data, "")}
    own = {name: str(data[name]) for name in _OWN_ATTRIBUTES if name in data}
    return {**own, TEXT: "\n".join(_words(_without(data, _OWN_ATTRIBUTES), ""))}


def _as_read(name: str, text: str) -> str:
    """A text of a letter without the line ends that its reader does not see.

    In easy language every line is one; elsewhere a line goes on, unless it is empty or begins an item.
    """
    variant = VARIANTS.get(name.rpartition(".")[2])
    return text if variant is None or variant.plain else _WRAP.sub(" ", text)


def _exact_of(kind: str, data: Node) -> dict[str, str]:
    """The same facets as JSON."""
    if kind != TEXT:
        return {name: _json(value) for name, value in _leaves(data, "")}
    own = {name: _json(data[name]) for name in _OWN_ATTRIBUTES if name in data}
    return {**own, TEXT: _json(_without(data, _OWN_ATTRIBUTES))}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _leaves(data: Node, prefix: str) -> Iterator[tuple[str, object]]:
    """Every value by its path; a list is one value, and so is a mapping with nothing in it."""
    for name, value in data.items():
        if isinstance(value, dict) and value:
            yield from _leaves(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _in_words(value: object) -> str:
    """A value as text; a list is one text with a line for each item."""
    if isinstance(value, list):
        return "\n".join(_line(item) for item in value)
    return "" if isinstance(value, dict) else str(value)


def _words(node: object, indent: str) -> Iterator[str]:
    """A line for every text, items of a list within an item further in, cells of a row on one line."""
    if isinstance(node, dict):
        leaves = {name: str(value) for name, value in node.items() if not isinstance(value, dict | list)}
        told = (": " if "label" in leaves else " ").join(leaf.strip() for leaf in leaves.values() if leaf)
        if told:
            yield "\n".join(f"{indent}{line}" if line else line for line in told.splitlines())
        for name, value in node.items():
            if isinstance(value, dict | list):
                yield from _words(value, f"{indent}  " if name == "items" and leaves else indent)
    elif isinstance(node, list):
        cells = [str(item).strip() for item in node if not isinstance(item, dict | list)]
        if cells:
            yield indent + " | ".join(cells)
        for item in node:
            if isinstance(item, dict | list):
                yield from _words(item, indent)


def _line(item: object) -> str:
    return (
        ", ".join(f"{key}: {value}" for key, value in item.items()) if isinstance(item, dict) else str(item)
    )


def _label(attributes: Mapping[str, str]) -> str:
    """Return the number with the label, title or first words of a part."""
    for name in ("label", "title", "title.b1", "text.b1", "text"):
        if attributes.get(name):
            first = attributes[name].splitlines()[0].removeprefix(_BULLET).replace("**", "")
            return f"{_numbering(attributes.get('number', ''))}{first}"
    return ""


def _numbering(number: str) -> str:
    return f"{number}{'.' if number[-1].isalnum() else ''} " if number else ""
