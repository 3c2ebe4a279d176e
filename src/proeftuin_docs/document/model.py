"""The neutral document: what every reader makes and every writer takes."""

from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True, slots=True)
class Document:
    """One document, ready for any writer. `mark` is the word shown on a concept or withdrawn version."""

    identity: Identity
    title: str
    summary: str
    blocks: tuple[Block, ...]
    mark: str = ""
