"""Which characters the document fonts can show; what they cannot is refused by name."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final

from proeftuin_docs.document import Document, filled_texts
from proeftuin_docs.errors import Diagnostic, Place, RenderError, fault
from proeftuin_docs.resources import font_folder

_LAYOUT: Final = frozenset("\n\t")
_ALIKE: Final = frozenset("\u2011\u202f")
"""In typed text shown as a character that looks the same; the template's `alike` says which."""
_INVISIBLE: Final = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060")
"""Takes no room and needs no glyph (Unicode's Default_Ignorable_Code_Point); word processors leave them."""
_WITHOUT_GLYPH: Final = _LAYOUT | _INVISIBLE
_TEXT_FONT: Final = "SourceSansPro-Regular.ttf"


def require_glyphs(document: Document) -> None:
    """Raises `RenderError` with every filled-in character that no font has, and the question it is in."""
    faults = [found for text in filled_texts(document) for found in _faults(text.question.label, text.text)]
    if faults:
        raise RenderError(faults)


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters of this text that the document fonts do not have, each once, in order.

    Letters with separate accents count as the letters that they compose to (Unicode NFC).
    """
    composed = unicodedata.normalize("NFC", text)
    return tuple(
        dict.fromkeys(
            char for char in composed if char not in _WITHOUT_GLYPH and ord(char) not in _coverage()
        )
    )


def _faults(question: str, text: str) -> Iterator[Diagnostic]:
    for char in (char for char in missing_glyphs(text) if char not in _ALIKE):
        name = unicodedata.name(char, "?")
        yield fault(
            "R001", Place(), question=f"‘{question}’", char=char, code_point=f"U+{ord(char):04X}", name=name
        )


@cache
def _coverage() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(font_folder() / _TEXT_FONT, lazy=True) as font:
        return frozenset(font.getBestCmap())
