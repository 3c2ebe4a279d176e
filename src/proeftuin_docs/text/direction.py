# SPDX-License-Identifier: EUPL-1.2
"""The direction of a text, from its first letter (Unicode Standard Annex 9, rules P2 and P3)."""

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import bidirectional

_LEFTWARD: Final = ("R", "AL")
_STRONG: Final = ("L", *_LEFTWARD)
_WORD: Final = r"(?:(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])[^\W_])+"
_RIGHTWARD: Final = re.compile(rf"(\+?{_WORD}(?:(?:\.? | & |[.:/'’@\u00a0-]){_WORD})*)")
"""Words and numbers that are read as one, such as a name or the groups of a telephone number."""


def runs_leftward(text: str) -> bool:
    """Whether a text runs from right to left: its first character with a direction is of such a script."""
    if text.isascii():
        return False
    first = next((kind for kind in map(bidirectional, text) if kind in _STRONG), "L")
    return first in _LEFTWARD


def runs_of(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the runs of a text among words that run from right to left, and whether each does so too.

    A name in Latin letters is one run, and so is a number with spaces in it: without that its groups
    change places. A text with other letters alone, such as an address, is one run.
    """
    letters = [char for char in text if char.isalpha()]
    if letters and not any(bidirectional(char) in _LEFTWARD for char in letters):
        yield text, False
        return
    for index, piece in enumerate(_RIGHTWARD.split(text)):
        if piece:
            yield piece, index % 2 == 0
