"""HTML: one page in one file that asks for nothing outside itself; Jinja lays out, the browser prints."""

from proeftuin_docs.renderers.html.comparison import (
    ComparedDocument,
    ComparedPage,
    ComparisonPage,
    render_comparison,
    render_comparisons,
)
from proeftuin_docs.renderers.html.index import IndexEntry, IndexFile, render_index
from proeftuin_docs.renderers.html.overview import Overview, OverviewDocument, render_overview
from proeftuin_docs.renderers.html.rendering import render_html

__all__ = [
    "ComparedDocument",
    "ComparedPage",
    "ComparisonPage",
    "IndexEntry",
    "IndexFile",
    "Overview",
    "OverviewDocument",
    "render_comparison",
    "render_comparisons",
    "render_html",
    "render_index",
    "render_overview",
]
