"""The direction of a text, from its first letter (Unicode Standard Annex 9, rules P2 and P3)."""

from typing import Final
from unicodedata import bidirectional

_LEFTWARD: Final = ("R", "AL")
_STRONG: Final = ("L", *_LEFTWARD)


def runs_leftward(text: str) -> bool:
    """Whether a text runs from right to left: its first character with a direction is of such a script."""
    first = next((kind for kind in map(bidirectional, text) if kind in _STRONG), "L")
    return first in _LEFTWARD
