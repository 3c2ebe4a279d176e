"""The page from which documents are handed out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from proeftuin_docs.renderers.html.templates import render_page
from proeftuin_docs.renderers.options import RenderOptions

_ESTABLISHED: Final = "vastgesteld"


@dataclass(frozen=True, slots=True)
class IndexFile:
    """A file to fetch; `href` is relative to the page, and an empty `label` takes the format's own words."""

    format: str
    href: str
    size_bytes: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A document: what it is for, for whom, and its files."""

    id: str
    title: str
    version: str
    status: str
    summary: str
    audience: tuple[str, ...]
    files: tuple[IndexFile, ...]


def render_index(entries: Sequence[IndexEntry], options: RenderOptions) -> bytes:
    """The page as UTF-8, with the documents in the order given.

    Raises `RenderError` for a faulty template, or for a format that the wording has no words for.
    """
    facts = {"entries": tuple(entries), "established": _ESTABLISHED}
    return render_page("index", options, facts, scripted=False)
