"""Single values as somebody typed them: days, and characters that no document can hold."""

import re
import unicodedata
from datetime import date, time
from typing import Final

_ISO: Final = re.compile(r"^(\d{4})-(\d{2})-(\d{2})$", re.ASCII)
_DUTCH: Final = re.compile(r"^(\d{1,2})-(\d{1,2})-(\d{4})$", re.ASCII)
_TIME: Final = re.compile(r"^([01]?[0-9]|2[0-3])[:.]([0-5][0-9])$", re.ASCII)
_ALLOWED_CONTROLS: Final = frozenset("\n\t")
_REVERSING: Final = frozenset(("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"))
"""Classes of characters that turn the order of what follows, so that other words seem to stand there."""
_RIGHT_TO_LEFT: Final = frozenset(("R", "AL"))
_JOINERS: Final = "\u200c\u200d"
"""Signs that part or join letters, in scripts where letters join."""
_DIRECTIONS: Final = "\u200e\u200f\u061c"
"""Signs that say how a line runs, where there are letters that run from right to left."""
_BLANKS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc")
"""Letters and marks that are not seen."""
_SELECTORS: Final = range(0xFE00, 0xFE10)
_UNSEEN: Final = frozenset(("Cf", "Co", "Cn", "Zl", "Zp"))
_LATIN_END: Final = "\u024f"


def read_day(text: str) -> date | None:
    """A day from `2027-01-12` or `12-01-2027`; None for what is no day that exists."""
    iso, dutch = _ISO.match(text), _DUTCH.match(text)
    numbers = iso.groups() if iso else tuple(reversed(dutch.groups())) if dutch else None
    if numbers is None:
        return None
    try:
        return date(*(int(part) for part in numbers))
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """Return a time of day from `9.30`, `9:30` or `09:30`; None for what no clock of 24 hours shows."""
    found = _TIME.match(text)
    return time(int(found[1]), int(found[2])) if found else None


def is_unprintable(char: str) -> bool:
    """Whether no document format can hold this character: most controls, halves of pairs."""
    if char in _ALLOWED_CONTROLS:
        return False
    return unicodedata.category(char) in ("Cc", "Cs") or ord(char) & 0xFFFE == 0xFFFE  # noqa: PLR2004


def unseen_sign(text: str) -> str | None:
    """The first character in a text that changes what it seems to say, or that nobody sees; None for none.

    A sign that joins letters, or says how a line runs, is none where the script wants it.
    """
    if text.isascii() and text.isprintable():
        return None
    return next((char for at, char in enumerate(text) if _is_unseen(text, at, char)), None)


def _is_unseen(text: str, at: int, char: str) -> bool:
    if char in _JOINERS:
        return not (0 < at < len(text) - 1 and text[at - 1] > _LATIN_END and text[at + 1] > _LATIN_END)
    if char in _DIRECTIONS:
        return not any(
            unicodedata.bidirectional(other) in _RIGHT_TO_LEFT for other in text if other not in _DIRECTIONS
        )
    return (
        char == "\t"
        or is_unprintable(char)
        or char in _BLANKS
        or ord(char) in _SELECTORS
        or unicodedata.bidirectional(char) in _REVERSING
        or unicodedata.category(char) in _UNSEEN
    )
