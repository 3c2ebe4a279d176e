# SPDX-License-Identifier: EUPL-1.2
"""PDF: Typst lays out and tags, pypdf turns the places of fields into an AcroForm."""

from proeftuin_docs.pdf_objects.patch import count_pages
from proeftuin_docs.renderers.pdf.fonts import missing_glyphs
from proeftuin_docs.renderers.pdf.own_fonts import own_fonts
from proeftuin_docs.renderers.pdf.rendering import render_pdf, render_print

__all__ = ["count_pages", "missing_glyphs", "own_fonts", "render_pdf", "render_print"]
