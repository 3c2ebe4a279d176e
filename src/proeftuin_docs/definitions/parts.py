"""What the definitions of forms are made of: information blocks and questions.

Every YAML key is a field here; each description goes into the JSON Schema that editors complete from.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from proeftuin_docs.document import ID_PATTERN

Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=40)]
OptionId = Annotated[str, Field(pattern=ID_PATTERN, max_length=18)]
Line = Annotated[str, Field(min_length=1, pattern=r"^\S(.*\S)?$", description="Eén regel platte tekst.")]
Prose = Annotated[
    str,
    Field(min_length=1, description="Tekst; **vet** en *nadruk* mogen, een witregel begint een alinea."),
]


class Part(BaseModel):
    """Base of everything in a definition: frozen, and without unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Option(Part):
    """One thing to choose."""

    id: OptionId = Field(description="Blijvende naam van de optie, voor opslaan en teruglezen.")
    label: Line = Field(description="Wat de lezer ziet.")


class Follows(Part):
    """Which answer a question follows up."""

    question: Id = Field(description="Id van de vraag waar deze op volgt.")
    answer: Line | None = Field(default=None, description="Bij welk antwoord, bijvoorbeeld 'ja'.")


class _Question(Part):
    id: Id = Field(description="Blijvende naam van de vraag; verandert nooit meer.")
    number: str = Field(
        default="", description="Nummer zoals het in de bron staat, bijvoorbeeld '8' of 'a.'."
    )
    label: Line = Field(description="De vraag, letterlijk zoals in de bron; platte tekst.")
    help: Prose | None = Field(default=None, description="Uitleg bij de vraag, van het project zelf.")
    follows: Follows | None = Field(default=None, description="Op welke vraag deze volgt.")


class _Explained(_Question):
    explanation: bool = Field(default=False, description="Ruimte voor een toelichting bij het antwoord.")
    explanation_label: Line | None = Field(
        default=None, description="Opschrift van de toelichting, als 'Toelichting' niet past."
    )
    explanation_lines: Annotated[int, Field(ge=1, le=30)] = Field(
        default=2, description="Regels ruimte voor de toelichting."
    )


class TextQuestion(_Question):
    """A short answer of one line."""

    kind: Literal["text"]


class LongTextQuestion(_Question):
    """An answer in sentences."""

    kind: Literal["long_text"]
    lines: Annotated[int, Field(ge=2, le=30)] = Field(default=4, description="Regels ruimte op papier.")


class DateQuestion(_Question):
    """A day."""

    kind: Literal["date"]


class NumberQuestion(_Question):
    """A number."""

    kind: Literal["number"]
    unit: str = Field(default="", description="Wat er geteld wordt; staat achter het vak.")


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
    from_: int = Field(alias="from", description="Laagste getal.")
    to: int = Field(description="Hoogste getal; ten hoogste twintig boven het laagste.")
    from_caption: Line | None = Field(default=None, description="Wat het laagste getal betekent.")
    to_caption: Line | None = Field(default=None, description="Wat het hoogste getal betekent.")


class CheckQuestion(_Explained):
    """A box to tick."""

    kind: Literal["check"]


class ColumnDefinition(Part):
    """A column of a table with repeated rows."""

    id: OptionId
    label: Line
    kind: Literal["text", "long_text", "date", "number", "choice", "check"] = "text"
    options: Annotated[tuple[Option, ...], Field(strict=False)] = ()
    weight: Annotated[int, Field(ge=1, le=12)] = Field(
        default=1, description="Breedte, in verhouding tot de andere kolommen."
    )
    lines: Annotated[int, Field(ge=1, le=12)] = Field(default=1, description="Regels ruimte per cel.")


class TableQuestion(_Question):
    """Rows that repeat: the same columns for every row."""

    kind: Literal["table"]
    columns: Annotated[tuple[ColumnDefinition, ...], Field(min_length=1, max_length=8, strict=False)]
    rows: Annotated[int, Field(ge=1, le=60)] = Field(default=3, description="Aantal lege rijen.")


class ParagraphPart(Part):
    """Running text."""

    kind: Literal["paragraph"]
    text: Prose


class Item(Part):
    """An item of a list, with its own marker and items below it."""

    marker: str = Field(
        default="", description="Nummer of letter uit de bron, bijvoorbeeld 'a.'; leeg is een punt."
    )
    text: Prose
    items: Annotated[tuple["Item", ...], Field(strict=False)] = ()


class ListPart(Part):
    """A list, or the numbered parts of an article of law."""

    kind: Literal["list", "article"]
    items: Annotated[tuple[Item, ...], Field(min_length=1, strict=False)]


class FactPart(Part):
    """A label with what belongs to it."""

    label: Line
    text: Prose


class FactsPart(Part):
    """Labels with their texts, as in the head of a form."""

    kind: Literal["facts"]
    facts: Annotated[tuple[FactPart, ...], Field(min_length=1, strict=False)]


class InfoTablePart(Part):
    """A table to read."""

    kind: Literal["info_table"]
    caption: Line
    columns: Annotated[tuple[Line, ...], Field(min_length=1, strict=False)]
    rows: Annotated[tuple[Annotated[tuple[Prose, ...], Field(strict=False)], ...], Field(strict=False)]


class NoticePart(Part):
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
