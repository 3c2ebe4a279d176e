"""Pictograms as drawings inside the page."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from lxml import etree
from markupsafe import Markup

from proeftuin_docs.document import Document, Pictogram
from proeftuin_docs.errors import RenderError, rendering, system_problem
from proeftuin_docs.resources import Resources

_FOLDER: Final = "pictogrammen"
_SVG: Final = "{http://www.w3.org/2000/svg}"
_SHAPES: Final = frozenset({"path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "g"})
_PLACES: Final = ("cx", "cy", "r", "rx", "ry", "x", "y", "x1", "y1", "x2", "y2", "width", "height")
_OTHER: Final = ("viewBox", "d", "points", "transform", "opacity")
_ATTRIBUTES: Final = frozenset({*_PLACES, *_OTHER})
_FAMILIES: Final = ("fill", "stroke")


def read_drawings(document: Document, resources: Resources) -> Mapping[Pictogram, Markup]:
    """Return the drawing of every pictogram of the document, with its text alternative.

    Raises `RenderError` for a drawing that is missing or holds more than plain shapes.
    """
    pictograms = {block for block in document.blocks if isinstance(block, Pictogram)}
    if not pictograms:
        return {}
    folder = resources.template_folder(_FOLDER)
    return {pictogram: _drawing(pictogram, folder) for pictogram in pictograms}


def _drawing(pictogram: Pictogram, folder: Path) -> Markup:
    try:
        drawing = _read(folder / f"{pictogram.name}.svg")
    except (ValueError, etree.XMLSyntaxError) as error:
        raise RenderError([rendering.faulty_pictogram(name=pictogram.name, problem=str(error))]) from error
    except OSError as error:
        raise RenderError(
            [rendering.faulty_pictogram(name=pictogram.name, problem=system_problem(error))]
        ) from error
    for name, value in (("class", "drawing"), ("role", "img"), ("aria-label", pictogram.alt)):
        drawing.set(name, value)
    return Markup(etree.tostring(drawing, encoding="unicode", with_tail=False))


def _read(path: Path) -> etree._Element:
    """The drawing of a file, without a size of its own."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    drawing = _shapes(etree.fromstring(path.read_bytes(), parser), {"svg"})
    for name in {"width", "height"} & set(drawing.attrib):
        del drawing.attrib[name]
    return drawing


def _shapes(element: etree._Element, allowed: set[str] | frozenset[str]) -> etree._Element:
    """A copy without namespace of an element and what is inside it; raises ValueError for anything else."""
    name = str(element.tag).removeprefix(_SVG)
    if name not in allowed:
        raise ValueError(f"<{name}>")
    copy = etree.Element(name)
    for key, value in element.attrib.items():
        copy.set(str(key), _plain(str(key), str(value)))
    copy.extend([_shapes(child, _SHAPES) for child in element])
    return copy


def _plain(key: str, value: str) -> str:
    """The value of an attribute that draws; raises ValueError for one that styles, links or acts."""
    draws = key in _ATTRIBUTES or key.startswith(_FAMILIES)
    if not draws or "url(" in value:
        raise ValueError(f'{key}="{value}"')
    return value
