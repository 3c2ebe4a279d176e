"""The content of one field -> a typed value, by the kind of the field."""

from collections.abc import Sequence
from typing import Final

from proeftuin_docs.definitions.scalars import BadValue, read_number, read_scale, read_text
from proeftuin_docs.document import (
    CheckField,
    ChoiceField,
    DateField,
    NumberField,
    Option,
    ScaleField,
    TextField,
)
from proeftuin_docs.errors import returned
from proeftuin_docs.readback.contents import Content
from proeftuin_docs.readback.days import read_typed_day
from proeftuin_docs.readback.meaning import PlainScalar

SingleField = TextField | NumberField | DateField | ChoiceField | ScaleField | CheckField
TICKED: Final = "ja"


def read_field(field: SingleField, content: Content, months: Sequence[str]) -> PlainScalar | None:
    """The value of a field with one control; None when it is blank.

    A text is kept to the character, a number as it was typed, a day becomes `2027-01-12`, a choice its id, a
    scale a whole number, and a tick True. Raises `BadValue` when the content fits none of these.
    """
    match field:
        case TextField():
            return read_text(content.said) or None
        case NumberField():
            return read_number(content.said) or None
        case DateField():
            return _day(content.said, months)
        case ChoiceField(options=options):
            return _choice(content, options)
        case ScaleField(start=start, end=end):
            return read_scale(content.said, start, end)
        case CheckField():
            return is_ticked(content)


def is_ticked(content: Content) -> bool | None:
    """True for a box that is ticked, None for one that is not; raises `BadValue` for a text."""
    if content.chosen is not None:
        return True
    if content.text.strip():
        raise BadValue(returned.text_for_tick())
    return None


def _day(text: str, months: Sequence[str]) -> str | None:
    if not text.strip():
        return None
    day = read_typed_day(text, months)
    if day is None:
        raise BadValue(returned.uncertain_date())
    return day.isoformat()


def _choice(content: Content, options: Sequence[Option]) -> str | None:
    """The id of what was chosen: a button has it as its state, a list shows a label."""
    ids = [option.id for option in options]
    if content.chosen is not None and content.chosen in ids:
        return content.chosen
    said = content.said.strip()
    if not said:
        return None
    named = [option.id for option in options if option.label == said] or [id_ for id_ in ids if id_ == said]
    if not named:
        raise BadValue(returned.unknown_choice())
    if len(named) > 1:
        raise BadValue(returned.ambiguous_choice())
    return named[0]
