"""Blocks: what a document is made of, from top to bottom."""

from dataclasses import dataclass
from enum import StrEnum

from proeftuin_docs.document.fields import Field, TextField
from proeftuin_docs.document.inlines import Inline


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` counts from 1, and the document's title stands above all of them."""

    level: int
    text: str
    anchor: str
    new_page: bool = False


class Tone(StrEnum):
    """What a paragraph is for; a writer gives each its own quiet look."""

    BODY = "body"
    FILLED_BY = "filled_by"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    inlines: tuple[Inline, ...]
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list: its own marker (empty for a bullet), its text, and items below it."""

    marker: str
    inlines: tuple[Inline, ...]
    children: tuple["ListItem", ...] = ()


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list. Markers are the source's own ('a.', '1'): an article of law keeps its numbering."""

    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with what belongs to it."""

    label: str
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their texts, as the head of a form has them."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class InfoTable:
    """A table to read, not to fill in: column headings and rows of text."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


class NoticeKind(StrEnum):
    """Why a notice stands apart: a promise to the reader, an explanation, or the document's status."""

    PROMISE = "promise"
    INFORMATION = "information"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Notice:
    """Paragraphs that stand apart from the running text."""

    kind: NoticeKind
    title: str
    paragraphs: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its field.

    `number` is the source's own (may be empty), `label` stands verbatim, `follows` says which answer it
    follows up, `help` explains, `explanation` is a second field for words beside a choice, and `source` says
    where an item of a checklist rests.
    """

    id: str
    number: str
    label: str
    field: Field
    help: tuple[Inline, ...] = ()
    follows: tuple[Inline, ...] = ()
    explanation: TextField | None = None
    explanation_label: str = ""
    source: str = ""


class Window(StrEnum):
    """On which side of an envelope its window is."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class LetterHead:
    """The head of a letter: who sends it, to whom, and the facts that identify it.

    `recipient` shows through the window of the envelope, with `return_line` above it in small type;
    `facts` are date, reference and whom to call; `subject` is the line that says what it is about.
    """

    sender: tuple[str, ...]
    return_line: str
    recipient: tuple[str, ...]
    facts: tuple[Fact, ...]
    subject: str
    window: Window = Window.LEFT


@dataclass(frozen=True, slots=True)
class Pictogram:
    """A picture that goes with the heading after it, by the name of its drawing, and what it says."""

    name: str
    alt: str


Block = Heading | Paragraph | ItemList | Facts | InfoTable | Notice | Question | LetterHead | Pictogram
