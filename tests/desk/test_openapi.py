"""The description of the API says what there is, no more and no less."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from starlette.routing import Route

from proeftuin_docs.desk.api.openapi import description
from proeftuin_docs.desk.api.operations import BASE
from proeftuin_docs.desk.app import routes
from proeftuin_docs.resources import bundled_root


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    """The description."""
    return description()


def test_it_is_openapi(described: dict[str, Any]) -> None:
    """As the specification has it."""
    from openapi_spec_validator import validate  # takes longer to import than all else here together

    validate(described)


def test_every_route_is_in_it_and_the_reverse(described: dict[str, Any]) -> None:
    """What is not described nobody finds; what is described and not there is a lie."""
    told = {
        (BASE + path, method.upper())
        for path, operations in described["paths"].items()
        for method in operations
    }
    there = {
        (route.path, method)
        for route in routes()
        if isinstance(route, Route) and route.path.startswith(BASE)
        for method in (route.methods or set()) - {"HEAD"}
    }
    assert told == there


def test_every_word_is_used(described: dict[str, Any]) -> None:
    """Words of an operation or a schema that is gone are dead."""
    path = bundled_root() / "templates" / "desk" / "api.yaml"
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    ids = {item["operationId"] for part in described["paths"].values() for item in part.values()}
    assert told["operations"].keys() == ids
    assert told["schemas"].keys() <= described["components"]["schemas"].keys()


def test_every_problem_of_an_operation_is_described(described: dict[str, Any]) -> None:
    """Each reference leads somewhere."""
    known = described["components"]["responses"].keys()
    for part in described["paths"].values():
        for operation in part.values():
            assert {key for key in operation["responses"] if key != "200"} <= known


def operations(described: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Method, path and description of each operation."""
    for path, part in described["paths"].items():
        for method, operation in part.items():
            yield method, path, operation


def test_it_keeps_the_design_rules(described: dict[str, Any]) -> None:
    """The NLGov REST API Design Rules 2.2, where they can be read in a description."""
    assert re.fullmatch(r"\d+\.\d+\.\d+", described["info"]["version"])
    assert described["info"]["contact"].keys() >= {"name", "email", "url"}
    assert all(re.search(r"/v\d+$", server["url"]) for server in described["servers"])
    assert all(re.fullmatch(r"[A-Z][A-Za-z]*", name) for name in described["components"]["schemas"])
    for method, path, operation in operations(described):
        assert re.fullmatch(r"(/([a-z0-9-]+|{[a-z]+}|openapi\.json))+", path)
        asked = operation.get("parameters", [])
        assert all(re.fullmatch(r"[a-z]+([A-Z][a-z]*)*", item["name"]) for item in asked)
        assert "API-Version" in operation["responses"]["200"]["headers"]
        if method == "post" or asked:
            assert "400" in operation["responses"]


def test_every_day_says_that_it_is_one(described: dict[str, Any]) -> None:
    """A property with a day has a format."""
    for schema in described["components"]["schemas"].values():
        assert "format" in schema.get("properties", {}).get("datum", {"format": ""})


def test_a_problem_has_what_the_rules_ask(described: dict[str, Any]) -> None:
    """`status`, `title` and `detail`, and it is told as `application/problem+json`."""
    assert {"status", "title", "detail"} <= set(described["components"]["schemas"]["Probleem"]["required"])
    for response in described["components"]["responses"].values():
        assert set(response["content"]) == {"application/problem+json"}


RELEASED = Path(__file__).with_name("openapi-1.0.0.json")
"""The description as version 1.0.0 was told to others; it stays as it is."""


def test_what_was_told_still_holds(described: dict[str, Any]) -> None:
    """No operation, answer, parameter or key is gone, and nothing more is asked than before."""
    told = json.loads(RELEASED.read_text(encoding="utf-8"))
    now = {(method, path): operation for method, path, operation in operations(described)}
    for method, path, before in operations(told):
        after = now[method, path]
        assert before["responses"].keys() <= after["responses"].keys()
        assert {item["name"] for item in before.get("parameters", [])} <= {
            item["name"] for item in after.get("parameters", [])
        }
    for name, before in told["components"]["schemas"].items():
        after = described["components"]["schemas"][name]
        assert before.get("properties", {}).keys() <= after.get("properties", {}).keys()
        if name.endswith("Verzoek"):
            assert set(after.get("required", [])) <= set(before.get("required", []))
