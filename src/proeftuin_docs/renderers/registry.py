# SPDX-License-Identifier: EUPL-1.2
"""The formats: which renderer makes each, what it is given, and how its files are called."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from proeftuin_docs.document import WHOLE, Document, Edition
from proeftuin_docs.errors import WrongUsageError, rendering
from proeftuin_docs.renderers.options import RenderOptions

Renderer = Callable[[Document, RenderOptions], bytes]


def _pdf(document: Document, options: RenderOptions) -> bytes:
    from proeftuin_docs.renderers.pdf import render_pdf

    return render_pdf(document, options)


def _print(document: Document, options: RenderOptions) -> bytes:
    from proeftuin_docs.renderers.pdf import render_print

    return render_print(document, options)


def _docx(document: Document, options: RenderOptions) -> bytes:
    from proeftuin_docs.renderers.docx import render_docx

    return render_docx(document, options)


def _html(document: Document, options: RenderOptions) -> bytes:
    from proeftuin_docs.renderers.html import render_html

    return render_html(document, options)


def _pages(content: bytes) -> int:
    from proeftuin_docs.renderers.pdf import count_pages

    return count_pages(content)


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on the command line, its writer, and the end of its files' names."""

    name: str
    renderer: Renderer
    ending: str
    pages: Callable[[bytes], int] | None = None
    """Counts the pages of a document without fields; None where a document has no pages of its own."""

    def file_name(self, id_: str, version: str, edition: Edition = WHOLE) -> str:
        """Return the name of a blank document's file; never anything that was filled in."""
        return f"{id_}-{version}{edition.ending}{self.ending}"


FORMATS: Final = {
    item.name: item
    for item in (
        Format("pdf", _pdf, ".pdf", _pages),
        Format("print", _print, "-print.pdf", _pages),
        Format("docx", _docx, ".docx"),
        Format("html", _html, ".html"),
    )
}
"""Every format by name; writers are imported when they are used, since some take long to load."""


def find_format(name: str) -> Format:
    """The format of this name; raises `WrongUsageError` with the names that there are."""
    if name not in FORMATS:
        raise WrongUsageError([rendering.unknown_format(format=name, known=", ".join(FORMATS))])
    return FORMATS[name]


def format_of(file_name: str) -> Format:
    """The format that a file's name ends in, for a PDF the fillable one; raises as `find_format` does."""
    return find_format(file_name.rpartition(".")[2].lower())


def render_document(document: Document, format_name: str, options: RenderOptions) -> bytes:
    """Return a composed document in a format; raises `WrongUsageError` or `RenderError`."""
    return find_format(format_name).renderer(document, options)
