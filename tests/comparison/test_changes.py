"""What differs between two versions is reported, all of it and nothing else."""

import copy
from collections.abc import Iterator
from typing import TypeGuard

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from proeftuin_docs import kinds
from proeftuin_docs.comparison import Added, Changed, Moved, Removed, compare_definitions, outline
from proeftuin_docs.comparison.report import report
from proeftuin_docs.definitions import (
    Definition,
    FormDefinition,
    LetterDefinition,
    LetterPart,
    Section,
    content_hash,
)
from proeftuin_docs.packaged_words import packaged_words
from tests.comparison.definitions import (
    Node,
    Path,
    data_of,
    leaves,
    library,
    made_of,
    replaced,
    rich_definitions,
)
from tests.strategies import form_data, questions_of

SOME = settings(max_examples=25, deadline=None)
NO_CONTENT = ("status", "beoordeeld")
IDENTIFYING = ("id", "kind")


def changed_in_one_place(definition: Definition) -> Iterator[tuple[Path, Definition]]:
    """The definition with one value changed, for every value that can be another one."""
    data = data_of(definition)
    for path, value in leaves(data):
        for other in other_values(value):
            try:
                made = made_of(replaced(data, path, other))
            except ValidationError:
                continue
            yield path, made
            break


def other_values(value: object) -> tuple[object, ...]:
    """Values that may stand in the place of this one, the likeliest first."""
    if isinstance(value, bool):
        return (not value,)
    if isinstance(value, int):
        return (value + 1, value - 1)
    others = (f"{value} anders", f"{value}-x", "1.9.9", "vastgesteld", "concept", "2001-02-03")
    return tuple(other for other in others if other != value)


@pytest.mark.slow
@pytest.mark.parametrize("definition", rich_definitions(), ids=lambda item: item.id)
def test_whatever_is_changed_in_one_place_is_reported_as_one_change(definition: Definition) -> None:
    """For every value of definitions that have every kind of part, at any depth."""
    seen = 0
    for path, other in changed_in_one_place(definition):
        comparison = compare_definitions(definition, other)
        seen += 1
        assert comparison.changes, path
        if path[-1] not in IDENTIFYING:
            (change,) = comparison.changes
            assert isinstance(change, Changed) or is_new_text(path), path
        assert sum(len(entry.lines) for group in report(comparison).all_groups for entry in group.entries)
    assert seen > 90


def is_new_text(path: Path) -> bool:
    """Whether a text is so short that it is another when one word is."""
    return "content" in path or "introduction" in path


@pytest.mark.parametrize("definition", rich_definitions(), ids=lambda item: item.id)
def test_nearly_every_value_was_changed(definition: Definition) -> None:
    """The test above saw what it is about: what it could not change can only be one thing."""
    every = {path for path, _ in leaves(data_of(definition))}
    unchanged = every - {path for path, _ in changed_in_one_place(definition)}
    assert {path[-1] for path in unchanged if "variants" not in path} <= {
        "schema",
        "kind",
        "addressee",
        "level",
    }
    assert len(unchanged) < len(every) / 2


@pytest.mark.parametrize("loaded", library().loaded, ids=lambda item: item.source.name)
def test_a_definition_does_not_differ_from_itself(loaded: object) -> None:
    """Every version that travels with the program."""
    definition = getattr(loaded, "definition", None)
    assert isinstance(definition, FormDefinition | LetterDefinition)
    assert compare_definitions(definition, made_of(data_of(definition))).changes == ()


@SOME
@given(form_data(), form_data())
def test_no_difference_in_content_is_silent(one: Node, other: Node) -> None:
    """Two definitions whose hashes differ have a change at least; two that are alike have none."""
    before, after = made_of(one), made_of(other)
    comparison = compare_definitions(before, after)
    assert bool(comparison.changes) == (content_hash(before) != content_hash(after))
    assert report(comparison).groups or not comparison.changes


@SOME
@given(form_data(), st.data())
def test_a_value_changed_in_a_random_form_is_the_only_change(data: Node, draws: st.DataObject) -> None:
    """And the hash differs exactly where a change is reported."""
    definition = made_of(data)
    path, value = draws.draw(st.sampled_from(sorted(leaves(data), key=repr)))
    try:
        other = made_of(replaced(data, path, draws.draw(st.sampled_from(other_values(value)))))
    except ValidationError:
        assume(False)
    changes = compare_definitions(definition, other).changes
    if path[0] not in NO_CONTENT:
        assert bool(changes) == (content_hash(definition) != content_hash(other))
    if not {"id", "kind", "content"} & set(path):
        assert len(changes) <= 1


@SOME
@given(form_data(), st.data())
def test_a_question_taken_out_is_gone_and_put_back_is_new(data: Node, draws: st.DataObject) -> None:
    """One change, that names the question and holds its options and columns."""
    question = draws.draw(st.sampled_from(questions_of(data)))
    without = copy.deepcopy(data)
    remove(without["sections"], question["id"])
    full, less = made_of(data), made_of(without)
    (gone,) = compare_definitions(full, less).changes
    (added,) = compare_definitions(less, full).changes
    assert isinstance(gone, Removed)
    assert isinstance(added, Added)
    assert gone.part.id == added.part.id == question["id"]
    inner = [*question.get("options", ()), *question.get("columns", ())]
    assert {item["id"] for item in inner} <= {part.id for part in gone.within}


def remove(sections: list[Node], id_: str) -> None:
    """Takes a question out of the sections that it may be in."""
    for section in sections:
        section["content"] = [part for part in section["content"] if part.get("id") != id_]
        remove(section.get("sections", []), id_)


@SOME
@given(form_data(), st.data())
def test_a_question_moved_to_the_end_of_its_section_is_all_that_moved(
    data: Node, draws: st.DataObject
) -> None:
    """Those it was moved past stay where they are, unless it was moved past one only."""
    content = data["sections"][0]["content"]
    places = [number for number, part in enumerate(content) if "id" in part]
    assume(places and places[0] < len(content) - 1)
    place = draws.draw(st.sampled_from([number for number in places if number < len(content) - 1]))
    moved = copy.deepcopy(data)
    parts = moved["sections"][0]["content"]
    parts.append(parts.pop(place))
    assume(len({repr(part) for part in parts}) == len(parts))
    changes = compare_definitions(made_of(data), made_of(moved)).changes
    assert len(changes) == 1
    assert isinstance(changes[0], Moved)


def test_every_part_of_a_definition_has_a_place_of_its_own() -> None:
    """Keys tell parts apart, order counts them, and what a part stands in comes before it."""
    for definition in rich_definitions():
        found = outline(definition)
        keys = [part.key for part in found if part.kind != "text"]
        assert len(set(keys)) == len(keys) > 5
        assert [part.order for part in found] == list(range(len(found)))
        assert all(set(part.above) <= {item.key for item in found[: part.order]} for part in found)


LISTS = frozenset({"content", "introduction", "sections", "options", "columns", "parts"})


def model_facets(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """The facets that the fields of a model can give; what stands in lists of parts is a part of its own."""
    for name, field in model.model_fields.items():
        key = f"{prefix}{field.alias or name}"
        arguments = getattr(field.annotation, "__args__", ())
        yield key
        for item in (field.annotation, *arguments):
            if is_model(item) and name not in {*LISTS, "reviewed"}:
                yield from model_facets(item, f"{key}.")


def is_model(item: object) -> TypeGuard[type[BaseModel]]:
    """Whether a type is a model."""
    return isinstance(item, type) and issubclass(item, BaseModel)


def test_every_key_that_a_definition_can_have_has_a_word() -> None:
    """A key that is added later cannot make a comparison fail: this test does."""
    inner = LISTS | {"confidentiality", "follows"}
    questions = [kind.model for kind in kinds.KINDS.values()]
    models: list[type[BaseModel]] = [
        *questions,
        kinds.ColumnDefinition,
        kinds.Option,
        FormDefinition,
        Section,
        LetterDefinition,
        LetterPart,
    ]
    assert len(models) > 14
    wanted = {attribute for model in models for attribute in model_facets(model)}
    assert (
        wanted - inner - packaged_words("proeftuin_docs.comparison", "words.nl.yaml")["facets"].keys()
        == set()
    )
