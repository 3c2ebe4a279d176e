# SPDX-License-Identifier: EUPL-1.2
"""Definitions of forms: YAML with line numbers in, checked frozen models out; versions and their lock."""

from proeftuin_docs.definitions.answers import Answer, Answers, ExtraRoom, check_answers
from proeftuin_docs.definitions.letters import LetterDefinition, LetterPart, Texts
from proeftuin_docs.definitions.loading import load_definition, load_form
from proeftuin_docs.definitions.models import Confidentiality, FormDefinition, Section, Source, Status
from proeftuin_docs.definitions.schema import form_schema, letter_schema
from proeftuin_docs.definitions.versions import (
    Catalogue,
    CatalogueEntry,
    Definition,
    Key,
    canonical_content,
    check_lock,
    content_hash,
    lock_line,
    make_catalogue,
    read_lock,
    version_key,
)

__all__ = [
    "Answer",
    "Answers",
    "Catalogue",
    "CatalogueEntry",
    "Confidentiality",
    "Definition",
    "ExtraRoom",
    "FormDefinition",
    "Key",
    "LetterDefinition",
    "LetterPart",
    "Section",
    "Source",
    "Status",
    "Texts",
    "canonical_content",
    "check_answers",
    "check_lock",
    "content_hash",
    "form_schema",
    "letter_schema",
    "load_definition",
    "load_form",
    "lock_line",
    "make_catalogue",
    "read_lock",
    "version_key",
]
