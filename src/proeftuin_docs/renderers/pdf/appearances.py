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
from proeftuin_docs.renderers.pdf.targets import Target
from proeftuin_docs.renderers.pdf.typesetting import typeset_appearances

EMPTY: Final = "empty"
CROSS: Final = "cross"
DOT: Final = "dot"
TEXT: Final = "text"


@dataclass(frozen=True, slots=True)
class Look:
    """What to show: a kind, a size in points, and the text with whether it is a single line."""

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


def look_of(target: Target, kind: str, text: str = "") -> Look:
    """The look for a widget at this place; a text without characters is empty."""
    shown = EMPTY if kind == TEXT and not text else kind
    single = target.one_line or shown != TEXT
    return Look(shown, round(target.width, 3), round(target.height, 3), text, single)


def tick_look(target: Target) -> Look:
    """The look of a ticked box, or of a chosen radio button."""
    return look_of(target, CROSS if target.state is None else DOT)


def add_appearances(
    writer: PdfWriter, looks: Sequence[Look], document: Document, options: RenderOptions
) -> dict[Look, IndirectObject]:
    """A form XObject in the file for every look, each once."""
    distinct = list(dict.fromkeys(looks))
    drawn = [look for look in distinct if look.kind != EMPTY]
    made = {look: add(writer, _form(b"", look, {})) for look in distinct if look.kind == EMPTY}
    if drawn:
        typeset = typeset_appearances([look.page() for look in drawn], document, options)
        pages = PdfReader(BytesIO(typeset)).pages
        made |= {look: _from_page(writer, page, look) for look, page in zip(drawn, pages, strict=True)}
    return made


def _from_page(writer: PdfWriter, page: PageObject, look: Look) -> IndirectObject:
    contents = page.get_contents()
    resources = page["/Resources"].clone(writer)
    return add(
        writer, _form(contents.get_data() if contents is not None else b"", look, {"/Resources": resources})
    )


def _form(content: bytes, look: Look, entries: Mapping[str, Plain]) -> StreamObject:
    marked = (
        b"/Tx BMC\nq\n" + content + b"\nQ\nEMC\n"
        if look.kind in (TEXT, EMPTY)
        else b"q\n" + content + b"\nQ\n"
    )
    return stream(
        marked,
        {"/Type": "/XObject", "/Subtype": "/Form", "/BBox": (0, 0, look.width, look.height), **entries},
    )
