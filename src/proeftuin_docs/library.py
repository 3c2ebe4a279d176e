# SPDX-License-Identifier: EUPL-1.2
"""The library: one configuration, opened once and passed on to whatever uses it."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

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
from proeftuin_docs.definitions.form_parts import read_form_parts, require_sections
from proeftuin_docs.definitions.reviews import read_reviews
from proeftuin_docs.document import WHOLE, Document, Edition, Part, Size
from proeftuin_docs.errors import (
    DefinitionError,
    Diagnostic,
    Place,
    ProeftuinError,
    Severity,
    WrongUsageError,
    lock,
    usage,
)
from proeftuin_docs.output_folder.folder_swap import mend_swap
from proeftuin_docs.resources import SWAPPED, Resources, SourceFile, find_resources
from proeftuin_docs.text.variants import LANGUAGE
from proeftuin_docs.text.wording import Wording, load_wording

if TYPE_CHECKING:
    from proeftuin_docs.branding import Branding
    from proeftuin_docs.cases import Profiles
    from proeftuin_docs.definitions.translations import Languages
    from proeftuin_docs.renderers.options import RenderOptions

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

    def __init__(self, resources: Resources, files: Iterable[SourceFile] | None = None) -> None:
        self.resources = resources
        self._files = tuple(resources.definition_files() if files is None else files)
        self._kept: dict[Hashable, Any] = {}

    @classmethod
    def open(cls, config: Path | None = None, *, new: bool = False) -> "Library":
        """Return the library of the bundled configuration, with the folder `config` laid over it.

        A house style that was being put into it when the program was killed is in its place then. Raises
        `ConfigurationError` when that folder is missing or has none of the known folders, unless it may be
        `new`.
        """
        if config is not None:
            for name in SWAPPED:
                mend_swap(config, config / name)
        return cls(find_resources(config, new=new))

    @cached_property
    def locked(self) -> Mapping[Key, str]:
        """The content hash of every published version; raises `DefinitionError` for a lock with faults."""
        locked, faults = self._locks
        if faults:
            raise DefinitionError(faults)
        return locked

    @cached_property
    def loaded(self) -> tuple[Loaded, ...]:
        """Every definition that can be read, with its file, in the order of the files' names."""
        return tuple(item for item in map(self._read, self._files) if isinstance(item, Loaded))

    @cached_property
    def broken(self) -> Mapping[Key, tuple[Diagnostic, ...]]:
        """The faults of every file that is no definition, by the id and version that its name states."""
        read = ((_key(file), self._read(file)) for file in self._files)
        return {key: found for key, found in read if not isinstance(found, Loaded)}

    def faults_of(self, id_: str, version: str) -> tuple[Diagnostic, ...]:
        """Return the faults of the file of a version; none when it is a definition, or not there.

        No other file is read for it.
        """
        found = (self._read(file) for file in self._files if _key(file) == (id_, version))
        return next((faults for faults in found if not isinstance(faults, Loaded)), ())

    @property
    def faults(self) -> Iterator[Diagnostic]:
        """Every fault of the files and of the lock, without stopping at any."""
        yield from (fault for found in self.broken.values() for fault in found)
        yield from self._locks[1]

    @property
    def warnings(self) -> Iterator[Diagnostic]:
        """The faults of files that are no definition yet, as warnings to whoever does not need them."""
        found = (fault for faults in self.broken.values() for fault in faults)
        return (replace(fault, severity=Severity.WARNING) for fault in found)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The definitions by id and version."""
        return make_catalogue(item.definition for item in self.loaded)

    @cached_property
    def profiles(self) -> "Profiles":
        """The profiles of courts, judges and organisations."""
        from proeftuin_docs.cases import load_profiles

        profiles = replace(load_profiles(self.resources), languages=self.languages.codes())
        return replace(profiles, styled=self.branding.name) if self.branding else profiles

    @cached_property
    def branding(self) -> "Branding | None":
        """The house style of the court; None without one."""
        from proeftuin_docs.branding import load_branding

        return load_branding(self.resources)

    @cached_property
    def with_each_look(self) -> tuple["Library", ...]:
        """Return it, and where it has a house style the same without: how documents were before."""
        if self.branding is None:
            return (self,)
        plain = Library(self.resources, self._files)
        plain.branding = None
        return self, plain

    @cached_property
    def reviewed(self) -> frozenset[Key]:
        """The versions that the court's own folder records a professional's review of."""
        return read_reviews(self.resources)

    @cached_property
    def languages(self) -> "Languages":
        """The languages that letters are translated into, or have a line in; `faults` has broken files."""
        from proeftuin_docs.definitions.translations import load_languages

        return load_languages(self.resources)

    @cached_property
    def _form_parts(self) -> Mapping[str, tuple[Part, ...]]:
        return read_form_parts(self.resources)

    def parts_of(self, definition: Definition) -> tuple[Part, ...]:
        """Return the parts of a form that can be given out alone; none for a form that has no such parts."""
        return self._form_parts.get(definition.id, ())

    def edition(self, definition: Definition, size: str = Size.NORMAL, part: str | None = None) -> Edition:
        """Return how a version is given out, by the names of its size and its part.

        Raises `WrongUsageError` for names that there are not, with those that there are.
        """
        parts = {item.id: item for item in self.parts_of(definition)}
        if part is not None and not parts:
            raise WrongUsageError([usage.no_parts(id=definition.id)])
        if part is not None and part not in parts:
            known = ", ".join(parts)
            raise WrongUsageError([usage.unknown_part(id=definition.id, part=part, known=known)])
        chosen = parts[part] if part is not None else None
        if chosen is not None and isinstance(definition, FormDefinition):
            require_sections(chosen, definition)
        return Edition(find_size(size), chosen)

    def require_whole(self) -> None:
        """Raise `DefinitionError` with every fault of the files and of the lock, also of concepts."""
        if faults := list(self.faults):
            raise DefinitionError(faults)

    def find(self, reference: str) -> Definition:
        """Return the version that `id` or `id@version` names; without a version the default one.

        Only the files of that document are read, and a faulty concept stops nothing but itself. Raises
        `WrongUsageError` for an unknown document or version, `DefinitionError` for one that cannot be read.
        """
        id_, at, version = reference.partition("@")
        _ = self.locked
        versions = self._versions(id_)
        asked = [key for key in self._keys(id_) if not at or key[1] == version]
        self._require_readable(asked, named=bool(at) or not versions)
        catalogue = make_catalogue(item.definition for item in versions) if versions else self.catalogue
        return catalogue.find(reference)

    def defaults(self) -> list[Definition]:
        """Return the version of each document that is used when none is named.

        Raises `DefinitionError` with the faults of these, and of every published version that is missing or
        cannot be read; a faulty concept stops nothing.
        """
        self._require_readable([_key(file) for file in self._files])
        chosen = [entry.default for entry in self.catalogue.entries.values() if entry.default is not None]
        gone = [fault for fault in self.lock_faults() if fault.name == lock.missing_definition.name]
        if faults := [*self.lock_faults(chosen), *gone]:
            raise DefinitionError(faults)
        return chosen

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
        locked = self._locks[0]
        if definitions is None:
            placed = [(item.definition, Place(item.source.name)) for item in self.loaded]
            return check_lock(placed, {key: locked[key] for key in locked if key not in self.broken}, _LOCK)
        placed = [(item, Place(self.source_of(item).name)) for item in definitions]
        found = check_lock(placed, locked, _LOCK)
        return (fault for fault in found if fault.name != lock.missing_definition.name)

    def require_published(self, definitions: Iterable[Definition]) -> None:
        """Raise `DefinitionError` with every fault between the lock and these definitions."""
        _ = self.locked
        if faults := list(self.lock_faults(definitions)):
            raise DefinitionError(faults)

    def wording(self, language: str = LANGUAGE) -> Wording:
        """Return the wording of a language."""
        return self.keep(("wording", language), lambda: load_wording(self.resources, language))

    def wording_of(self, definition: FormDefinition) -> Wording:
        """Return the wording of a form's language."""
        return self.wording(_language_of(definition))

    def options(self, language: str = LANGUAGE) -> "RenderOptions":
        """Return what a renderer needs beside a document in this language."""
        from proeftuin_docs.renderers.options import RenderOptions

        return RenderOptions(self.wording(language), self.resources, self.branding)

    def options_of(self, definition: FormDefinition) -> "RenderOptions":
        """Return what a renderer needs beside the document of this form."""
        return self.options(_language_of(definition))

    def render(
        self,
        definition: FormDefinition,
        format_name: str,
        answers: Answers | None = None,
        *,
        size: str = Size.NORMAL,
        part: str | None = None,
    ) -> bytes:
        """Return a form in a format, blank or with checked answers, whole or a part, in a size.

        `size` is `normaal` or `groot`, `part` the name of one of `parts_of`. Raises `WrongUsageError` for an
        unknown format, size or part, `RenderError` when the document cannot be made.
        """
        return self.render_edition(definition, format_name, answers, self.edition(definition, size, part))

    def render_edition(
        self, definition: FormDefinition, format_name: str, answers: Answers | None, edition: Edition
    ) -> bytes:
        """Return an edition of a form in a format, as `render` does."""
        from proeftuin_docs.renderers.registry import render_document

        document = self.compose(definition, answers, edition)
        return render_document(document, format_name, self.options_of(definition))

    def compose(
        self, definition: FormDefinition, answers: Answers | None = None, edition: Edition = WHOLE
    ) -> Document:
        """Return the document of a form; a blank one is composed once."""
        from proeftuin_docs.composition import compose_form

        wording = self.wording_of(definition)
        if answers is not None:
            return compose_form(definition, wording, answers, edition=edition)
        key = ("blank", content_hash(definition), definition.status, edition)
        return self.keep(key, lambda: compose_form(definition, wording, edition=edition))

    def keep(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        """Return what `make` gave the first time that it was asked for with this key.

        For what is costly and the same for everybody; never for what somebody filled in.
        """
        if key not in self._kept:
            self._kept[key] = make()
        kept: Kept = self._kept[key]
        return kept

    def _require_readable(self, keys: Iterable[Key], *, named: bool = False) -> None:
        """Raise the faults of these files: all when they are named, otherwise of published versions alone."""
        files = {_key(file): file for file in self._files}
        read = [self._read(files[key]) for key in keys if named or key in self.locked]
        if faults := [fault for found in read if not isinstance(found, Loaded) for fault in found]:
            raise DefinitionError(faults)

    def _keys(self, id_: str) -> list[Key]:
        return [key for key in map(_key, self._files) if key[0] == id_]

    def _versions(self, id_: str) -> list[Loaded]:
        """The versions of one document; none when there is no document with this id."""
        read = [self._read(file) for file in self._files if _key(file)[0] == id_]
        return [item for item in read if isinstance(item, Loaded)]

    def _read(self, file: SourceFile) -> "Loaded | tuple[Diagnostic, ...]":
        """The definition of a file, or its faults; each file is read once."""
        return self.keep(("file", file.path), lambda: _loaded(file))

    @cached_property
    def _locks(self) -> tuple[dict[Key, str], list[Diagnostic]]:
        return _read_locks(self.resources)


def find_size(name: str) -> Size:
    """Return the size of this name; raises `WrongUsageError` with the sizes that there are."""
    if name not in set(Size):
        raise WrongUsageError([usage.unknown_size(size=name, known=", ".join(Size))])
    return Size(name)


def _language_of(definition: FormDefinition) -> str:
    return definition.language.partition("-")[0]


def _key(file: SourceFile) -> Key:
    return file.path.parent.name, file.path.stem


def _loaded(file: SourceFile) -> Loaded | tuple[Diagnostic, ...]:
    try:
        return Loaded(load_definition(file.read(), file.name), file)
    except ProeftuinError as error:
        return error.diagnostics


def _read_locks(resources: Resources) -> tuple[dict[Key, str], list[Diagnostic]]:
    """All published versions, and every fault of a lock; a court's own lock adds to the bundled one."""
    locked: dict[Key, str] = {}
    faults: list[Diagnostic] = []
    for source in resources.lock_files():
        try:
            locked = {**locked, **read_lock(source.read(), source.name)}
        except ProeftuinError as error:
            faults.extend(error.diagnostics)
    return locked, faults
