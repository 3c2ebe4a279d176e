"""Texts that are not what they seem: signs that nobody sees, letters that are lost or misread."""

import re
import unicodedata
from typing import Final

from proeftuin_docs.text.plain_values import is_unprintable

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
_LETTER: Final = "[A-Za-zÀ-ÖØ-öø-ſ]"
_SIGN: Final = "[£¥¯³¹¿¤¦¨¬¶¸¼¾]"
_MISREAD: Final = re.compile(
    "|".join(
        (
            # UTF-8 that was taken for Windows-1252
            "[ÂÃÄÅ][\u0080-¿‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]|È[™›˜]",
            "(?:[ÎÏÐÑ×ØÙ][\u0080-¿‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]){2}",
            "â[€‚„][\u0080-¿œž™˜“”¦š]?|á[º»][\u0080-¿‚-›€œžŸ]|ï»¿",
            # Polish and Turkish, taken for the same
            f"{_LETTER}{_SIGN}{_LETTER}|[£¥¯]{_LETTER}",
            r"\b(?=\w*[üçÜÇ])\w*[ýþðÝÞÐ]",
        )
    )
)
"""What text looks like that was opened in another encoding than it was stored in."""
_LOST: Final = re.compile(r"\ufffd|\?(?=[^\W\d_])")
"""A letter that a program could not store."""


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


def is_misread(text: str) -> bool:
    """Whether a text has letters that only a wrong encoding gives, such as `ZoÃ«` or `£ukasz`."""
    return not text.isascii() and _MISREAD.search(text) is not None


def has_lost_letter(text: str) -> bool:
    """Whether a program had no room for a letter and put a question mark there, such as in `Y?ld?z`."""
    return _LOST.search(text) is not None
