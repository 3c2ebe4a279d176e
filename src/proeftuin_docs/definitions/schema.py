# SPDX-License-Identifier: EUPL-1.2
"""The JSON Schemas of definitions, for editors."""

from proeftuin_docs.definitions.letters import LetterDefinition
from proeftuin_docs.definitions.models import FormDefinition
from proeftuin_docs.text.json_schema import described_schema


def form_schema() -> str:
    """The JSON Schema of a form's or checklist's YAML file."""
    return described_schema(FormDefinition, "proeftuin_docs.definitions")


def letter_schema() -> str:
    """The JSON Schema of a letter's YAML file."""
    return described_schema(LetterDefinition, "proeftuin_docs.definitions")
