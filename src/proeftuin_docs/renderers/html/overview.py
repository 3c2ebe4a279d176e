"""The overview of one hearing's documents: what is what, and what still has to be done."""

from dataclasses import dataclass

from proeftuin_docs.renderers.html.index import IndexFile
from proeftuin_docs.renderers.html.templates import render_page
from proeftuin_docs.renderers.options import RenderOptions


@dataclass(frozen=True, slots=True)
class OverviewDocument:
    """A document of the set: what it is, for whom, its files, and what to know before it is used."""

    title: str
    summary: str
    for_whom: str
    files: tuple[IndexFile, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """The content of the overview of one hearing.

    `facts` are labels with texts, `unreviewed` are titles of documents whose law and tone no professional
    has looked at, and `reminder` is the text for a telephone, which says nothing of the case.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    documents: tuple[OverviewDocument, ...]
    to_decide: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    unreviewed: tuple[str, ...] = ()
    reminder: str = ""


def render_overview(overview: Overview, options: RenderOptions) -> bytes:
    """The page as UTF-8, with the documents in the order given; its name in the browser is neutral.

    Raises `RenderError` for a faulty template, or for a format that the wording has no words for.
    """
    return render_page("overview", options, {"overview": overview}, scripted=False)
