"""Every table of kinds and of fields holds exactly the kinds and fields that there are."""

from types import UnionType
from typing import Any, Final, get_args

import pytest

from proeftuin_docs.definitions.parts import ContentPart, InformationPart
from proeftuin_docs.document import Block, CellField, CheckField, Field, Inline, SingleField
from proeftuin_docs.kinds import CELLS, KINDS, READERS, ColumnDefinition, QuestionPart
from proeftuin_docs.renderers.docx import controls
from proeftuin_docs.renderers.docx import questions as docx_questions
from proeftuin_docs.renderers.html import nodes as html
from proeftuin_docs.renderers.pdf import widgets

TABLES: Final[dict[str, tuple[Any, set[type]]]] = {
    "how a returned field is read": (READERS, set(get_args(SingleField))),
    "Word, the control of a field": (controls.WRITERS, set(get_args(SingleField)) - {CheckField}),
    "Word, the field of a question": (docx_questions.WRITERS, set(get_args(Field)) - {CheckField}),
    "web page, fields": (html.WRITERS, set(get_args(Field))),
    "web page, blocks": (html.BLOCKS, set(get_args(Block))),
    "web page, text": (html.INLINES, set(get_args(Inline))),
    "PDF, widgets": (widgets.WRITERS, set(get_args(Field))),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_holds_every_type_and_no_other(name: str) -> None:
    """A type that somebody adds is in each table, or this test says in which it is not."""
    table, types = TABLES[name]
    assert len(types) > 3
    assert set(table) == types


def test_the_registry_holds_every_question_of_a_definition() -> None:
    """The union that a definition is read by, and the registry that the program works by, are one list."""
    assert {kind.model for kind in KINDS.values()} == set(get_args(QuestionPart))
    content = get_args(ContentPart)[0]
    assert isinstance(content, UnionType)
    assert set(get_args(content)) == {*get_args(QuestionPart), *get_args(InformationPart)}


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_called_as_its_model_says(name: str) -> None:
    """One word in the definition, in the registry and in the schema."""
    assert get_args(KINDS[name].model.model_fields["kind"].annotation) == (name,)


def test_a_column_can_have_every_kind_of_a_cell() -> None:
    """What the model of a column allows is what the table of cells can make."""
    assert set(get_args(ColumnDefinition.model_fields["kind"].annotation)) == set(CELLS)
    assert set(CELLS) <= set(KINDS)
    assert set(get_args(CellField)) <= set(get_args(SingleField)) <= set(get_args(Field))
