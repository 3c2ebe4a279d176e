"""HTML: one page in one file that asks for nothing outside itself; Jinja lays out, the browser prints."""

from proeftuin_docs.renderers.html.index import IndexEntry, IndexFile, render_index
from proeftuin_docs.renderers.html.rendering import render_html

__all__ = ["IndexEntry", "IndexFile", "render_html", "render_index"]
