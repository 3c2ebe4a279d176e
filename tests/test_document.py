"""The document model: its names, its walks and its dump."""

import json
from datetime import date

from proeftuin_docs.document import (
    CheckField,
    ChoiceField,
    Column,
    Document,
    Emphasis,
    Heading,
    Identity,
    LineBreak,
    MultiChoiceField,
    NumberField,
    Option,
    Question,
    Strong,
    TableField,
    Text,
    TextField,
    cell_name,
    continuation_name,
    dump,
    dump_text,
    explanation_name,
    field_names,
    fields,
    filled_texts,
    option_name,
    plain_text,
    questions,
)
from tests.builders import filled

IDENTITY = Identity("klein", "1.0.0", "concept", "0123456789abcdef" * 4, "nl-NL", date(2026, 11, 23))
CHOICES = (Option("een", "Eén"), Option("twee", "Twee"))


def document(*blocks: Question | Heading) -> Document:
    """A document of these blocks."""
    return Document(IDENTITY, "Titel", "Samenvatting", blocks)


TABLE = TableField(
    "tabel",
    "Tabel",
    (Column("a", "A"), Column("b", "B")),
    (
        (TextField("tabel_r1_a", "", value="eerste"), CheckField("tabel_r1_b", "")),
        (TextField("tabel_r2_a", ""), CheckField("tabel_r2_b", "")),
    ),
    filled=1,
)
DOCUMENT = document(
    Heading(1, "Deel", "deel"),
    Question(
        "veel",
        "",
        "Veel",
        MultiChoiceField("veel", "", CHOICES),
        explanation=TextField("veel_toelichting", ""),
    ),
    Question("tabel", "", "Tabel", TABLE),
    Question("keuze", "", "Keuze", ChoiceField("keuze", "", CHOICES)),
    Question("aantal", "", "Aantal", NumberField("aantal", "", value="3.5")),
)


def test_the_name_of_a_part_is_its_fields_name_with_an_underscore() -> None:
    """Ids hold no underscore, so every name can be taken apart again."""
    assert explanation_name("a-b") == "a-b_toelichting"
    assert option_name("a", "x") == "a_x"
    assert cell_name("a", 2, "x") == "a_r2_x"
    assert continuation_name("a", 2) == "a_vervolg_2"


def test_controls_are_named_in_reading_order() -> None:
    """A multiple choice is its boxes, a table its cells; neither has a control of its own."""
    assert list(field_names(DOCUMENT)) == [
        "veel_een",
        "veel_twee",
        "veel_toelichting",
        "tabel_r1_a",
        "tabel_r1_b",
        "tabel_r2_a",
        "tabel_r2_b",
        "keuze",
        "aantal",
    ]


def test_the_fields_of_a_question_are_its_own_its_cells_and_its_explanation() -> None:
    """Headings are passed over."""
    found = [[field.name for field in fields(question)] for question in questions(DOCUMENT)]
    assert found[0] == ["veel", "veel_toelichting"]
    assert found[1] == ["tabel", "tabel_r1_a", "tabel_r1_b", "tabel_r2_a", "tabel_r2_b"]


def test_filled_texts_are_what_somebody_typed() -> None:
    """Choices are no text, and blank fields hold none."""
    assert [(item.question.id, item.name, item.text) for item in filled_texts(DOCUMENT)] == [
        ("tabel", "tabel_r1_a", "eerste"),
        ("aantal", "aantal", "3.5"),
    ]


def test_plain_text_drops_marks_and_keeps_every_character() -> None:
    """Also inside one another."""
    inlines = (Text("a "), Strong((Text("b"), Emphasis((Text("*c*"),)))), LineBreak(), Text("d"))
    assert plain_text(inlines) == "a b*c*\nd"


def test_a_hash_is_printed_short() -> None:
    """Twelve digits fit at the foot of a page."""
    assert IDENTITY.short_hash == "0123456789ab"


def test_a_dump_names_every_node_and_holds_plain_data() -> None:
    """Templates and tests read the same text."""
    dumped = dump(DOCUMENT)
    assert dumped["node"] == "document"
    assert dumped["identity"]["date"] == "2026-11-23"
    assert [block["node"] for block in dumped["blocks"]] == [
        "heading",
        "question",
        "question",
        "question",
        "question",
    ]
    assert dumped["blocks"][1]["field"]["node"] == "multi_choice_field"
    assert json.loads(dump_text(DOCUMENT)) == dumped


def test_a_dump_keeps_every_character_readable() -> None:
    """Nothing is escaped that JSON does not ask for."""
    assert "Nguyễn Çelik Ọlá Șerban-Łukasz" in dump_text(filled())
