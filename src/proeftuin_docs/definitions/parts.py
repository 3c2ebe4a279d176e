"""What the definitions of forms are made of: information blocks and questions.

Every YAML key is a field here; each description goes into the JSON Schema that editors complete from.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from proeftuin_docs.document import ID_PATTERN

Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=40)]
OptionId = Annotated[str, Field(pattern=ID_PATTERN, max_length=18)]
Line = Annotated[str, Field(min_length=1, pattern=r"^\S(.*\S)?$")]
Prose = Annotated[str, Field(min_length=1)]
Condition = Annotated[str, Field(min_length=1)]


class Part(BaseModel):
    """Base of everything in a definition: frozen, and without unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Option(Part):
    """One thing to choose."""

    id: OptionId
    label: Line


class Follows(Part):
    """Which answer a question follows up."""

    question: Id
    answer: Line | None = None


class _Conditional(Part):
    when: Condition | None = None


class _Question(_Conditional):
    id: Id
    number: str = ""
    label: Line
    help: Prose | None = None
    follows: Follows | None = None
    source: Line | None = None
    prefill: str | None = None


class _Explained(_Question):
    explanation: bool = False
    explanation_label: Line | None = None
    explanation_lines: Annotated[int, Field(ge=1, le=30)] = 2


class TextQuestion(_Question):
    """A short answer of one line."""

    kind: Literal["text"]


class LongTextQuestion(_Question):
    """An answer in sentences."""

    kind: Literal["long_text"]
    lines: Annotated[int, Field(ge=2, le=30)] = 4


class DateQuestion(_Question):
    """A day."""

    kind: Literal["date"]


class NumberQuestion(_Question):
    """A number."""

    kind: Literal["number"]
    unit: str = ""


class YesNoQuestion(_Explained):
    """Yes or no, with room to explain where `explanation` is set."""

    kind: Literal["yes_no"]


class ChoiceQuestion(_Explained):
    """One of several options."""

    kind: Literal["choice"]
    options: Annotated[tuple[Option, ...], Field(min_length=2, strict=False)]


class MultiChoiceQuestion(_Explained):
    """Any of several options."""

    kind: Literal["multi_choice"]
    options: Annotated[tuple[Option, ...], Field(min_length=1, strict=False)]


class ScaleQuestion(_Explained):
    """A whole number on a scale, with captions for its ends."""

    kind: Literal["scale"]
    from_: int = Field(alias="from")
    to: int
    from_caption: Line | None = None
    to_caption: Line | None = None


class CheckQuestion(_Explained):
    """A box to tick."""

    kind: Literal["check"]


class ColumnDefinition(Part):
    """A column of a table with repeated rows."""

    id: OptionId
    label: Line
    kind: Literal["text", "long_text", "date", "number", "choice", "check"] = "text"
    options: Annotated[tuple[Option, ...], Field(strict=False)] = ()
    weight: Annotated[int, Field(ge=1, le=12)] = 1
    lines: Annotated[int, Field(ge=1, le=12)] = 1


class TableQuestion(_Question):
    """Rows that repeat: the same columns for every row."""

    kind: Literal["table"]
    columns: Annotated[tuple[ColumnDefinition, ...], Field(min_length=1, max_length=8, strict=False)]
    rows: Annotated[int, Field(ge=1, le=60)] = 3


class ParagraphPart(_Conditional):
    """Running text."""

    kind: Literal["paragraph"]
    text: Prose


class Item(Part):
    """An item of a list, with its own marker and items below it."""

    marker: str = ""
    text: Prose
    items: Annotated[tuple["Item", ...], Field(strict=False)] = ()


class ListPart(_Conditional):
    """A list, or the numbered parts of an article of law."""

    kind: Literal["list", "article"]
    items: Annotated[tuple[Item, ...], Field(min_length=1, strict=False)]


class FactPart(Part):
    """A label with what belongs to it."""

    label: Line
    text: Prose


class FactsPart(_Conditional):
    """Labels with their texts, as in the head of a form."""

    kind: Literal["facts"]
    facts: Annotated[tuple[FactPart, ...], Field(min_length=1, strict=False)]


class InfoTablePart(_Conditional):
    """A table to read."""

    kind: Literal["info_table"]
    caption: Line
    columns: Annotated[tuple[Line, ...], Field(min_length=1, strict=False)]
    rows: Annotated[tuple[Annotated[tuple[Prose, ...], Field(strict=False)], ...], Field(strict=False)]


class NoticePart(_Conditional):
    """Text that stands apart: a promise to the reader, or an explanation."""

    kind: Literal["promise", "information"]
    title: Line
    text: Prose


QuestionPart = (
    TextQuestion
    | LongTextQuestion
    | DateQuestion
    | NumberQuestion
    | YesNoQuestion
    | ChoiceQuestion
    | MultiChoiceQuestion
    | ScaleQuestion
    | TableQuestion
    | CheckQuestion
)
InformationPart = ParagraphPart | ListPart | FactsPart | InfoTablePart | NoticePart
ContentPart = Annotated[QuestionPart | InformationPart, Field(discriminator="kind")]

QUESTION_KINDS = (
    "text",
    "long_text",
    "date",
    "number",
    "yes_no",
    "choice",
    "multi_choice",
    "scale",
    "table",
    "check",
)
INFORMATION_KINDS = ("paragraph", "list", "article", "facts", "info_table", "promise", "information")
