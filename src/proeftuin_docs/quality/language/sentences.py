"""Sentences and words of a Dutch or English text."""

import re
from typing import Final

_END: Final = re.compile(r"(?<=[.!?…])[\"’”)]*\s+(?=[\"‘“(]?[A-ZÀ-Ý0-9])")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_BULLET: Final = "- "


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; every line that begins with a bullet is one of its own."""
    blocks: list[str] = []
    for chunk in text.split("\n\n"):
        blocks.extend(_lines(chunk))
    return tuple(found for block in blocks for found in _END.split(block) if words(found))


def words(sentence: str) -> tuple[str, ...]:
    """The words of a sentence, numbers included; a compound with hyphens is one word."""
    return tuple(_WORD.findall(sentence.replace("**", "").replace("*", "")))


def _lines(chunk: str) -> list[str]:
    """The items of a list, or the paragraph as one line."""
    lines = chunk.splitlines()
    if not any(line.startswith(_BULLET) for line in lines):
        return [" ".join(chunk.split())]
    joined: list[str] = []
    for line in lines:
        if line.startswith(_BULLET) or not joined:
            joined.append(line.removeprefix(_BULLET))
        else:
            joined[-1] = f"{joined[-1]} {line.strip()}"
    return joined
