# SPDX-License-Identifier: EUPL-1.2
"""One of several options, any of them, and yes or no."""

from collections.abc import Sequence
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from proeftuin_docs import document
from proeftuin_docs.document import ChoiceField, MultiChoiceField
from proeftuin_docs.errors import answers
from proeftuin_docs.errors import returned as returned_faults
from proeftuin_docs.kinds.base import (
    BadValue,
    Content,
    Explained,
    Kind,
    Line,
    OptionId,
    Part,
    read_text,
    read_tick,
)
from proeftuin_docs.text.wording import Wording

_YES_NO: Final = ("ja", "nee")


class Option(Part):
    """One thing to choose."""

    id: OptionId
    label: Line


class YesNoQuestion(Explained):
    """Yes or no, with room to explain where `explanation` is set."""

    kind: Literal["yes_no"]


class ChoiceQuestion(Explained):
    """One of several options."""

    kind: Literal["choice"]
    options: Annotated[tuple[Option, ...], Field(min_length=2, strict=False)]


class MultiChoiceQuestion(Explained):
    """Any of several options."""

    kind: Literal["multi_choice"]
    options: Annotated[tuple[Option, ...], Field(min_length=1, strict=False)]


def _read_yes_no(_asked: object, value: object) -> str | None:
    tick = read_tick(value)
    return None if tick is None else _YES_NO[not tick]


def _read_one(asked: Any, value: object) -> str | None:  # noqa: ANN401 - a question or a column
    """Return the id of an option, from its id or its label; None for no value."""
    text = read_text(value).strip()
    if not text:
        return None
    for option in asked.options:
        if text in (option.id, option.label):
            return str(option.id)
    raise BadValue(answers.unknown_choice(known=", ".join(option.id for option in asked.options)))


def _read_several(asked: MultiChoiceQuestion, value: object) -> tuple[str, ...]:
    given = value if isinstance(value, list) else [] if value is None else [value]
    chosen = {_read_one(asked, item) for item in given}
    return tuple(option.id for option in asked.options if option.id in chosen)


def _yes_no(_asked: object, wording: Wording) -> tuple[document.Option, ...]:
    labels = (wording.phrase("yes"), wording.phrase("no"))
    return tuple(map(document.Option, _YES_NO, labels))


def _options(asked: Any, _wording: Wording) -> tuple[document.Option, ...]:  # noqa: ANN401
    return tuple(document.Option(item.id, item.label) for item in asked.options)


def _yes_no_field(asked: object, name: str, tooltip: str, value: object, wording: Wording) -> ChoiceField:
    return ChoiceField(name, tooltip, _yes_no(asked, wording), value if isinstance(value, str) else None)


def _choice_field(asked: object, name: str, tooltip: str, value: object, wording: Wording) -> ChoiceField:
    return ChoiceField(name, tooltip, _options(asked, wording), value if isinstance(value, str) else None)


def _boxes(asked: object, name: str, tooltip: str, value: object, wording: Wording) -> MultiChoiceField:
    chosen = value if isinstance(value, tuple) else ()
    return MultiChoiceField(name, tooltip, _options(asked, wording), chosen)


def returned(field: ChoiceField, content: Content, _months: Sequence[str]) -> str | None:
    """Return the id of what was chosen: a button has it as its state, a list shows a label.

    None for no choice; raises `BadValue` for what no option, or more than one, is called.
    """
    ids = [option.id for option in field.options]
    if content.chosen is not None and content.chosen in ids:
        return content.chosen
    said = content.said.strip()
    if not said:
        return None
    labelled = [option.id for option in field.options if option.label == said]
    named = labelled or [id_ for id_ in ids if id_ == said]
    if not named:
        raise BadValue(returned_faults.unknown_choice())
    if len(named) > 1:
        raise BadValue(returned_faults.ambiguous_choice())
    return named[0]


YES_NO = Kind(YesNoQuestion, _read_yes_no, _yes_no_field, _yes_no, _YES_NO)
CHOICE = Kind(ChoiceQuestion, _read_one, _choice_field, _options)
MULTI_CHOICE = Kind(MultiChoiceQuestion, _read_several, _boxes, _options)
