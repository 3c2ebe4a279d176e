# SPDX-License-Identifier: EUPL-1.2
"""Versions: what their hash covers, the lock of published ones, the catalogue, and reviews."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from proeftuin_docs.definitions.letters import LetterDefinition
from proeftuin_docs.definitions.models import FormDefinition, Status
from proeftuin_docs.errors import DefinitionError, Diagnostic, Place, WrongUsageError, lock, usage

Definition = FormDefinition | LetterDefinition

_NOT_CONTENT: Final = frozenset({"status", "reviewed"})
_KEPT: Final = 64
"""So many hashes are remembered: a letter's is asked for with every letter."""


def canonical_content(definition: Definition) -> str:
    """The content as JSON with sorted keys, without what is at its default and without the status.

    Leaving out defaults means that a later schema may add optional keys without touching old hashes;
    leaving out the status means that a published version can be withdrawn.
    """
    data = definition.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude=set(_NOT_CONTENT))
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=_KEPT)
def content_hash(definition: Definition) -> str:
    """The sha256 of the canonical content, as 64 hex digits."""
    return hashlib.sha256(canonical_content(definition).encode()).hexdigest()


Key = tuple[str, str]
_LINE: Final = re.compile(r"^(?P<id>[a-z0-9-]+)@(?P<version>[0-9.]+)\s+sha256:(?P<hash>[0-9a-f]{64})$")


def read_lock(text: str, name: str) -> dict[Key, str]:
    """Id and version -> content hash; lines that start with `#` and empty lines are skipped.

    Raises `DefinitionError` with every line that is no lock line or stands there twice.
    """
    locked: dict[Key, str] = {}
    faults: list[Diagnostic] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _LINE.match(line.strip())
        key = (match["id"], match["version"]) if match else ("", "")
        if match is None or key in locked:
            faults.append(
                (lock.invalid_line if match is None else lock.repeated_version)(
                    Place(name, number, 1), line=line.strip()
                )
            )
        else:
            locked[key] = match["hash"]
    if faults:
        raise DefinitionError(faults)
    return locked


def lock_line(definition: Definition) -> str:
    """The line that publishes this definition."""
    return f"{definition.id}@{definition.version} sha256:{content_hash(definition)}"


def check_lock(
    definitions: Iterable[tuple[Definition, Place]], locked: Mapping[Key, str], lock_name: str
) -> Iterator[Diagnostic]:
    """Faults between the lock and the definitions.

    A published version whose content differs, that is missing or is a concept again; and a version that
    calls itself established without having been published.
    """
    present: set[Key] = set()
    for definition, place in definitions:
        key = (definition.id, definition.version)
        present.add(key)
        name = f"{definition.id}@{definition.version}"
        if key not in locked and definition.status is not Status.CONCEPT:
            yield lock.not_published(place, name=name, status=definition.status.value)
        elif key in locked and locked[key] != content_hash(definition):
            yield lock.changed_content(place, name=name)
        elif key in locked and definition.status is Status.CONCEPT:
            yield lock.published_as_concept(place, name=name)
    for id_, version in sorted(set(locked) - present):
        yield lock.missing_definition(Place(lock_name), name=f"{id_}@{version}")


def version_key(version: str) -> tuple[int, ...]:
    """A version's three numbers, to sort by."""
    return tuple(int(part) for part in version.split("."))


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One document with its versions, oldest first."""

    id: str
    versions: tuple[Definition, ...]

    @property
    def default(self) -> Definition | None:
        """The newest established version; None while there is none."""
        established = [item for item in self.versions if item.status is Status.VASTGESTELD]
        return established[-1] if established else None

    @property
    def shown(self) -> Definition:
        """The default version, or else the newest; its title is the document's."""
        return self.default or self.versions[-1]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Every document by its id."""

    entries: Mapping[str, CatalogueEntry]

    def find(self, reference: str) -> Definition:
        """The version that `id` or `id@version` names; without a version the default.

        Raises `WrongUsageError` when there is no such form or version, or no established one.
        """
        id_, at, version = reference.partition("@")
        entry = self.entries.get(id_)
        if entry is None:
            near = get_close_matches(id_, self.entries, n=1)
            raise WrongUsageError([usage.unknown_document(id=id_, known=", ".join(near or self.entries))])
        if not at:
            if entry.default is None:
                raise WrongUsageError([usage.no_adopted_version(id=id_, known=_versions(entry))])
            return entry.default
        for definition in entry.versions:
            if definition.version == version:
                return definition
        raise WrongUsageError([usage.unknown_version(id=id_, version=version, known=_versions(entry))])


def make_catalogue(definitions: Iterable[Definition]) -> Catalogue:
    """The catalogue of these definitions, by id and versions oldest first."""
    by_id: dict[str, list[Definition]] = {}
    for definition in definitions:
        by_id.setdefault(definition.id, []).append(definition)
    return Catalogue(
        {
            id_: CatalogueEntry(id_, tuple(sorted(versions, key=lambda item: version_key(item.version))))
            for id_, versions in sorted(by_id.items())
        }
    )


def _versions(entry: CatalogueEntry) -> str:
    return ", ".join(f"{item.version} ({item.status.value})" for item in entry.versions)
