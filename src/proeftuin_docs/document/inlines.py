"""Inline nodes: what stands inside one line of text."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Literal characters; never a template, never markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Text that matters more than what surrounds it."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Text that is stressed, or a term."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside the same paragraph."""


Inline = Text | Strong | Emphasis | LineBreak


def plain_text(inlines: Sequence[Inline]) -> str:
    """The characters of these nodes without markup; a line break becomes a newline."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case Strong(children) | Emphasis(children):
            return plain_text(children)
        case LineBreak():
            return "\n"
