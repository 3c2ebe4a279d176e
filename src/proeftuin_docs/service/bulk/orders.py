"""The request for letters from a list, and its outcome."""

from dataclasses import dataclass, field
from pathlib import Path

from proeftuin_docs.errors import Diagnostic
from proeftuin_docs.service.bulk.journal import Printed


@dataclass(frozen=True, slots=True)
class Request:
    """A request: a list, letters (`id` or `id@version`), formats, and the folder.

    `common` is a file with the values that all rows share, as bytes and its name. `name_column` is the
    header of a column that file names come from; without one they are row numbers with a mark.
    """

    content: bytes = field(repr=False)
    name: str
    folder: Path
    letters: tuple[str, ...] = ("oproep-rc",)
    formats: tuple[str, ...] = ("pdf",)
    workers: int = 1
    all_or_nothing: bool = False
    one_pdf: bool = False
    name_column: str | None = None
    common: tuple[bytes, str] | None = field(default=None, repr=False)


@dataclass(slots=True)
class Outcome:
    """The outcome in numbers of rows; `returned` is the list with its faults."""

    made: int = 0
    kept: int = 0
    moved: int = 0
    """Rows that were not made again but got another number in the list."""
    without: int = 0
    """Rows to which none of the letters belongs."""
    altered: int = 0
    """Rows whose letters somebody had altered or removed; they count as made as well."""
    set_aside: int = 0
    """Letters, not rows, that no longer belong to any row."""
    files: int = 0
    faults: dict[int, tuple[Diagnostic, ...]] = field(default_factory=dict)
    warnings: dict[int, tuple[Diagnostic, ...]] = field(default_factory=dict)
    returned: Path | None = None
    mended: Path | None = None
    """The list that came back earlier and was given now, without faults."""
    list_aside: bool = False
    """Whether such a list that somebody altered, but did not give, was set aside."""
    printed: Printed | None = None
    """The print file, if one was asked for and there are letters."""
    print_removed: bool = False
    """Whether the print file of an earlier run is gone, since letters changed or some row has a fault."""
