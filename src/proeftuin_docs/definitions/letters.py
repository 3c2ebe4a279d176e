# SPDX-License-Identifier: EUPL-1.2
"""The definition of a letter: parts that follow the RC's choices, in every variant of language.

A text holds `[u hebt|je hebt]` where the form of address makes a difference, and `{{ verhoor.dag }}`
where something of the case belongs; see `proeftuin_docs.cases.conditions`. An empty line begins a
paragraph; lines that begin with `- ` make a list.
"""

import datetime
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, create_model, field_validator

from proeftuin_docs.definitions.models import VERSION_PATTERN, Review, Secrecy, Source, Status
from proeftuin_docs.kinds.base import Condition, Id, Line, Part, Prose
from proeftuin_docs.text.variants import DEFAULT, VARIANTS

if TYPE_CHECKING:
    VariantId = str
else:
    VariantId = Literal[tuple(VARIANTS)]


if TYPE_CHECKING:

    class Texts(Part):
        """One text in every variant; a variant that a letter does not come in may be absent."""

        def __getattr__(self, name: str) -> str | None: ...
else:
    _FIELDS = dict.fromkeys(VARIANTS, (Prose | None, None))
    Texts = create_model("Texts", __base__=Part, __module__=__name__, **_FIELDS)


class LetterPart(Part):
    """A part of a letter under a heading of its own, or without one."""

    id: Id
    when: Condition | None = None
    source: Line
    pictogram: Id | None = None
    title: Texts | None = None
    text: Texts


class LetterDefinition(Part):
    """One version of a letter."""

    schema_version: Literal[1] = Field(alias="schema")
    kind: Literal["letter"]
    id: Id
    version: Annotated[str, Field(pattern=VERSION_PATTERN)]
    status: Annotated[Status, Field(strict=False)]
    title: Line
    summary: Line
    date: datetime.date
    source: Source
    audience: Annotated[tuple[Line, ...], Field(min_length=1, strict=False)]
    confidentiality: Secrecy
    changes: Annotated[tuple[Prose, ...], Field(min_length=1, strict=False)]
    reviewed: Annotated[tuple[Review, ...], Field(strict=False)] = Field(
        default=(),
        alias="beoordeeld",
    )
    addressee: Literal[
        "slachtoffer", "vertegenwoordiger", "begeleider", "partij", "partij_zonder_vragen", "telefoon"
    ]
    head: bool = Field(default=True, alias="briefhoofd")
    """Whether it says who sends it, to whom, and about which case; a page to carry says none of that."""
    when: Condition | None = None
    variants: Annotated[tuple[VariantId, ...], Field(min_length=1, strict=False)] = (DEFAULT.id,)
    subject: Texts | None = None
    salutation: Texts | None = None
    parts: Annotated[tuple[LetterPart, ...], Field(min_length=1, strict=False)]
    closing: Texts | None = None

    @field_validator("date", mode="before")
    @classmethod
    def _read_date(cls, value: object) -> object:
        return datetime.date.fromisoformat(value) if isinstance(value, str) else value
