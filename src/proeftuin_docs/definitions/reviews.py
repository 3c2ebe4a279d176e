# SPDX-License-Identifier: EUPL-1.2
"""Which letters and lists a professional has reviewed: on the definition, or in a court's own folder."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from proeftuin_docs.definitions import Definition, FormDefinition, Key, Status
from proeftuin_docs.errors import ConfigurationError, Diagnostic, Place, reviews
from proeftuin_docs.resources import Resources, SourceFile
from proeftuin_docs.text.located_yaml import require_yaml

FILE: Final = "beoordelingen.yaml"


class _Recorded(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    document: str
    versie: str
    door: str
    datum: datetime.date
    oordeel: str


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    beoordelingen: tuple[_Recorded, ...]


def read_reviews(resources: Resources) -> frozenset[Key]:
    """Id and version of what the court's own `letters/beoordelingen.yaml` records a review of.

    Raises `ConfigurationError` for a faulty file.
    """
    return frozenset(key for source in resources.letter_files(FILE) for key in _read(source))


def needs_review(definition: Definition, recorded: frozenset[Key]) -> bool:
    """Whether law and tone of this version still await a professional's eye.

    A form that follows no case awaits one only where it holds the key `beoordeeld`: instruments never do.
    """
    if isinstance(definition, FormDefinition) and not definition.uses_case:
        asked = "reviewed" in definition.model_fields_set
        return asked and _unreviewed(definition, recorded)
    return _unreviewed(definition, recorded)


def _unreviewed(definition: Definition, recorded: frozenset[Key]) -> bool:
    return not definition.reviewed and (definition.id, definition.version) not in recorded


def review_warnings(definitions: Iterable[Definition], recorded: frozenset[Key]) -> Iterator[Diagnostic]:
    """A warning for each version in use that awaits review."""
    for definition in definitions:
        if definition.status is Status.VASTGESTELD and needs_review(definition, recorded):
            yield reviews.not_reviewed(name=f"{definition.id}@{definition.version}", title=definition.title)


def _read(source: SourceFile) -> Iterator[Key]:
    located = require_yaml(source.read(), source.name)
    try:
        record = _Record.model_validate(located.data)
    except ValidationError as error:
        raise ConfigurationError(
            [reviews.unreadable(Place(source.name), problem=error.error_count())]
        ) from error
    return ((item.document, item.versie) for item in record.beoordelingen)
