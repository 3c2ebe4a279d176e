"""The neutral document: what every reader makes and every writer takes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from proeftuin_docs.document.blocks import Block


@dataclass(frozen=True, slots=True)
class Identity:
    """Which document this is; printed on every page and kept machine-readable in every format.

    `content_hash` is the sha256 (64 hex digits) of the definition's canonical content.
    """

    id: str
    version: str
    status: str
    content_hash: str
    language: str
    date: date

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
