"""The page around the fields: what it is, what it asks of the world, and how it reads."""

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from proeftuin_docs.document import Block, Document, Field, Heading, Inline, Paragraph, Text
from proeftuin_docs.errors import RenderError
from proeftuin_docs.renderers.html import render_html
from proeftuin_docs.renderers.html.templates import css_string
from proeftuin_docs.renderers.options import RenderOptions
from tests import builders
from tests.html.conftest import Render
from tests.html.documents import HASH, document_of, every_block, every_field
from tests.html.reading import Page

DOCUMENTS = [every_block(), every_block(filled=True), builders.blank(), builders.filled()]


def test_the_synthetic_document_holds_every_node() -> None:
    """A new block, inline or field has to be shown, and is missed here first."""
    dumped = {type(block) for block in every_block().blocks}
    assert dumped == set(get_args(Block))
    assert {type(field) for field in every_field(filled=True)} == set(get_args(Field))
    assert len(get_args(Inline)) == 4


def test_a_page_says_which_document_it_is(render: Render) -> None:
    """Id, version, status and whole hash are machine-readable; language and title are the document's."""
    page = Page(render(every_block()))
    found = [page.meta(f"proeftuin-docs.{key}") for key in ("id", "version", "status", "hash")]
    assert found == ["klein", "1.2.3", "concept", HASH]
    assert page.root.get("lang") == "nl-NL"
    assert [item.text for item in page.find("//title")] == ["Titel"]


def test_the_same_document_gives_the_same_bytes(render: Render) -> None:
    """Nothing of the day, the machine or the order of a set is in a page."""
    assert render(every_block(filled=True)) == render(every_block(filled=True))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_heading_levels_never_skip(document: Document, render: Render) -> None:
    """One h1, the title; every next heading is at most one level deeper."""
    headings = Page(render(document)).headings()
    levels = [level for level, _ in headings]
    assert headings[0] == (1, document.title)
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    assert len(levels) > 4


def test_a_document_that_skips_a_level_does_not_make_the_page_skip_one(render: Render) -> None:
    """Levels 3 and 9 right under the title become 2 and 3."""
    document = document_of(Heading(3, "Drie", "drie"), Heading(9, "Negen", "negen"))
    assert Page(render(document)).headings() == [(1, "Titel"), (2, "Drie"), (3, "Negen")]


def test_a_page_asks_nothing_of_the_world(render: Render) -> None:
    """No address, no source, no import; links stay on the page."""
    page = Page(render(every_block()))
    assert page.outside() == []
    assert page.find("//*[@src or @srcset or @background or @data or @ping]") == []
    assert page.find("//link | //img | //iframe | //object | //embed") == []
    links = [str(item.get("href")) for item in page.find("//*[@href]")]
    assert [link for link in links if not link.startswith("#")] == []
    assert [link for link in links if not page.find(f"//*[@id='{link[1:]}']")] == []
    assert page.meta("referrer") == "no-referrer"


def test_the_security_policy_allows_this_style_and_this_script_only(render: Render) -> None:
    """Nothing is allowed but the two inline texts, by the hash of exactly what stands in the page."""
    page = Page(render(every_block()))
    rules = dict(rule.split(" ", 1) for rule in page.meta("Content-Security-Policy").split("; "))
    assert rules == {
        "default-src": "'none'",
        "style-src": hash_of(page, "style"),
        "font-src": "data:",
        "script-src": hash_of(page, "script"),
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert page.find("//*[@style or @onclick or @onload or @oninput]") == []


def hash_of(page: Page, tag: str) -> str:
    """The hash by which a policy names the one element of this tag (CSP 3, 6.7.3.3)."""
    (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", page.source, re.DOTALL)
    return f"'sha256-{base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()}'"


def test_the_mark_stands_on_the_page_and_on_every_printed_one(render: Render) -> None:
    """A concept says so at the top, and in the margin of each page on paper."""
    page = Page(render(every_block()))
    assert [item.text for item in page.find("//p[@class='mark']")] == ["Concept"]
    assert '@top-right { content: "Concept"' in page.source


def test_an_established_version_has_no_mark(render: Render) -> None:
    """Nothing at the top, nothing in the margin."""
    page = Page(render(document_of(Paragraph((Text("Tekst."),)), mark="")))
    assert page.find("//p[@class='mark']") == []
    assert "@top-right" not in page.source


def test_every_printed_page_says_which_document_it_is(render: Render) -> None:
    """The running text with the short hash, and the page number out of how many."""
    source = render(every_block()).decode()
    assert str(css_string(f"Titel 1.2.3 · kenmerk {HASH[:12]}")) in source
    assert '@bottom-right { content: "pagina " counter(page) " van " counter(pages)' in source


@pytest.mark.parametrize("title", ['"', "</style><script>alert(1)</script>", "\\", "{{ 7*7 }}", "é\u2028"])
def test_a_title_cannot_leave_the_style_sheet(title: str, render: Render) -> None:
    """A title is text in the margin of a printed page too."""
    page = Page(render(document_of(Heading(1, "Een", "een"), title=title)))
    assert len(page.find("//script")) == len(page.find("//style")) == 1
    assert str(css_string(title))[1:-1] in page.source


def test_texts_stand_verbatim_in_order(render: Render) -> None:
    """Facts, lists with their own markers, tables, notices and paragraphs, from top to bottom."""
    text = Page(render(every_block())).text()
    wanted = [
        "Let op Nog niet klaar.",
        "Gewoon veten schuin",
        "Eerste Door de tester.",
        "1 genummerd a. binnenin • los",
        "Beloofd Niets moet. Echt niet.",
        "Wie jij",
        "Termijnen Stap Termijn bezwaar zes weken",
        "Kleine letters.",
    ]
    places = [text.find(piece) for piece in wanted]
    assert -1 not in places
    assert places == sorted(places)


def test_tables_have_a_caption_and_headers_with_a_scope(render: Render) -> None:
    """A table to read is named by its caption, a table to fill in by its question."""
    page = Page(render(every_block()))
    assert [item.text for item in page.find("//table[@class='info']/caption")] == ["Termijnen"]
    assert page.find("//th[not(@scope)]") == []
    assert page.find("//table[not(caption) and not(@aria-labelledby)]") == []


def test_what_needs_the_script_is_not_shown_without_it(render: Render) -> None:
    """Every button stands in something that only the script makes visible."""
    page = Page(render(every_block()))
    hidden = "ancestor-or-self::*[contains(@class, 'scripted-only')]"
    assert len(page.find(f"//button[{hidden}]")) > 5
    assert page.find(f"//button[not({hidden})]") == []


def test_the_name_of_a_copy_holds_nothing_that_was_filled_in(render: Render) -> None:
    """A copy is called after the document and its version."""
    (button,) = Page(render(every_block(filled=True))).find("//button[@data-save]")
    assert button.get("data-save") == "klein-1.2.3.html"


@pytest.mark.parametrize("template", ["{{ onbekend }}", "{% if %}", "{{ wording.phrase('onbekend') }}"])
def test_a_faulty_template_is_reported_and_not_shown(
    template: str, own_folder: Path, own_options: RenderOptions
) -> None:
    """A court that changes a template hears what is wrong with it."""
    (own_folder / "document.html").write_text(template, encoding="utf-8")
    with pytest.raises(RenderError) as caught:
        render_html(every_block(), own_options)
    assert [item.name for item in caught.value.diagnostics] == ["rendering.faulty_web_template"]


@pytest.mark.parametrize(
    "template",
    [
        "{% for i in range(1000000) %}x{% endfor %}",
        "{% for i in range(90000) %}{% for j in range(90000) %}{% endfor %}{% endfor %}",
        "{% macro more() %}{% for i in range(90000) %}{% endfor %}{% endmacro %}{{ more() }}{{ more() }}",
        "{% macro more() %}{{ more() }}{% endmacro %}{{ more() }}",
        "{{ 'a' * 10 }}",
        "{{ [1] * 10000000000 }}",
        "{{ 9 ** 9 }}",
        "{{ 1 / 0 }}",
    ],
)
def test_a_template_that_would_not_end_is_reported(
    template: str, own_folder: Path, own_options: RenderOptions
) -> None:
    """What repeats itself counts up to a bound; texts are not multiplied."""
    (own_folder / "document.html").write_text(template, encoding="utf-8")
    with pytest.raises(RenderError) as caught:
        render_html(every_block(), own_options)
    assert [item.name for item in caught.value.diagnostics] == ["rendering.faulty_web_template"]


def test_a_template_cannot_reach_into_the_program(own_folder: Path, own_options: RenderOptions) -> None:
    """Templates are sandboxed."""
    (own_folder / "document.html").write_text("{{ document.__class__.__mro__ }}", encoding="utf-8")
    with pytest.raises(RenderError):
        render_html(every_block(), own_options)


def test_a_court_can_change_a_template(own_folder: Path, own_options: RenderOptions) -> None:
    """Its own folder is the one that is used."""
    (own_folder / "document.html").write_text("<p>{{ document.title }}</p>", encoding="utf-8")
    assert render_html(every_block(), own_options) == b"<p>Titel</p>"
