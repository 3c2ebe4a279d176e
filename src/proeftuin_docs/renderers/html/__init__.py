# SPDX-License-Identifier: EUPL-1.2
"""HTML: one page in one file that asks for nothing outside itself; Jinja lays out, the browser prints."""

from proeftuin_docs.renderers.html.pages import (
    IndexEntry,
    IndexFile,
    Overview,
    OverviewDocument,
    render_index,
    render_overview,
)
from proeftuin_docs.renderers.html.rendering import render_html

__all__ = [
    "IndexEntry",
    "IndexFile",
    "Overview",
    "OverviewDocument",
    "render_html",
    "render_index",
    "render_overview",
]
