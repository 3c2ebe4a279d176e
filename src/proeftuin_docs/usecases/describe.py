"""The list of documents, and one document's source, history and fields."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from proeftuin_docs.definitions import (
    CatalogueEntry,
    Definition,
    FormDefinition,
    Key,
    content_hash,
    form_schema,
    letter_schema,
)
from proeftuin_docs.definitions.reviews import needs_review
from proeftuin_docs.errors import WrongUsageError, usage
from proeftuin_docs.library import Library
from proeftuin_docs.renderers.registry import FORMATS
from proeftuin_docs.resources import bundled_root, empty_case, example_cases

_EDITOR: Final = "# yaml-language-server:"
"""The line that names the schema beside the examples; elsewhere there is none."""
_SCHEMAS: Final = ("form", "letter", "case", "house-style")
_ALSO: Final = {"formulier": "form", "brief": "letter", "zaak": "case", "huisstijl": "house-style"}
"""What whoever writes these files calls them."""


def schema(kind: str) -> str:
    """Return the JSON Schema of a form, letter, case or house style, also by its Dutch name.

    Raises `WrongUsageError` for anything else.
    """
    found = _ALSO.get(kind, kind)
    if found not in _SCHEMAS:
        raise WrongUsageError([usage.unknown_schema(kind=kind, known=", ".join(_SCHEMAS))])
    return _schemas()[found]()


def _schemas() -> Mapping[str, Callable[[], str]]:
    """The schema of each kind; a list of documents needs none of these."""
    from proeftuin_docs.branding import branding_schema
    from proeftuin_docs.cases import case_schema

    return dict(zip(_SCHEMAS, (form_schema, letter_schema, case_schema, branding_schema), strict=True))


def case_to_fill_in(*, example: bool = False) -> bytes:
    """Return a case with every key explained, empty or, as an `example`, filled in with invented people."""
    return example_text((example_cases()[0] if example else empty_case()).name)


def example_text(name: str) -> bytes:
    """Return a file of the examples as it stands elsewhere."""
    lines = (bundled_root() / "examples" / name).read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_EDITOR)).encode()


def list_documents(library: Library) -> list[dict[str, Any]]:
    """Return each document as data: `id`, `kind`, `title`, `default`, `versions`, `formats`, `audience`.

    `default` is the version that is used when none is named; None while no version is established.
    """
    return [_listed(entry, library.reviewed) for entry in library.catalogue.entries.values()]


def show_document(library: Library, reference: str) -> dict[str, Any]:
    """Return one version as plain data: its source, what changed, and its fields in reading order.

    A form of which parts can be given out alone has `parts`: the title of each by its name.
    """
    definition = library.find(reference)
    parts = {part.id: part.title for part in library.parts_of(definition)}
    awaits = needs_review(definition, library.reviewed)
    return {**document_data(definition), **({"parts": parts} if parts else {}), "awaits_review": awaits}


def document_data(definition: Definition) -> dict[str, Any]:
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


def _listed(entry: CatalogueEntry, recorded: frozenset[Key]) -> dict[str, Any]:
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
