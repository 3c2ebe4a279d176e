# SPDX-License-Identifier: EUPL-1.2
"""Pictograms and the logo of a court as inline pictures (ECMA-376 part 1, 20.2.2.5 and 20.4.2.8).

They are rasters, fine enough to print: not every reader draws SVG, and a drawing could refer to
something outside the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from proeftuin_docs.branding import Branding, Logo
from proeftuin_docs.document import Document, pictures
from proeftuin_docs.errors import RenderError, rendering, system_problem
from proeftuin_docs.formats.opc import NewPart, Package, add_part
from proeftuin_docs.formats.wordml import (
    DOCUMENT_PART,
    DRAWING,
    IMAGE_RELATION,
    PICTURE,
    WORD_DRAWING,
    R,
)
from proeftuin_docs.renderers.docx.markup import attribute
from proeftuin_docs.renderers.options import RenderOptions

_FOLDER: Final = "pictogrammen"
DRAWN_BY: Final = "docx/pictogram.typ"
_EMU_PER_TWIP: Final = 635
# The width and height of a PNG stand in its first chunk (ISO 15948, 11.2.2).
_WIDTH: Final = slice(16, 20)
_HEIGHT: Final = slice(20, 24)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the package: its name, the id of the relation to it, and width over height."""

    name: str
    relation: str
    ratio: float


def add_pictures(package: Package, document: Document, options: RenderOptions) -> Mapping[str, Picture]:
    """Puts every pictogram of the document in the package, once; what a picture needs, by name.

    Raises `RenderError` when a drawing is missing or cannot be drawn.
    """
    names = sorted({picture.name for picture in pictures(document)})
    if not names:
        return {}
    folder = options.resources.template_folder(_FOLDER)
    template = options.resources.template_file(DRAWN_BY)
    drawn = {name: _drawn(name, folder / f"{name}.svg", template, options.branding) for name in names}
    return {name: _add(package, f"pictogram-{name}", name, png) for name, png in drawn.items()}


def add_logo(package: Package, logo: Logo, template: Path) -> Picture:
    """Puts the logo of a court in the package; a drawing as `template` draws it."""
    return _add(
        package, "logo", logo.text, logo.content if logo.is_raster else _raster(logo.drawing, template)
    )


def inline_picture(picture: Picture, number: int, height: int, text: str = "") -> str:
    """Return a run with the picture, this high in twips, and what it says in words.

    One that says nothing is decorative, so that a screen reader passes it by.
    """
    start = f'<wp:inline xmlns:wp="{WORD_DRAWING}" distT="0" distB="0" distL="0" distR="0">'
    drawing = _drawing(picture, number, height, text=text)
    return f"<w:r><w:drawing>{start}{drawing}</wp:inline></w:drawing></w:r>"


def anchored_picture(picture: Picture, number: int, height: int) -> str:
    """Return a run with the picture left of its paragraph and of those below it (20.4.2.3); decorative."""
    start = (
        f'<wp:anchor xmlns:wp="{WORD_DRAWING}" distT="0" distB="0" distL="0" distR="0" simplePos="0"'
        f' relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    )
    drawing = _drawing(picture, number, height, wrap="<wp:wrapNone/>")
    return f"<w:r><w:drawing>{start}{drawing}</wp:anchor></w:drawing></w:r>"


def _drawing(picture: Picture, number: int, height: int, *, text: str = "", wrap: str = "") -> str:
    size = f'cx="{round(height * picture.ratio) * _EMU_PER_TWIP}" cy="{height * _EMU_PER_TWIP}"'
    named = f'id="{number}" name={attribute(picture.name)} descr={attribute(text)}'
    return (
        f"<wp:extent {size}/>{wrap}<wp:docPr {named}>{_DECORATIVE if not text else ''}</wp:docPr>{_LOCKS}"
        f'<a:graphic xmlns:a="{DRAWING}"><a:graphicData uri="{PICTURE}"><pic:pic xmlns:pic="{PICTURE}">'
        f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip xmlns:r="{R}" r:embed="{picture.relation}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )


# [MS-ODRAWXML] 2.37: a picture that is only there for its looks.
_DECORATIVE: Final = (
    f'<a:extLst xmlns:a="{DRAWING}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
_LOCKS: Final = (
    f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{DRAWING}" noChangeAspect="1"/>'
    "</wp:cNvGraphicFramePr>"
)


def _add(package: Package, file: str, name: str, png: bytes) -> Picture:
    width, height = (int.from_bytes(png[place]) for place in (_WIDTH, _HEIGHT))
    part = NewPart(f"word/media/{file}.png", "image/png", IMAGE_RELATION, DOCUMENT_PART, alone=False)
    return Picture(name, add_part(package, part, png), width / height)


def _drawn(name: str, path: Path, template: Path, branding: Branding | None) -> bytes:
    import typst

    try:
        svg = path.read_text(encoding="utf-8")
        return _raster(branding.repainted(svg) if branding else svg, template)
    except (OSError, UnicodeDecodeError, typst.TypstError) as error:
        problem = system_problem(error) if isinstance(error, OSError) else error
        raise RenderError([rendering.faulty_pictogram(name=name, problem=str(problem))]) from error


@cache
def _raster(svg: str, template: Path) -> bytes:
    """The drawing as PNG. Typst draws it: one program fewer, and it is there for the PDF anyway."""
    import typst

    drawn = typst.compile(str(template), format="png", sys_inputs={"svg": svg})
    assert isinstance(drawn, bytes)
    return drawn
