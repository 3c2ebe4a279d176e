"""The lock: a hash for every published version, so that none can change unnoticed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from proeftuin_docs.definitions.canonical import Definition, content_hash
from proeftuin_docs.definitions.models import Status
from proeftuin_docs.errors import DefinitionError, Diagnostic, Place, lock

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
