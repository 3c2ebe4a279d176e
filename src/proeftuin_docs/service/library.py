"""The library: every definition of a configuration with its lock, loaded as far as asked for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from proeftuin_docs.definitions import (
    Catalogue,
    Definition,
    Key,
    check_lock,
    load_definition,
    make_catalogue,
    read_lock,
)
from proeftuin_docs.errors import DefinitionError, Diagnostic, Place, ProeftuinError, lock
from proeftuin_docs.resources import Resources, SourceFile, find_resources


@dataclass(frozen=True, slots=True)
class Loaded:
    """A definition and the file that it stands in."""

    definition: Definition
    source: SourceFile


@dataclass(frozen=True, slots=True)
class Library:
    """What a configuration holds."""

    resources: Resources
    loaded: tuple[Loaded, ...]
    locked: Mapping[Key, str]

    @property
    def catalogue(self) -> Catalogue:
        """The definitions by id and version."""
        return make_catalogue(tuple(item.definition for item in self.loaded))

    def source_of(self, definition: Definition) -> SourceFile:
        """The file that a definition of this library stands in."""
        return next(item.source for item in self.loaded if item.definition == definition)


def open_library(config: Path | None = None, only: str | None = None) -> Library:
    """The library of the bundled configuration, with a court's own folder `config` laid over it.

    With `only` just the versions of that document are loaded. Raises `DefinitionError` with every fault of
    every file that was read, and of the lock.
    """
    resources = find_resources(config)
    files = [item for item in resources.definition_files() if only is None or item.path.parent.name == only]
    loaded, faults = load_all(files)
    locked, lock_faults = read_locks(resources)
    faults.extend(lock_faults)
    if faults:
        raise DefinitionError(faults)
    return Library(resources, tuple(loaded), locked)


def load_all(files: Iterable[SourceFile]) -> tuple[list[Loaded], list[Diagnostic]]:
    """What could be loaded, and every fault of what could not."""
    loaded: list[Loaded] = []
    faults: list[Diagnostic] = []
    for source in files:
        try:
            loaded.append(Loaded(load_definition(source.read(), source.name), source))
        except ProeftuinError as error:
            faults.extend(error.diagnostics)
    return loaded, faults


def read_locks(resources: Resources) -> tuple[dict[Key, str], list[Diagnostic]]:
    """All published versions; a court's own lock adds to the bundled one and cannot override it."""
    locked: dict[Key, str] = {}
    faults: list[Diagnostic] = []
    for source in resources.lock_files():
        try:
            locked = {**locked, **read_lock(source.read(), source.name)}
        except ProeftuinError as error:
            faults.extend(error.diagnostics)
    return locked, faults


def lock_faults(library: Library, definitions: Iterable[Definition] | None = None) -> Iterator[Diagnostic]:
    """Faults between the lock and these definitions, or all of the library's."""
    every = definitions is None
    chosen = [item for item in library.loaded if every or item.definition in (definitions or ())]
    found = check_lock(
        [(item.definition, Place(item.source.name)) for item in chosen],
        library.locked,
        "forms/published.lock",
    )
    return (fault for fault in found if every or fault.name != lock.missing_definition.name)
