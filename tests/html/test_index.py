"""The page from which documents are handed out."""

from typing import Any

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


def entry(**changed: Any) -> IndexEntry:  # noqa: ANN401 - the fields of an entry
    """An entry with every format."""
    given: dict[str, Any] = {
        "id": "a",
        "title": "Plan <A>",
        "version": "1.0.0",
        "status": "vastgesteld",
        "summary": "Doel.",
    }
    return IndexEntry(audience=("jou", "wie helpt"), files=FILES, **(given | changed))


def index(options: RenderOptions, *entries: IndexEntry) -> Page:
    """The page with these entries."""
    return Page(render_index(entries, options))


def test_a_document_says_what_it_is_for_and_for_whom(options: RenderOptions) -> None:
    """Title, version, purpose and audience, in words."""
    text = index(options, entry()).text()
    assert "Plan <A> 1.0.0 Doel. Voor wie: jou, wie helpt" in text


def test_every_format_is_a_link_with_words_and_size(options: RenderOptions) -> None:
    """A link names its document and its format, its size stands beside it, and it leads to the file."""
    links = index(options, entry()).find("//a")
    assert [(link.get("href"), text_of(link)) for link in links] == [
        ("a-1.0.0.pdf", "Plan <A>: Invulbaar (pdf)"),
        ("a-1.0.0-print.pdf", "Plan <A>: Om te printen en met de pen in te vullen (pdf)"),
        ("a-1.0.0.docx", "Plan <A>: Word"),
        ("a-1.0.0.html", "Plan <A>: Eigen & woorden"),
    ]
    sizes = [text_of(size) for size in index(options, entry()).find("//span[@class='size']")]
    assert sizes == ["146 kB", "1 kB", "21 MB", "1 kB"]


@pytest.mark.parametrize(
    ("status", "marks"), [("concept", ["Concept"]), ("ingetrokken", ["Ingetrokken"]), ("vastgesteld", [])]
)
def test_only_what_is_not_established_is_marked(
    status: str, marks: list[str], options: RenderOptions
) -> None:
    """A concept and a withdrawn version carry their word."""
    assert [item.text for item in index(options, entry(status=status)).find("//p[@class='mark']")] == marks


def test_documents_stand_in_the_order_given(options: RenderOptions) -> None:
    """One heading per document under the heading of its task."""
    headings = index(options, entry(id="b", title="B"), entry(title="A")).headings()
    assert headings == [(1, "Documenten"), (2, "Andere documenten"), (3, "B 1.0.0"), (3, "A 1.0.0")]


def test_documents_stand_by_task(options: RenderOptions) -> None:
    """What is for victims first, whatever the alphabet says; what has no task last."""
    given = [entry(id=id_, title=id_) for id_ in ("checklist-rc", "iri", "onbekend", "veiligheidsplan")]
    assert [text.removesuffix(" 1.0.0") for _, text in index(options, *given).headings()] == [
        "Documenten",
        "Voor slachtoffers en wie hen helpt",
        *("veiligheidsplan", "iri"),
        "Voor de rechter-commissaris en de griffier",
        "checklist-rc",
        "Andere documenten",
        "onbekend",
    ]


def test_one_notice_says_that_a_review_is_awaited(options: RenderOptions) -> None:
    """On top, once, and not at all when everything was looked at."""
    awaiting = [entry(id="a", awaits_review=True), entry(id="b", awaits_review=True)]
    assert len(index(options, *awaiting).find("//p[@class='review']")) == 1
    assert index(options, entry()).find("//p[@class='review']") == []


def test_a_document_that_awaits_review_says_so_itself(options: RenderOptions) -> None:
    """Whoever hands it out sees it where they choose it."""
    given = [entry(id="a", awaits_review=True), entry(id="b")]
    said = [
        text_of(item).count("Nog door geen vakmens beoordeeld.")
        for item in index(options, *given).find("//li[h3]")
    ]
    assert said == [1, 0]


def test_the_index_asks_nothing_of_the_world(options: RenderOptions) -> None:
    """No script at all, no address, and a policy that allows its own style sheet only."""
    page = index(options, entry())
    assert page.outside() == []
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
