# SPDX-License-Identifier: EUPL-1.2
"""Texts that are not what they seem: signs that nobody sees, letters that are lost or misread."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import chain
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
_CODECS: Final = ("cp1250", "cp1251", "cp1252", "cp1253", "cp1254")
_CHARACTERS: Final = {
    codec: [bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in range(256)] for codec in _CODECS
}
"""What each byte is in an encoding of Windows; where that has nothing, a sign that nobody sees."""
_TWO_BYTES: Final = ((0xCE, 0xD0), (0xD0, 0xD4), (0xD4, 0xD7), (0xD7, 0xD8), (0xD8, 0xDC))
"""How letters begin in UTF-8: Greek, Cyrillic, Armenian, Hebrew, Arabic."""
_THREE_BYTES: Final = (0xE0, 0xEE)
"""The same of scripts further away."""
_LATIN: Final = (0xC3, 0xC6)


def _shown(codec: str, bounds: tuple[int, int], *, small: bool = False) -> str:
    """The class of what these bytes are in an encoding; of `small` ones no capital."""
    signs = _CHARACTERS[codec][slice(*bounds)]
    return f"[{re.escape(''.join(sign for sign in signs if not (small and sign.isupper())))}]"


def _twice_encoded(codec: str) -> Iterator[str]:
    """Patterns for UTF-8 that was read in this encoding.

    Two letters of one script behind each other, with a sign that is no capital: capitals alone can be a name,
    such as ШІРІН. An accented letter only beside a letter without accent, where no name changes its script.
    """
    rest, small = _shown(codec, (0x80, 0xC0)), _shown(codec, (0x80, 0xC0), small=True)
    for bounds in _TWO_BYTES:
        lead = _shown(codec, bounds)
        yield f"(?=(?:{lead}{rest}){{0,9}}{lead}{small})(?:{lead}{rest}){{2}}"
    yield f"(?:{_shown(codec, _THREE_BYTES)}{rest}{{2}}){{2}}"
    if codec in ("cp1251", "cp1253"):
        accented = f"{_shown(codec, _LATIN)}{rest}"
        yield f"[A-Za-z]{accented}|{accented}[A-Za-z]"


@cache
def _misread() -> re.Pattern[str]:
    """What text looks like that was opened in another encoding than it was stored in."""
    return re.compile(
        "|".join(
            (
                *chain.from_iterable(map(_twice_encoded, _CODECS)),
                # an accented letter, taken for Windows-1252
                "[ÂÃÄÅ][\u0080-¿‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€]|È[™›˜]",
                "â[€‚„][\u0080-¿œž™˜“”¦š]?|á[º»][\u0080-¿‚-›€œžŸ]|ï»¿",
                # Polish and Turkish, taken for the same
                f"{_LETTER}{_SIGN}{_LETTER}|[£¥¯]{_LETTER}",
                r"\b(?=\w*[üçÜÇ])\w*[ýþðÝÞÐ]",
            )
        )
    )


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
    return not text.isascii() and _misread().search(text) is not None


def has_lost_letter(text: str) -> bool:
    """Whether a program had no room for a letter and put a question mark there, such as in `Y?ld?z`."""
    return _LOST.search(text) is not None


def spelt(text: str) -> str:
    """Return the words of a text without what people write differently: case, accents, signs and spaces."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(re.findall(r"\w+", bare.casefold()))
