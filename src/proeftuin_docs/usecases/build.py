"""Everything at once: each default version in each format, with a page to hand them out from."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from proeftuin_docs.definitions import FormDefinition
from proeftuin_docs.definitions.reviews import needs_review
from proeftuin_docs.document import Edition, Size
from proeftuin_docs.errors import FaultsFoundError, ProeftuinError
from proeftuin_docs.library import Library, find_size
from proeftuin_docs.renderers.registry import FORMATS, Format

INDEX: Final = "index.html"
MANIFEST: Final = "manifest.json"

Progress = Callable[[int, int, str], None]
"""Called before each document with how many are done, how many there are, and the next file's name."""


@dataclass(frozen=True, slots=True)
class Built:
    """One made document."""

    definition: FormDefinition
    format: Format
    content: bytes
    edition: Edition

    @property
    def file(self) -> str:
        """The name of the document's file."""
        return self.format.file_name(self.definition.id, self.definition.version, self.edition)


def build(
    library: Library,
    progress: Progress = lambda _done, _total, _name: None,
    *,
    size: str = Size.NORMAL,
) -> dict[str, bytes]:
    """Return every form's default version in every format, an index and a manifest, by file name.

    `size` is `normaal` or `groot`, which the names of files say as well. Unchanged input gives identical
    bytes. Raises `DefinitionError` for faults in definitions or lock, `FaultsFoundError` or `RenderError`
    with every document that could not be made, and `WrongUsageError` for an unknown size.
    """
    edition = Edition(find_size(size))
    library.require_whole()
    forms = [item for item in library.defaults() if isinstance(item, FormDefinition)]
    built = _render_all(forms, edition, library, progress)
    files = {item.file: item.content for item in built}
    return {**files, INDEX: _index(built, library), MANIFEST: _manifest(built)}


def _render_all(
    definitions: list[FormDefinition], edition: Edition, library: Library, progress: Progress
) -> list[Built]:
    wanted = [(definition, item) for definition in definitions for item in FORMATS.values()]
    built: list[Built] = []
    failed: list[ProeftuinError] = []
    for done, (definition, item) in enumerate(wanted):
        progress(done, len(wanted), item.file_name(definition.id, definition.version, edition))
        try:
            content = library.render_edition(definition, item.name, None, edition)
            built.append(Built(definition, item, content, edition))
        except ProeftuinError as error:
            failed.append(error)
    if failed:
        raise _joined(failed)
    return built


def _joined(failed: list[ProeftuinError]) -> ProeftuinError:
    unique = {str(item): item for error in failed for item in error.diagnostics}
    kinds = {type(error) for error in failed}
    kind = kinds.pop() if len(kinds) == 1 else FaultsFoundError
    return kind(list(unique.values()))


def _manifest(built: list[Built]) -> bytes:
    rows = [
        {
            "id": item.definition.id,
            "version": item.definition.version,
            "format": item.format.name,
            "file": item.file,
            "sha256": hashlib.sha256(item.content).hexdigest(),
        }
        for item in built
    ]
    return (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode()


def _index(built: list[Built], library: Library) -> bytes:
    from proeftuin_docs.renderers.html import IndexEntry, IndexFile, render_index

    entries: dict[str, IndexEntry] = {}
    for item in built:
        definition = item.definition
        files = entries[definition.id].files if definition.id in entries else ()
        entries[definition.id] = IndexEntry(
            id=definition.id,
            title=definition.title,
            version=definition.version,
            status=definition.status.value,
            summary=definition.summary,
            audience=definition.audience,
            awaits_review=needs_review(definition, library.reviewed),
            files=(*files, IndexFile(format=item.format.name, href=item.file, size_bytes=len(item.content))),
        )
    return render_index(tuple(entries.values()), library.options())
