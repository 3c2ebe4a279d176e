"""The overview of one hearing's documents."""

from proeftuin_docs.renderers.html import render_overview
from proeftuin_docs.renderers.options import RenderOptions
from tests.html.letters import overview_of
from tests.html.reading import Page, text_of


def test_the_overview_says_what_is_what(options: RenderOptions) -> None:
    """Each document with its summary, its reader, its note and its files."""
    page = Page(render_overview(overview_of(), options))
    assert (
        "Stuk 2 Voor wie: de advocaat Waar het over gaat. Geef het zelf. "
        "Stuk 2: Invulbaar (pdf) 146 kB Stuk 2: Lezen & <zien> 1 kB"
    ) in page.text()
    links = [(link.get("href"), text_of(link)) for link in page.find("//a")][:2]
    assert links == [("brief.pdf", "Stuk 1: Invulbaar (pdf)"), ("brief.html", "Stuk 1: Lezen & <zien>")]


def test_what_asks_for_attention_comes_before_the_documents(options: RenderOptions) -> None:
    """What nobody reviewed, warnings, then choices, then the set, then the reminder."""
    assert Page(render_overview(overview_of(), options)).headings() == [
        (1, "Verhoor van Kim"),
        (2, "Nog niet beoordeeld door een vakmens"),
        (2, "Let op"),
        (2, "Nog te beslissen"),
        (2, "Andere documenten"),
        (3, "Stuk 1"),
        (3, "Stuk 2"),
        (2, "Herinnering voor de telefoon"),
    ]


def test_one_notice_says_which_documents_nobody_reviewed(options: RenderOptions) -> None:
    """Once, on top, with what it means; which they are is one click away."""
    page = Page(render_overview(overview_of(), options))
    (section,) = page.find("//section[@class='unreviewed']")
    assert "geen jurist" in text_of(section)
    assert [text_of(item) for item in section.iter("li")] == ["Stuk 1"]


def test_a_set_without_questions_says_that_all_is_decided(options: RenderOptions) -> None:
    """And has no empty headings for warnings or reviews."""
    page = Page(render_overview(overview_of(to_decide=(), warnings=(), unreviewed=()), options))
    assert "Nog te beslissen Alle keuzes zijn gemaakt." in page.text()
    assert page.find("//section[@class='warnings' or @class='unreviewed']") == []


def test_the_reminder_stands_alone_and_literally(options: RenderOptions) -> None:
    """One block with the text and nothing else, so that a click takes all of it."""
    (reminder,) = Page(render_overview(overview_of(), options)).find("//blockquote")
    assert reminder.text == "Afspraak donderdag 10.00 uur. Vragen? Bel 088 362 12 34."


def test_the_name_in_the_browser_tells_nothing(options: RenderOptions) -> None:
    """History and tabs show it."""
    page = Page(render_overview(overview_of(), options))
    assert [item.text for item in page.find("//title")] == ["Overzicht"]
    assert page.find("//meta[@name='description']") == []


def test_the_overview_asks_nothing_of_the_world(options: RenderOptions) -> None:
    """No script, no address, and the same bytes every time."""
    content = render_overview(overview_of(), options)
    page = Page(content)
    assert page.outside() == []
    assert page.find("//script | //link | //img | //*[@src or @style]") == []
    assert "script-src" not in page.meta("Content-Security-Policy")
    assert content == render_overview(overview_of(), options)
