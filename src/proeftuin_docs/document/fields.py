# SPDX-License-Identifier: EUPL-1.2
"""Fields to fill in, each with its value and the name that a screen reader speaks.

A field's `name` is unique in its document and the same in every format: the AcroForm field's `/T`,
the content control's `w:tag`, the HTML control's `name`. How names are built: `document.names`.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from proeftuin_docs.document.names import option_name


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: an id that is stored and a label that is shown."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class _Named:
    """The base of every field: its name, and the words for a screen reader."""

    name: str
    tooltip: str
    continues: ClassVar[bool] = False
    """Whether what is filled in can go on in more fields (`names.continuation_name`)."""

    @property
    def control_names(self) -> tuple[str, ...]:
        """The names of the controls of this field; none for a table, whose cells have their own."""
        return (self.name,)

    @property
    def typed_text(self) -> str:
        """The text that somebody typed; empty for a choice or a date, which are not typed text."""
        return ""


@dataclass(frozen=True, slots=True)
class TextField(_Named):
    """Free text. `lines` is the room of a blank field in lines; one line means a short answer."""

    continues: ClassVar[bool] = True

    lines: int = 1
    value: str = ""

    @property
    def typed_text(self) -> str:
        """The whole answer."""
        return self.value


@dataclass(frozen=True, slots=True)
class NumberField(_Named):
    """A number; `value` is kept as it was written."""

    continues: ClassVar[bool] = True

    unit: str = ""
    value: str = ""

    @property
    def typed_text(self) -> str:
        """The number as it was written."""
        return self.value


@dataclass(frozen=True, slots=True)
class DateField(_Named):
    """A day, written day-month-year."""

    value: date | None = None


@dataclass(frozen=True, slots=True)
class TimeField(_Named):
    """A time of day in hours and minutes, as it is written."""

    value: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceField(_Named):
    """One of several options; `value` is the id of the one chosen. A yes/no question is one of these."""

    options: tuple[Option, ...]
    value: str | None = None


@dataclass(frozen=True, slots=True)
class MultiChoiceField(_Named):
    """Any of several options; `value` holds the ids that were chosen, in the order of the options."""

    options: tuple[Option, ...]
    value: tuple[str, ...] = ()

    @property
    def control_names(self) -> tuple[str, ...]:
        """The name of the box of each option."""
        return tuple(option_name(self.name, option.id) for option in self.options)


@dataclass(frozen=True, slots=True)
class ScaleField(_Named):
    """A whole number from `start` to `end`, both included, with captions for the two ends."""

    start: int
    end: int
    start_caption: str = ""
    end_caption: str = ""
    value: int | None = None


@dataclass(frozen=True, slots=True)
class CheckField(_Named):
    """A box to tick."""

    value: bool = False


CellField = TextField | NumberField | DateField | TimeField | ChoiceField | CheckField


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its id, heading and share of the table's width (relative to the others)."""

    id: str
    label: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class TableField(_Named):
    """Repeated rows; every row holds one field per column. `filled` counts the rows with values."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[CellField, ...], ...]
    filled: int = 0

    @property
    def control_names(self) -> tuple[str, ...]:
        """None of its own."""
        return ()


SingleField = CellField | ScaleField
"""A field that is one control, or one group of buttons."""
Field = SingleField | MultiChoiceField | TableField
