# SPDX-License-Identifier: EUPL-1.2
"""Colours as `#rrggbb`: how far one stands out against another, and what goes with it."""

import re
from collections.abc import Mapping
from typing import Any, Final

from proeftuin_docs.packaged_words import packaged_words

_RULES: Final[dict[str, Any]] = packaged_words("proeftuin_docs.branding", "rules.yaml")
_DARK: Final = 0.04045
"""Below it sRGB is linear (IEC 61966-2-1)."""
_COLOUR: Final = re.compile(r"#?([0-9A-Fa-f]{6})")
PAPER: Final[str] = _RULES["paper"]
TEXT: Final[float] = _RULES["text"]


INSTEAD: Final[dict[str, str]] = _RULES["instead"]


def repainted(text: str, colours: Mapping[str, str | None]) -> str:
    """Return SVG or XML with these colours, by name, in the place of those of the templates."""
    for name, colour in colours.items():
        if colour:
            text = re.sub(rf"\b{INSTEAD[name][1:]}\b", colour[1:].upper(), text, flags=re.IGNORECASE)
    return text


def read_colour(text: str) -> str | None:
    """Return a colour as `#rrggbb` in lower case; None for anything else."""
    found = _COLOUR.fullmatch(text.strip())
    return f"#{found[1].lower()}" if found else None


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, definitions)."""
    light, dark = sorted(map(_luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tint_of(colour: str) -> str:
    """Return the ground that goes with a colour: paper with as much of it as text on it allows."""
    grounds = (_mixed(colour, share) for share in _RULES["tints"])
    return next((ground for ground in grounds if contrast(colour, ground) >= TEXT), PAPER)


def darkened(colour: str) -> str:
    """Return a darker colour that text on paper can have."""
    while contrast(colour, PAPER) < TEXT:
        colour = _mixed(colour, _RULES["darker"], rest=0)
    return colour


def _mixed(colour: str, share: float, rest: int = 255) -> str:
    """Return this share of a colour, and for the rest white, or black when `rest` is 0."""
    parts = (int(part * share + rest * (1 - share) + 0.5) for part in bytes.fromhex(colour[1:]))
    return "#" + "".join(f"{part:02x}" for part in parts)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in bytes.fromhex(colour[1:]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _DARK else ((part + 0.055) / 1.055) ** 2.4
