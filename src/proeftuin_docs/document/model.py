# SPDX-License-Identifier: EUPL-1.2
"""The neutral document: its content, block by block, whatever its format."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from proeftuin_docs.document.fields import Field, TextField


@dataclass(frozen=True, slots=True)
class Text:
    """Literal characters; never a template, never markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Text that matters more than what surrounds it."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Text that is stressed, or a term."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside the same paragraph."""


Inline = Text | Strong | Emphasis | LineBreak


def plain_text(inlines: Sequence[Inline]) -> str:
    """The characters of these nodes without markup; a line break becomes a newline."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case Strong(children) | Emphasis(children):
            return plain_text(children)
        case LineBreak():
            return "\n"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` counts from 1, and the document's title is above all of them.

    `new_page` asks for a page of its own; in a letter only a writer that lays out the pages itself gives it.
    """

    level: int
    text: str
    anchor: str
    new_page: bool = False


class Tone(StrEnum):
    """The purpose of a paragraph; a writer gives each its own quiet look."""

    BODY = "body"
    FILLED_BY = "filled_by"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    inlines: tuple[Inline, ...]
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True)
class ForeignLine:
    """A line in another language than the document's; `language` is its code (BCP 47), such as `ar`."""

    text: str
    language: str


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
    """The reason for a notice: a promise to the reader, an explanation, or the document's status."""

    PROMISE = "promise"
    INFORMATION = "information"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Notice:
    """Paragraphs set apart from the running text."""

    kind: NoticeKind
    title: str
    paragraphs: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class FollowedAnswer:
    """The answer that a question follows up: the id of an earlier question, and of one of its options.

    Without an option any answer will do.
    """

    question: str
    option: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its field.

    `number` is the source's own (may be empty), `unique_number` one of the whole form where the source's
    own are not; `label` stands verbatim, `follows` says which answer it follows up and `followed` is that
    answer, `help` explains, `explanation` is a second field for words beside a choice, and `source` says
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
    unique_number: str = ""
    followed: FollowedAnswer | None = None


class Window(StrEnum):
    """On which side of an envelope its window is."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class LetterHead:
    """The head of a letter: who sends it, to whom, and the facts that identify it.

    `recipient` shows through the window of the envelope, with `return_line` above it in small type;
    `facts` are date, reference and whom to call; `subject` is the line that says what it is about. `foot`
    stands below every page, and `continuation` above every page but the first.
    """

    sender: tuple[str, ...]
    return_line: str
    recipient: tuple[str, ...]
    facts: tuple[Fact, ...]
    subject: str
    window: Window = Window.LEFT
    foot: tuple[str, ...] = ()
    continuation: str = ""


@dataclass(frozen=True, slots=True)
class Pictogram:
    """A picture for the heading after it, by the name of its drawing; it says nothing that words do not."""

    name: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a reader must see at once: a picture, what it is, and lines whose strong words stand large."""

    picture: Pictogram
    label: str
    lines: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards one below the other, such as the appointments of a letter in order of time."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """The end of a letter: the greeting, who sends it, room to sign, and who signs: name, then function."""

    sender: str
    greeting: tuple[Inline, ...]
    signers: tuple[tuple[Inline, ...], ...]


Block = (
    Heading
    | Paragraph
    | ForeignLine
    | ItemList
    | Facts
    | InfoTable
    | Notice
    | Question
    | LetterHead
    | Pictogram
    | Cards
    | Signature
)


class Size(StrEnum):
    """The size of a document's letters: as usual, or large print, in which nothing to read is below 18 pt."""

    NORMAL = "normaal"
    LARGE = "groot"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a form that is given out alone: its name, its title, and the ids of its sections."""

    id: str
    title: str
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """How a version is given out: in which size, and which part of it; without a part it is whole."""

    size: Size = Size.NORMAL
    part: Part | None = None

    @property
    def large(self) -> bool:
        """Whether it is in large print."""
        return self.size is Size.LARGE

    @property
    def stated(self) -> dict[str, str]:
        """The properties of the edition in a file; none for a whole document in the usual size."""
        part = {"part": self.part.id} if self.part else {}
        return part | ({"size": self.size.value} if self.large else {})

    @property
    def ending(self) -> str:
        """The ending of a file's name, such as `-slachtoffer-groot`; empty for the usual edition."""
        return "".join(f"-{said}" for said in self.stated.values())


WHOLE: Final = Edition()
"""A whole document in the usual size."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which document this is; printed on every page and kept machine-readable in every format.

    `content_hash` is the sha256 (64 hex digits) of the definition's canonical content, also in an edition
    that has a part of it. `prefilled` has the questions that a case filled in, each with a mark of what
    stands there (`formats.identity`); it is no part of a dump.
    """

    id: str
    version: str
    status: str
    content_hash: str
    language: str
    date: date
    edition: Edition = WHOLE
    prefilled: tuple[tuple[str, str], ...] = field(default=(), metadata={"dumped": False})

    @property
    def properties(self) -> dict[str, str]:
        """The properties that every format keeps machine-readable, by name."""
        own = {"id": self.id, "version": self.version, "status": self.status, "hash": self.content_hash}
        prefilled = " ".join(f"{question}:{mark}" for question, mark in self.prefilled)
        return own | self.edition.stated | ({"prefilled": prefilled} if prefilled else {})

    @property
    def file_name(self) -> str:
        """The name of a file of this document, without the end that says its format."""
        return f"{self.id}-{self.version}{self.edition.ending}"

    @property
    def short_hash(self) -> str:
        """The first twelve hex digits of the content hash, as printed."""
        return self.content_hash[:12]


class Layout(StrEnum):
    """How a document is set: with room to write, as a dense working list, as a letter, or in large type."""

    FORM = "form"
    COMPACT = "compact"
    LETTER = "letter"
    EASY_LETTER = "easy_letter"


@dataclass(frozen=True, slots=True)
class Document:
    """One document, ready for any writer. `mark` is the word shown on a concept or withdrawn version.

    A letter has no title of its own on the page: its `LetterHead` holds the subject, and `title` is for
    the metadata only.
    """

    identity: Identity
    title: str
    summary: str
    blocks: tuple[Block, ...]
    mark: str = ""
    layout: Layout = Layout.FORM
