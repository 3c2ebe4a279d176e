"""Open elements while a text is read: fields, paragraphs, and the calculated fields of Word."""

import re
from dataclasses import dataclass, field
from typing import Final

from proeftuin_docs.readback.docx.controls import Control

_COUNTERS: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_ACTIVE: Final = frozenset(
    {"DDE", "DDEAUTO", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "EMBED", "IMPORT", "DATABASE"}
    | {"MACROBUTTON", "RD", "CONTROL"}
)
_WHOLE_WORD: Final = re.compile(r"\s*\S+\s")
_MAX_INSTRUCTION_LENGTH: Final = 200


@dataclass(slots=True)
class Holder:
    """A field that is being read: a control, or the text of a bookmark or an untagged cell.

    `started` is whether a paragraph of it was seen; `grey` whether all its text looks like a placeholder.
    """

    name: str
    control: Control | None = None
    loose: bool = False
    pieces: list[str] = field(default_factory=list, repr=False)
    started: bool = False
    grey: bool = True
    hidden: bool = False
    foreign: bool = False
    unreadable: bool = False

    @property
    def text(self) -> str:
        """All its text so far."""
        return "".join(self.pieces)


@dataclass(slots=True)
class Instruction:
    """A field that Word calculates (17.16): its instruction, and whether its result has begun."""

    said: str = ""
    shown: bool = False
    composed: bool = False

    def interrupt(self) -> None:
        """Something else begins here: when that is before the first word is whole, it makes that word."""
        self.composed |= not self.shown and not _WHOLE_WORD.match(self.said)

    def add(self, text: str) -> None:
        """Goes on with the instruction; what follows the first words does not matter."""
        self.said = (self.said + text)[:_MAX_INSTRUCTION_LENGTH]

    @property
    def counts_pages(self) -> bool:
        """Whether it is a number of pages, which differs with every printer."""
        return _word(self.said) in _COUNTERS

    @property
    def is_active(self) -> bool:
        """Whether it fetches something from outside, or starts something; or hides what it does."""
        return self.composed or _word(self.said) in _ACTIVE


def _word(said: str) -> str:
    return next(iter(said.split()), "").upper()
