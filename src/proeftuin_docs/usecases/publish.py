"""Publishing a version: the one way to add a line to the lock."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from proeftuin_docs.definitions import Definition, Status, content_hash, lock_line
from proeftuin_docs.errors import DefinitionError, Place, lock
from proeftuin_docs.files import write_atomically
from proeftuin_docs.library import Library
from proeftuin_docs.resources import FORMS, LOCK_NAME

_HEADING: Final = "# id@versie sha256:hash"


@dataclass(frozen=True, slots=True)
class Publication:
    """The result of publishing: the version, its hash, and whether a line was added."""

    name: str
    hash: str
    added: bool


def publish(library: Library, reference: str) -> Publication:
    """Add the version to the lock beside its definition; a version that is there already stays as it is.

    Raises `DefinitionError` when the number was published with other content or the version is not
    established, `WrongUsageError` when there is no such version.
    """
    library.require_whole()
    definition = library.find(reference)
    source = library.source_of(definition)
    name = f"{definition.id}@{definition.version}"
    published = library.locked.get((definition.id, definition.version))
    _refuse(definition, published, Place(source.name), name)
    publication = Publication(name, content_hash(definition), added=published is None)
    if publication.added:
        _append(source.root / FORMS / LOCK_NAME, lock_line(definition))
    return publication


def _refuse(definition: Definition, published: str | None, place: Place, name: str) -> None:
    if published is not None and published != content_hash(definition):
        raise DefinitionError([lock.published_otherwise(place, name=name)])
    if definition.status is not Status.VASTGESTELD:
        raise DefinitionError([lock.not_adopted(place, name=name, status=definition.status.value)])


def _append(path: Path, line: str) -> None:
    text = path.read_text(encoding="utf-8") if path.is_file() else f"{_HEADING}\n"
    separator = "" if text.endswith("\n") else "\n"
    write_atomically(path, f"{text}{separator}{line}\n".encode())
