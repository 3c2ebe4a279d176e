# SPDX-License-Identifier: EUPL-1.2
"""The definition of a form: one version of one document, as its YAML file states it."""

import datetime
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import Field, field_validator

from proeftuin_docs.definitions.parts import ContentPart, InformationPart
from proeftuin_docs.kinds import QuestionPart
from proeftuin_docs.kinds.base import Condition, Id, Line, Part, Prose

SCHEMA_VERSION: Final = 1
VERSION_PATTERN: Final = r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)$"


class Status(StrEnum):
    """Where a version is in its life; the words that policy staff use."""

    CONCEPT = "concept"
    VASTGESTELD = "vastgesteld"
    INGETROKKEN = "ingetrokken"


class Confidentiality(StrEnum):
    """Who may see a filled document."""

    OPENBAAR = "openbaar"
    VERTROUWELIJK = "vertrouwelijk"
    ALLEEN_CLIENT_EN_COORDINATOR = "alleen-client-en-coordinator"


class Secrecy(Part):
    """How confidential a filled document is, and the sentence that tells its reader."""

    level: Annotated[Confidentiality, Field(strict=False)]
    statement: Prose


class Review(Part):
    """A professional's review of one version."""

    door: Line
    datum: Annotated[datetime.date, Field(strict=False)]
    oordeel: Line


class Source(Part):
    """Where the content comes from."""

    document: Line
    annex: Line | None = None
    passage: Line | None = None
    note: Prose | None = None


class Section(Part):
    """A part of a form under its own heading."""

    id: Id
    title: Line
    filled_by: Line | None = None
    new_page: bool = False
    when: Condition | None = None
    content: Annotated[tuple[ContentPart, ...], Field(strict=False)] = ()
    sections: Annotated[tuple["Section", ...], Field(strict=False)] = ()


class FormDefinition(Part):
    """One version of a form.

    `party` is the side of the case that fills it in: of such a form each of them gets one with their name.
    """

    schema_version: Literal[1] = Field(alias="schema")
    kind: Literal["form", "checklist"] = "form"
    id: Id
    version: Annotated[str, Field(pattern=VERSION_PATTERN)]
    status: Annotated[Status, Field(strict=False)]
    title: Line
    summary: Line
    language: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")] = "nl-NL"
    date: datetime.date
    source: Source
    audience: Annotated[tuple[Line, ...], Field(min_length=1, strict=False)]
    confidentiality: Secrecy
    changes: Annotated[tuple[Prose, ...], Field(min_length=1, strict=False)]
    reviewed: Annotated[tuple[Review, ...], Field(strict=False)] = Field(default=(), alias="beoordeeld")
    addressee: Literal["slachtoffer"] | None = None
    party: Literal["officier", "advocaten"] | None = None
    when: Condition | None = None
    uses_case: bool = False
    compact: bool = False
    introduction: Annotated[
        tuple[Annotated[InformationPart, Field(discriminator="kind")], ...], Field(strict=False)
    ] = ()
    sections: Annotated[tuple[Section, ...], Field(min_length=1, strict=False)]

    @field_validator("date", mode="before")
    @classmethod
    def _read_date(cls, value: object) -> object:
        return datetime.date.fromisoformat(value) if isinstance(value, str) else value

    def questions(self) -> Iterator[tuple[tuple[Section, ...], QuestionPart]]:
        """Return every question with the sections around it, outermost first, in reading order."""
        for section in self.sections:
            yield from _questions_in(section, ())


def _questions_in(
    section: Section, above: tuple[Section, ...]
) -> Iterator[tuple[tuple[Section, ...], QuestionPart]]:
    trail = (*above, section)
    for part in section.content:
        if isinstance(part, QuestionPart):
            yield trail, part
    for inner in section.sections:
        yield from _questions_in(inner, trail)
