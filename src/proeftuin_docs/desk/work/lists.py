"""Letters for every row of a list, in memory: a plan, then rows in portions, then what goes back."""

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from proeftuin_docs.definitions import LetterDefinition
from proeftuin_docs.document import Size
from proeftuin_docs.errors import Diagnostic
from proeftuin_docs.library import Library
from proeftuin_docs.mailmerge.delivery import bundle_letters
from proeftuin_docs.mailmerge.letter_renderer import SPOKEN, LetterRenderer
from proeftuin_docs.mailmerge.plan import Plan, PlannedRow, group_similar_rows, plan_rows
from proeftuin_docs.mailmerge.print_run import queued, require_printable, write_print_file
from proeftuin_docs.mailmerge.row_job import Job, PressedRow, WorkerConfig, check_row, press_row
from proeftuin_docs.returned.sandbox.list_tasks import read_list_safely, write_list_safely
from proeftuin_docs.spreadsheets import CaseList, Header, NewTexts, annotations
from proeftuin_docs.usecases.empty_list import empty_list

_LEAST_WIDTH = 4
_FIRST = "oproep-rc"


@dataclass(frozen=True, slots=True)
class ListRequest:
    """What is wanted of a list."""

    name: str
    letters: tuple[str, ...] = ("oproep-rc",)
    formats: tuple[str, ...] = ("pdf",)
    size: str = Size.NORMAL
    today: date | None = None
    one_pdf: bool = False


@dataclass(frozen=True, slots=True)
class ListPlan:
    """The rows of a list that can be tried, in the order that is quickest, and the others' faults."""

    cases: CaseList = field(repr=False)
    jobs: tuple[Job, ...] = field(repr=False)
    faults: Mapping[int, tuple[Diagnostic, ...]]


def plan_list(library: Library, *, content: bytes, request: ListRequest) -> ListPlan:
    """Read a list and see which rows there are; raises with every fault of its header."""
    LetterRenderer.prepare(request.letters, request.formats, library, request.size)
    if request.one_pdf:
        require_printable(request.formats)
    cases = read_list_safely(content, request.name)
    width = max(_LEAST_WIDTH, len(str(cases.rows[-1].number)))
    plan = Plan()
    names = {row.number: f"{row.number:0{width}}" for row in cases.rows}
    plan_rows(plan, cases, names, lambda values: hashlib.sha256("\0".join(values).encode()).hexdigest())
    rows = [PlannedRow(job, "") for job in plan.jobs.values()]
    jobs = tuple(item.job for item in group_similar_rows(rows, cases.header))
    return ListPlan(cases, jobs, plan.faults)


def press_rows(
    library: Library, *, jobs: Sequence[Job], header: Header, request: ListRequest
) -> list[tuple[int, PressedRow]]:
    """Make the letters of some rows, by number."""
    renderer = library.keep(
        ("letters", request.letters, request.formats, request.size),
        lambda: LetterRenderer.prepare(request.letters, request.formats, library, request.size),
    )
    setting = _setting(header, request)
    return [(job.row.number, press_row(job, setting, renderer)) for job in jobs]


def check_rows(
    library: Library, *, jobs: Sequence[Job], header: Header, request: ListRequest
) -> list[tuple[int, PressedRow]]:
    """See what is wrong with some rows, by number, without making anything."""
    setting = _setting(header, request)
    return [(job.row.number, check_row(job, setting, library.profiles)) for job in jobs]


def _setting(header: Header, request: ListRequest) -> WorkerConfig:
    return WorkerConfig(
        letters=request.letters,
        formats=request.formats,
        config=None,
        list_name=request.name,
        header=header,
        common=None,
        folder=Path(),
        today=request.today,
        size=request.size,
    )


def print_list(library: Library, *, rows: Sequence[tuple[int, PressedRow]], request: ListRequest) -> bytes:
    """Make one file to print of the letters of these rows, behind covers by destination."""
    stream = io.BytesIO()
    contents = {made.file: content for _, row in rows for made, _, content in row.letters}
    letters = [
        item
        for number, row in rows
        for item in queued(number, [(made, how) for made, how, _ in row.letters], request.formats, library)
    ]
    bundles = bundle_letters(letters)
    write_print_file(stream, bundles, library, request.name, lambda item: contents[item.file.file])
    return stream.getvalue()


def return_list(
    _library: Library,
    *,
    content: bytes,
    file_name: str,
    faults: Mapping[int, Sequence[Diagnostic]],
    notices: Mapping[int, Sequence[Diagnostic]],
) -> bytes:
    """Return the list as it was given, with its faults in a column."""
    return write_list_safely(content, file_name, annotations(faults, notices))


def mend_list(
    _library: Library, *, content: bytes, file_name: str, cells: Mapping[tuple[int, int], str]
) -> bytes:
    """Return the list with other texts in these cells."""
    by_column: dict[int, dict[int, str]] = {}
    for (row, column), text in cells.items():
        by_column.setdefault(column, {})[row] = text
    texts = [NewTexts(told, index=column) for column, told in sorted(by_column.items())]
    return write_list_safely(content, file_name, texts)


def list_letters(library: Library) -> list[tuple[str, str, str]]:
    """Return the letters that a list can be made into, the summons first: id, title and summary."""
    found = [item for item in library.defaults() if isinstance(item, LetterDefinition)]
    written = [item for item in found if item.addressee != SPOKEN]
    return sorted(
        ((item.id, item.title, item.summary) for item in written), key=lambda item: item[0] != _FIRST
    )


def blank_list(library: Library, *, file_name: str, letters: Sequence[str]) -> bytes:
    """Return an empty list for these letters."""
    return empty_list(library, file_name, letters)
