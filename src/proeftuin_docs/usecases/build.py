# SPDX-License-Identifier: EUPL-1.2
"""Everything at once: each default version in each format, samples of letters, a page to hand out from."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from proeftuin_docs.definitions import Definition, FormDefinition, LetterDefinition, Status
from proeftuin_docs.definitions.reviews import needs_review
from proeftuin_docs.document import Edition, Size
from proeftuin_docs.errors import FaultsFoundError, ProeftuinError
from proeftuin_docs.hearings.samples import Sample, samples
from proeftuin_docs.library import Library, find_size
from proeftuin_docs.renderers.registry import FORMATS, Format
from proeftuin_docs.text.wording import Wording

if TYPE_CHECKING:
    from proeftuin_docs.renderers.html import IndexFile

INDEX: Final = "index.html"
MANIFEST: Final = "manifest.json"
_OF_SAMPLES: Final = ("pdf", "docx", "html")
"""A letter has nothing to fill in with a pen."""

Progress = Callable[[int, int, str], None]
"""Called before each document with how many are done, how many there are, and the next file's name."""


@dataclass(frozen=True, slots=True)
class Task:
    """A document to make: a form, or a sample of a letter."""

    definition: Definition
    format: Format
    edition: Edition
    sample: Sample | None = None

    @property
    def file(self) -> str:
        """The name of the document's file."""
        if self.sample is not None:
            return self.sample.file_name(self.format)
        return self.format.file_name(self.definition.id, self.definition.version, self.edition)

    def render(self, library: Library) -> bytes:
        """Return its content; raises `RenderError` when it cannot be made."""
        if self.sample is not None:
            return self.sample.render(self.format)
        assert isinstance(self.definition, FormDefinition)
        return library.render_edition(self.definition, self.format.name, None, self.edition)


@dataclass(frozen=True, slots=True)
class Built:
    """One made document."""

    task: Task
    content: bytes


def build(
    library: Library,
    progress: Progress = lambda _done, _total, _name: None,
    *,
    size: str = Size.NORMAL,
) -> dict[str, bytes]:
    """Return every form's default version in every format, samples of letters, an index and a manifest.

    They go by file name. `size` is `normaal` or `groot`, which the names of files say as well. Unchanged
    input gives identical bytes. Raises `DefinitionError` for faults in definitions or lock,
    `FaultsFoundError` or `RenderError` with every document that could not be made, and `WrongUsageError`
    for an unknown size.
    """
    edition = Edition(find_size(size))
    library.require_whole()
    built = _render_all(list(_tasks(library, edition)), library, progress)
    files = {item.task.file: item.content for item in built}
    return {**files, INDEX: _index(built, library), MANIFEST: _manifest(built)}


def _tasks(library: Library, edition: Edition) -> Iterator[Task]:
    defaults = library.defaults()
    forms = [item for item in defaults if isinstance(item, FormDefinition)]
    yield from (Task(definition, item, edition) for definition in forms for item in FORMATS.values())
    letters = [item for item in defaults if isinstance(item, LetterDefinition)]
    for sample in samples(library, letters, edition.size):
        yield from (Task(sample.definition, FORMATS[name], edition, sample) for name in _OF_SAMPLES)


def _render_all(tasks: Sequence[Task], library: Library, progress: Progress) -> list[Built]:
    built: list[Built] = []
    failed: list[ProeftuinError] = []
    for done, task in enumerate(tasks):
        progress(done, len(tasks), task.file)
        try:
            built.append(Built(task, task.render(library)))
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


def _manifest(built: Sequence[Built]) -> bytes:
    rows = [
        {
            "id": item.task.definition.id,
            "version": item.task.definition.version,
            "format": item.task.format.name,
            **({"sample": item.task.sample.variant} if item.task.sample else {}),
            "file": item.task.file,
            "sha256": hashlib.sha256(item.content).hexdigest(),
        }
        for item in built
    ]
    return (json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode()


def _index(built: Sequence[Built], library: Library) -> bytes:
    from proeftuin_docs.renderers.html import IndexEntry, render_index

    options = library.options()
    entries: dict[str, IndexEntry] = {}
    for item in built:
        definition = item.task.definition
        files = entries[definition.id].files if definition.id in entries else ()
        entries[definition.id] = IndexEntry(
            id=definition.id,
            title=definition.title,
            version=definition.version,
            status=definition.status.value,
            summary=definition.summary,
            audience=definition.audience,
            awaits_review=needs_review(definition, library.reviewed),
            newer=_newer(definition, library, options.wording),
            files=(*files, _file(item, options.wording)),
        )
    return render_index(tuple(entries.values()), options)


def _newer(definition: Definition, library: Library, wording: Wording) -> str:
    """Return that the newest version of a document is a concept, and what is new in it; or nothing."""
    newest = library.catalogue.entries[definition.id].versions[-1]
    if newest.status is not Status.CONCEPT or newest.version == definition.version:
        return ""
    changes = " ".join(" ".join(text.split()) for text in newest.changes)
    return wording.phrase("html_index_newer", version=newest.version, changes=changes)


def _file(item: Built, wording: Wording) -> "IndexFile":
    from proeftuin_docs.renderers.html import IndexFile

    task, size = item.task, len(item.content)
    if task.sample is None:
        return IndexFile(task.format.name, task.file, size)
    label = wording.phrase(f"overview_letter_{task.format.name}")
    group = wording.phrase(f"sample_{task.sample.variant}")
    return IndexFile(task.format.name, task.file, size, label, group)
