# SPDX-License-Identifier: EUPL-1.2
"""How the bytes of a list are text, and texts for which another encoding may have been meant."""

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final

_MARKS: Final = ((BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"))
WINDOWS: Final = "cp1252"
_SAMPLE: Final = 2000
_QUOTES: Final = "‘’“”–—".encode(WINDOWS)
"""Characters that follow an accented letter, and in UTF-8 can be the rest of another character."""
_ACCENTED: Final = "À-ÖØ-öø-ÿŠšŽžŒœŸ"
_LETTER: Final = f"[A-Za-z{_ACCENTED}]"
_VOWEL: Final = "[aeiouyáâäéëíîóôöúü]"
_SIGN: Final = "[£¥¯³¹¿ªº¡¤¦¨¬¶¸¼¾]"
_MISREAD: Final = re.compile(
    "|".join(
        (
            # DOS and an old Macintosh
            r"(?-i:[a-z][‚ƒ„†‡ˆ‰‹•˜ŽŠ]|[‚ƒ„†‡ˆ‰‹˜™¥Ÿ][a-z]|[A-Za-z][“”¡¢£¤™Ÿ›][a-z])",
            # another script: a word without any plain letter
            f"(?<!{_LETTER})[{_ACCENTED}×÷]{{2,}}(?!{_LETTER})",
            # Central Europe: a sign for a letter, or a letter where no western language has it
            f"{_LETTER}{_SIGN}|{_SIGN}(?:{_LETTER}|{_SIGN})",
            f"(?<!{_LETTER})è(?={_LETTER})|(?!i){_VOWEL}è|è{_VOWEL}|{_VOWEL}æ|æ(?!{_LETTER})|æ{_VOWEL}",
            f"ñ(?!{_VOWEL})|ê(?=[bcdgkz](?!h))|[kt]êp|{_VOWEL}ø|ø(?!y){_VOWEL}|[ìò](?={_LETTER})|(?<!o)ù|{_LETTER}ù{_LETTER}",
            f"(?<!{_VOWEL})ï|õ(?!e)|(?:sz|gy|ny|ly|cs|zs)û|û(?:cs|sz|zs|gy)|ã(?=[^oe\\W])",
            # Turkey
            "[ýþð]",
        )
    ),
    re.IGNORECASE,
)
"""Letters of another encoding as Windows-1252 shows them; a western name hardly has these."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the bytes of a file are text: a codec, and the mark that the file begins with."""

    codec: str
    mark: bytes = b""

    def is_unsure(self, text: str) -> bool:
        """Whether other letters may be meant than this encoding gives."""
        if text.isascii() or self.mark:
            return False
        pattern = {WINDOWS: _MISREAD, "utf-8": _other_script()}.get(self.codec)
        return pattern is not None and pattern.search(text) is not None


def encoding_of(content: bytes) -> Encoding:
    """The encoding of a file: what its mark says, or else UTF-8 where it can be, or that of Windows."""
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return Encoding(codec, mark)
    sample = content[:_SAMPLE]
    if sample and sample[1::2].count(0) > len(sample) // 4:
        return Encoding("utf-16-le")
    if sample and sample[::2].count(0) > len(sample) // 4:
        return Encoding("utf-16-be")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return Encoding(WINDOWS)
    return Encoding("utf-8")


@cache
def _other_script() -> re.Pattern[str]:
    """A sign of another script behind a Latin letter, where Windows-1252 has an accent and a quote (É’).

    Marks that belong to the letter before them are none.
    """
    leads = [bytes([lead, *rest]) for lead in range(0xC6, 0xE0) for rest in product(_QUOTES)]
    leads += [bytes([lead, *rest]) for lead in range(0xE0, 0xF0) for rest in product(_QUOTES, repeat=2)]
    signs = {lead.decode("utf-8", "ignore") for lead in leads} - {""}
    letters = sorted(sign for sign in signs if not unicodedata.category(sign).startswith("M"))
    return re.compile(f"[A-Za-z][{''.join(letters)}]")
