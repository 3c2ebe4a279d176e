"""Which characters the document fonts can show; what they cannot is refused by name."""

import json
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from proeftuin_docs.document import Document, filled_texts
from proeftuin_docs.errors import AnyFault, Diagnostic, Place, RenderError, rendering
from proeftuin_docs.resources import font_folder

_LAYOUT: Final = frozenset("\n\t")
_ALIKE: Final = frozenset("\u2011\u202f")
"""In typed text shown as a character that looks the same; the template's `alike` says which."""
_INVISIBLE: Final = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060")
"""Takes no room and needs no glyph (Unicode's Default_Ignorable_Code_Point); word processors leave them."""
_WITHOUT_GLYPH: Final = _LAYOUT | _INVISIBLE
_TEXT_FONT: Final = "SourceSansPro-Regular.ttf"
_INLINES: Final = frozenset({"text", "strong", "emphasis", "line_break"})
_CONTROL: Final = "\\u00"
"""How a control character stands in JSON, which shows every other character as it is."""
_AROUND: Final = 30
"""How many characters before it say where a character stands."""


def require_glyphs(document: Document, plain: Mapping[str, Any]) -> None:
    """Raises `RenderError` with every character that no font has, and the question or words it is at.

    What somebody filled in stands in answers, and in a letter anywhere: an address, a greeting, a sentence.
    `plain` is the document's `dump`.
    """
    every = json.dumps(plain, ensure_ascii=False)
    if _CONTROL not in every and not missing_glyphs(every):
        return
    faults = [found for text in filled_texts(document) for found in _faults(text.question.label, text.text)]
    faults += _faults_around_questions(plain)
    if faults:
        raise RenderError(faults)


def require_shown(lines: Sequence[str]) -> None:
    """Raises `RenderError` with every character of these lines that no font has."""
    lacking = [(char, line) for line in lines for char in missing_glyphs(line) if char not in _ALIKE]
    if lacking:
        composed = ((char, unicodedata.normalize("NFC", line)) for char, line in lacking)
        raise RenderError([_running_fault(char, line[: line.index(char)]) for char, line in composed])


def missing_glyphs(text: str) -> tuple[str, ...]:
    """The characters of this text that the document fonts do not have, each once, in order.

    Letters with separate accents count as the letters that they compose to (Unicode NFC).
    """
    lacking = set(unicodedata.normalize("NFC", text)) - _shown()
    if not lacking:
        return ()
    return tuple(dict.fromkeys(char for char in unicodedata.normalize("NFC", text) if char in lacking))


def _faults(question: str, text: str) -> Iterator[Diagnostic]:
    for char in (char for char in missing_glyphs(text) if char not in _ALIKE):
        name = unicodedata.name(char, "?")
        yield rendering.answer_without_font(
            Place(), question=f"‘{question}’", char=char, code_point=f"U+{ord(char):04X}", name=name
        )


def _faults_around_questions(plain: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """Each character once, with the words before it; never the word that it is in, which may be a name."""
    told: set[str] = set()
    for block in plain["blocks"]:
        text = "" if block["node"] == "question" else unicodedata.normalize("NFC", _flat(block))
        for char in missing_glyphs(text):
            if char not in _ALIKE and char not in told:
                told.add(char)
                yield _running_fault(char, text[: text.index(char)])


def _running_fault(char: str, before: str) -> Diagnostic:
    line = before.rpartition("\n")[2]
    words = line.rpartition(" ")[0][-_AROUND:].strip()
    kind: AnyFault = rendering.character_without_font if words else rendering.first_character_without_font
    facts = {"char": char, "code_point": f"U+{ord(char):04X}", "name": unicodedata.name(char, "?")}
    return kind.from_facts(Place(), facts | {"before": words})


def _flat(node: object) -> str:
    """Yield the text of a block as `dump` gives it, line by line."""
    match node:
        case str():
            return node
        case {"node": "line_break"}:
            return "\n"
        case {"node": str(kind), **members}:
            return ("" if kind in _INLINES else "\n").join(_flat(value) for value in members.values())
        case [{"node": str(kind)}, *_]:
            return ("" if kind in _INLINES else "\n").join(map(_flat, node))
        case list():
            return "\n".join(map(_flat, node))
        case _:
            return ""


@cache
def _shown() -> frozenset[str]:
    """Every character that the text font has, or that needs no glyph."""
    from fontTools.ttLib import TTFont

    with TTFont(font_folder() / _TEXT_FONT, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap())) | _WITHOUT_GLYPH
