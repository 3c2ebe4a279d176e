"""A document -> one page to read, fill in and print."""

from proeftuin_docs.document import Document
from proeftuin_docs.renderers.html.layout import make_parts, make_rooms, make_shares
from proeftuin_docs.renderers.html.templates import render_page
from proeftuin_docs.renderers.options import RenderOptions


def render_html(document: Document, options: RenderOptions) -> bytes:
    """The page as UTF-8: one file that asks for nothing outside itself, and keeps and sends nothing.

    The same document and options give the same bytes. Raises `RenderError` (R005) for a faulty template.
    """
    facts = {
        "document": document,
        "parts": make_parts(document),
        "rooms": make_rooms(document),
        "shares": make_shares(document),
    }
    return render_page("document", options, facts, scripted=True)
