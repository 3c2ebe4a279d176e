"""Every table of kinds and of fields holds exactly the kinds and fields that there are."""

import ast
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import Any, Final, get_args

import pytest

import proeftuin_docs
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


SOURCE: Final = Path(proeftuin_docs.__file__).parent
UNIONS: Final = (Block, Field, Inline, QuestionPart, InformationPart)
CLOSED: Final = {kind.__name__ for union in UNIONS for kind in get_args(union)}


def matches() -> Iterator[tuple[str, ast.Match]]:
    """Every `match` that tells kinds of questions, fields, blocks or text apart, with its place."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Match) and kinds_in(node) & CLOSED:
                yield f"{path.relative_to(SOURCE)}:{node.lineno}", node


def kinds_in(match: ast.Match) -> set[str]:
    """The names of the types that the arms are about."""
    patterns = (node for case in match.cases for node in ast.walk(case.pattern))
    return {ast.unparse(node.cls) for node in patterns if isinstance(node, ast.MatchClass)}


def swallows(case: ast.match_case) -> bool:
    """Whether an arm takes every kind that is left, and does not stop at it."""
    taken = isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
    return taken and not ast.unparse(case.body[0]).startswith(("assert_never(", "raise "))


def test_no_default_arm_swallows_a_kind() -> None:
    """Without one, mypy says where a kind that somebody adds is not thought of (`exhaustive-match`)."""
    found = list(matches())
    assert len(found) > 5
    assert [place for place, match in found if any(map(swallows, match.cases))] == []


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
