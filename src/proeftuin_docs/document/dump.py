"""A canonical dump of a document: the golden output of tests and the input of the Typst template."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from proeftuin_docs.document.model import Document


def dump(document: Document) -> dict[str, Any]:
    """The document as plain data: a node becomes a mapping whose `node` is its class name in snake case."""
    plain = _plain(document)
    assert isinstance(plain, dict)
    return plain


def dump_text(document: Document) -> str:
    """The dump as indented JSON, keys in the order of the model, with a newline at its end."""
    return json.dumps(dump(document), ensure_ascii=False, indent=1) + "\n"


def _plain(node: object) -> Any:  # noqa: ANN401 - plain data has no narrower type
    if node is None or type(node) is str:
        return node
    if isinstance(node, tuple):
        return [_plain(item) for item in node]
    if is_dataclass(node):
        name, members = _shape(node.__class__)
        return {"node": name, **{member: _plain(getattr(node, member)) for member in members}}
    if isinstance(node, Enum):
        return node.value
    return node.isoformat() if isinstance(node, date) else node


@cache
def _shape(kind: type) -> tuple[str, tuple[str, ...]]:
    """How a node is called in a dump, and its members."""
    name = "".join(f"_{char.lower()}" if char.isupper() else char for char in kind.__name__)
    return name.lstrip("_"), tuple(member.name for member in fields(kind))
