# SPDX-License-Identifier: EUPL-1.2
"""Walks over a document, and its canonical dump as plain data."""

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from proeftuin_docs.document.fields import (
    Field,
    TableField,
    TextField,
)
from proeftuin_docs.document.model import Cards, Document, Layout, Pictogram, Question
from proeftuin_docs.document.names import extra_room_names


@dataclass(frozen=True, slots=True)
class FilledText:
    """A text that somebody filled in, with the question that it answers."""

    question: Question
    name: str
    text: str


def questions(document: Document) -> Iterator[Question]:
    """Every question, in reading order."""
    return (block for block in document.blocks if isinstance(block, Question))


def pictures(document: Document) -> frozenset[Pictogram]:
    """Every picture of a document, beside a heading or on a card."""
    on_cards = {card.picture for block in document.blocks if isinstance(block, Cards) for card in block.cards}
    return frozenset(on_cards | {block for block in document.blocks if isinstance(block, Pictogram)})


def fields(question: Question) -> Iterator[Field]:
    """The question's field, the fields of its table's cells, and its explanation, in reading order."""
    yield question.field
    if isinstance(question.field, TableField):
        for row in question.field.rows:
            yield from row
    if question.explanation is not None:
        yield question.explanation


def field_names(document: Document) -> Iterator[str]:
    """The name of every control that a format must show exactly once, in reading order.

    A table gives the names of its cells, a multiple choice those of its boxes.
    """
    for question in questions(document):
        for field in fields(question):
            yield from field.control_names


def has_spare_sheet(document: Document) -> bool:
    """Whether a paged format ends with a blank spare sheet: a form with written answers does, a list not.

    A form whose spare sheets have something on them holds them among its questions.
    """
    if any(question.id == extra_room_names(1)[0] for question in questions(document)):
        return False
    written = any(
        isinstance(question.field, TextField) or question.explanation is not None
        for question in questions(document)
    )
    return document.layout is Layout.FORM and written


def filled_texts(document: Document) -> Iterator[FilledText]:
    """Every text that somebody typed, in reading order; choices and dates are not typed text."""
    for question in questions(document):
        for field in fields(question):
            if field.typed_text:
                yield FilledText(question, field.name, field.typed_text)


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
    return name.lstrip("_"), tuple(
        member.name for member in dataclasses.fields(kind) if member.metadata.get("dumped", True)
    )
