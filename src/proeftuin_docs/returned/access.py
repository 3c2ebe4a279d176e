# SPDX-License-Identifier: EUPL-1.2
"""Who may see what a document holds: what its definition promises, kept where values come into being.

Nothing can be read from a file without a permit, and this module alone gives permits. So a promise cannot
be forgotten by a command that somebody adds later.
"""

from dataclasses import dataclass
from typing import Final

from proeftuin_docs.definitions import Confidentiality, FormDefinition, content_hash
from proeftuin_docs.definitions.parts import NoticePart
from proeftuin_docs.errors import DataError, Place, returned

_PROMISED: Final = frozenset({Confidentiality.ALLEEN_CLIENT_EN_COORDINATOR})
_TOKEN: Final = object()
_PROMISE: Final = "promise"


@dataclass(frozen=True, slots=True)
class ReadPermit:
    """Permission to read files of one version, given by `grant_permit`; `promise` goes with the answers."""

    definition: str
    promise: str
    issued: object = None

    def __post_init__(self) -> None:
        """Refuses a permit that was made in another way."""
        if self.issued is not _TOKEN:
            raise ValueError("a permit comes from permit() alone")

    def covers(self, definition: FormDefinition) -> bool:
        """Whether it was given for this version."""
        return self.definition == content_hash(definition)


def promise_of(definition: FormDefinition) -> str:
    """Return the promise to who fills this in, in the definition's words; empty when there is none.

    The words are those of the promises that open the form, or else the sentence about its confidentiality.
    Paragraphs are lines, divided by an empty one, whatever the line breaks in the definition's file are.
    """
    if definition.confidentiality.level not in _PROMISED:
        return ""
    notices = [part for part in definition.introduction if isinstance(part, NoticePart)]
    promises = [notice.text for notice in notices if notice.kind == _PROMISE]
    texts = promises or [definition.confidentiality.statement]
    paragraphs = (paragraph for text in texts for paragraph in text.strip().split("\n\n"))
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def grant_permit(definition: FormDefinition, place: Place, *, as_coordinator: bool) -> ReadPermit:
    """The leave to read files of this version.

    Raises `DataError` for a document that is for its writer and their coordinator alone, unless
    whoever reads says to be that coordinator.
    """
    promise = promise_of(definition)
    if promise and not as_coordinator:
        raise DataError([returned.for_coordinator_only(place, title=definition.title)])
    return ReadPermit(content_hash(definition), promise, _TOKEN)


def grant_comparison(definition: FormDefinition) -> ReadPermit:
    """The leave to make a document anew for holding a file against it; its values go nowhere else."""
    return ReadPermit(content_hash(definition), promise_of(definition), _TOKEN)
