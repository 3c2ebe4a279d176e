# SPDX-License-Identifier: EUPL-1.2
"""Text as WordprocessingML: escaped, with line breaks and tabs as elements (ECMA-376 part 1, 17.3.3).

Content is built as one string of XML and parsed once; that is about ten times as fast as building
elements one by one.
"""

import re
from functools import lru_cache
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from proeftuin_docs.errors import RenderError, rendering
from proeftuin_docs.formats.xml import UNWRITABLE
from proeftuin_docs.text.direction import runs_leftward, runs_of

_NEWLINE: Final = re.compile("\r\n?")
_SIGNS: Final = re.compile("([\u25a0-\u27bf])")
_PIECES: Final = re.compile("([\n\t])")
_SPECIAL: Final = re.compile(f"[\r\n\t&<>{UNWRITABLE.pattern[1:]}")
_ELEMENTS: Final = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_LEFT_TO_RIGHT: Final = "\u200e"
_SHOWN: Final = 40
_KEPT: Final = 4096
"""So many properties of runs and paragraphs are kept; they hold nothing that somebody typed."""
_ORDER: Final = (
    *("keepNext", "keepLines", "pageBreakBefore", "framePr", "numPr", "pBdr", "tabs"),
    *("bidi", "spacing", "ind", "textAlignment"),
)
KEEP: Final = "<w:keepNext/>"
"""On the page of the next paragraph."""
TAB: Final = "<w:r><w:tab/></w:r>"
LINE_BREAK: Final = "<w:r><w:br/></w:r>"


def attribute(value: str) -> str:
    """A quoted attribute value on one line; raises `RenderError` for what XML cannot hold."""
    return quoteattr(" ".join(writable(value).split()))


def escaped(value: str) -> str:
    """The text of an element; raises `RenderError` for what XML cannot hold."""
    return escape(writable(value))


def text_nodes(value: str) -> str:
    """The text as `w:t`, `w:br` and `w:tab`; raises `RenderError` for what XML cannot hold."""
    if value and not _SPECIAL.search(value):
        return f'<w:t xml:space="preserve">{value}</w:t>'
    pieces = _PIECES.split(_NEWLINE.sub("\n", writable(value)))
    return "".join(_piece(piece) for piece in pieces if piece)


def _piece(piece: str) -> str:
    return _ELEMENTS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


def run(value: str, *styles: str) -> str:
    """A run of this text in a character style, nothing for an empty text."""
    style = run_style(*styles, leftward=runs_leftward(value))
    return f"<w:r>{style}{text_nodes(value)}</w:r>" if value else ""


def directed_run(value: str, *styles: str) -> str:
    """Runs of a text that runs from right to left: its words so, and names and numbers among them not.

    A number has a mark before it that nobody sees: some programs look at the characters alone.
    """
    written = (
        f"<w:r>{run_style(*styles, leftward=leftward)}{text_nodes(_marked(piece, leftward=leftward))}</w:r>"
        for piece, leftward in runs_of(value)
    )
    return "".join(written) if value else ""


def _marked(piece: str, *, leftward: bool) -> str:
    return piece if leftward or piece[0].isalpha() else f"{_LEFT_TO_RIGHT}{piece}"


def signed_run(value: str, font: str, *styles: str) -> str:
    """Runs of this text, in which signs that a text font lacks are in a font that has them."""
    pieces = (piece for piece in _SIGNS.split(value) if piece)
    return "".join(_signed(piece, font, styles) for piece in pieces)


def _signed(piece: str, font: str, styles: tuple[str, ...]) -> str:
    if not _SIGNS.match(piece):
        return run(piece, *styles)
    named = f"<w:rStyle w:val={attribute(styles[-1])}/>" if styles else ""
    return f"<w:r><w:rPr>{named}{sign_fonts(font)}</w:rPr>{text_nodes(piece)}</w:r>"


def sign_fonts(font: str) -> str:
    """The run property that sets signs in this font."""
    name = attribute(font)
    return f'<w:rFonts w:ascii={name} w:eastAsia={name} w:hAnsi={name} w:hint="eastAsia"/>'


@lru_cache(maxsize=_KEPT)
def run_style(*styles: str, leftward: bool = False) -> str:
    """Run properties: the last of these character styles, and the direction; nothing without either."""
    named = f"<w:rStyle w:val={attribute(styles[-1])}/>" if styles else ""
    properties = f"{named}<w:rtl/>" if leftward else named
    return f"<w:rPr>{properties}</w:rPr>" if properties else ""


def paragraph(style: str, content: str, *properties: str) -> str:
    """A paragraph in a style; `properties` are elements of `w:pPr`, which come in the schema's order."""
    return f"<w:p>{_paragraph_style(style, properties)}{content}</w:p>"


@lru_cache(maxsize=_KEPT)
def _paragraph_style(style: str, properties: tuple[str, ...]) -> str:
    ordered = "".join(sorted(filter(None, dict.fromkeys(properties)), key=_place))
    return f"<w:pPr><w:pStyle w:val={attribute(style)}/>{ordered}</w:pPr>"


def _place(element: str) -> int:
    """The place of an element among the properties of a paragraph (17.3.1.26)."""
    return _ORDER.index(element[len("<w:") :].partition("/")[0].partition(" ")[0].partition(">")[0])


def writable(value: str) -> str:
    """The text itself; raises `RenderError` for what XML cannot hold."""
    if found := UNWRITABLE.search(value):
        shown = UNWRITABLE.sub("\ufffd", value)[:_SHOWN]
        code_point = f"U+{ord(found[0]):04X}"
        raise RenderError([rendering.impossible_character(text=shown, code_point=code_point)])
    return value
