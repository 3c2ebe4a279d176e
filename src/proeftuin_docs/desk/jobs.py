"""What runs in a worker: functions of a library that take and give plain values, by name."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from proeftuin_docs.desk.hearing_jobs import (
    hearing_case_file,
    hearing_files,
    hearing_live,
    hearing_open,
    hearing_page,
    warm_hearing,
)
from proeftuin_docs.desk.overview_job import overview
from proeftuin_docs.document import Size
from proeftuin_docs.library import Library
from proeftuin_docs.resources import example_cases
from proeftuin_docs.usecases.render import GivenData, render, render_for_case

_WARM: Final = ("oproep-rc", "pdf")


def warm(library: Library) -> None:
    """Load all that documents are made from, so that the first request waits no longer than the next."""
    path = example_cases()[0]
    render_for_case(library, *_WARM, (path.read_bytes(), path.name))
    warm_hearing(library, path.read_bytes())


def form(
    library: Library,
    *,
    reference: str,
    format_name: str,
    answers: GivenData | None = None,
    size: str = Size.NORMAL,
    part: str | None = None,
) -> bytes:
    """A form, blank or with answers."""
    return render(library, reference, format_name, answers, size=size, part=part)


def case_document(
    library: Library,
    *,
    reference: str,
    format_name: str,
    case: GivenData,
    today: date,
    size: str = Size.NORMAL,
) -> bytes:
    """A letter or a list that is made from a case."""
    return render_for_case(library, reference, format_name, case, today, size=size)


JOBS: Final[Mapping[str, Callable[..., Any]]] = {
    "overview": overview,
    "form": form,
    "case_document": case_document,
    "hearing_page": hearing_page,
    "hearing_live": hearing_live,
    "hearing_open": hearing_open,
    "hearing_files": hearing_files,
    "hearing_case_file": hearing_case_file,
}
