"""The field table of a PDF: every widget in the order of the pages, with what a viewer knows of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject


@dataclass(frozen=True, slots=True)
class PdfField:
    """One widget: its field's full name, type, value and state; `box` is (left, bottom, right, top).

    Units are points from the page's lower left corner; `page` counts from 1.
    """

    name: str
    kind: str
    tooltip: str
    value: str
    state: str
    states: tuple[str, ...]
    page: int
    box: tuple[float, float, float, float]


def pdf_fields(content: bytes) -> tuple[PdfField, ...]:
    """Every widget of the file, page by page in the order of each page's annotations."""
    reader = PdfReader(BytesIO(content))
    return tuple(
        _field(annotation.get_object(), number)
        for number, page in enumerate(reader.pages, start=1)
        for annotation in page.get("/Annots", [])
        if annotation.get_object().get("/Subtype") == "/Widget"
    )


def _field(widget: DictionaryObject, page: int) -> PdfField:
    normal = widget.get("/AP", {}).get("/N", {}).get_object()
    states = tuple(sorted(str(state) for state in normal if not hasattr(normal, "get_data")))
    left, bottom, right, top = (round(float(value), 2) for value in widget["/Rect"])  # type: ignore[attr-defined]
    return PdfField(
        name=".".join(reversed([str(node["/T"]) for node in _upwards(widget) if "/T" in node])),
        kind=str(_inherited(widget, "/FT")).lstrip("/"),
        tooltip=str(_inherited(widget, "/TU") or ""),
        value=str(_inherited(widget, "/V") or "").removeprefix("/") if _is_button(widget) else _text(widget),
        state=str(widget.get("/AS", "")).lstrip("/"),
        states=tuple(state.lstrip("/") for state in states),
        page=page,
        box=(left, bottom, right, top),
    )


def _is_button(widget: DictionaryObject) -> bool:
    return bool(_inherited(widget, "/FT") == "/Btn")


def _text(widget: DictionaryObject) -> str:
    value = _inherited(widget, "/V")
    return "" if value is None else str(value)


def _inherited(widget: DictionaryObject, key: str) -> Any:  # noqa: ANN401 - any PDF object
    """A field's entry, its own or that of a field above it (ISO 32000-1, 12.7.3.1)."""
    return next((node[key] for node in _upwards(widget) if key in node), None)


def _upwards(widget: DictionaryObject) -> Iterator[DictionaryObject]:
    node: DictionaryObject | None = widget
    while node is not None:
        yield node
        parent = node.get("/Parent")
        node = parent.get_object() if parent is not None else None
