"""Appearance streams: what a widget shows, laid out by Typst, as form XObjects (ISO 32000-1, 12.5.5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import IndirectObject, StreamObject

from proeftuin_docs.document import Document
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.renderers.pdf.objects import Plain, add, stream
from proeftuin_docs.renderers.pdf.targets import Placeholder
from proeftuin_docs.renderers.pdf.typesetting import typeset_appearances

EMPTY: Final = "empty"
CROSS: Final = "cross"
DOT: Final = "dot"
TEXT: Final = "text"


@dataclass(frozen=True, slots=True)
class Appearance:
    """An appearance: a kind, a size in points, and the text with whether it is a single line."""

    kind: str
    width: float
    height: float
    text: str = ""
    single: bool = True

    def page(self) -> Mapping[str, object]:
        """The look as the Typst template takes it."""
        return {
            "kind": self.kind,
            "width": self.width,
            "height": self.height,
            "text": self.text,
            "single": self.single,
        }


def appearance_of(placeholder: Placeholder, kind: str, text: str = "") -> Appearance:
    """The look for a widget at this place; a text without characters is empty."""
    shown = EMPTY if kind == TEXT and not text else kind
    single = placeholder.one_line or shown != TEXT
    return Appearance(shown, round(placeholder.width, 3), round(placeholder.height, 3), text, single)


def tick_appearance(placeholder: Placeholder) -> Appearance:
    """The look of a ticked box, or of a chosen radio button."""
    return appearance_of(placeholder, CROSS if placeholder.state is None else DOT)


def add_appearances(
    writer: PdfWriter, appearances: Sequence[Appearance], document: Document, options: RenderOptions
) -> dict[Appearance, IndirectObject]:
    """A form XObject in the file for every look, each once."""
    distinct = list(dict.fromkeys(appearances))
    drawn = [appearance for appearance in distinct if appearance.kind != EMPTY]
    made = {
        appearance: add(writer, _form(b"", appearance, {}))
        for appearance in distinct
        if appearance.kind == EMPTY
    }
    if drawn:
        typeset = typeset_appearances([appearance.page() for appearance in drawn], document, options)
        pages = PdfReader(BytesIO(typeset)).pages
        made |= {
            appearance: _from_page(writer, page, appearance)
            for appearance, page in zip(drawn, pages, strict=True)
        }
    return made


def _from_page(writer: PdfWriter, page: PageObject, appearance: Appearance) -> IndirectObject:
    contents = page.get_contents()
    resources = page["/Resources"].clone(writer)
    return add(
        writer,
        _form(contents.get_data() if contents is not None else b"", appearance, {"/Resources": resources}),
    )


def _form(content: bytes, appearance: Appearance, entries: Mapping[str, Plain]) -> StreamObject:
    marked = (
        b"/Tx BMC\nq\n" + content + b"\nQ\nEMC\n"
        if appearance.kind in (TEXT, EMPTY)
        else b"q\n" + content + b"\nQ\n"
    )
    return stream(
        marked,
        {
            "/Type": "/XObject",
            "/Subtype": "/Form",
            "/BBox": (0, 0, appearance.width, appearance.height),
            **entries,
        },
    )
