# SPDX-License-Identifier: EUPL-1.2
"""The Jinja environment of the pages, their styles, and the drawings that are taken over."""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from lxml import etree
from markupsafe import Markup

from proeftuin_docs.document import Document, Pictogram, option_name, pictures
from proeftuin_docs.errors import RenderError, rendering, system_problem
from proeftuin_docs.formats.templates import TEMPLATE_ERRORS, BoundedEnvironment
from proeftuin_docs.formats.xml import hardened_parser
from proeftuin_docs.renderers.html.nodes import (
    block_kind,
    column_shares,
    field_kind,
    inline_kind,
    lines_of,
    row_count,
    size_text,
)
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.resources import read_text
from proeftuin_docs.text.direction import runs_leftward, runs_of
from proeftuin_docs.text.located_yaml import require_yaml
from proeftuin_docs.text.wording import Wording

_PAGE: Final = "\ue000"
_PAGES: Final = "\ue001"
_COUNTERS: Final = {_PAGE: "counter(page)", _PAGES: "counter(pages)"}


def css_string(text: str) -> Markup:
    """The text as a CSS string in which every special character is written by its number.

    Nothing in the text can close the string or the style element (CSS Syntax 3, 4.3.7).
    """
    return Markup('"{}"').format(Markup("").join(_css_character(character) for character in text))


def page_counter(wording: Wording) -> Markup:
    """The `content` of the page number: the words of phrase `page` around the counters of CSS."""
    pieces: list[Markup] = []
    words = ""
    for character in wording.phrase("page", page=_PAGE, pages=_PAGES):
        if character in _COUNTERS:
            pieces += [css_string(words), Markup(_COUNTERS[character])]
            words = ""
        else:
            words += character
    return Markup(" ").join([*pieces, css_string(words)])


def _css_character(character: str) -> Markup:
    plain = character == " " or (character.isascii() and character.isalnum())
    return Markup(character if plain else f"\\{ord(character):x} ")


_FOLDER: Final = "pictogrammen"
_SVG: Final = "{http://www.w3.org/2000/svg}"
_SHAPES: Final = frozenset({"path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "g"})
_PLACES: Final = ("cx", "cy", "r", "rx", "ry", "x", "y", "x1", "y1", "x2", "y2", "width", "height")
_OTHER: Final = ("viewBox", "d", "points", "transform", "opacity")
_ATTRIBUTES: Final = frozenset({*_PLACES, *_OTHER})
_FAMILIES: Final = ("fill", "stroke")


def read_drawings(document: Document, options: RenderOptions) -> Mapping[Pictogram, Markup]:
    """Return the drawing of every pictogram of the document; it says nothing to a screen reader.

    Raises `RenderError` for a drawing that is missing or holds more than plain shapes.
    """
    drawn = pictures(document)
    folder = options.resources.template_folder(_FOLDER) if drawn else Path()
    drawings = {pictogram: _drawing(pictogram, folder) for pictogram in drawn}
    if options.branding is None:
        return drawings
    return {pictogram: Markup(options.branding.repainted(svg)) for pictogram, svg in drawings.items()}


def _drawing(pictogram: Pictogram, folder: Path) -> Markup:
    try:
        drawing = _read(folder / f"{pictogram.name}.svg")
    except (ValueError, etree.XMLSyntaxError) as error:
        raise RenderError([rendering.faulty_pictogram(name=pictogram.name, problem=str(error))]) from error
    except OSError as error:
        raise RenderError(
            [rendering.faulty_pictogram(name=pictogram.name, problem=system_problem(error))]
        ) from error
    for name, value in (("class", "drawing"), ("aria-hidden", "true")):
        drawing.set(name, value)
    return Markup(etree.tostring(drawing, encoding="unicode", with_tail=False))


def _read(path: Path) -> etree._Element:
    """The drawing of a file, without a size of its own."""
    drawing = _shapes(etree.fromstring(path.read_bytes(), hardened_parser(text_alone=True)), {"svg"})
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


_TEMPLATE_FOLDER: Final = "html"
_TASKS: Final = "tasks.yaml"
_FILTERS: Final = {
    "block_kind": block_kind,
    "column_shares": column_shares,
    "css_string": css_string,
    "field_kind": field_kind,
    "inline_kind": inline_kind,
    "lines_of": lines_of,
    "option_name": option_name,
    "page_counter": page_counter,
    "row_count": row_count,
    "runs_leftward": runs_leftward,
    "runs_of": runs_of,
    "size_text": size_text,
}


def render_page(
    name: str,
    options: RenderOptions,
    facts: Mapping[str, object],
    *,
    scripted: bool,
    pictures: bool = False,
) -> bytes:
    """The page `name`.html as UTF-8, with `name`.css inside it, and `name`.js when it is scripted.

    With `pictures` it may show images that are inside it or beside it.

    Raises `RenderError` when a template is missing or faulty, or names something that is not there.
    """
    environment = _environment(options.resources.template_folder(_TEMPLATE_FOLDER)).anew()
    house = options.branding
    given = {**facts, "wording": options.wording, "house": house}
    shown = "'self' data: file:" if pictures else "data:" if house and house.logo else ""
    try:
        style = environment.get_template(f"{name}.css").render(given)
        script = environment.get_template(f"{name}.js").render(given) if scripted else ""
        inside = {
            "style": Markup(style),
            "script": Markup(script),
            "policy": _policy(style, script, shown),
        }
        return environment.get_template(f"{name}.html").render(given | inside).encode()
    except (TemplateError, LookupError, TypeError, ValueError, *TEMPLATE_ERRORS) as error:
        raise RenderError([rendering.faulty_web_template(problem=_problem(error))]) from error


def read_tasks(options: RenderOptions) -> Mapping[str, Any]:
    """The content of `tasks.yaml`: to which task a document belongs; nothing where that file is not there.

    Raises `RenderError` when it cannot be read.
    """
    path = options.resources.template_folder(_TEMPLATE_FOLDER) / _TASKS
    return require_yaml(read_text(path, _TASKS), _TASKS, RenderError).data if path.is_file() else {}


def _policy(style: str, script: str, pictures: str) -> str:
    """The content security policy: this style sheet, its fonts, this script, pictures from there, no more."""
    allowed = "font-src data:; "
    allowed += f"script-src {_source(script)}; " if script else ""
    allowed += f"img-src {pictures}; " if pictures else ""
    return f"default-src 'none'; style-src {_source(style)}; {allowed}base-uri 'none'; form-action 'none'"


def _source(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _problem(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".replace("\n", " ")


@cache
def _environment(folder: Path) -> BoundedEnvironment:
    environment = BoundedEnvironment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(_FILTERS)
    return environment
