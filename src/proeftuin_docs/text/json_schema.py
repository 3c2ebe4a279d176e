# SPDX-License-Identifier: EUPL-1.2
"""JSON Schemas of our models, with descriptions from a data file, for editors."""

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from pydantic import BaseModel

from proeftuin_docs.text.located_yaml import require_yaml

_EVERYWHERE = "*"


def described_schema(model: type[BaseModel], package: str, further: Mapping[str, str] = {}) -> str:
    """The JSON Schema (draft 2020-12) of a model, indented, with a newline at its end.

    Descriptions come from the package's `schema.nl.yaml`: per class and key, or per key everywhere. `further`
    has those of keys that are declared elsewhere.
    """
    schema = model.model_json_schema(by_alias=True)
    words = _words(package)
    for name, node in {model.__name__: schema, **schema.get("$defs", {})}.items():
        node.pop("description", None)
        for key, value in node.get("properties", {}).items():
            described = words.get(name, {}).get(key) or further.get(key) or words[_EVERYWHERE].get(key)
            if described:
                value["description"] = described
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"


def _words(package: str) -> dict[str, dict[str, Any]]:
    name = "schema.nl.yaml"
    words: dict[str, dict[str, Any]] = require_yaml((files(package) / name).read_text("utf-8"), name).data
    return words
