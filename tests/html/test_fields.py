"""What can be filled in on a page."""

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proeftuin_docs.document import (
    Document,
    MultiChoiceField,
    Question,
    TableField,
    TextField,
    field_names,
    fields,
    questions,
)
from proeftuin_docs.renderers.html import render_html
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.resources import find_resources
from tests import builders
from tests.html.conftest import Render
from tests.html.documents import document_of, every_block, question_of, text_document
from tests.html.reading import Control, Page

NASTY = "A & B <c> {{ 7*7 }} {% for %} {# niet #} </textarea><script>alert(1)</script>"
_TYPED = st.text(st.characters(categories=("L", "M", "N", "P", "S", "Zs"), include_characters="\n\t"))


def shown_names(page: Page) -> list[str]:
    """The names of the controls in order; a group of radios counts once."""
    return [name for name, _ in groupby(control.name for control in page.controls())]


@pytest.mark.parametrize(
    "document", [every_block(), every_block(filled=True), builders.blank(), builders.filled()]
)
def test_every_field_stands_once_and_in_reading_order(document: Document, render: Render) -> None:
    """The names of the controls are those of the model, no more and no fewer."""
    expected = list(field_names(document))
    assert shown_names(Page(render(document))) == expected
    assert len(expected) > 15


@pytest.mark.parametrize(("kind", "times"), [("textarea", 3), ("text", 3), ("radio", 3), ("checkbox", 1)])
def test_every_kind_of_control_is_there(kind: str, times: int, render: Render) -> None:
    """The synthetic document does show what the other tests are about."""
    kinds = [control.kind for control in Page(render(every_block())).controls()]
    assert kinds.count(kind) >= times


def test_no_two_elements_share_an_id(render: Render) -> None:
    """Ids of headings, labels, fields and options never meet, whatever an option is called."""
    ids = [element.get("id") for element in Page(render(every_block())).find("//*[@id]")]
    assert len(ids) == len(set(ids)) > 50


def test_every_reference_finds_its_element(render: Render) -> None:
    """What `for`, `aria-labelledby` and `aria-describedby` name exists."""
    page = Page(render(every_block()))
    ids = {element.get("id") for element in page.find("//*[@id]")}
    named = [
        name
        for attribute in ("for", "aria-labelledby", "aria-describedby")
        for element in page.find(f"//*[@{attribute}]")
        for name in str(element.get(attribute)).split()
    ]
    assert len(named) > 50
    assert [name for name in named if name not in ids] == []


def test_what_is_said_of_a_control_holds_its_question(render: Render) -> None:
    """By itself or through its group, every control is named by the words of its question."""
    document = every_block()
    page = Page(render(document))
    label_of = {name: question.label for question in questions(document) for name in _names(question)}
    spoken = {control: f"{control.group} {control.spoken}" for control in page.controls()}
    assert [item.name for item, text in spoken.items() if label_of[item.name] not in text] == []


def test_a_cell_is_named_by_its_row_and_its_column(render: Render) -> None:
    """Somebody who cannot see the table hears which row and which column this is."""
    cells = [item for item in Page(render(every_block())).controls() if item.name == "breed_r2_k5"]
    assert [item.spoken for item in cells] == ["1. Hoe gaat het? rij 2 Kolom 5"]


def test_an_option_is_named_by_its_label_and_carries_its_id(render: Render) -> None:
    """The value of a radio is the id of its option, and its name the option's words."""
    found = [item for item in Page(render(every_block())).controls() if item.name == "keuze"]
    assert [(item.value, item.spoken) for item in found] == [
        ("toelichting", "Zelf <komen>"),
        ("b", "Via & met een ander"),
        ("c", "Niet"),
    ]


@pytest.mark.parametrize(
    ("value", "lines", "kind"),
    [
        ("", 1, "text"),
        ("kort", 1, "text"),
        ("", 2, "textarea"),
        ("twee\nregels", 1, "textarea"),
        (60 * "m", 1, "textarea"),
    ],
)
def test_a_short_answer_has_one_line_unless_that_would_hide_its_end(
    value: str, lines: int, kind: str, render: Render
) -> None:
    """A line shows no more than fits on it, and holds no line ends."""
    (control,) = Page(render(text_document(value, lines))).controls()
    assert (control.kind, control.value) == (kind, value)


def test_values_stand_in_their_controls(render: Render) -> None:
    """A filled document shows what was filled in, a date as day-month-year."""
    page = Page(render(every_block(filled=True)))
    assert page.value_of("lang") == "a\n\nb"
    assert page.value_of("dag") == "29-02-2028"
    assert page.value_of("getal") == "007.50"
    assert page.value_of("smal_r1_k0") == "twee\nregels"
    assert page.value_of("uitleg_toelichting") == "omdat"


def test_choices_that_were_made_are_on_and_no_others(render: Render) -> None:
    """One radio per answered choice, and each box that was ticked."""
    checked = [item for item in Page(render(every_block(filled=True))).controls() if item.checked]
    shown = [(item.name, item.value) for item in checked if "_r" not in item.name]
    assert shown == [
        ("keuze", "toelichting"),
        ("meer_b", "ja"),
        ("meer_c", "ja"),
        ("schaal", "-1"),
        ("trap", "10"),
        ("vinkje", "ja"),
    ]


def test_a_blank_document_has_nothing_filled_in(render: Render) -> None:
    """No control has a value or is on."""
    typed = [item for item in Page(render(every_block())).controls() if item.kind in ("textarea", "text")]
    on = [item for item in Page(render(every_block())).controls() if item.checked]
    assert [item.value for item in typed] == [""] * len(typed)
    assert on == []


@pytest.mark.parametrize("value", [NASTY, "\n", "\n\nbegint met wit", " spaties ", "&amp; &lt;", "'\"`"])
def test_a_value_stands_literally(value: str, render: Render) -> None:
    """Markup, template code and white space in an answer are text."""
    page = Page(render(text_document(value)))
    assert page.value_of("tekst") == value
    assert len(page.find("//script")) == 1


@settings(deadline=None)
@given(_TYPED)
def test_any_value_stands_literally(value: str) -> None:
    """Whatever somebody types comes out as it went in."""
    options = RenderOptions(builders.dutch(), find_resources())
    assert Page(render_html(text_document(value), options)).value_of("tekst") == value


def test_labels_are_verbatim_and_literal(render: Render) -> None:
    """A question's words are text, whatever they are."""
    page = Page(render(document_of(question_of(TextField("a", "A"), label=NASTY), title=NASTY)))
    assert page.controls()[0].spoken == f"1. {NASTY}"
    assert page.headings()[0] == (1, NASTY)


def test_help_follow_up_unit_and_hint_are_said_with_the_field(render: Render) -> None:
    """They stand beside the field and are named by its `aria-describedby`."""
    page = Page(render(every_block()))
    for name, said in {"getal": "v_getal h_getal u_getal", "dag": "v_dag h_dag d_dag"}.items():
        (control,) = page.find(f"//input[@name='{name}']")
        assert control.get("aria-describedby") == said


def test_nothing_typed_is_suggested_kept_or_checked_by_a_service(render: Render) -> None:
    """Completion, spelling and writing suggestions are off: some browsers send what is typed to a server."""
    page = Page(render(every_block()))
    typed = page.find("//*[contains(@class, 'typed')]")
    assert len(typed) > 10
    for element in typed:
        assert (element.get("spellcheck"), element.get("writingsuggestions")) == ("false", "false")
    assert page.find("//input[not(@autocomplete='off')] | //textarea[not(@autocomplete='off')]") == []


def test_there_is_no_form_that_enter_could_send(render: Render) -> None:
    """Without a form element there is nothing to submit, with or without a script."""
    page = Page(render(every_block()))
    assert page.find("//form | //*[@action] | //button[not(@type='button')]") == []


def test_a_choice_can_be_undone(render: Render) -> None:
    """Every group of radios has a button that says which question it clears."""
    page = Page(render(every_block()))
    groups = {item.name for item in page.controls() if item.kind == "radio"}
    buttons = page.find("//button[@data-clear]")
    assert {button.get("id") for button in buttons} == {f"w_{name}" for name in groups}
    assert all(len(str(button.get("aria-labelledby")).split()) > 1 for button in buttons)


def test_a_table_wider_than_the_page_stands_in_cards(render: Render) -> None:
    """Three columns stand beside each other, eight below each other."""
    tables = Page(render(every_block())).find("//table[contains(@class, 'rows')]")
    assert [table.get("class") for table in tables] == ["rows", "rows cards"]


def test_a_blank_text_field_has_a_line_to_write_on_for_each_of_its_lines(render: Render) -> None:
    """What the pen needs on paper."""
    page = Page(render(text_document("", lines=7)))
    assert len(page.find("//div[@class='rules']/i")) == 7


def _names(question: Question) -> list[str]:
    names = list(field_names(document_of(question)))
    assert names or isinstance(question.field, TableField)
    assert all(field.name for field in fields(question))
    return [question.field.name, *names] if isinstance(question.field, MultiChoiceField) else names


def test_the_reader_of_these_tests_sees_a_control_without_a_name() -> None:
    """A page with a nameless control is not taken for a good one."""
    page = Page(b"<!DOCTYPE html><html><body><input type='text' name='a' id='a'></body></html>")
    assert page.controls() == [Control("a", "text", "a", "", checked=False, spoken="", group="")]
