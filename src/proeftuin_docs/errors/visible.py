# SPDX-License-Identifier: EUPL-1.2
"""Text from outside as it may be shown: nothing in it steers a screen, and it is never endless."""

import re
from typing import Final

MOST_SHOWN: Final = 1_000
"""So many characters of a fact are shown; a longer one is cut, with a mark that says so."""
_STEERING: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
"""Control characters, direction marks, invisible signs and line ends (Unicode: Cc, Cf, Zl, Zp, Cs)."""


def visible(text: str, most: int = MOST_SHOWN) -> str:
    """Return text with each steering character as `<U+202E>`, and cut after `most` characters with `…`."""
    shown = _STEERING.sub(_named, text[: most + 1])
    return f"{shown[:most]}…" if len(text) > most or len(shown) > most else shown


def visible_lines(text: str) -> str:
    """Return text of several lines with every steering character but its line ends and tabs made visible."""
    return _STEERING.sub(lambda found: found[0] if found[0] in "\n\t" else _named(found), text)


def escaped(text: str) -> str:
    r"""Return JSON text with what steers a screen as `\u` escapes: the same data, harmless on a screen."""
    return _STEERING.sub(lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", text)


def _named(found: re.Match[str]) -> str:
    return f"<U+{ord(found[0]):04X}>"
