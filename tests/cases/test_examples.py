"""The two examples and the schema beside them: the manual of a case."""

import json
import re
from typing import Final

import pytest
import yaml

from proeftuin_docs.cases import case_schema
from proeftuin_docs.usecases.describe import case_to_fill_in
from tests.cases.cases import ADULT, EXAMPLES, MINOR, MOVED, OFF, example, loaded

CHANGED: Final = (MOVED, OFF)


@pytest.mark.parametrize("name", [ADULT, MINOR, *CHANGED])
def test_an_example_is_a_case_without_faults_and_warnings(name: str) -> None:
    """Whoever copies it starts from something that works."""
    case = loaded(name=name)
    assert (case.held, case.warnings) == ((), ())
    assert case.court.id == case.case.rechtbank


def test_the_schema_beside_the_examples_is_up_to_date() -> None:
    """Editors complete from it."""
    assert (EXAMPLES / "zaak.schema.json").read_text(encoding="utf-8") == case_schema()
    for name in (ADULT, MINOR, *CHANGED):
        assert example(name).startswith("# yaml-language-server: $schema=zaak.schema.json\n")


def test_the_empty_case_has_every_key_of_the_example_and_no_value_of_it() -> None:
    """With its optional parts taken in and the example's values filled in, it is the example."""
    empty = case_to_fill_in().decode()
    given = yaml.load(empty, Loader=yaml.BaseLoader)
    whole = yaml.load(re.sub(r"(?m)^( *)# (?=( *)(- )?[a-z_-]+:)", r"\1", empty), Loader=yaml.BaseLoader)
    example_keys = [
        key for name in (ADULT, *CHANGED) for key in _keys(yaml.load(example(name), Loader=yaml.BaseLoader))
    ]
    assert set(_keys(given)) < set(example_keys)
    assert set(_keys(whole)) == set(example_keys)
    assert {value for value in _leaves(given) if value} == {"1"}
    assert not empty.startswith("# yaml-language-server")
    assert case_to_fill_in(example=True).decode() in example()


def _keys(node: object, path: str = "") -> list[str]:
    if isinstance(node, dict):
        return [path, *(key for name, inner in node.items() for key in _keys(inner, f"{path}/{name}"))]
    return (
        [path, *(key for inner in node for key in _keys(inner, path))] if isinstance(node, list) else [path]
    )


def _leaves(node: object) -> list[object]:
    if isinstance(node, dict):
        return [leaf for inner in node.values() for leaf in _leaves(inner)]
    return [leaf for inner in node for leaf in _leaves(inner)] if isinstance(node, list) else [node]


def test_every_key_of_the_schema_is_explained() -> None:
    """A griffier sees the words while typing."""
    schema = json.loads(case_schema())
    nodes = {"Zaak": schema, **schema["$defs"]}
    keys = [
        (name, key, node) for name, part in nodes.items() for key, node in part.get("properties", {}).items()
    ]
    assert len(keys) > 60
    assert [(name, key) for name, key, node in keys if not node.get("description")] == []


def test_every_key_of_a_case_stands_in_an_example() -> None:
    """The comments there are the manual."""
    schema = json.loads(case_schema())
    keys = {key for part in schema["$defs"].values() for key in part.get("properties", {})} | set(
        schema["properties"]
    )
    shown = "".join(map(example, (ADULT, MINOR, *CHANGED)))
    assert {key for key in keys if f"{key}:" not in shown} == {"land", "bevestigd"}
