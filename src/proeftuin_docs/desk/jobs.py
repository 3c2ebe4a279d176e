# SPDX-License-Identifier: EUPL-1.2
"""What runs in a worker, by name."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from proeftuin_docs.desk.hearing_jobs import (
    hearing_case_file,
    hearing_files,
    hearing_live,
    hearing_open,
    hearing_page,
    warm_hearing,
)
from proeftuin_docs.desk.work.description import describe, describe_all
from proeftuin_docs.desk.work.documents import (
    all_versions,
    check_input,
    compare_pages,
    compare_versions,
    make_document,
    make_hearing,
    simple_questions,
)
from proeftuin_docs.desk.work.editing import edit
from proeftuin_docs.desk.work.lists import (
    blank_list,
    check_rows,
    list_letters,
    mend_list,
    plan_list,
    press_rows,
    print_list,
    return_list,
)
from proeftuin_docs.desk.work.overview import overview
from proeftuin_docs.desk.work.returned import (
    carry_forms,
    compare_forms,
    flow_targets,
    read_as_file,
    read_forms,
)
from proeftuin_docs.library import Library
from proeftuin_docs.resources import example_cases
from proeftuin_docs.usecases.render import render_for_case

_WARM: Final = ("oproep-rc", "pdf")


def warm(library: Library) -> None:
    """Load all that documents are made from, so that the first request waits no longer than the next."""
    path = example_cases()[0]
    render_for_case(library, *_WARM, (path.read_bytes(), path.name))
    warm_hearing(library, path.read_bytes())


JOBS: Final[Mapping[str, Callable[..., Any]]] = {
    "overview": overview,
    "hearing_page": hearing_page,
    "hearing_live": hearing_live,
    "hearing_open": hearing_open,
    "hearing_files": hearing_files,
    "hearing_case_file": hearing_case_file,
    "edit": edit,
    "describe": describe,
    "describe_all": describe_all,
    "make_document": make_document,
    "make_hearing": make_hearing,
    "check_input": check_input,
    "compare_versions": compare_versions,
    "compare_pages": compare_pages,
    "read_forms": read_forms,
    "compare_forms": compare_forms,
    "read_as_file": read_as_file,
    "carry_forms": carry_forms,
    "plan_list": plan_list,
    "press_rows": press_rows,
    "check_rows": check_rows,
    "mend_list": mend_list,
    "print_list": print_list,
    "return_list": return_list,
    "blank_list": blank_list,
    "list_letters": list_letters,
    "flow_targets": flow_targets,
    "all_versions": all_versions,
    "simple_questions": simple_questions,
}
"""A function of the library and of plain values; what it raises travels as diagnostics."""
