# SPDX-License-Identifier: EUPL-1.2
"""Publishing a version: the one way to add a line to the lock."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from proeftuin_docs.definitions import Definition, Status, content_hash, lock_line
from proeftuin_docs.definitions.versions import Key
from proeftuin_docs.errors import DefinitionError, Place, lock
from proeftuin_docs.files import write_atomically
from proeftuin_docs.library import Library
from proeftuin_docs.output_folder.holding import locked
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
    key = (definition.id, definition.version)
    with locked(source.root, wait=True, lasting=False):
        published = _locked(library).get(key)
        _refuse(definition, published, Place(source.name), name)
        if published is None:
            _append(source.root / FORMS / LOCK_NAME, lock_line(definition))
            _refuse(definition, _locked(library).get(key, ""), Place(source.name), name)
    return Publication(name, content_hash(definition), added=published is None)


def _locked(library: Library) -> Mapping[Key, str]:
    """What is published at this moment: another run may have added to what the library read."""
    return Library(library.resources).locked


def _refuse(definition: Definition, published: str | None, place: Place, name: str) -> None:
    if published is not None and published != content_hash(definition):
        raise DefinitionError([lock.published_otherwise(place, name=name)])
    if definition.status is not Status.VASTGESTELD:
        raise DefinitionError([lock.not_adopted(place, name=name, status=definition.status.value)])


def _append(path: Path, line: str) -> None:
    text = path.read_text(encoding="utf-8") if path.is_file() else f"{_HEADING}\n"
    separator = "" if text.endswith("\n") else "\n"
    write_atomically(path, f"{text}{separator}{line}\n".encode())
