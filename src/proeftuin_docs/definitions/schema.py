"""The JSON Schema of a form's YAML file, for editors."""

import json

from proeftuin_docs.definitions.models import FormDefinition


def form_schema() -> str:
    """The JSON Schema (draft 2020-12) as indented JSON with a newline at its end."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **FormDefinition.model_json_schema(by_alias=True),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
