# SPDX-License-Identifier: EUPL-1.2
"""A list from upload to zip: portions of rows go to the workers, so that other work comes in between."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from proeftuin_docs.desk.archives import zipped
from proeftuin_docs.desk.work.lists import ListPlan, ListRequest
from proeftuin_docs.desk.workers import Workers
from proeftuin_docs.errors import Diagnostic, Severity, WrongUsageError, desk
from proeftuin_docs.mailmerge.print_run import NAME as PRINT_FILE
from proeftuin_docs.mailmerge.row_job import PressedRow
from proeftuin_docs.spreadsheets.kinds import list_kind

_PORTION: Final = 8
"""Rows that a worker makes at a time: short enough that nobody waits long for it."""
_AT_ONCE: Final = 4
RETURNED: Final = "lijst-met-fouten"

Findings = Mapping[int, Sequence[Diagnostic]]


@dataclass(frozen=True, slots=True)
class ListOutcome:
    """What became of a list: its letters by name, the faults of rows, what holds others, and warnings."""

    letters: Mapping[str, bytes] = field(repr=False)
    faults: Findings
    notices: Findings
    of_list: tuple[Diagnostic, ...]
    returned: tuple[str, bytes] | None = field(default=None, repr=False)
    printed: bytes | None = field(default=None, repr=False)
    rows: int = 0

    def archive(self) -> bytes:
        """The letters, the file to print, and the list with its faults where there are any, in one zip."""
        files = dict(sorted(self.letters.items()))
        if self.printed is not None:
            files[PRINT_FILE] = self.printed
        if self.returned is not None:
            files[self.returned[0]] = self.returned[1]
        return zipped(files)


Report = Callable[[int, int], None]


async def run_list(
    workers: Workers, content: bytes, request: ListRequest, report: Report = lambda _done, _total: None
) -> ListOutcome:
    """Make the letters of every sound row; `report` gets how many rows are done, and of how many.

    Raises `WrongUsageError` where nobody chose a letter.
    """
    if not request.letters:
        raise WrongUsageError([desk.no_letter()])
    plan: ListPlan = await workers.run("plan_list", content=content, request=request)
    rows = await _in_portions(workers, "press_rows", plan, request, report)
    return await _finished(workers, content, request, plan, rows)


async def check_list(workers: Workers, content: bytes, request: ListRequest) -> tuple[ListPlan, ListOutcome]:
    """See what is wrong with every row of a list, without making anything."""
    plan: ListPlan = await workers.run("plan_list", content=content, request=request)
    rows = await _in_portions(workers, "check_rows", plan, request, lambda _done, _total: None)
    faults, notices = _findings(plan, rows)
    total = len(plan.jobs) + len(plan.faults)
    return plan, ListOutcome({}, faults, notices, plan.cases.warnings, rows=total)


async def _in_portions(
    workers: Workers, job: str, plan: ListPlan, request: ListRequest, report: Report
) -> list[tuple[int, PressedRow]]:
    """Do a job for all rows, a few portions at a time; in the order of the rows."""
    portions = [plan.jobs[at : at + _PORTION] for at in range(0, len(plan.jobs), _PORTION)]
    room, done = asyncio.Semaphore(_AT_ONCE), 0

    async def made(portion: Sequence[object]) -> list[tuple[int, PressedRow]]:
        nonlocal done
        async with room:
            rows: list[tuple[int, PressedRow]] = await workers.run(
                job, jobs=portion, header=plan.cases.header, request=request
            )
        done += len(portion)
        report(done, len(plan.jobs))
        return rows

    pressed = [row for rows in await asyncio.gather(*map(made, portions)) for row in rows]
    return sorted(pressed, key=lambda item: item[0])


def _findings(
    plan: ListPlan, rows: list[tuple[int, PressedRow]]
) -> tuple[dict[int, Sequence[Diagnostic]], dict[int, Sequence[Diagnostic]]]:
    """The faults of rows, and what else is to be told of them, each by number."""
    faults: dict[int, Sequence[Diagnostic]] = dict(plan.faults)
    notices: dict[int, Sequence[Diagnostic]] = {}
    for number, row in rows:
        wrong = [item for item in row.faults if item.severity is Severity.ERROR]
        told = [item for item in (*row.faults, *row.warnings) if item.severity is not Severity.ERROR]
        if wrong:
            faults[number] = wrong
        if told:
            notices[number] = told
    return faults, notices


async def _finished(
    workers: Workers,
    content: bytes,
    request: ListRequest,
    plan: ListPlan,
    rows: list[tuple[int, PressedRow]],
) -> ListOutcome:
    faults, notices = _findings(plan, rows)
    letters = {made.file: data for _, row in rows for made, _, data in row.letters}
    returned = None
    if faults or any(item.severity is Severity.HELD for found in notices.values() for item in found):
        back = await workers.run(
            "return_list", content=content, file_name=request.name, faults=faults, notices=notices
        )
        returned = (f"{RETURNED}.{list_kind(content, request.name).value}", back)
    printed = None
    if request.one_pdf and letters:
        printed = await workers.run("print_list", rows=rows, request=request)
    return ListOutcome(
        letters, faults, notices, plan.cases.warnings, returned, printed, len(plan.jobs) + len(plan.faults)
    )
