"""Where things stand on the pages of a letter, in millimetres and shares."""

from dataclasses import dataclass
from typing import Final

import pymupdf

from proeftuin_docs.hearings.documents import CaseDocument
from proeftuin_docs.renderers.registry import render_document

MM: Final = 72 / 25.4
TOP: Final = 23
BOTTOM: Final = 297 - 26
"""The area of the text, from the top of the paper."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: its box, its size in points and what it says."""

    left: float
    top: float
    right: float
    bottom: float
    size: float
    text: str


def pages_of(made: CaseDocument) -> tuple[tuple[Line, ...], ...]:
    """The lines of every page of the PDF."""
    with pymupdf.open(stream=render_document(made.document, "pdf", made.options)) as pdf:
        return tuple(tuple(_lines(page)) for page in pdf)


def text_area(page: tuple[Line, ...]) -> list[Line]:
    """The lines that are neither above nor below the text of every page."""
    return [line for line in page if line.top > TOP - 1 and line.bottom < BOTTOM + 2]


def filled(page: tuple[Line, ...]) -> float:
    """How far down the text area the text reaches, as a share."""
    return (max(line.bottom for line in text_area(page)) - TOP) / (BOTTOM - TOP)


def _lines(page: pymupdf.Page) -> list[Line]:
    found = [line for block in page.get_text("dict")["blocks"] for line in block.get("lines", ())]
    return [
        Line(
            line["bbox"][0] / MM,
            line["bbox"][1] / MM,
            line["bbox"][2] / MM,
            line["bbox"][3] / MM,
            max(span["size"] for span in line["spans"]),
            "".join(span["text"] for span in line["spans"]),
        )
        for line in found
    ]
