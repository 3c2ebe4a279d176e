"""Editions to look at, and what stands on their pages, with its size."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final

import pymupdf

from proeftuin_docs.definitions import LetterDefinition
from proeftuin_docs.document import Document, Edition, Layout, Size
from proeftuin_docs.library import Library
from proeftuin_docs.quality.samples import samples_of
from proeftuin_docs.renderers.options import RenderOptions
from tests.hearings.hearings import SUMMONS, VARIANTS, summons
from tests.pdf.rendered import document

LARGE: Final = Edition(Size.LARGE)
MM: Final = 72 / 25.4
LEAST: Final = 18
FOOT: Final = 10
ADDRESS: Final = (8.0, 11.5)
"""The sizes of the return line and of the address."""
WINDOW: Final = (33, 50, 116, 95)
"""The window of an envelope in millimetres, at the left: from left and top to right and bottom."""


@dataclass(frozen=True, slots=True)
class Span:
    """Some text in one size, with its page and box in millimetres."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    size: float
    text: str

    @property
    def in_window(self) -> bool:
        """Whether it stands in the window of an envelope."""
        left, top, _, bottom = WINDOW
        return self.page == 0 and left - 1 < self.left and top - 1 < self.top and self.bottom < bottom + 1


def spans(pdf: bytes) -> list[Span]:
    """Every text on the pages of a PDF that shows something."""
    with pymupdf.open(stream=pdf) as opened:
        return [span for page in opened for span in _spans(page)]


def words(pdf: bytes) -> set[str]:
    """Every word on the pages of a PDF, as its letters stand together."""
    with pymupdf.open(stream=pdf) as opened:
        return {word[4] for page in opened for word in page.get_text("words")}


def _spans(page: pymupdf.Page) -> Iterator[Span]:
    found: list[dict[str, Any]] = page.get_text("dict")["blocks"]
    for span in (span for block in found for line in block.get("lines", ()) for span in line["spans"]):
        if span["text"].strip():
            left, top, right, bottom = (side / MM for side in span["bbox"])
            yield Span(page.number, left, top, right, bottom, round(span["size"], 1), span["text"])


@cache
def large(name: str) -> Document:
    """A form of the PDF tests in large print, as composition sets it."""
    usual = document(name)
    layout = Layout.FORM if usual.layout is Layout.COMPACT else usual.layout
    return replace(usual, layout=layout, identity=replace(usual.identity, edition=LARGE))


def large_letters() -> Iterator[tuple[str, Document, RenderOptions]]:
    """The letter to who is heard as a case gives it, and every other letter with samples, in each variant."""
    for variant in VARIANTS:
        made = summons(slachtoffer__taal=variant)
        yield f"{SUMMONS} {variant}", _enlarged(made.document), made.options
    library = Library.open()
    for item in (item.definition for item in library.loaded):
        if isinstance(item, LetterDefinition):
            for variant, (sample, options) in zip(item.variants, samples_of(item, library), strict=True):
                yield f"{item.id}@{item.version} {variant}", _enlarged(sample), options


def _enlarged(letter: Document) -> Document:
    return replace(letter, identity=replace(letter.identity, edition=LARGE))
