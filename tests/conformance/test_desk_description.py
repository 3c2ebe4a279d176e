"""The description of the API before judges that are not ours: the design rules, and what was promised."""

import json
import urllib.request
from pathlib import Path
from typing import Any, Final

import pytest

from tests.conformance.desk import served
from tests.conformance.programs import judge_with_oasdiff, judge_with_spectral
from tests.desk.test_openapi import RELEASED

pytestmark = pytest.mark.conformance
BROKEN: Final[dict[str, Any]] = {
    "openapi": "3.1.0",
    "info": {"title": "Fout", "version": "1"},
    "tags": [{"name": "x"}, {"name": "x"}],
    "servers": [{"url": "http://voorbeeld.invalid/api"}],
    "paths": {
        "/Foute_Naam/": {
            "get": {
                "operationId": "x",
                "parameters": [{"name": "Een_Naam", "in": "query", "schema": {"type": "string"}}],
                "responses": {
                    "200": {
                        "description": "Goed",
                        "content": {"text/plain": {"schema": {"type": "integer"}, "example": "x"}},
                    },
                    "404": {"description": "Weg"},
                },
            },
            "trace": {"operationId": "x", "responses": {"200": {"description": "Goed"}}},
        },
        "/goed/{id}": {"get": {"operationId": "y", "responses": []}},
    },
    "components": {
        "schemas": {
            "fout_schema": {
                "type": "object",
                "properties": {
                    "van": {"type": "string", "format": "time"},
                    "datum": {"type": "string"},
                    "getal": {"type": "integer", "example": "x"},
                },
            }
        }
    },
}
RULES: Final = {
    "core/date-time/date-omit-time-portion",
    "core/date-time/timezone",
    "core/doc-openapi-contact",
    "core/error-handling/invalid-input",
    "core/error-handling/problem-details",
    "core/http-methods",
    "core/path-segments-kebab-case",
    "core/query-keys-camel-case",
    "core/schema-camel-case",
    "core/semver",
    "core/transport/tls",
    "core/uri-version",
    "core/version-header",
    "oas3-schema",
    "oas3-valid-media-example",
    "oas3-valid-schema-example",
    "openapi-tags-uniqueness",
    "operation-operationId-unique",
    "path-keys-no-trailing-slash",
    "path-params",
}


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The description as a desk gives it, which needs no key."""
    path = tmp_path_factory.mktemp("api") / "openapi.json"
    with served() as address:
        base = address.partition("/?")[0]
        with urllib.request.urlopen(f"{base}/api/v1/openapi.json", timeout=30) as answer:
            path.write_bytes(answer.read())
    return path


def test_it_keeps_the_design_rules_of_the_government(description: Path) -> None:
    """No error, and nothing to be warned of."""
    assert judge_with_spectral(description) == []


def test_nothing_that_was_promised_is_taken_back(description: Path) -> None:
    """Against the description of the version that others build on."""
    assert judge_with_oasdiff(RELEASED, description) == []


def test_every_rule_finds_what_breaks_it(tmp_path: Path) -> None:
    """A rule that finds nothing in this proves nothing of ours."""
    path = tmp_path / "fout.json"
    path.write_text(json.dumps(BROKEN), encoding="utf-8")
    assert {rule for rule, _, _ in judge_with_spectral(path)} == RULES
    path.write_text(json.dumps(BROKEN | {"openapi": "2.0"}), encoding="utf-8")
    assert "core/doc-openapi" in {rule for rule, _, _ in judge_with_spectral(path)}
    path.write_text(json.dumps(BROKEN | {"servers": []}), encoding="utf-8")
    assert "oas3-api-servers" in {rule for rule, _, _ in judge_with_spectral(path)}


def test_what_is_taken_back_is_found(tmp_path: Path) -> None:
    """An operation that is gone, and one that asks more than it did."""
    told = json.loads(RELEASED.read_text(encoding="utf-8"))
    del told["paths"]["/gezondheid"]
    told["components"]["schemas"]["DocumentVerzoek"]["required"].append("formaat")
    path = tmp_path / "minder.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    found = judge_with_oasdiff(RELEASED, path)
    assert {"api-path-removed-without-deprecation", "request-property-became-required"} <= set(found)
