"""The tag tree and the field table as a whole, and the order of headings."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from tests.conftest import Golden
from tests.pdf.rendered import ALL_KINDS, EVERY, fillable, printable
from tests.reading import PdfField, pdf_fields, pdf_tags, tag_outline

PLAN = "veiligheidsplan@1.0.1"
GOLDENS = {
    "alle-soorten-leeg": ALL_KINDS,
    "alle-soorten-ingevuld": f"{ALL_KINDS} ingevuld",
    "veiligheidsplan-1.0.1-leeg": PLAN,
}


def field_row(field: PdfField) -> str:
    """A widget as one line of a table; its place left out, since layout may move it."""
    facts = [field.kind, field.name, field.state, ",".join(field.states), repr(field.value)]
    return " | ".join([*facts, field.tooltip]) + "\n"


def heading_levels(content: bytes) -> Iterator[int]:
    """The levels of the headings in reading order; the document's title is level 1."""
    for tag in pdf_tags(content).walk():
        if found := re.fullmatch(r"H(\d)", tag.type):
            yield int(found[1])


@pytest.mark.parametrize("name", GOLDENS)
def test_the_tag_tree_is_as_agreed(name: str, golden: Golden) -> None:
    """Every change in what a screen reader walks shows in a reviewable file."""
    golden(f"pdf/{name}.tags", "\n".join(tag_outline(pdf_tags(fillable(GOLDENS[name])))) + "\n")


@pytest.mark.parametrize("name", GOLDENS)
def test_the_field_table_is_as_agreed(name: str, golden: Golden) -> None:
    """Every change in a field's name, kind, value or tooltip shows in a reviewable file."""
    golden(f"pdf/{name}.fields", "".join(field_row(field) for field in pdf_fields(fillable(GOLDENS[name]))))


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("make", [fillable, printable], ids=["pdf", "print"])
def test_no_heading_level_is_skipped(name: str, make: Callable[[str], bytes]) -> None:
    """The title comes first, and every heading is at most one level below the one before it."""
    levels = list(heading_levels(make(name)))
    assert len(levels) > 3
    assert [(one, two) for one, two in pairwise(levels) if two > one + 1] == []
    assert levels[:2] == [1, 2]
    assert levels.count(1) == 1


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY)
def test_the_print_version_has_the_same_headings(name: str) -> None:
    """Who reads on paper and who reads on a screen have the same document."""
    assert list(heading_levels(printable(name))) == list(heading_levels(fillable(name)))
    assert "Form" not in {tag.type for tag in pdf_tags(printable(name)).walk()}
    assert pdf_fields(printable(name)) == ()
