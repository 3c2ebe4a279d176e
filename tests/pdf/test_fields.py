"""The fields of a fillable PDF: each there once, in order, named, drawn, and where it belongs."""

from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import combinations, groupby
from statistics import median
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from proeftuin_docs.document import (
    ChoiceField,
    Document,
    Field,
    MultiChoiceField,
    Question,
    ScaleField,
    TableField,
    fields,
    questions,
)
from tests.pdf.rendered import ALL_KINDS, BUNDLED, EVERY, WRITTEN, document, expected_names, fillable
from tests.reading import PdfField, pdf_fields, pdf_tags

CONTINUED = "_vervolg_"
_TELLING = 30
"""So much of a label cannot be missed."""


def names_in_order(found: tuple[PdfField, ...]) -> list[str]:
    """The names of fields, the widgets of one radio group taken together."""
    return [name for name, _ in groupby(field.name for field in found)]


def labels_by_name(shown: Document) -> dict[str, str]:
    """The label of the question that each control belongs to, and that of the column of each cell."""
    return {
        name: label
        for question in questions(shown)
        for label, parts in _labelled(question)
        for field in parts
        for name in field.control_names
    }


def _labelled(question: Question) -> Iterator[tuple[str, Iterable[Field]]]:
    if isinstance(question.field, TableField):
        columns = zip(*question.field.rows, strict=True)
        yield from zip((column.label for column in question.field.columns), columns, strict=True)
    else:
        yield question.label, fields(question)


def buttons_by_name(shown: Document) -> dict[str, list[str]]:
    """The states of every radio group, in a table as well."""
    found: dict[str, list[str]] = {}
    for field in (field for question in questions(shown) for field in fields(question)):
        match field:
            case ChoiceField(name=name, options=options):
                found[name] = [option.id for option in options]
            case ScaleField(name=name, start=start, end=end):
                found[name] = [str(number) for number in range(start, end + 1)]
            case _:
                continue
    return found


def widgets(name: str) -> list[dict[str, Any]]:
    """The raw dictionaries of every widget."""
    return [
        annotation.get_object()
        for page in PdfReader(BytesIO(fillable(name))).pages
        for annotation in page.get("/Annots", [])
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY)
def test_every_question_is_one_field_in_reading_order(name: str) -> None:
    """The fields are exactly the document's names and the spare sheet's, in order, none twice."""
    found = pdf_fields(fillable(name))
    assert len(found) > 4
    assert names_in_order(found) == expected_names(document(name))


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY)
def test_the_tag_tree_holds_every_widget_once_in_the_same_order(name: str) -> None:
    """A screen reader meets the fields in the order of the page; each form element has one object."""
    forms = [tag for tag in pdf_tags(fillable(name)).walk() if tag.type == "Form"]
    assert {len(tag.widgets) for tag in forms} == {1}
    assert [tag.widgets[0].partition("=")[0] for tag in forms] == [
        field.name for field in pdf_fields(fillable(name))
    ]


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY)
def test_no_link_is_left(name: str) -> None:
    """What Typst wrote as a link is a widget, in the pages and in the tags."""
    assert {widget["/Subtype"] for widget in widgets(name)} == {"/Widget"}
    assert "Link" not in {tag.type for tag in pdf_tags(fillable(name)).walk()}


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY)
def test_every_widget_says_its_question(name: str) -> None:
    """The tooltip is what a screen reader says; it begins with the label, or as much of it as fits."""
    labels = labels_by_name(document(name))
    found = [field for field in pdf_fields(fillable(name)) if field.name in labels]
    assert {field.name for field in found} == set(labels)
    assert [field.name for field in found if labels[field.name][:_TELLING] not in field.tooltip] == []
    assert all(field.tooltip for field in pdf_fields(fillable(name)))


@pytest.mark.parametrize("name", EVERY)
def test_every_radio_group_has_a_button_per_option(name: str) -> None:
    """Each option is one button with its own state, and says more than the question alone."""
    expected = buttons_by_name(document(name))
    found = [field for field in pdf_fields(fillable(name)) if field.name in expected]
    by_name = {key: list(group) for key, group in groupby(found, key=lambda field: field.name)}
    states = {
        key: [state for field in group for state in field.states if state != "Off"]
        for key, group in by_name.items()
    }
    assert states == expected
    for group in by_name.values():
        assert len({field.tooltip for field in group}) == len(group)


@pytest.mark.slow
def test_tooltips_are_short() -> None:
    """Nobody listens to the end of a long one, and a working paper has a hundred of them."""
    lengths = [len(field.tooltip) for name in BUNDLED for field in pdf_fields(fillable(name))]
    assert len(lengths) > 1000
    assert median(lengths) <= 60
    assert max(lengths) <= 120


def test_every_box_of_a_multiple_choice_says_its_option() -> None:
    """A box that says only the question cannot be chosen by ear."""
    boxes = [
        (f"{question.field.name}_{option.id}", option.label)
        for question in questions(document(ALL_KINDS))
        if isinstance(question.field, MultiChoiceField)
        for option in question.field.options
    ]
    tooltips = {field.name: field.tooltip for field in pdf_fields(fillable(ALL_KINDS))}
    assert len(boxes) > 2
    assert [name for name, label in boxes if not tooltips[name].startswith(f"{label} – ")] == []


def test_every_cell_says_its_row_and_column() -> None:
    """In a table the question alone would be the same for every cell."""
    tables = [question.field for question in questions(document(ALL_KINDS))]
    cells = [
        cell.name for table in tables if isinstance(table, TableField) for row in table.rows for cell in row
    ]
    tooltips = {field.name: field.tooltip for field in pdf_fields(fillable(ALL_KINDS))}
    assert len(cells) == 14
    assert len({tooltips[name] for name in cells}) == len(cells)
    assert tooltips["acties_r2_wie"].startswith("Rij 2, Wie – ")


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY)
def test_every_widget_is_drawn_in_each_of_its_states(name: str) -> None:
    """Viewers show what the file holds: a stream, or one per state with the state of now among them."""
    found = widgets(name)
    assert len(found) > 4
    for widget in found:
        normal = widget["/AP"]["/N"]
        if hasattr(normal, "get_data"):
            assert "/AS" not in widget
        else:
            assert len(normal) == 2
            assert widget["/AS"] in normal
            assert all(hasattr(stream.get_object(), "get_data") for stream in normal.values())


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY)
def test_every_field_lies_on_its_page_and_over_no_other(name: str) -> None:
    """A field that sticks out cannot be clicked, and one over another takes its clicks."""
    sizes = [page.mediabox for page in PdfReader(BytesIO(fillable(name))).pages]
    for page, group in groupby(pdf_fields(fillable(name)), key=lambda field: field.page):
        paper = sizes[page - 1]
        boxes = [field.box for field in group]
        for left, bottom, right, top in boxes:
            assert 0 < left < right < paper.width, page
            assert 0 < bottom < top < paper.height, page
        clashes = [(one, two) for one, two in combinations(boxes, 2) if overlap(one, two)]
        assert clashes == [], page


def overlap(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    """Whether two boxes share more than an edge."""
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


@pytest.mark.slow
@pytest.mark.parametrize("name", EVERY)
def test_the_file_follows_the_accessible_way(name: str) -> None:
    """Tab order by structure, a language, embedded fonts, no scripts, and nothing left to the viewer."""
    reader = PdfReader(BytesIO(fillable(name)))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "nl-NL"
    assert {str(page["/Tabs"]) for page in reader.pages} == {"/S"}
    assert set(root["/AcroForm"]) == {"/Fields", "/DA", "/DR"}
    names = {str(value) for item in every_object(reader) for pair in pairs(item) for value in pair}
    assert "/Widget" in names
    assert names.isdisjoint(
        {"/NeedAppearances", "/ZapfDingbats", "/ZaDb", "/JavaScript", "/JS", "/Launch", "/URI"}
    )


def every_object(reader: PdfReader) -> list[Any]:
    """Every indirect object of a file."""
    numbers = range(1, int(str(reader.trailer["/Size"])))
    return [IndirectObject(number, 0, reader).get_object() for number in numbers]


def pairs(item: object) -> list[tuple[object, object]]:
    """Keys and values of a dictionary and of those inside it."""
    if not isinstance(item, dict):
        return []
    inner = [pair for value in item.values() for pair in pairs(value)]
    return [*item.items(), *inner]


@pytest.mark.parametrize("name", WRITTEN)
def test_filled_texts_are_their_fields_values(name: str) -> None:
    """What was given is what a program reads back from the field, character for character."""
    found = {field.name: field.value for field in pdf_fields(fillable(name))}
    given = {
        field.name: value
        for question in questions(document(name))
        for field in fields(question)
        if isinstance(value := getattr(field, "value", None), str) and value
    }
    assert given
    assert {key: found[key] for key in given} == given


@pytest.mark.parametrize("name", EVERY)
def test_a_field_is_defined_once(name: str) -> None:
    """Two top fields of the same name would be one field to a viewer, and lose an answer."""
    root: Any = PdfReader(BytesIO(fillable(name))).trailer["/Root"]
    count = Counter(str(field.get_object()["/T"]) for field in root["/AcroForm"]["/Fields"])
    assert len(count) > 4
    assert set(count.values()) == {1}
    assert [key for key in count if CONTINUED in key] == []
