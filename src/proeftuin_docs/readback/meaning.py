"""The answers of a filled file: typed values by question, unread content, and problems."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from proeftuin_docs.definitions import ExtraRoom
from proeftuin_docs.errors import Diagnostic
from proeftuin_docs.kinds import PlainScalar

PlainValue = PlainScalar | list[str] | list[dict[str, PlainScalar]] | dict[str, "PlainValue"]
"""A value as a values file holds it: a text, a step of a scale, a tick, ids, rows, or words beside them."""

ANSWER = "antwoord"
EXPLAINED = "toelichting"


@dataclass(frozen=True, slots=True)
class UnreadContent:
    """Content of the file that is no value: its field, its question's id, and the text."""

    name: str
    question: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadAnswers:
    """The answers of one file of one version.

    `values` by question id, in the order of the form, without the questions that are blank; a values file
    for `render --data` holds the same. `extra_room` has the spare sheets, `unread` what is no value, so that
    nothing that somebody wrote is lost.
    """

    values: Mapping[str, PlainValue] = field(default_factory=dict, repr=False)
    extra_room: tuple[ExtraRoom, ...] = field(default=(), repr=False)
    unread: tuple[UnreadContent, ...] = field(default=(), repr=False)
    problems: tuple[Diagnostic, ...] = ()
