"""The places where Typst left room for a field: link annotations with `veld:` addresses."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pypdf import PageObject, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

_SCHEME: Final = "veld:"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """One place for a widget.

    `name` is the field's; `state` the button of a radio group; `start` and `end` the UTF-8 bytes of the
    value that stand in this widget; `width` and `height` are points.
    """

    annotation: DictionaryObject
    reference: IndirectObject
    page: PageObject
    name: str
    state: str | None
    start: int
    end: int
    one_line: bool

    @property
    def struct_parent(self) -> int:
        """The widget's key in the structure's parent tree (ISO 32000-1, 14.7.4.4)."""
        return int(str(self.annotation["/StructParent"]))

    @property
    def width(self) -> float:
        """Width of the widget's rectangle in points."""
        left, _, right, _ = (float(value) for value in self.annotation["/Rect"])  # type: ignore[attr-defined]
        return right - left

    @property
    def height(self) -> float:
        """Height of the widget's rectangle in points."""
        _, bottom, _, top = (float(value) for value in self.annotation["/Rect"])  # type: ignore[attr-defined]
        return top - bottom


def find_placeholders(writer: PdfWriter) -> Iterator[Placeholder]:
    """Every place for a widget, page by page in the order of the document."""
    for page in writer.pages:
        for reference in page.get("/Annots", ArrayObject()):
            annotation = reference.get_object()
            address = str(annotation.get("/A", {}).get("/URI", ""))
            if address.startswith(_SCHEME):
                yield _placeholder(address.removeprefix(_SCHEME), annotation, reference, page)


def _placeholder(
    address: str, annotation: DictionaryObject, reference: IndirectObject, page: PageObject
) -> Placeholder:
    rest, _, part = address.partition("#")
    name, _, state = rest.partition("=")
    start, end, rows = part.split("-") if part else ("0", "0", "1")
    return Placeholder(annotation, reference, page, name, state or None, int(start), int(end), rows == "1")
