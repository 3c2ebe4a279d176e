# SPDX-License-Identifier: EUPL-1.2
"""The parts of a form besides its questions: information blocks.

Every YAML key is a field here; each description goes into the JSON Schema that editors complete from.
"""

from typing import Annotated, Literal

from pydantic import Field

from proeftuin_docs.kinds import KINDS, QuestionPart
from proeftuin_docs.kinds.base import Conditional, Line, Part, Prose


class ParagraphPart(Conditional):
    """Running text."""

    kind: Literal["paragraph"]
    text: Prose


class Item(Part):
    """An item of a list, with its own marker and items below it."""

    marker: str = ""
    text: Prose
    items: Annotated[tuple["Item", ...], Field(strict=False)] = ()


class ListPart(Conditional):
    """A list, or the numbered parts of an article of law."""

    kind: Literal["list", "article"]
    items: Annotated[tuple[Item, ...], Field(min_length=1, strict=False)]


class FactPart(Part):
    """A label with what belongs to it."""

    label: Line
    text: Prose


class FactsPart(Conditional):
    """Labels with their texts, as in the head of a form."""

    kind: Literal["facts"]
    facts: Annotated[tuple[FactPart, ...], Field(min_length=1, strict=False)]


class InfoTablePart(Conditional):
    """A table to read."""

    kind: Literal["info_table"]
    caption: Line
    columns: Annotated[tuple[Line, ...], Field(min_length=1, strict=False)]
    rows: Annotated[tuple[Annotated[tuple[Prose, ...], Field(strict=False)], ...], Field(strict=False)]


class NoticePart(Conditional):
    """Text set apart: a promise to the reader, or an explanation."""

    kind: Literal["promise", "information"]
    title: Line
    text: Prose


InformationPart = ParagraphPart | ListPart | FactsPart | InfoTablePart | NoticePart
ContentPart = Annotated[QuestionPart | InformationPart, Field(discriminator="kind")]

QUESTION_KINDS = tuple(KINDS)
INFORMATION_KINDS = ("paragraph", "list", "article", "facts", "info_table", "promise", "information")
