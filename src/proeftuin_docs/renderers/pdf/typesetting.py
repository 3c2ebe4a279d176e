# SPDX-License-Identifier: EUPL-1.2
"""Typst: a document or a cover sheet in, laid-out and tagged PDF bytes out."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from proeftuin_docs.branding import Branding
from proeftuin_docs.document import Document, Layout, has_spare_sheet, pictures
from proeftuin_docs.errors import Diagnostic, Place, RenderError, rendering, typst_problem
from proeftuin_docs.pdf_objects.merger import Batch, finished_letter
from proeftuin_docs.renderers.large_print import scale_of
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.renderers.pdf.fonts import require_shown
from proeftuin_docs.renderers.pdf.own_fonts import own_fonts
from proeftuin_docs.resources import bundled_root, font_folders

if TYPE_CHECKING:
    from typst import Compiler, Fonts, TypstError

Mode = Literal["pdf", "print"]
Standards = list[Literal["ua-1", "a-2a", "a-2b"]]

_STANDARDS: Final[Standards] = ["ua-1", "a-2a"]
_TYPST_PLACE: Final = re.compile(r"┌─ (?:\S*/)?(?P<file>[^/:\s]+\.typ):(?P<line>\d+):(?P<column>\d+)")
_FITNESS: Final = re.compile(r"unknown font family: fitness (?P<faults>\d+) next (?P<next>\d*)")
_MOST: Final = 1 << 16
_LETTERS: Final = (Layout.LETTER, Layout.EASY_LETTER)
_MAX_COMPILERS: Final = 24
"""So many compilers are kept: a layout, a mode and a wording each."""
_APPEARANCE_STANDARDS: Final[Standards] = ["a-2b"]


def typeset(document: Document, plain: Mapping[str, object], options: RenderOptions, mode: Mode) -> bytes:
    """The document laid out and tagged, as PDF/UA-1 and PDF/A-2a (ISO 14289-1, ISO 19005-2).

    Of the ways in which the template can fit a letter to its pages it is the first that is good.

    `plain` is the document's `dump`. In mode `pdf` every field is a link `veld:<name>`; in mode `print`
    fields are drawn for a pen.
    """
    data = {
        "document": plain,
        "running": running_text(document, options),
        "pictograms": _pictograms(document, options),
        "spare": has_spare_sheet(document),
        **({"fitting": 0} if document.layout in _LETTERS else {}),
    }
    press, day = _template_of(document, options, mode), document.identity.date
    return _compile(press, data, _STANDARDS, day, tags=True, draft=options.draft)


def typeset_appearances(
    pages: Sequence[Mapping[str, object]], document: Document, options: RenderOptions
) -> bytes:
    """A PDF with one untagged page per appearance, each of its widget's width and height in points."""
    press = _template(options, "appearance.typ", *_scale(document, options))
    return _compile(press, {"pages": list(pages)}, _APPEARANCE_STANDARDS, document.identity.date, tags=False)


def typeset_cover(plain: Mapping[str, object], options: RenderOptions, day: date) -> bytes:
    """A cover sheet laid out and tagged, as PDF/UA-1 and PDF/A-2a."""
    template = _template(options, "cover.typ", *_house(options.branding))
    return _compile(template, plain, _STANDARDS, day, tags=True)


def _pictograms(document: Document, options: RenderOptions) -> dict[str, str]:
    """The drawing of every pictogram in the document, by its name."""
    names = {picture.name for picture in pictures(document)}
    if not names:
        return {}
    folder = options.resources.template_folder("pictogrammen")
    drawn = {name: (folder / f"{name}.svg").read_text(encoding="utf-8") for name in sorted(names)}
    branding = options.branding
    return {name: branding.repainted(svg) for name, svg in drawn.items()} if branding else drawn


def running_text(document: Document, options: RenderOptions) -> str:
    """Return the footer of every page: title, version and short hash."""
    identity = document.identity
    letter = document.layout in _LETTERS
    return options.wording.phrase(
        "running_letter" if letter else "running",
        id=identity.id,
        title=document.title,
        version=identity.version,
        hash=identity.short_hash,
    )


@dataclass(frozen=True, slots=True)
class TypstTemplate:
    """A template of a folder with the inputs that many documents share.

    Typst keeps what it worked out from one document to the next as long as these inputs are the same; what
    differs from document to document is data in the main file.
    """

    folder: Path
    template: str
    inputs: tuple[tuple[str, str], ...]
    fonts: tuple[Path, ...] = ()
    """Folders with fonts besides the bundled ones."""


def _template(options: RenderOptions, name: str, *inputs: tuple[str, str]) -> TypstTemplate:
    """A template with what it shares; the fonts of a court are an input only where there are any."""
    folder, own = options.resources.template_folder("pdf"), own_fonts(options.resources)
    named = (("fonts", json.dumps(own.families, ensure_ascii=False)),) if own.families else ()
    return TypstTemplate(folder, name, (*inputs, *named), own.folders)


def _template_of(document: Document, options: RenderOptions, mode: Mode) -> TypstTemplate:
    inputs = (
        ("layout", document.layout.value),
        ("mode", mode),
        ("phrases", _phrases(tuple(options.wording.phrases.items()))),
        *_scale(document, options),
        *_house(options.branding),
    )
    return _template(options, "document.typ", *inputs)


def _scale(document: Document, options: RenderOptions) -> tuple[tuple[str, str], ...]:
    """The input of a template for large print; none for the usual size."""
    scale = scale_of(document, options)
    return (("scale", json.dumps(scale.plain())),) if scale else ()


@lru_cache(maxsize=_MAX_COMPILERS)
def _house(branding: Branding | None) -> tuple[tuple[str, str], ...]:
    """The input with a court's house style; none without one, so that nothing is laid out otherwise."""
    if branding is None:
        return ()
    logo = branding.logo and {"drawing": branding.logo.drawing, "text": branding.logo.text}
    known = {"logo": logo, "colour": branding.colour, "tint": branding.tint, "colophon": branding.colophon}
    house = {"name": branding.shown_name} | {key: value for key, value in known.items() if value}
    return (("house", json.dumps(house, ensure_ascii=False)),)


@lru_cache(maxsize=_MAX_COMPILERS)
def _phrases(phrases: tuple[tuple[str, str], ...]) -> str:
    return json.dumps(dict(phrases), ensure_ascii=False)


def _compile(
    press: TypstTemplate,
    data: Mapping[str, object],
    standards: Standards,
    day: date,
    *,
    tags: bool,
    draft: bool = False,
) -> bytes:
    request = {
        **asdict(press),
        "folder": str(press.folder),
        "fonts": [str(folder) for folder in press.fonts],
        "data": data,
        "standards": standards,
        "day": day.isoformat(),
        "tags": tags,
        "draft": draft,
    }
    if not (press.folder / press.template).is_file():
        raise RenderError([rendering.typesetting_failed(problem=press.template)])
    if press.folder.is_relative_to(bundled_root()):
        return compile_request(request)
    from proeftuin_docs.renderers.pdf.apart import compile_apart

    return compile_apart(press.folder, request)


def compile_request(request: Mapping[str, Any]) -> bytes:
    """Return the PDF that a request asks for: a template of a folder, its inputs, data, standards and date.

    Raises `RenderError` with what Typst says of the template.
    """
    import typst

    inputs = tuple((name, value) for name, value in request["inputs"])
    fonts = tuple(map(Path, request["fonts"]))
    press = TypstTemplate(Path(request["folder"]), request["template"], inputs, fonts)
    try:
        return _fitted(press, request["data"], request)
    except typst.TypstError as error:
        raise RenderError([_typst_fault(error)]) from error


def _fitted(press: TypstTemplate, data: Mapping[str, Any], request: Mapping[str, Any]) -> bytes:
    """Return the PDF with the first fitting of the template's own that is good, or else the best.

    A draft has the fitting that was good last where that is good again.
    """
    fitting, found, least = data.get("fitting"), b"", _MOST
    if fitting is None:
        return _tried(press, data, request)[0]
    if request["draft"] and press in _good:
        found, faults, _ = _tried(press, {**data, "fitting": _good[press]}, request)
        if not faults:
            return found
    while fitting is not None and least:
        tried, faults, following = _tried(press, {**data, "fitting": fitting}, request)
        if faults < least:
            found, least = tried, faults
        if not faults:
            _good[press] = fitting
        fitting = following
    return found


_good: Final[dict[TypstTemplate, int]] = {}
"""The fitting that was good for the last letter of each template; it says nothing of anybody."""


def _tried(
    press: TypstTemplate, data: Mapping[str, Any], request: Mapping[str, Any]
) -> tuple[bytes, int, int | None]:
    """Return the PDF of one fitting, what is wrong with it (0 for nothing), and which fitting is next.

    A template can say so only in a warning of a font that there is not: `fitness` in `letter.typ`.
    """
    day = date.fromisoformat(request["day"])
    compiled, warnings = _compiler(press).compile_with_warnings(
        input=_main(press.template, data),
        format="pdf",
        pdf_standards=request["standards"],
        pdf_tags=request["tags"],
        timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )
    assert isinstance(compiled, bytes)
    said = next((found for item in warnings if (found := _FITNESS.search(item.message))), None)
    if said is None:
        return compiled, 0, None
    return compiled, int(said["faults"]), int(said["next"]) if said["next"] else None


def _main(template: str, data: Mapping[str, object]) -> bytes:
    """Return the main file: the template's `show-document` on these data, embedded as one text.

    Only a backslash and a quote mean something in a text of Typst; line ends are escaped in JSON already.
    """
    literal = json.dumps(data, ensure_ascii=False).replace("\\", "\\\\").replace('"', '\\"')
    return f'#import "{template}": show-document\n#show-document(json(bytes("{literal}")))\n'.encode()


@lru_cache(maxsize=_MAX_COMPILERS)
def _compiler(press: TypstTemplate) -> "Compiler":
    import typst

    return typst.Compiler(
        root=str(press.folder),
        font_paths=_fonts(press.fonts),
        ignore_system_fonts=True,
        sys_inputs=dict(press.inputs),
    )


@cache
def _fonts(own: tuple[Path, ...]) -> "Fonts":
    import typst

    paths = [str(folder) for folder in (*font_folders(), *own)]
    return typst.Fonts(include_system_fonts=False, font_paths=paths)


def _typst_fault(error: "TypstError") -> Diagnostic:
    """What Typst said of a template, at the file and line that it names; never what stood in a document."""
    found = _TYPST_PLACE.search(str(error.diagnostic))
    place = Place(found["file"], int(found["line"]), int(found["column"]) + 1) if found else Place()
    return rendering.typesetting_failed(place, problem=typst_problem(str(error)))


@dataclass(frozen=True, slots=True)
class Cover:
    """The content of a cover sheet, in words that are ready to print.

    `place` says which stack this is, `title` how it goes, `address` to whom; `numbers` are counts, and
    `counting` says of what; `steps` stand under `heading`; `facts` are labels with one or more pieces of
    text; `note` is at the foot. `label` is its name in the outline of a print file.
    """

    label: str = field(repr=False)
    place: str
    title: str
    address: tuple[str, ...] = field(repr=False)
    numbers: tuple[tuple[str, str], ...]
    counting: str
    heading: str
    steps: tuple[str, ...]
    facts: tuple[tuple[str, tuple[str, ...]], ...]
    note: str
    language: str
    day: date

    def plain(self) -> Mapping[str, object]:
        """The cover as data for the template."""
        return {**asdict(self), "day": self.day.isoformat()}


def render_cover(cover: Cover, options: RenderOptions) -> Batch:
    """The cover sheet, ready to open a destination of a print file; on more than one page if it must.

    Raises `RenderError` when no font has a character of the address, or the template is missing or faulty.
    """
    require_shown(cover.address, options.resources)
    content = typeset_cover(cover.plain(), options, cover.day)
    return finished_letter(content, cover.label)
