"""The library: one configuration, opened once and passed on to whatever uses it."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from proeftuin_docs.cases import Profiles, load_profiles
from proeftuin_docs.composition import compose_form
from proeftuin_docs.definitions import (
    Answers,
    Catalogue,
    Definition,
    FormDefinition,
    Key,
    check_lock,
    content_hash,
    load_definition,
    make_catalogue,
    read_lock,
)
from proeftuin_docs.definitions.reviews import read_reviews
from proeftuin_docs.document import Document
from proeftuin_docs.errors import DefinitionError, Diagnostic, Place, ProeftuinError, lock
from proeftuin_docs.output_folder.folder_swap import mend_swap
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.renderers.registry import render_document
from proeftuin_docs.resources import WORD_TEMPLATES, Resources, SourceFile, find_resources
from proeftuin_docs.text.variants import LANGUAGE
from proeftuin_docs.text.wording import Wording, load_wording

_LOCK = "forms/published.lock"

Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A definition and the file that it was read from."""

    definition: Definition
    source: SourceFile


class Library:
    """The definitions, lock, wordings, profiles and reviews of a configuration.

    Each part is read when it is first asked for, and kept: a library costs nothing to open, and one that is
    passed on reads no file twice. It holds no values of anybody. Every member raises `DefinitionError` or
    `ConfigurationError` with all faults of the files that it needs.
    """

    def __init__(self, resources: Resources) -> None:
        self.resources = resources
        self._kept: dict[Hashable, Any] = {}

    @classmethod
    def open(cls, config: Path | None = None) -> "Library":
        """Return the library of the bundled configuration, with the folder `config` laid over it.

        A house style that was being put into it when the program was killed is in its place then. Raises
        `ConfigurationError` when that folder is missing or has none of the known folders.
        """
        if config is not None:
            mend_swap(config, config / WORD_TEMPLATES)
        return cls(find_resources(config))

    @classmethod
    def open_with_faults(
        cls, resources: Resources, files: Iterable[SourceFile] | None = None
    ) -> tuple["Library", list[Diagnostic]]:
        """Return a library of what can be read of these files, or of all, and every fault of the rest."""
        library = cls(resources)
        loaded, faults = load_all(resources.definition_files() if files is None else files)
        locked, found = read_locks(resources)
        vars(library).update(loaded=tuple(loaded), locked=locked)
        return library, [*faults, *found]

    @cached_property
    def locked(self) -> Mapping[Key, str]:
        """The content hash of every published version."""
        locked, faults = read_locks(self.resources)
        if faults:
            raise DefinitionError(faults)
        return locked

    @cached_property
    def loaded(self) -> tuple[Loaded, ...]:
        """Every definition with its file, in the order of the files' names."""
        return self._load(self.resources.definition_files())

    @cached_property
    def catalogue(self) -> Catalogue:
        """The definitions by id and version."""
        return make_catalogue(item.definition for item in self.loaded)

    @cached_property
    def profiles(self) -> Profiles:
        """The profiles of courts, judges and organisations."""
        return load_profiles(self.resources)

    @cached_property
    def reviewed(self) -> frozenset[Key]:
        """The versions that the court's own folder records a professional's review of."""
        return read_reviews(self.resources)

    def find(self, reference: str) -> Definition:
        """Return the version that `id` or `id@version` names; without a version the default one.

        Only the files of that document are read. Raises `WrongUsageError` for an unknown document or version.
        """
        versions = self._versions(reference.partition("@")[0])
        catalogue = make_catalogue(item.definition for item in versions) if versions else self.catalogue
        return catalogue.find(reference)

    def versions(self, id_: str) -> tuple[Definition, ...]:
        """Return every version of a document, oldest first; none when there is no such document."""
        found = make_catalogue(item.definition for item in self._versions(id_)).entries.get(id_)
        return found.versions if found else ()

    def source_of(self, definition: Definition) -> SourceFile:
        """Return the file that a definition of this library was read from."""
        return next(item.source for item in self._versions(definition.id) if item.definition == definition)

    def lock_faults(self, definitions: Iterable[Definition] | None = None) -> Iterator[Diagnostic]:
        """Return the faults between the lock and these definitions, or all definitions of the library.

        That a published version has no definition any more is a fault of the whole library alone.
        """
        if definitions is None:
            return check_lock(_placed(self.loaded), self.locked, _LOCK)
        placed = [(item, Place(self.source_of(item).name)) for item in definitions]
        found = check_lock(placed, self.locked, _LOCK)
        return (fault for fault in found if fault.name != lock.missing_definition.name)

    def require_published(self, definitions: Iterable[Definition] | None = None) -> None:
        """Raise `DefinitionError` with every fault that `lock_faults` finds."""
        if faults := list(self.lock_faults(definitions)):
            raise DefinitionError(faults)

    def wording(self, language: str = LANGUAGE) -> Wording:
        """Return the wording of a language."""
        return self.keep(("wording", language), lambda: load_wording(self.resources, language))

    def wording_of(self, definition: FormDefinition) -> Wording:
        """Return the wording of a form's language."""
        return self.wording(definition.language.partition("-")[0])

    def options(self, language: str = LANGUAGE) -> RenderOptions:
        """Return what a renderer needs beside a document in this language."""
        return RenderOptions(self.wording(language), self.resources)

    def options_of(self, definition: FormDefinition) -> RenderOptions:
        """Return what a renderer needs beside the document of this form."""
        return RenderOptions(self.wording_of(definition), self.resources)

    def render(self, definition: FormDefinition, format_name: str, answers: Answers | None = None) -> bytes:
        """Return a form in a format, blank or with checked answers.

        Raises `WrongUsageError` for an unknown format, `RenderError` when the document cannot be made.
        """
        document = self.compose(definition, answers)
        return render_document(document, format_name, self.options_of(definition))

    def compose(self, definition: FormDefinition, answers: Answers | None = None) -> Document:
        """Return the document of a form; a blank one is composed once."""
        wording = self.wording_of(definition)
        if answers is not None:
            return compose_form(definition, wording, answers)
        key = ("blank", content_hash(definition), definition.status)
        return self.keep(key, lambda: compose_form(definition, wording))

    def keep(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """Return what `make` gave the first time that it was asked for with this key.

        For what is costly and the same for everybody; never for what somebody filled in.
        """
        if key not in self._kept:
            self._kept[key] = make()
        kept: Kept = self._kept[key]
        return kept

    def _versions(self, id_: str) -> tuple[Loaded, ...]:
        """The versions of one document; none when there is no document with this id."""
        if "loaded" in vars(self):
            return tuple(item for item in self.loaded if item.definition.id == id_)
        files = [item for item in self.resources.definition_files() if item.path.parent.name == id_]
        return self.keep(("versions", id_), lambda: self._load(files))

    def _load(self, files: Iterable[SourceFile]) -> tuple[Loaded, ...]:
        loaded, faults = load_all(files)
        try:
            _ = self.locked
        except DefinitionError as error:
            faults.extend(error.diagnostics)
        if faults:
            raise DefinitionError(faults)
        return tuple(loaded)


def load_all(files: Iterable[SourceFile]) -> tuple[list[Loaded], list[Diagnostic]]:
    """Return what could be loaded, and every fault of what could not."""
    loaded: list[Loaded] = []
    faults: list[Diagnostic] = []
    for source in files:
        try:
            loaded.append(Loaded(load_definition(source.read(), source.name), source))
        except ProeftuinError as error:
            faults.extend(error.diagnostics)
    return loaded, faults


def read_locks(resources: Resources) -> tuple[dict[Key, str], list[Diagnostic]]:
    """Return all published versions, and every fault of a lock.

    A court's own lock adds to the bundled one and cannot override it.
    """
    locked: dict[Key, str] = {}
    faults: list[Diagnostic] = []
    for source in resources.lock_files():
        try:
            locked = {**locked, **read_lock(source.read(), source.name)}
        except ProeftuinError as error:
            faults.extend(error.diagnostics)
    return locked, faults


def _placed(loaded: Iterable[Loaded]) -> list[tuple[Definition, Place]]:
    return [(item.definition, Place(item.source.name)) for item in loaded]
