"""PDF: Typst lays out and tags, pypdf turns the places of fields into an AcroForm."""

from proeftuin_docs.renderers.pdf.glyphs import missing_glyphs
from proeftuin_docs.renderers.pdf.rendering import render_pdf, render_print
from proeftuin_docs.renderers.pdf.splicing import count_pages

__all__ = ["count_pages", "missing_glyphs", "render_pdf", "render_print"]
