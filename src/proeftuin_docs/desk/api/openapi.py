# SPDX-License-Identifier: EUPL-1.2
"""The description of the API (OpenAPI 3.1), assembled from the table of operations and the models."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import yaml
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from proeftuin_docs.cases import case_schema
from proeftuin_docs.desk.api import models
from proeftuin_docs.desk.api.operations import BASE, OPERATIONS, Operation
from proeftuin_docs.desk.failures import PROBLEM
from proeftuin_docs.desk.guards import API_VERSION
from proeftuin_docs.resources import TEMPLATES, bundled_root

_REF: Final = "#/components/schemas/{model}"
_JSON: Final = "application/json"
_BINARY: Final[dict[str, Any]] = {}
"""The schema of a file: none, since it is no JSON."""
_CASE: Final = "Zaak"
_RETRY: Final = (503,)
_DAY: Final = "datum"
"""A key, and the format of what is written there in a case: 2027-01-12 or 12-01-2027."""


def description() -> dict[str, Any]:
    """Return the whole description; its words are in `templates/desk/api.yaml`."""
    told = _words()
    paths: dict[str, Any] = {}
    for operation in OPERATIONS:
        paths.setdefault(operation.path, {})[operation.method.lower()] = _described(operation, told)
    paths["/openapi.json"] = {"get": _itself(told)}
    return {
        "openapi": "3.1.0",
        "info": {**told["info"], "version": API_VERSION},
        "servers": [{"url": BASE, "description": told["server"]}],
        "tags": told["tags"],
        "paths": paths,
        "components": {
            "schemas": schemas(),
            "headers": _headers(told),
            "responses": {str(status): _problem(status, told) for status in told["problems"]},
            "securitySchemes": {
                "sleutel": {"type": "http", "scheme": "bearer", "description": told["key"]},
                "sleutelKop": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "X-API-Key",
                    "description": told["key"],
                },
            },
        },
        "security": [{}, {"sleutel": []}, {"sleutelKop": []}],
    }


async def openapi(_request: Request) -> Response:
    """The description, for everybody."""
    return JSONResponse(description(), headers={"Access-Control-Allow-Origin": "*"})


def schemas() -> dict[str, Any]:
    """Return the schema of every model, and that of a case as its file has it."""
    known = [item for item in vars(models).values() if _is_model(item)]
    _, made = models_json_schema([(item, "validation") for item in known], ref_template=_REF, by_alias=True)
    case = json.loads(case_schema().replace("#/$defs/", "#/components/schemas/"))
    inner = case.pop("$defs")
    case.pop("$schema")
    found: dict[str, Any] = {**made["$defs"], **inner, _CASE: case}
    for name in ("DocumentVerzoek", "VerhoorVerzoek", "ControleVerzoek", "VervolgVerzoek"):
        found[name]["properties"]["zaak"] = {"$ref": _REF.format(model=_CASE)}
    for schema in found.values():
        schema.pop("title", None)
        for value in schema.get("properties", {}).values():
            value.pop("title", None)
        if _DAY in (asked := schema.get("properties", {})):
            asked[_DAY].setdefault("format", _DAY)
    words = _words()["schemas"]
    for name in made["$defs"]:
        found[name]["description"] = words[name]
    return {name: found[name] for name in sorted(found)}


def _is_model(item: object) -> bool:
    return (
        isinstance(item, type)
        and issubclass(item, BaseModel)
        and item.__module__ == models.__name__
        and (not item.__name__.startswith("_"))
    )


def _described(operation: Operation, told: Mapping[str, Any]) -> dict[str, Any]:
    words = told["operations"][operation.id]
    body = {"requestBody": _body(operation, words)} if operation.takes is not None else {}
    parameters = list(_parameters(operation, words))
    return {
        "operationId": operation.id,
        "tags": [words["tag"]],
        "summary": words["summary"],
        "description": words["description"],
        **({"parameters": parameters} if parameters else {}),
        **body,
        "responses": {
            "200": _good(operation, words),
            **{str(status): _refers(status) for status in sorted({*operation.faults, 401, 403, 500})},
        },
    }


def _parameters(operation: Operation, words: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for name in re.findall(r"{(\w+)}", operation.path):
        yield {
            "name": name,
            "in": "path",
            "required": True,
            "description": words["parameters"][name],
            "schema": {"type": "string", "pattern": "^[a-z0-9-]+$"},
            "example": words["examples"][name],
        }
    for name, schema in operation.query.items():
        yield {"name": name, "in": "query", "description": words["parameters"][name], "schema": schema}


def _body(operation: Operation, words: Mapping[str, Any]) -> dict[str, Any]:
    if isinstance(operation.takes, tuple):
        content: dict[str, Any] = {media: {"schema": _BINARY} for media in operation.takes}
    else:
        assert operation.takes is not None
        example = {"example": words["example"]} if "example" in words else {}
        reference = {"$ref": _REF.format(model=operation.takes.__name__)}
        content = {_JSON: {"schema": reference, **example}}
    return {"required": True, "content": content}


def _good(operation: Operation, words: Mapping[str, Any]) -> dict[str, Any]:
    headers = ["API-Version"]
    if isinstance(operation.gives, tuple):
        content: dict[str, Any] = {media: {"schema": _BINARY} for media in operation.gives}
        headers += ["Content-Disposition", "Repr-Digest", "Aantal-Waarschuwingen", *words.get("headers", [])]
    else:
        content = {_JSON: {"schema": {"$ref": _REF.format(model=operation.gives.__name__)}}}
    return {
        "description": words["gives"],
        "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in headers},
        "content": content,
    }


def _headers(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: {
            "description": words["description"],
            "schema": {"type": words.get("type", "string")},
            "example": words["example"],
        }
        for name, words in told["headers"].items()
    }


def _refers(status: int) -> dict[str, str]:
    return {"$ref": f"#/components/responses/{status}"}


def _problem(status: int, told: Mapping[str, Any]) -> dict[str, Any]:
    headers = ["API-Version", *["Retry-After"] * (status in _RETRY)]
    return {
        "description": told["problems"][status],
        "headers": {name: {"$ref": f"#/components/headers/{name}"} for name in headers},
        "content": {PROBLEM: {"schema": {"$ref": _REF.format(model="Probleem")}}},
    }


def _itself(told: Mapping[str, Any]) -> dict[str, Any]:
    words = told["operations"]["openapi"]
    return {
        "operationId": "openapi",
        "tags": [words["tag"]],
        "summary": words["summary"],
        "description": words["description"],
        "security": [{}],
        "responses": {
            "200": {
                "description": words["gives"],
                "headers": {"API-Version": {"$ref": "#/components/headers/API-Version"}},
                "content": {_JSON: {"schema": {"type": "object"}}},
            }
        },
    }


def _words() -> dict[str, Any]:
    path = bundled_root() / TEMPLATES / "desk" / "api.yaml"
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found
