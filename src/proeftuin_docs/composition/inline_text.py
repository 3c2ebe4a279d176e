# SPDX-License-Identifier: EUPL-1.2
"""Text of a definition as inline nodes: the small Markdown, forms of address, and values in their places."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from proeftuin_docs.document import Emphasis, Inline, LineBreak, Strong, Text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_KEPT: Final = 4096
"""So many texts are read once: more than all definitions together have."""


@lru_cache(maxsize=_KEPT)
def read_inlines(text: str) -> tuple[Inline, ...]:
    """One paragraph's nodes; newlines count as spaces."""
    tokens = _parser().parseInline(" ".join(text.split()))[0].children or []
    return _nodes(iter(tokens))


def read_paragraphs(text: str) -> tuple[tuple[Inline, ...], ...]:
    """The paragraphs of a text, which empty lines separate."""
    return tuple(read_inlines(part) for part in text.split("\n\n") if part.strip())


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("zero").enable(["emphasis", "escape"])


def _nodes(tokens: "Iterator[Token]") -> tuple[Inline, ...]:
    """The nodes up to the token that closes this level, or to the end."""
    nodes: list[Inline] = []
    for token in tokens:
        if token.type == "strong_open":
            nodes.append(Strong(_nodes(tokens)))
        elif token.type == "em_open":
            nodes.append(Emphasis(_nodes(tokens)))
        elif token.nesting < 0:
            break
        elif token.content:
            nodes.append(Text(token.content))
    return _joined(nodes)


def _joined(nodes: list[Inline]) -> tuple[Inline, ...]:
    """Neighbouring texts as one node."""
    joined: list[Inline] = []
    for node in nodes:
        if joined and isinstance(node, Text) and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + node.text)
        else:
            joined.append(node)
    return tuple(joined)


_ADDRESS: Final = re.compile(r"\[([^\[\]|]*)\|([^\[\]|]*)\]")
_PLACEHOLDER: Final = re.compile(r"\{\{\s*([a-z_]+(?:\.[a-z_]+)*)\s*\}\}")
"""So many texts of definitions are remembered in a form of address: more than there are."""
_STRAY: Final = re.compile(r"[\[\]{}|][^\[\]{}|\n]{0,20}")


class MissingValueError(Exception):
    """A text names a value that the case does not have."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


@lru_cache(maxsize=_KEPT)
def choose_address(text: str, address: str) -> str:
    """The text with of every `[u-form|je-form]` the one that this form of address takes."""
    return _ADDRESS.sub(lambda found: found.group(1 if address == "u" else 2), text)


def address_faults(text: str) -> Iterator[str]:
    """Return faults for malformed choices of address and placeholders, such as an unclosed bracket."""
    rest = _PLACEHOLDER.sub("", _ADDRESS.sub("", text))
    return (found.group() for found in _STRAY.finditer(rest))


def has_placeholder(text: str) -> bool:
    """Whether a text can ask for a value at all."""
    return "{{" in text


def placeholders_in(text: str) -> Iterator[str]:
    """The names of the values that a text asks for."""
    return (found.group(1) for found in _PLACEHOLDER.finditer(text))


def substitute(inlines: tuple[Inline, ...], values: Mapping[str, str]) -> tuple[Inline, ...]:
    """The nodes with values in their places; raises `MissingValueError` for one that is not there."""
    return tuple(node for inline in inlines for node in _filled(inline, values))


def substitute_in_line(text: str, values: Mapping[str, str]) -> str:
    """A line without markup, with values in their places."""
    return "".join(node.text for node in _split(text, values))


def _filled(inline: Inline, values: Mapping[str, str]) -> Iterator[Inline]:
    match inline:
        case Text(text):
            yield from _split(text, values)
        case Strong(children):
            yield Strong(substitute(children, values))
        case Emphasis(children):
            yield Emphasis(substitute(children, values))
        case LineBreak():
            yield inline


def _split(text: str, values: Mapping[str, str]) -> Iterator[Text]:
    for index, piece in enumerate(_PLACEHOLDER.split(text)):
        if index % 2 == 0:
            if piece:
                yield Text(piece)
        elif piece in values:
            yield Text(values[piece])
        else:
            raise MissingValueError(piece)
