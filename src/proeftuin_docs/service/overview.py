"""What there is: the list of documents, and one document's source, history and fields."""

from pathlib import Path
from typing import Any

from proeftuin_docs.definitions import Definition, Entry, FormDefinition, Key, content_hash
from proeftuin_docs.service.formats import FORMATS
from proeftuin_docs.service.library import open_library
from proeftuin_docs.service.reviews import needs_review, read_reviews


def list_documents(config: Path | None = None) -> list[dict[str, Any]]:
    """Every document as plain data: `id`, `kind`, `title`, `default`, `versions`, `formats`, `audience`.

    `default` is the version that is used when none is named; None while no version is established.
    """
    library = open_library(config)
    recorded = read_reviews(library.resources)
    return [_listed(entry, recorded) for entry in library.catalogue.entries.values()]


def show_document(reference: str, config: Path | None = None) -> dict[str, Any]:
    """One version as plain data: where it comes from, what changed, and its fields in reading order."""
    library = open_library(config, only=reference.partition("@")[0])
    if not library.loaded:
        library = open_library(config)
    definition = library.catalogue.find(reference)
    return {
        **describe(definition),
        "awaits_review": needs_review(definition, read_reviews(library.resources)),
    }


def describe(definition: Definition) -> dict[str, Any]:
    """A definition as plain data."""
    return {
        "id": definition.id,
        "version": definition.version,
        "status": definition.status.value,
        "title": definition.title,
        "summary": definition.summary,
        "date": definition.date.isoformat(),
        "hash": content_hash(definition),
        "source": definition.source.model_dump(exclude_none=True),
        "audience": list(definition.audience),
        "confidentiality": definition.confidentiality.model_dump(mode="json"),
        "changes": list(definition.changes),
        "fields": _fields(definition) if isinstance(definition, FormDefinition) else [],
    }


def _listed(entry: Entry, recorded: frozenset[Key]) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.shown.kind,
        "title": entry.shown.title,
        "default": entry.default.version if entry.default else None,
        "versions": [{"version": item.version, "status": item.status.value} for item in entry.versions],
        "formats": list(FORMATS),
        "audience": list(entry.shown.audience),
        "awaits_review": needs_review(entry.shown, recorded),
    }


def _fields(definition: FormDefinition) -> list[dict[str, Any]]:
    return [
        {
            "id": question.id,
            "number": question.number,
            "kind": question.kind,
            "label": question.label,
            "section": trail[-1].id,
            "section_title": trail[-1].title,
        }
        for trail, question in definition.questions()
    ]
