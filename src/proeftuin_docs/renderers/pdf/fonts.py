# SPDX-License-Identifier: EUPL-1.2
"""The fonts: which characters they can show, the style of typed text, and the font of a viewer's own text."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from proeftuin_docs.document import Document, FilledText, TableField, filled_texts
from proeftuin_docs.errors import AnyFault, Diagnostic, Place, RenderError, rendering
from proeftuin_docs.pdf_objects.changes import Changes, Plain, Ref, plain_bytes, stream, unpacked
from proeftuin_docs.pdf_objects.lexer import references, value_of
from proeftuin_docs.pdf_objects.patch import PdfPatch, reference
from proeftuin_docs.renderers.pdf.own_fonts import own_fonts
from proeftuin_docs.resources import Resources, font_folder, font_folders

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_LAYOUT: Final = frozenset("\n\t")
_ALIKE: Final = frozenset("\u2011\u202f")
"""In typed text shown as a character that looks the same; the template's `alike` says which."""
_INVISIBLE: Final = frozenset("\u200b\u200c\u200d\u200e\u200f\u2060")
"""Takes no room and needs no glyph (Unicode's Default_Ignorable_Code_Point); word processors leave them."""
_WITHOUT_GLYPH: Final = _LAYOUT | _INVISIBLE
_DOCUMENT_FONT: Final = "SourceSansPro"
_TEXT_FONT: Final = f"{_DOCUMENT_FONT}-Regular.ttf"
_INLINES: Final = frozenset({"text", "strong", "emphasis", "line_break"})
_CONTROL: Final = "\\u00"
"""How a control character stands in JSON, which shows every other character as it is."""
_AROUND: Final = 30
"""How many characters before it say where a character stands."""


def require_glyphs(document: Document, plain: Mapping[str, Any], resources: Resources) -> None:
    """Raises `RenderError` with every character that no font has, and the question or words it is at.

    What somebody filled in stands in answers, and in a letter anywhere: an address, a greeting, a sentence.
    `plain` is the document's `dump`.
    """
    every = json.dumps(plain, ensure_ascii=False)
    if _CONTROL not in every and not missing_glyphs(every, resources):
        return
    faults = [found for text in filled_texts(document) for found in _faults(text, resources)]
    faults += _faults_around_questions(plain, resources)
    if faults:
        raise RenderError(faults)


def require_shown(lines: Sequence[str], resources: Resources) -> None:
    """Raises `RenderError` with every character of these lines that no font has."""
    lacking = [
        (char, line) for line in lines for char in missing_glyphs(line, resources) if char not in _ALIKE
    ]
    if lacking:
        composed = ((char, unicodedata.normalize("NFC", line)) for char, line in lacking)
        raise RenderError([_running_fault(char, line[: line.index(char)]) for char, line in composed])


def missing_glyphs(text: str, resources: Resources | None = None) -> tuple[str, ...]:
    """The characters of this text that the document fonts do not have, each once, in order.

    With `resources` the fonts of the court's own count too.

    Letters with separate accents count as the letters that they compose to (Unicode NFC).
    """
    lacking = set(unicodedata.normalize("NFC", text)) - _shown()
    lacking = lacking - _shown_by_others() if lacking else lacking
    lacking = lacking - own_fonts(resources).characters if lacking and resources else lacking
    if not lacking:
        return ()
    return tuple(dict.fromkeys(char for char in unicodedata.normalize("NFC", text) if char in lacking))


def _faults(typed: FilledText, resources: Resources) -> Iterator[Diagnostic]:
    """Each character that no font has, with the question, and of a cell the row and the column."""
    where = {"question": f"‘{typed.question.label}’", **_cell(typed)}
    kind: AnyFault = rendering.cell_without_font if "row" in where else rendering.answer_without_font
    for char in (char for char in missing_glyphs(typed.text, resources) if char not in _ALIKE):
        named = {"char": char, "code_point": f"U+{ord(char):04X}", "name": unicodedata.name(char, "?")}
        yield kind.from_facts(Place(path=typed.question.id), where | named)


def _cell(typed: FilledText) -> dict[str, str]:
    """The row, from 1, and the head of the column of a cell; nothing for another field."""
    table = typed.question.field
    if not isinstance(table, TableField):
        return {}
    for number, row in enumerate(table.rows, start=1):
        for column, cell in zip(table.columns, row, strict=True):
            if cell.name == typed.name:
                return {"row": str(number), "column": f"‘{column.label}’"}
    return {}


def _faults_around_questions(plain: Mapping[str, Any], resources: Resources) -> Iterator[Diagnostic]:
    """Each character once, with the words before it; never the word that it is in, which may be a name."""
    told: set[str] = set()
    for block in plain["blocks"]:
        text = "" if block["node"] == "question" else unicodedata.normalize("NFC", _flat(block))
        for char in missing_glyphs(text, resources):
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


@cache
def _shown_by_others() -> frozenset[str]:
    """Every character that a font of another script has; read when a text needs one."""
    from fontTools.ttLib import TTFont

    shown: set[str] = set()
    for path in (path for folder in font_folders()[1:] for path in sorted(folder.glob("*-Regular.[ot]tf"))):
        with TTFont(path, lazy=True) as font:
            shown.update(map(chr, font.getBestCmap()))
    return frozenset(shown)


_FILE: Final = "acroform.json"


@dataclass(frozen=True, slots=True)
class Style:
    """A font file of the document fonts, a size in points, and a colour operator (ISO 32000-1, 8.6.8)."""

    font: str
    size: float
    colour: str


def read_style(folder: Path) -> Style:
    """The style that the template folder states; raises `RenderError` when it cannot be used."""
    try:
        data = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        style = Style(str(data["font"]), float(data["size"]), str(data["colour"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _unusable(type(error).__name__) from error
    if not (font_folder() / style.font).is_file():
        raise _unusable(style.font)
    return style


def _unusable(problem: str) -> RenderError:
    return RenderError([rendering.typesetting_failed(problem=f"{_FILE}: {problem}")])


FONT_NAME: Final = "SourceSans"
_FIRST, _LAST = 32, 255
_NONSYMBOLIC: Final = 1 << 5
_EM: Final = 1000
_STEM: Final = 84


@dataclass(frozen=True, slots=True)
class _FontSubset:
    """A font program with its metrics in thousandths of an em (ISO 32000-1, 9.8)."""

    name: str
    program: bytes
    widths: tuple[float, ...]
    box: tuple[float, ...]
    ascent: float
    descent: float
    cap_height: float


def add_default_font(changes: Changes, file_name: str) -> Ref:
    """The font dictionary (ISO 32000-1, 9.6.3), embedded as a subset of the WinAnsi characters."""
    subset = _subset(font_folder() / file_name)
    program = changes.add(stream(subset.program, {"Length1": len(subset.program)}))
    descriptor: dict[str, Plain] = {
        "Type": "FontDescriptor",
        "FontName": subset.name,
        "Flags": _NONSYMBOLIC,
        "FontBBox": subset.box,
        "ItalicAngle": 0,
        "Ascent": subset.ascent,
        "Descent": subset.descent,
        "CapHeight": subset.cap_height,
        "StemV": _STEM,
        "FontFile2": Ref(program),
    }
    font: dict[str, Plain] = {
        "Type": "Font",
        "Subtype": "TrueType",
        "BaseFont": subset.name,
        "Encoding": "WinAnsiEncoding",
        "FirstChar": _FIRST,
        "LastChar": _LAST,
        "Widths": subset.widths,
        "FontDescriptor": Ref(changes.add(plain_bytes(descriptor))),
    }
    return Ref(changes.add(plain_bytes(font)))


@cache
def _subset(path: Path) -> _FontSubset:
    """The subset of a font file; once per process, since it takes a tenth of a second."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[1, 2, 6])
    with TTFont(path, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=[code for code in _codes() if code is not None])
        subsetter.subset(font)
        return _measured(font)


def _measured(font: "TTFont") -> _FontSubset:
    scale = _EM / font["head"].unitsPerEm
    cmap, metrics, head, os2 = font.getBestCmap(), font["hmtx"], font["head"], font["OS/2"]
    program = BytesIO()
    font.save(program)
    return _FontSubset(
        name="PDFORM+" + font["name"].getDebugName(6),
        program=program.getvalue(),
        widths=tuple(metrics[cmap[code]][0] * scale if code in cmap else 0.0 for code in _codes()),
        box=tuple(value * scale for value in (head.xMin, head.yMin, head.xMax, head.yMax)),
        ascent=os2.sTypoAscender * scale,
        descent=os2.sTypoDescender * scale,
        cap_height=os2.sCapHeight * scale,
    )


def _codes() -> tuple[int | None, ...]:
    """The Unicode character of every WinAnsi code from the first to the last."""
    decoded = (bytes([code]).decode("cp1252", errors="ignore") for code in range(_FIRST, _LAST + 1))
    return tuple(ord(char) if char else None for char in decoded)


_MAPPED: Final = re.compile(rb"(?m)^<([0-9A-F]{4})> <")
_END_OF_MAP: Final = b"\nendcmap"
_MOST_IN_A_BLOCK: Final = 100
_NO_ROOM: Final = b"200B"
"""ZERO WIDTH SPACE: what a glyph stands for whose text another glyph of its group has already."""


def unicode_maps(file: PdfPatch) -> dict[int, bytes]:
    """Return maps in which every glyph of an embedded font has a Unicode value, by their objects' numbers.

    ISO 14289-1, 7.21.7, and ISO 32000-1, 9.10.3. Where several glyphs show one group of characters, as
    scripts with signs above and below a letter do, Typst maps the first to all of them and says the rest
    beside the page's text, which an appearance lacks.
    """
    fonts = (file.body(number) for number, start in enumerate(file.starts) if start)
    others = (font for font in fonts if b"/Subtype/Type0" in font and _DOCUMENT_FONT.encode() not in font)
    return {reference(font, b"/ToUnicode"): _whole_map(file, font) for font in others}


def _whole_map(file: PdfPatch, font: bytes) -> bytes:
    (below,) = references(value_of(font, b"/DescendantFonts"))
    descriptor = file.body(reference(file.body(below), b"/FontDescriptor"))
    known = unpacked(file.body(reference(font, b"/ToUnicode")))
    mapped = {int(code, 16) for code in _MAPPED.findall(known)}
    gaps = [code for code in range(1, _glyphs(file, descriptor)) if code not in mapped]
    for start in range(0, len(gaps), _MOST_IN_A_BLOCK):
        block = gaps[start : start + _MOST_IN_A_BLOCK]
        lines = [b"%d beginbfchar" % len(block), *(b"<%04X> <%s>" % (code, _NO_ROOM) for code in block)]
        known = known.replace(_END_OF_MAP, b"\n" + b"\n".join((*lines, b"endbfchar")) + _END_OF_MAP, 1)
    return stream(known, {"Type": "CMap", "WMode": 0})


def _glyphs(file: PdfPatch, descriptor: bytes) -> int:
    """How many glyphs an embedded TrueType font has; none for another kind."""
    from fontTools.ttLib import TTFont

    if b"/FontFile2" not in descriptor:
        return 0
    data = unpacked(file.body(reference(descriptor, b"/FontFile2")))
    return int(TTFont(BytesIO(data))["maxp"].numGlyphs)
