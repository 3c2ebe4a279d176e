"""The JSON Schemas of the kinds of definitions."""

from typing import Final

from proeftuin_docs.cases import case_schema
from proeftuin_docs.definitions import form_schema, letter_schema
from proeftuin_docs.errors import WrongUsageError, usage

_SCHEMAS: Final = {"form": form_schema, "letter": letter_schema, "case": case_schema}


def schema(kind: str) -> str:
    """The JSON Schema of this kind of definition; raises `WrongUsageError` for an unknown kind."""
    if kind not in _SCHEMAS:
        raise WrongUsageError([usage.unknown_schema(kind=kind, known=", ".join(_SCHEMAS))])
    return _SCHEMAS[kind]()
