"""Two texts word by word: what is the same, what is gone, what is new."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

SAME: Final = "same"
GONE: Final = "gone"
NEW: Final = "new"
_TOKEN: Final = re.compile(r"\S+\s*|\s+")
_ALIKE: Final = 0.35
"""Below this share of equal words two texts have nothing to do with each other."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words; joined, the pieces that are not new are the old text, those not gone the new one."""

    kind: str
    text: str


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both texts in reading order, what is gone before what came in its place."""
    return tuple(_pieces(_TOKEN.findall(old), _TOKEN.findall(new)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    whole = [("replace", 0, len(old), 0, len(new))]
    for kind, start, end, new_start, new_end in whole if matcher.ratio() < _ALIKE else matcher.get_opcodes():
        if kind == "equal":
            yield Piece(SAME, "".join(old[start:end]))
            continue
        if end > start:
            yield Piece(GONE, "".join(old[start:end]))
        if new_end > new_start:
            yield Piece(NEW, "".join(new[new_start:new_end]))
