"""Fields: what can be filled in, each with its value and the name that a screen reader says.

A field's `name` is unique in its document and the same in every format: the AcroForm field's `/T`,
the content control's `w:tag`, the HTML control's `name`. How names are built: `document.names`.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: an id that is stored and a label that is shown."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class TextField:
    """Free text. `lines` is the room of a blank field in lines; one line means a short answer."""

    name: str
    tooltip: str
    lines: int = 1
    value: str = ""


@dataclass(frozen=True, slots=True)
class NumberField:
    """A number; `value` is kept as it was written."""

    name: str
    tooltip: str
    unit: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class DateField:
    """A day, written day-month-year."""

    name: str
    tooltip: str
    value: date | None = None


@dataclass(frozen=True, slots=True)
class ChoiceField:
    """One of several options; `value` is the id of the one chosen. A yes/no question is one of these."""

    name: str
    tooltip: str
    options: tuple[Option, ...]
    value: str | None = None


@dataclass(frozen=True, slots=True)
class MultiChoiceField:
    """Any of several options; `value` holds the ids that were chosen, in the order of the options."""

    name: str
    tooltip: str
    options: tuple[Option, ...]
    value: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScaleField:
    """A whole number from `start` to `end`, both included, with captions for the two ends."""

    name: str
    tooltip: str
    start: int
    end: int
    start_caption: str = ""
    end_caption: str = ""
    value: int | None = None


@dataclass(frozen=True, slots=True)
class CheckField:
    """A box to tick."""

    name: str
    tooltip: str
    value: bool = False


CellField = TextField | NumberField | DateField | ChoiceField | CheckField


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its id, heading and share of the table's width (relative to the others)."""

    id: str
    label: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class TableField:
    """Repeated rows; every row holds one field per column. `filled` counts the rows with values."""

    name: str
    tooltip: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[CellField, ...], ...]
    filled: int = 0


Field = (
    TextField
    | NumberField
    | DateField
    | ChoiceField
    | MultiChoiceField
    | ScaleField
    | CheckField
    | TableField
)
