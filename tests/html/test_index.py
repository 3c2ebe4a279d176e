"""The page from which documents are handed out."""

import re

import pytest

from proeftuin_docs.errors import RenderError
from proeftuin_docs.renderers.html import IndexEntry, IndexFile, render_index
from proeftuin_docs.renderers.options import RenderOptions
from tests.html.reading import Page, text_of

FILES = (
    IndexFile("pdf", "a-1.0.0.pdf", 145_001),
    IndexFile("print", "a-1.0.0-print.pdf", 1),
    IndexFile("docx", "a-1.0.0.docx", 20_000_001),
    IndexFile("html", "a-1.0.0.html", 999, label="Eigen & woorden"),
)


def entry(**changed: str) -> IndexEntry:
    """An entry with every format."""
    given = {"id": "a", "title": "Plan <A>", "version": "1.0.0", "status": "vastgesteld", "summary": "Doel."}
    return IndexEntry(audience=("jou", "wie helpt"), files=FILES, **(given | changed))


def index(options: RenderOptions, *entries: IndexEntry) -> Page:
    """The page with these entries."""
    return Page(render_index(entries, options))


def test_a_document_says_what_it_is_for_and_for_whom(options: RenderOptions) -> None:
    """Title, purpose, audience and version, in words."""
    text = index(options, entry()).text()
    assert "Plan <A> Waarvoor Doel. Voor wie jou, wie helpt Versie 1.0.0" in text


def test_every_format_is_a_link_with_words_and_size(options: RenderOptions) -> None:
    """A link names its document, its format and its size, and leads to the file."""
    links = index(options, entry()).find("//a")
    assert [(link.get("href"), text_of(link)) for link in links] == [
        ("a-1.0.0.pdf", "Plan <A>: Invulbaar (pdf) 146 kB"),
        ("a-1.0.0-print.pdf", "Plan <A>: Om te printen en met de pen in te vullen (pdf) 1 kB"),
        ("a-1.0.0.docx", "Plan <A>: Word 21 MB"),
        ("a-1.0.0.html", "Plan <A>: Eigen & woorden 1 kB"),
    ]


@pytest.mark.parametrize(
    ("status", "marks"), [("concept", ["Concept"]), ("ingetrokken", ["Ingetrokken"]), ("vastgesteld", [])]
)
def test_only_what_is_not_established_is_marked(
    status: str, marks: list[str], options: RenderOptions
) -> None:
    """A concept and a withdrawn version carry their word."""
    assert [item.text for item in index(options, entry(status=status)).find("//p[@class='mark']")] == marks


def test_documents_stand_in_the_order_given(options: RenderOptions) -> None:
    """One heading per document under the title of the page."""
    headings = index(options, entry(id="b", title="B"), entry(title="A")).headings()
    assert headings == [(1, "Documenten"), (2, "B"), (2, "A")]


def test_the_index_asks_nothing_of_the_world(options: RenderOptions) -> None:
    """No script at all, no address, and a policy that allows its own style sheet only."""
    page = index(options, entry())
    assert re.search(r"https?:|//[a-z]|url\(|@import", page.source) is None
    assert page.find("//script | //link | //img | //*[@src]") == []
    policy = page.meta("Content-Security-Policy")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src" not in policy


def test_the_same_entries_give_the_same_bytes(options: RenderOptions) -> None:
    """Nothing of the day or the machine is in the page."""
    assert render_index([entry()], options) == render_index([entry()], options)


def test_a_format_without_words_is_reported(options: RenderOptions) -> None:
    """A link without words is never made."""
    odd = IndexEntry("a", "A", "1.0.0", "vastgesteld", "Doel.", (), (IndexFile("odd", "a.odd", 1),))
    with pytest.raises(RenderError):
        render_index([odd], options)
