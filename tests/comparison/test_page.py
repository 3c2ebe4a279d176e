"""The web page of a comparison."""

import base64
import re
from functools import cache
from html import unescape
from io import BytesIO
from itertools import pairwise

import pytest
from lxml import html
from PIL import Image

from proeftuin_docs.comparison import compare_definitions
from proeftuin_docs.comparison.pages import PagePair
from proeftuin_docs.comparison.versions import compare_as_page
from proeftuin_docs.comparison.web_page import Sheets, comparison_page, new_document_page
from proeftuin_docs.library import Library
from tests.builders import make_form

NAMES = ("veiligheidsplan 1.0.0", "veiligheidsplan 1.0.1")


@cache
def page() -> str:
    """Two versions of the safety plan."""
    return compare_as_page(Library.open(), "veiligheidsplan@1.0.0", "veiligheidsplan@1.0.1").decode()


@cache
def tree() -> html.HtmlElement:
    """The same, parsed."""
    return html.document_fromstring(page())


@pytest.mark.slow
def test_the_same_versions_give_the_same_bytes() -> None:
    """Pictures too."""
    assert (
        compare_as_page(Library.open(), "veiligheidsplan@1.0.0", "veiligheidsplan@1.0.1").decode() == page()
    )


def test_the_page_asks_for_nothing_outside_itself() -> None:
    """No address but those of its own parts, no script, and a policy that forbids the rest."""
    addresses = [
        value for item in tree().iter() for key, value in item.attrib.items() if key in ("src", "href")
    ]
    assert len(addresses) > 5
    assert [item for item in addresses if not str(item).startswith(("data:image/png", "#"))] == []
    assert tree().findall(".//script") == []
    (policy,) = tree().xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")


def test_the_page_is_dutch_and_its_headings_are_in_order() -> None:
    """One of the first level, and no level is left out."""
    assert tree().get("lang") == "nl"
    levels = [int(item.tag[1]) for item in tree().iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_every_link_leads_to_a_place_on_the_page() -> None:
    """From the head to both parts, and to every page that differs."""
    targets = {item.get("id") for item in tree().iter() if item.get("id")}
    links = [item.get("href").lstrip("#") for item in tree().iter("a")]
    assert {"v_changes", "v_pages"} < set(links) <= targets


def test_every_picture_says_what_it_shows_and_stands_in_a_named_figure() -> None:
    """Which page of which version, in the text for those who cannot see it and under it."""
    figures = tree().findall(".//figure")
    assert len(figures) > 4
    for figure in figures:
        caption = figure.findtext("figcaption")
        (picture,) = figure.findall("img")
        assert re.fullmatch(rf"bladzijde \d+ · ({'|'.join(NAMES)})", caption)
        number, name = re.findall(r"bladzijde (\d+) · (.*)", caption)[0]
        assert picture.get("alt").startswith(f"Bladzijde {number} van {name}. ")
        assert picture.get("loading") == "lazy"


def test_the_pictures_are_the_pages_of_both_versions() -> None:
    """As many of each, all of one size."""
    pictures = [item.get("src").partition(",")[2] for item in tree().iter("img")]
    sizes = {Image.open(BytesIO(base64.b64decode(item))).size for item in pictures}
    assert len(sizes) == 1
    assert len(pictures) % 2 == 0


def test_marked_words_can_be_heard_and_seen_without_colour() -> None:
    """They are `del` and `ins`, with words for a screen reader and a line through or under them."""
    gone, new = tree().findall(".//del"), tree().findall(".//ins")
    assert "vervallen: hi/zij (einde)" in [item.text_content() for item in gone]
    assert "nieuw: hij/zij (einde)" in [item.text_content() for item in new]
    style = tree().findtext(".//style")
    assert re.search(r"^del \{[^}]*line-through", style, re.MULTILINE)
    assert re.search(r"^ins \{[^}]*underline", style, re.MULTILINE)


def test_summary_and_legend_come_before_the_changes() -> None:
    """Then the questions by heading, then the version itself, then the pages."""
    text = unescape(" ".join(tree().text_content().split()))
    order = [
        "Van veiligheidsplan 1.0.0 naar veiligheidsplan 1.0.1",
        "2 veranderd.",
        "Zo zie je wat er anders is:",
        "Wat als…",
        "Tot slot",
        "Over de versie zelf",
        "De bladzijden naast elkaar",
        "Bladzijden met verschil:",
    ]
    place = 0
    for item in order:
        place = text.find(item, place)
        assert place >= 0, item


def pair(*, old: bytes = b"x", looks: bool = False, moved: bool = False) -> PagePair:
    """Two first pages with nothing marked."""
    return PagePair(1, old, b"x", (), (), looks, moved)


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (pair(), "(gelijk)"),
        (pair(moved=True), "(dezelfde woorden, anders verdeeld over de bladzijden)"),
        (pair(looks=True), "Iets ziet er anders uit; de woorden zijn gelijk."),
        (pair(old=b""), "Deze bladzijde is er niet."),
    ],
)
def test_a_reader_is_told_how_pages_differ(shown: PagePair, expected: str) -> None:
    """In words, for those who see the pictures and for those who do not."""
    comparison = compare_definitions(make_form(), make_form(version="1.1.0"))
    made = comparison_page(comparison, [Sheets("", (shown,))], Library.open()).decode()
    assert expected in made


def test_a_comparison_without_changes_or_pages_says_just_that() -> None:
    """No headings over nothing."""
    made = comparison_page(compare_definitions(make_form(), make_form()), (), Library.open()).decode()
    assert "Er is niets veranderd." in made
    assert "<h2" not in made


def test_a_new_document_is_shown_without_a_counterpart() -> None:
    """Its pages stand to the right."""
    made = new_document_page(make_form(), [Sheets("print", (pair(old=b""),))], Library.open()).decode()
    assert "Dit document is nieuw." in made
    assert made.count("<img") == 1
    assert "Om te printen</h3>" in made


def test_what_a_definition_says_stands_literally_on_the_page() -> None:
    """A label is text, whatever it looks like."""
    hostile = "- {kind: text, id: naam, label: '<script>alert(1)</script> {{ x }}'}\n"
    comparison = compare_definitions(make_form(), make_form(hostile))
    made = comparison_page(comparison, (), Library.open()).decode()
    assert "<script" not in made
    assert "&lt;script&gt;" in made
    assert "{{ x }}" in made
