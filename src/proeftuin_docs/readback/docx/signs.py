"""Signs of symbol fonts (`w:sym`, ECMA-376 part 1, 17.3.3.30) as the characters that they look like."""

from typing import Final

TICKED: Final = frozenset("☒☑✓✔✗✘🗹🗷")
UNTICKED: Final = frozenset("☐□▢🗆")
_WINGDINGS: Final = {0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xA8: "☐", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
_WINGDINGS_2: Final = {0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x4F: "✗"}
_FONTS: Final = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_KNOWN: Final = range(0x20, 0xD800)
"""Codes of ordinary fonts; what lies above them is for each font to say."""


def sign_of(font: str, code: str) -> str:
    """Return the character of a hexadecimal code in a font; empty when it is unknown."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    signs = _FONTS.get(font.strip().lower())
    if signs is not None:
        return signs.get(number & 0xFF, "")
    return chr(number) if number in _KNOWN and chr(number).isprintable() else ""
