"""The content of a file before interpretation: its stated identity, and its fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from proeftuin_docs.errors import Diagnostic


class FileKind(StrEnum):
    """The kinds of files that can be read back."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Claim:
    """The unchecked identity that a file states; parts that it lacks are empty."""

    id: str = ""
    version: str = ""
    status: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True)
class RawField:
    """One field of a file.

    `text` is what was typed, or the label or id that was chosen; `chosen` says which state of a button is
    on (an option's id, `ja`), None when it is off or the field is no button. `tooltip` is the name that a
    screen reader gives it, empty where the format has none.
    """

    name: str
    text: str = field(default="", repr=False)
    chosen: str | None = field(default=None, repr=False)
    tooltip: str = ""


@dataclass(frozen=True, slots=True)
class RawFile:
    """The content of one file.

    `fields` in the order of the file, names may repeat; `rows` is how many rows a table has in a Word file
    that can grow, by the table's name; `fixed_text` is the text around the fields, normalised to single
    spaces, for telling whether somebody changed it; `problems` are findings that do not stop the reading, and
    `doubts` say what somebody may have filled in that the file does not hold.
    """

    kind: FileKind
    claim: Claim
    fields: tuple[RawField, ...] = field(repr=False)
    fixed_text: tuple[str, ...] = field(default=(), repr=False)
    rows: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Diagnostic, ...] = ()
    doubts: tuple[Diagnostic, ...] = ()
