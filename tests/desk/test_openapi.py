"""The description of the API says what there is, no more and no less."""

from typing import Any

import pytest
import yaml
from openapi_spec_validator import validate
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
