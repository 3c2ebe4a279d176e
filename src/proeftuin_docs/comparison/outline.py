"""A definition as an outline: everything in it as parts with facets, so that nothing can be overlooked.

A part is the definition itself, a section, a question, an option, a column, a text, or a part of a letter.
A facet is a named text of a part; whatever stands in the definition is a facet of exactly one part.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from proeftuin_docs.definitions import Definition
from proeftuin_docs.definitions.parts import QUESTION_KINDS

DOCUMENT: Final = "document"
SECTION: Final = "section"
QUESTION: Final = "question"
OPTION: Final = "option"
COLUMN: Final = "column"
TEXT: Final = "text"
LETTER_PART: Final = "letter_part"
ARRANGEMENT: Final = "arrangement"
"""The facet that stands for what the words of the other facets do not tell, such as which cell they are in."""
_OWN_FACETS: Final = frozenset({"kind", "when"})
_LISTS: Final[Mapping[str, str]] = {
    "sections": SECTION,
    "content": "",
    "introduction": "",
    "options": OPTION,
    "columns": COLUMN,
    "parts": LETTER_PART,
}
"""Lists whose items are parts of their own; an empty kind is told by the item."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a definition: what it is, its id (empty for a text), and the parts that it stands in.

    `above` are the keys of those parts, outermost first; `order` counts the parts in reading order. `exact`
    is all that the part itself holds, as JSON: two parts are alike when theirs are.
    """

    kind: str
    id: str
    label: str
    above: tuple[str, ...]
    order: int
    facets: Mapping[str, str] = field(default_factory=dict)
    exact: str = ""

    @property
    def key(self) -> str:
        """What tells this part from others; texts have none of their own."""
        within = f"{self.parent}/" if self.kind in (OPTION, COLUMN) else ""
        return f"{within}{self.kind}:{self.id}"

    @property
    def parent(self) -> str:
        """The key of the part that this one stands in; empty for the definition itself."""
        return self.above[-1] if self.above else ""


def outline(definition: Definition) -> tuple[Part, ...]:
    """Every part of a definition in reading order, the definition itself first."""
    data = definition.model_dump(mode="json", by_alias=True, exclude_none=True)
    return tuple(_Walk().parts(DOCUMENT, data, (), ""))


class _Walk:
    def __init__(self) -> None:
        self._order = 0

    def parts(self, kind: str, data: Mapping[str, Any], above: tuple[str, ...], id_: str) -> Iterator[Part]:
        """A part and those within it."""
        inner = {name: items for name, items in data.items() if _is_list_of_parts(kind, name, items)}
        own = {name: value for name, value in data.items() if name not in inner and name != "id"}
        facets = _text_facets(own) if kind == TEXT else dict(_facets(own, ""))
        if kind == DOCUMENT:
            facets["id"] = str(data["id"])
        exact = json.dumps(own, ensure_ascii=False, sort_keys=True)
        part = Part(kind, id_, _label(facets), above, self._order, facets, exact)
        self._order += 1
        yield part
        for name, items in inner.items():
            for item in items:
                below = _LISTS[name] or (QUESTION if item["kind"] in QUESTION_KINDS else TEXT)
                yield from self.parts(below, item, (*above, part.key), str(item.get("id", "")))


def _is_list_of_parts(kind: str, name: str, items: object) -> bool:
    if kind == TEXT or name not in _LISTS or not isinstance(items, list):
        return False
    return all(isinstance(item, dict) for item in items)


def _text_facets(data: Mapping[str, Any]) -> dict[str, str]:
    """What kind of text it is and when it is there, and all its words as one."""
    own = {name: str(data[name]) for name in _OWN_FACETS if name in data}
    rest = {name: value for name, value in data.items() if name not in _OWN_FACETS}
    return {**own, "text": "\n".join(_words(rest, ""))}


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


def _facets(data: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    """Every value by its path; a list of texts is one text with a line for each."""
    for name, value in data.items():
        if isinstance(value, dict):
            yield from _facets(value, f"{prefix}{name}.")
        elif isinstance(value, list):
            yield f"{prefix}{name}", "\n".join(_line(item) for item in value)
        else:
            yield f"{prefix}{name}", str(value)


def _line(item: object) -> str:
    return (
        ", ".join(f"{key}: {value}" for key, value in item.items()) if isinstance(item, dict) else str(item)
    )


def _label(facets: Mapping[str, str]) -> str:
    """What a reader knows a part by: its label, its title, or the begin of its text, with its number."""
    for name in ("label", "title", "title.b1", "text.b1", "text"):
        if facets.get(name):
            return f"{_numbering(facets.get('number', ''))}{facets[name].splitlines()[0]}"
    return ""


def _numbering(number: str) -> str:
    return f"{number}{'.' if number[-1].isalnum() else ''} " if number else ""
