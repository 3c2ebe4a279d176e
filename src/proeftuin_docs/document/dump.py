"""A canonical dump of a document: the golden output of tests and the input of the Typst template."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
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
    if is_dataclass(node):
        members = {field.name: _plain(getattr(node, field.name)) for field in fields(node)}
        return {"node": _snake(type(node).__name__), **members}
    if isinstance(node, tuple):
        return [_plain(item) for item in node]
    if isinstance(node, Enum):
        return node.value
    if isinstance(node, date):
        return node.isoformat()
    return node


def _snake(name: str) -> str:
    return "".join(f"_{char.lower()}" if char.isupper() else char for char in name).lstrip("_")
