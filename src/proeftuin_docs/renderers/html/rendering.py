# SPDX-License-Identifier: EUPL-1.2
"""A document -> one page to read, fill in and print."""

from collections.abc import Mapping
from typing import Final

from proeftuin_docs.document import Document, Layout, LetterHead, questions
from proeftuin_docs.errors import RenderError, rendering
from proeftuin_docs.renderers.html.nodes import column_widths, field_heights, make_parts
from proeftuin_docs.renderers.html.templates import read_drawings, read_tasks, render_page
from proeftuin_docs.renderers.large_print import scale_of
from proeftuin_docs.renderers.options import RenderOptions

_LETTERS: Final = frozenset({Layout.LETTER, Layout.EASY_LETTER})


def render_html(document: Document, options: RenderOptions) -> bytes:
    """The page as UTF-8: one file that asks for nothing outside itself, and keeps and sends nothing.

    The same document and options give the same bytes. Raises `RenderError`: for a faulty template,
    for a faulty pictogram, for a letter that asks something.
    """
    return _letter(document, options) if document.layout in _LETTERS else _form(document, options)


def _form(document: Document, options: RenderOptions) -> bytes:
    facts = {
        "document": document,
        "drawings": read_drawings(document, options),
        "parts": make_parts(document.blocks),
        "large": scale_of(document, options),
        "rooms": field_heights(document),
        "shares": column_widths(document),
        "followed": {asked.followed.question for asked in questions(document) if asked.followed},
        "leaving": _leaving(document, options),
    }
    return render_page("document", options, facts, scripted=True)


def _leaving(document: Document, options: RenderOptions) -> Mapping[str, str] | None:
    """Where the button leads by which somebody leaves this page at once; None where it has no such button."""
    tasks = read_tasks(options)
    leaving, filed = tasks.get("leaving", {}), tasks.get("index", {})
    shown = any(document.identity.id in filed.get(task, ()) for task in leaving.get("tasks", ()))
    return leaving if shown else None


def _letter(document: Document, options: RenderOptions) -> bytes:
    """Return a letter's page: no script, nothing to fill in, the first head at the top."""
    asked = [question.id for question in questions(document)]
    if asked:
        raise RenderError([rendering.question_in_letter(document=document.identity.id, question=asked[0])])
    head = next((block for block in document.blocks if isinstance(block, LetterHead)), None)
    facts = {
        "document": document,
        "drawings": read_drawings(document, options),
        "head": head,
        "parts": make_parts([block for block in document.blocks if block is not head]),
        "large": scale_of(document, options),
    }
    return render_page("letter", options, facts, scripted=False)
