from collections.abc import Mapping
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proeftuin_docs.document import (
    Document,
    Question,
    TextField,
    field_names,
    fields,
    questions,
)
from proeftuin_docs.errors import RenderError
from proeftuin_docs.renderers.docx import render_docx
from proeftuin_docs.renderers.options import RenderOptions
from tests.builders import blank, filled
from tests.docx.conftest import Render
from tests.docx.documents import LONG_LABEL, TRICKY, document, every_kind, question, text_document
from tests.docx.reading import NS, Control, W, body, bookmarked, controls, value

# What XML and the check of answers let through: no controls but newline and tab, no surrogates.
WRITABLE = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc"), include_characters="\n\t", exclude_characters="\ufffe\uffff"
    )
)
SPICY = st.lists(
    st.sampled_from([*"\n\t &<>\"'{}%#\\🙂", "{{", "}}", "{_{", "{%", "]]>", "&amp;", "<w:t>", "\u2028"]),
    max_size=9,
).map("".join)


def by_tag(data: bytes) -> Mapping[str, Control]:
    """Every control by its tag."""
    return {control.tag: control for control in controls(data)}


@pytest.fixture(params=["blank model", "filled model", "blank form", "filled form"])
def any_document(request: pytest.FixtureRequest) -> Document:
    """Each of the documents with every kind."""
    made = {
        "blank model": lambda: every_kind(filled=False),
        "filled model": lambda: every_kind(filled=True),
        "blank form": blank,
        "filled form": filled,
    }
    return made[request.param]()


def test_every_field_is_one_control_in_reading_order(any_document: Document, render: Render) -> None:
    """The tags of the controls are the names of the fields: each once, none more, in the same order."""
    names = list(field_names(any_document))
    assert len(names) > 15
    assert [control.tag for control in controls(render(any_document))] == names


def test_every_control_has_a_name_that_word_can_hold(any_document: Document, render: Render) -> None:
    """A screen reader says the title of a control; Word allows 64 characters for it and for the tag."""
    for control in controls(render(any_document)):
        assert 0 < len(control.alias.encode("utf-16-le")) // 2 <= 64
        assert len(control.tag) <= 64


def test_no_control_can_be_deleted(any_document: Document, render: Render) -> None:
    """Every control is locked against deletion, and open for an answer."""
    assert {control.lock for control in controls(render(any_document))} == {"sdtLocked"}


def test_ids_are_unique(any_document: Document, render: Render) -> None:
    """No two controls share an id and no two bookmarks share an id or a name: no validator checks that."""
    root = body(render(any_document))
    ids = [value(sdt, "w:sdtPr/w:id") for sdt in root.iter(f"{W}sdt")]
    starts = [mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkStart")]
    names = [mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")]
    ends = [mark.get(f"{W}id") for mark in root.iter(f"{W}bookmarkEnd")]
    assert len(ids) == len(set(ids)) > 15
    assert len(starts) == len(set(starts)) == len(set(names))
    assert sorted(map(str, starts)) == sorted(map(str, ends))


def test_every_control_stands_in_its_own_bookmark(any_document: Document, render: Render) -> None:
    """A bookmark named after the field holds exactly the control's text."""
    data = render(any_document)
    texts = bookmarked(data)
    assert len(texts) == len(controls(data))
    for control in controls(data):
        assert texts[f"v_{sha256(control.tag.encode()).hexdigest()[:16]}"] == control.text


def test_values_stand_in_their_controls(render: Render) -> None:
    """What was filled in stands in the control as a reader expects it, and nothing is marked blank."""
    found = by_tag(render(every_kind(filled=True)))
    shown = {name: control.text for name, control in found.items()}
    assert shown["kort"] == shown["lang"] == shown["keuze_toelichting"] == shown["tabel_r1_naam"] == TRICKY
    assert (shown["getal"], shown["datum"], shown["keuze"], shown["schaal"]) == (
        "12.5", "12-01-2027", "Optie b", "0"
    )  # fmt: skip
    assert [shown[f"meer_{option}"] for option in "abc"] == ["☒", "☐", "☒"]
    assert (shown["vinkje"], shown["los"]) == ("☒", "☐")
    assert (shown["tabel_r1_dag"], shown["tabel_r1_komt"], shown["tabel_r1_gezien"]) == (
        "01-02-2026",
        "Nee",
        "☒",
    )
    assert found["tabel_r2_naam"].blank
    assert not found["tabel_r1_naam"].blank


def test_blank_controls_show_their_placeholder(render: Render, options: RenderOptions) -> None:
    """A blank control holds spaces to click in, which print nothing, or shows what can be chosen."""
    found = by_tag(render(every_kind(filled=False)))
    assert all(control.blank for control in found.values() if control.text not in "☐☒")
    assert found["kort"].text == options.wording.phrase("placeholder_text")
    assert found["datum"].text == options.wording.phrase("placeholder_date")
    assert {found[name].text.strip() for name in ("kort", "lang", "datum", "getal", "tijd")} == {""}
    assert found["keuze"].text == "○\u00a0Optie <a> & zo\n○\u00a0Optie b\n○\u00a0Optie c, een heel lange"
    assert found["kale-schaal"].text.split() == ["○", "1", "○", "2", "○", "3"]


def test_values_of_the_form_come_back(render: Render) -> None:
    """Every text of the filled form with all kinds is found again, character for character."""
    made = filled()
    found = by_tag(render(made))
    seen = 0
    for asked in questions(made):
        for field in fields(asked):
            if isinstance(field, TextField) and field.value:
                assert found[field.name].text == field.value
                seen += 1
    assert seen > 3


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(written=WRITABLE | SPICY)
def test_any_text_stands_literally(written: str, options: RenderOptions) -> None:
    """Markup, braces, newlines, tabs and signs outside the basic plane come back as they were typed."""
    (control,) = controls(render_docx(text_document(written), options))
    assert control.blank if not written else control.text == written


@settings(max_examples=60, deadline=None)
@given(written=SPICY.filter(str.strip))
def test_any_label_stands_literally(written: str, options: RenderOptions) -> None:
    """A label is printed character for character, and names its control."""
    data = render_docx(document(question(TextField("t", ""), label=written)), options)
    (control,) = controls(data)
    assert control.alias
    printed = [
        "".join(
            node.text or {"br": "\n", "tab": "\t"}[str(node.tag).partition("}")[2]]
            for node in run.iter(f"{W}t", f"{W}br", f"{W}tab")
        )
        for run in body(data).iter(f"{W}r")
    ]
    assert written in printed


@pytest.mark.parametrize("bad", ["a\x00b", "a\x0bb", "\ud800", "x\uffff"])
def test_what_xml_cannot_hold_is_refused(bad: str, render: Render) -> None:
    """A character that XML has no place for is an error that shows the text, never silent loss."""
    with pytest.raises(RenderError) as caught:
        render(text_document(bad))
    assert [fault.name for fault in caught.value.diagnostics] == ["rendering.impossible_character"]
    assert "\x00" not in str(caught.value)


def test_a_tag_that_word_cannot_hold_is_refused(render: Render) -> None:
    """A name over 64 characters is an error: a shortened tag could not be read back."""
    with pytest.raises(RenderError) as caught:
        render(document(question(TextField("x" * 65, ""))))
    assert [fault.name for fault in caught.value.diagnostics] == ["rendering.name_too_long"]


def test_long_titles_keep_what_tells_them_apart(render: Render) -> None:
    """A title is shortened at its end, so that column and row, or the option, are still said."""
    found = by_tag(render(every_kind(filled=False)))
    assert found["lang"].alias == LONG_LABEL[:63].rsplit(" ", 1)[0] + "…"
    assert found["tabel_r2_komt"].alias.startswith("Rij 2, Komt – Wie komen er?")
    assert found["meer_b"].alias.startswith("Optie b – ")


def test_choices_are_lists_of_their_options(render: Render) -> None:
    """A choice offers its labels in order, stores the option's id, and can be taken back.

    Taken back, it shows all that can be chosen.
    """
    root = body(render(every_kind(filled=True)))
    lists = {
        value(sdt, "w:sdtPr/w:tag"): sdt.findall("w:sdtPr/w:dropDownList/w:listItem", NS)
        for sdt in root.iter(f"{W}sdt")
    }
    items = [(item.get(f"{W}displayText"), item.get(f"{W}value")) for item in lists["keuze"]]
    assert items[0] == (None, "○ Optie <a> & zo ○ Optie b ○ Optie c, een heel lange")
    assert items[1:3] == [("Optie <a> & zo", "a"), ("Optie b", "b")]
    assert [item.get(f"{W}value") for item in lists["schaal"][1:]] == [str(step) for step in range(11)]


def test_rows_are_items_that_word_can_add(render: Render) -> None:
    """Each row of a table is an item of a repeating section, outside the locked groups."""
    root = body(render(every_kind(filled=False)))
    (section,) = root.findall(".//w:sdt/w:sdtPr/w15:repeatingSection", NS)
    sdt = section.getparent().getparent()  # type: ignore[union-attr]
    assert sdt is not None
    assert value(sdt, "w:sdtPr/w:tag") == "tabel"
    assert len(sdt.findall("w:sdtContent/w:sdt/w:sdtPr/w15:repeatingSectionItem", NS)) == 2
    assert not list(sdt.iterancestors(f"{W}sdt"))


def test_fixed_text_is_locked(render: Render) -> None:
    """Everything but the tables with rows to add stands in locked groups."""
    root = body(render(every_kind(filled=False)))
    blocks = [block.tag for block in root[0]]
    assert blocks == [f"{W}sdt", f"{W}tbl", f"{W}sdt", f"{W}sectPr"]
    for group in root[0].findall("w:sdt", NS):
        assert group.find("w:sdtPr/w:group", NS) is not None
        assert value(group, "w:sdtPr/w:lock") == "contentLocked"


def test_control_names_agree_with_the_model() -> None:
    """The synthetic document names its parts as the model does, so that these tests test something."""
    kinds = {type(asked.field).__name__ for asked in questions(every_kind(filled=True))}
    assert len(kinds) == 9
    assert all(
        isinstance(asked, Question) and asked.field.control_names is not None for asked in questions(blank())
    )
