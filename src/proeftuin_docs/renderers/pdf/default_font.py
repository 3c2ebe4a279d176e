"""The font of the AcroForm's default resources: what a viewer sets typed text in.

A simple TrueType font with WinAnsiEncoding, since viewers do not encode typed text for a composite font.
"""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pypdf import PdfWriter
from pypdf.generic import IndirectObject

from proeftuin_docs.renderers.pdf.objects import Plain, add, dictionary, stream
from proeftuin_docs.resources import font_folder

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FONT_NAME: Final = "/SourceSans"
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


def add_default_font(writer: PdfWriter, file_name: str) -> IndirectObject:
    """The font dictionary (ISO 32000-1, 9.6.3), embedded as a subset of the WinAnsi characters."""
    subset = _subset(font_folder() / file_name)
    program = stream(subset.program, {"/Length1": len(subset.program)})
    descriptor: dict[str, Plain] = {
        "/Type": "/FontDescriptor",
        "/FontName": subset.name,
        "/Flags": _NONSYMBOLIC,
        "/FontBBox": subset.box,
        "/ItalicAngle": 0,
        "/Ascent": subset.ascent,
        "/Descent": subset.descent,
        "/CapHeight": subset.cap_height,
        "/StemV": _STEM,
        "/FontFile2": add(writer, program),
    }
    font: dict[str, Plain] = {
        "/Type": "/Font",
        "/Subtype": "/TrueType",
        "/BaseFont": subset.name,
        "/Encoding": "/WinAnsiEncoding",
        "/FirstChar": _FIRST,
        "/LastChar": _LAST,
        "/Widths": subset.widths,
        "/FontDescriptor": add(writer, dictionary(descriptor)),
    }
    return add(writer, dictionary(font))


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
        name="/PDFORM+" + font["name"].getDebugName(6),
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
