"""The small Markdown of definitions: bold, emphasis, and paragraphs; everything else is literal.

HTML, links, images and entities are not understood and stand as they were typed.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from proeftuin_docs.document import Emphasis, Inline, Strong, Text

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
