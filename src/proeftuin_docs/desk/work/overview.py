# SPDX-License-Identifier: EUPL-1.2
"""The instruments as the start page shows them: for whom, in which version, and what changed."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any, Final

from proeftuin_docs.definitions import Definition, FormDefinition
from proeftuin_docs.definitions.reviews import needs_review
from proeftuin_docs.document import Edition, Part, Size
from proeftuin_docs.library import Library
from proeftuin_docs.renderers.html.templates import read_tasks
from proeftuin_docs.renderers.registry import FORMATS

_OTHER: Final = "andere"
_PAGE: Final = "index"


def overview(library: Library) -> list[dict[str, Any]]:
    """Return the tasks in their order, each with its documents; a blank form is there in every format."""
    documents = {item.id: item for item in library.defaults()}
    order: Mapping[str, Iterable[str]] = read_tasks(library.options()).get(_PAGE, {})
    named = {id_ for ids in order.values() for id_ in ids}
    tasks = {**order, _OTHER: [id_ for id_ in documents if id_ not in named]}
    wording = library.wording()
    return [
        {
            "id": task,
            "title": wording.phrase(f"html_task_{task}"),
            "documents": [described(library, documents[id_]) for id_ in ids if id_ in documents],
        }
        for task, ids in tasks.items()
        if any(id_ in documents for id_ in ids)
    ]


def described(library: Library, definition: Definition) -> dict[str, Any]:
    """Return a version as a page shows it."""
    return {
        "id": definition.id,
        "kind": "form" if isinstance(definition, FormDefinition) else "letter",
        "title": definition.title,
        "summary": definition.summary,
        "version": definition.version,
        "date": definition.date,
        "changes": list(definition.changes),
        "audience": list(definition.audience),
        "status": definition.status.value,
        "uses_case": getattr(definition, "uses_case", True),
        "awaits_review": needs_review(definition, library.reviewed),
        "editions": list(editions(library, definition)) if isinstance(definition, FormDefinition) else [],
    }


def editions(library: Library, form: FormDefinition) -> Iterator[dict[str, Any]]:
    """Return how a form is given out: whole and by its parts, in each size, with the file of each format."""
    parts: tuple[Part | None, ...] = (None, *library.parts_of(form))
    for part, size in product(parts, Size):
        edition = Edition(size, part)
        yield {
            "size": size.value,
            "part": part.id if part else None,
            "part_title": part.title if part else None,
            "files": {name: kind.file_name(form.id, form.version, edition) for name, kind in FORMATS.items()},
        }
