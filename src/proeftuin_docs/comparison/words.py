# SPDX-License-Identifier: EUPL-1.2
"""Two texts word by word: what is the same, what is gone, what is new."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

SAME: Final = "same"
GONE: Final = "gone"
NEW: Final = "new"
_TOKEN: Final = re.compile(r"\w+(?:[.'’/-]\w+)*|\s+|[^\w\s]")
_WORD: Final = re.compile(r"\w+(?:[.'’/-]\w+)*")
_ALIKE: Final = 0.35
"""Below this share of equal words two texts have nothing to do with each other."""

Run = tuple[list[str], list[str]]
"""Tokens of the old and of the new text that belong together; the same list twice where nothing changed."""


class Piece(NamedTuple):
    """A run of words; joined, the pieces that are not new are the old text, those not gone the new one."""

    kind: str
    text: str


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both texts in reading order, what is gone before what came in its place.

    Marks go round whole words, never round white space alone that stands between two of them.
    """
    if word_ratio(old, new) < _ALIKE:
        return tuple(_pieces([([old], [new])]))
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    runs = [(before[i:j], after[k:m]) for _, i, j, k, m in matcher.get_opcodes()]
    return tuple(_pieces(_merge_short_runs(runs)))


def word_ratio(old: str, new: str) -> float:
    """The share of words that two texts have in common in the same order: 0 to 1; 1 for two empty texts."""
    return SequenceMatcher(None, _WORD.findall(old), _WORD.findall(new), autojunk=False).ratio()


def _merge_short_runs(runs: Sequence[Run]) -> list[Run]:
    """The runs, with white space and marks between two changes made part of one change."""
    joined: list[Run] = []
    for number, (old, new) in enumerate(runs):
        between = 0 < number < len(runs) - 1
        crumb = between and old == new and not any(_WORD.match(token) for token in old)
        follows_change = bool(joined) and joined[-1][0] != joined[-1][1]
        if follows_change and (crumb or old != new):
            joined[-1] = (joined[-1][0] + old, joined[-1][1] + new)
        else:
            joined.append((old, new))
    return joined


def _pieces(runs: Sequence[Run]) -> Iterator[Piece]:
    for old, new in runs:
        before, after = "".join(old), "".join(new)
        if before == after:
            yield from [Piece(SAME, before)] * bool(before)
            continue
        if before:
            yield Piece(GONE, before)
        if after:
            yield Piece(NEW, after)
