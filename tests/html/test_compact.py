"""Working lists, and the sources of questions in every layout."""

from dataclasses import replace

import pytest

from proeftuin_docs.document import Layout
from tests.html.conftest import Render
from tests.html.documents import document_of, every_field, question_of
from tests.html.letters import checklist, question_table
from tests.html.reading import Page, text_of


@pytest.mark.parametrize("layout", [Layout.FORM, Layout.COMPACT])
def test_a_source_stands_with_every_kind_of_question(layout: Layout, render: Render) -> None:
    """Once for each, in its own words, and said with the field."""
    asked = [replace(question_of(field), source=f"art. {field.name}") for field in every_field(filled=False)]
    page = Page(render(replace(document_of(*asked), layout=layout)))
    sources = page.find("//p[@class='source']")
    assert [text_of(item) for item in sources] == [f"art. {question.id}" for question in asked]
    described = [str(item.get("aria-describedby")) for item in page.find("//*[@aria-describedby]")]
    assert sum("b_" in names for names in described) == len(asked)


def test_a_question_without_a_source_has_no_room_for_one(render: Render) -> None:
    """Nothing empty is left in the page."""
    page = Page(render(document_of(*(question_of(field) for field in every_field(filled=False)))))
    assert page.find("//p[@class='source']") == []


def test_the_source_is_not_part_of_the_name_of_a_box(render: Render) -> None:
    """A screen reader says the item, and the source after it."""
    (first, *_) = Page(render(checklist(6))).controls()
    assert first.spoken == "Punt 0: de tolk is geboekt en komt niet uit de eigen kring"


def test_only_a_working_list_is_set_densely(render: Render) -> None:
    """A form keeps its room to write."""
    dense = Page(render(checklist(6)))
    roomy = Page(render(replace(checklist(6), layout=Layout.FORM)))
    assert [body.get("class") for body in dense.find("//body") + roomy.find("//body")] == ["compact", None]
    assert (".compact" in dense.source, ".compact .kind-check" in roomy.source) == (True, False)


def test_a_table_of_five_columns_stands_beside_each_other_on_paper(render: Render) -> None:
    """And in cards on a narrow screen."""
    (table,) = Page(render(question_table(3))).find("//table")
    assert table.get("class") == "rows tight"
