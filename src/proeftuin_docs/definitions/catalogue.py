"""The catalogue: every version of every document, and which one is the default."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from proeftuin_docs.definitions.canonical import Definition
from proeftuin_docs.definitions.models import Status
from proeftuin_docs.errors import WrongUsageError, usage


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
