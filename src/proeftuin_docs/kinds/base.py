# SPDX-License-Identifier: EUPL-1.2
"""The parts of every question kind: the keys that all questions have, and how a kind is declared."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Final, get_args

from pydantic import BaseModel, ConfigDict, Field

from proeftuin_docs import document
from proeftuin_docs.document import ID_PATTERN
from proeftuin_docs.errors import Diagnostic, answers
from proeftuin_docs.text.plain_values import is_unprintable
from proeftuin_docs.text.wording import Wording

Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=40)]
OptionId = Annotated[str, Field(pattern=ID_PATTERN, max_length=18)]
Line = Annotated[str, Field(min_length=1, pattern=r"^\S(.*\S)?$")]
Prose = Annotated[str, Field(min_length=1)]
Condition = Annotated[str, Field(min_length=1)]

Value = str | int | bool | date | tuple[str, ...] | None
PlainScalar = str | int | bool
"""A value as a file with answers holds it: a text, a step of a scale, a tick or an id."""


class Part(BaseModel):
    """Base of everything in a definition: frozen, and without unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True)


class Conditional(Part):
    """Base of what is there only where a condition on the case is met."""

    when: Condition | None = None


class Follows(Part):
    """Which answer a question follows up."""

    question: Id
    answer: Line | None = None


class Question(Conditional):
    """The keys that questions of every kind have."""

    id: Id
    number: str = ""
    label: Line
    help: Prose | None = None
    follows: Follows | None = None
    source: Line | None = None
    prefill: str | None = None


class Explained(Question):
    """The keys of a question with room to explain its answer, where `explanation` is set."""

    explanation: bool = False
    explanation_label: Line | None = None
    explanation_lines: Annotated[int, Field(ge=1, le=30)] = 2


class BadValue(Exception):  # noqa: N818 - it is turned into a diagnostic, never shown itself
    """A value of the wrong kind: its fault, at no place yet."""

    def __init__(self, fault: Diagnostic) -> None:
        self.fault = fault
        super().__init__(fault.name)


@dataclass(frozen=True, slots=True)
class Content:
    """The content of a field in a returned file: a text, or the state of a button that is on."""

    text: str = field(default="", repr=False)
    chosen: str | None = field(default=None, repr=False)

    @property
    def said(self) -> str:
        """The content as text; empty for a blank field."""
        return self.text if self.chosen is None else self.chosen


def _no_options(_asked: Any, _wording: Wording) -> tuple[document.Option, ...]:  # noqa: ANN401 - of any kind
    return ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A question kind: its model, how an answer is read, and its field.

    `read` turns a value of a file with answers into a typed one, or raises `BadValue`. `field` makes the
    field of the document from question, name, tooltip, value and wording. Both are given the question, or
    the column of a table, which has the same keys. How the content of that field in a returned file is read
    is the function `returned` of the same module, which is found by the type of the field.
    """

    model: type[Question]
    read: Callable[[Any, object], Any]
    field: Callable[[Any, str, str, Any, Wording], document.Field]
    options: Callable[[Any, Wording], tuple[document.Option, ...]] = _no_options
    fixed_answers: tuple[str, ...] = ()
    """The ids of the options that every question of this kind has."""

    @property
    def name(self) -> str:
        """The word for this kind in a definition."""
        name: str = get_args(self.model.model_fields["kind"].annotation)[0]
        return name


def read_text(value: object) -> str:
    """Return text as it was typed, newlines as line feeds.

    Raises `BadValue` for a value that is no text, and for a character that no document format can hold.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadValue(answers.not_text())
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    for char in text:
        if is_unprintable(char):
            raise BadValue(answers.impossible_character(code_point=f"U+{ord(char):04X}"))
    return text


_TRUE: Final = frozenset({"ja", "true", "waar"})
_FALSE: Final = frozenset({"nee", "false", "onwaar"})


def read_tick(value: object) -> bool | None:
    """Return true or false; None for no value. Raises `BadValue` for any other word than yes or no."""
    if isinstance(value, bool) or value is None:
        return value
    word = value.strip().lower() if isinstance(value, str) else None
    if word == "":
        return None
    if word in _TRUE | _FALSE:
        return word in _TRUE
    raise BadValue(answers.not_yes_or_no())
