"""Everything at once: each default version in each format, with a page to hand them out from."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from proeftuin_docs.definitions import FormDefinition
from proeftuin_docs.errors import DefinitionError, FaultsFoundError, ProeftuinError
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.resources import Resources
from proeftuin_docs.service.formats import FORMATS, Format
from proeftuin_docs.service.library import lock_faults, open_library
from proeftuin_docs.service.rendering import render
from proeftuin_docs.service.writing import make_folder, write_whole
from proeftuin_docs.wording import load_wording

INDEX: Final = "index.html"
MANIFEST: Final = "manifest.json"
_LANGUAGE: Final = "nl"

Progress = Callable[[int, int, str], None]
"""Called before each document with how many are done, how many there are, and the next file's name."""


@dataclass(frozen=True, slots=True)
class Built:
    """One made document."""

    definition: FormDefinition
    format: Format
    content: bytes

    @property
    def file(self) -> str:
        """The name of the document's file."""
        return self.format.file_name(self.definition)


def build(folder: Path, config: Path | None = None, progress: Progress | None = None) -> list[Path]:
    """Writes every form's default version in every format, an index and a manifest; gives their paths.

    Nothing is written unless everything could be made. Unchanged input gives identical bytes. Raises
    `DefinitionError` for faults in definitions or lock, and `FaultsFoundError` or `RenderError` with
    every document that could not be made.
    """
    library = open_library(config)
    faults = list(lock_faults(library))
    if faults:
        raise DefinitionError(faults)
    defaults = [
        entry.default
        for entry in library.catalogue.entries.values()
        if isinstance(entry.default, FormDefinition)
    ]
    built = _render_all(defaults, library.resources, progress or _no_progress)
    files = {item.file: item.content for item in built}
    files[INDEX] = _index(built, library.resources)
    files[MANIFEST] = _manifest(built)
    make_folder(folder)
    for name, content in files.items():
        write_whole(folder / name, content)
    return [folder / name for name in files]


def _render_all(definitions: list[FormDefinition], resources: Resources, progress: Progress) -> list[Built]:
    wanted = [(definition, item) for definition in definitions for item in FORMATS.values()]
    built: list[Built] = []
    failed: list[ProeftuinError] = []
    for done, (definition, item) in enumerate(wanted):
        progress(done, len(wanted), item.file_name(definition))
        try:
            built.append(Built(definition, item, render(definition, item.name, resources)))
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


def _index(built: list[Built], resources: Resources) -> bytes:
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
            files=(*files, IndexFile(format=item.format.name, href=item.file, size_bytes=len(item.content))),
        )
    options = RenderOptions(load_wording(resources, _LANGUAGE), resources)
    return render_index(tuple(entries.values()), options)


def _no_progress(_done: int, _total: int, _name: str) -> None:
    return None
