# SPDX-License-Identifier: EUPL-1.2
"""Documents as programs see them: versions, formats, and what each is made from."""

import json
import re
from typing import Any, Final

from proeftuin_docs.cases import case_schema
from proeftuin_docs.definitions import Definition, FormDefinition, LetterDefinition, content_hash
from proeftuin_docs.definitions.reviews import needs_review
from proeftuin_docs.desk.work.overview import editions
from proeftuin_docs.library import Library
from proeftuin_docs.renderers.registry import FORMATS
from proeftuin_docs.resources import example_cases
from proeftuin_docs.text.data_files import read_answers

_OF_LETTERS: Final = ("pdf", "docx", "html")
_TEXT: Final[dict[str, Any]] = {"type": ["string", "number", "boolean", "null"]}
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,3}")
_TABLE: Final = "table"
_SEVERAL: Final = "multi_choice"


def describe_all(library: Library) -> list[dict[str, Any]]:
    """Return the default version of every document in short."""
    return [_short(item, library) for item in library.defaults()]


def describe(library: Library, *, id_: str) -> dict[str, Any] | None:
    """Return a document in full; None when there is no such document."""
    versions = library.versions(id_)
    if not versions:
        return None
    chosen = library.find(id_)
    form = chosen if isinstance(chosen, FormDefinition) else None
    formats = list(FORMATS) if form else list(_OF_LETTERS)
    return {
        **_short(chosen, library),
        "versies": [_version(item) for item in versions],
        "formaten": formats,
        "uitgaven": [_edition(item) for item in editions(library, form)] if form else [],
        "invoer": input_schema(chosen),
        "voorbeeld": _example(chosen),
    }


def _short(definition: Definition, library: Library) -> dict[str, Any]:
    letter = isinstance(definition, LetterDefinition)
    return {
        "id": definition.id,
        "soort": "brief" if letter else "formulier",
        "titel": definition.title,
        "samenvatting": definition.summary,
        "versie": definition.version,
        "datum": definition.date.isoformat(),
        "voorWie": list(definition.audience),
        "uitZaak": letter or (isinstance(definition, FormDefinition) and definition.uses_case),
        "beoordeeld": not needs_review(definition, library.reviewed),
    }


def _version(definition: Definition) -> dict[str, Any]:
    return {
        "versie": definition.version,
        "status": definition.status.value,
        "datum": definition.date.isoformat(),
        "kenmerk": content_hash(definition),
        "wijzigingen": list(definition.changes),
    }


def _edition(edition: dict[str, Any]) -> dict[str, Any]:
    return {
        "grootte": edition["size"],
        "deel": edition["part"],
        "titelDeel": edition["part_title"],
        "bestanden": edition["files"],
    }


def input_schema(definition: Definition) -> dict[str, Any]:
    """Return the JSON Schema of a case for a letter, or of the answers to a form by question."""
    if isinstance(definition, LetterDefinition) or definition.uses_case:
        found: dict[str, Any] = json.loads(case_schema())
        return found
    properties = {
        question.id: {**_value(question), "title": question.label} for _, question in definition.questions()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "title": definition.title,
        "properties": properties,
        "additionalProperties": False,
    }


def _value(question: Any) -> dict[str, Any]:  # noqa: ANN401 - a question of any kind
    if question.kind == _TABLE:
        columns = {column.id: {**_TEXT, "title": column.label} for column in question.columns}
        row = {"type": "object", "properties": columns, "additionalProperties": False}
        return {"type": "array", "items": row}
    options = [option.id for option in getattr(question, "options", None) or ()]
    plain: dict[str, Any] = {"enum": options} if options else _TEXT
    if question.kind == _SEVERAL:
        plain = {"type": "array", "items": plain}
    if getattr(question, "explanation", None):
        both = {"type": "object", "properties": {"antwoord": plain, "toelichting": _TEXT}}
        return {"anyOf": [plain, both]}
    return plain


def _example(definition: Definition) -> Any:  # noqa: ANN401 - a case as data
    if isinstance(definition, FormDefinition) and not definition.uses_case:
        return None
    path = example_cases()[0]
    return _typed(read_answers(path.read_bytes(), path.name).data)


def _typed(value: Any) -> Any:  # noqa: ANN401 - data of a case
    """The data with whole numbers as numbers, as the schema of a case has them."""
    if isinstance(value, dict):
        return {key: _typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    return int(value) if isinstance(value, str) and _NUMBER.fullmatch(value) else value
