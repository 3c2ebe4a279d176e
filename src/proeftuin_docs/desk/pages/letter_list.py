# SPDX-License-Identifier: EUPL-1.2
"""A list: upload, what is wrong with it in place, mend it here or in Excel, and letters back."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from proeftuin_docs.desk.failures import fault_data, status_of
from proeftuin_docs.desk.list_run import RETURNED, ListOutcome, check_list, run_list
from proeftuin_docs.desk.pages.posted import Posted, read_posted
from proeftuin_docs.desk.pages.render import file_answer, page
from proeftuin_docs.desk.wording import counted, phrase
from proeftuin_docs.desk.work.lists import ListPlan, ListRequest
from proeftuin_docs.errors import Diagnostic, ProeftuinError, Severity, desk
from proeftuin_docs.spreadsheets.kinds import list_kind

_TEMPLATE: Final = "lijst.html"
_ARCHIVE: Final = "brieven.zip"
_STREAM: Final = "application/x-ndjson"
_CELL: Final = "cel-"
_MOST_SHOWN: Final = 200
"""Rows with a fault that a page shows; a list with more is mended in a spreadsheet."""
_EMPTY: Final = {
    "lege-lijst.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "lege-lijst.csv": "text/csv; charset=utf-8",
}
_LISTS: Final = {"xlsx": _EMPTY["lege-lijst.xlsx"], "csv": _EMPTY["lege-lijst.csv"]}


async def start(request: Request) -> Response:
    """The page where a list is dropped."""
    return await _shown(request, None)


async def blank(request: Request) -> Response:
    """An empty list to fill in."""
    name = request.path_params["file"]
    if name not in _EMPTY:
        raise HTTPException(404)
    letters = request.query_params.getlist("brief") or ["oproep-rc"]
    content = await request.app.state.workers.run("blank_list", file_name=name, letters=letters)
    return file_answer(content, name, _EMPTY[name])


async def check(request: Request) -> Response:
    """The page with what is wrong with a list; nothing is made."""

    async def checked(posted: Posted, content: bytes, asked: ListRequest) -> Response:
        plan, outcome = await check_list(request.app.state.workers, content, asked)
        kept = Posted(posted.form, ((content, asked.name),))
        return await _shown(request, kept, outcome=outcome, rows=list(_faulty(plan, outcome)))

    return await _with_list(request, checked)


async def make(request: Request) -> Response:
    """The letters of a list; with a script their progress first."""

    async def made(_posted: Posted, content: bytes, asked: ListRequest) -> Response:
        if _STREAM in request.headers.get("accept", ""):
            return StreamingResponse(_progress(request, content, asked), media_type=_STREAM)
        outcome = await run_list(request.app.state.workers, content, asked)
        return file_answer(outcome.archive(), _ARCHIVE, "application/zip")

    return await _with_list(request, made)


async def keep(request: Request) -> Response:
    """The list itself, with what was mended on the page, and its faults in a column."""

    async def back(_posted: Posted, content: bytes, asked: ListRequest) -> Response:
        return await _list_back(request, content, asked)

    return await _with_list(request, back)


async def _with_list(
    request: Request, work: Callable[[Posted, bytes, ListRequest], Awaitable[Response]]
) -> Response:
    """What is made of a list; the page with what is wrong where it cannot be, and the list still with it."""
    posted = await read_posted(request)
    if not posted.files:
        return await _shown(request, posted, faults=[desk.no_file()], status=400)
    try:
        mended = Posted(posted.form, ((await _mended(request, posted), posted.files[0][1]),))
        if not (posted.texts("brief") and posted.texts("formaat")):
            return await _shown(request, mended, status=400, unchosen=True)
        return await work(posted, mended.files[0][0], _asked(request, posted))
    except ProeftuinError as error:
        return await _shown(request, posted, faults=error.diagnostics, status=status_of(error))


def _asked(request: Request, posted: Posted) -> ListRequest:
    return ListRequest(
        name=posted.files[0][1] or "lijst",
        letters=tuple(posted.texts("brief")),
        formats=tuple(posted.texts("formaat")),
        size=posted.text("grootte", "normaal"),
        today=request.app.state.settings.day,
        one_pdf=posted.ticked("printbestand"),
    )


async def _mended(request: Request, posted: Posted) -> bytes:
    """The list, with what was mended on the page."""
    content, name = posted.files[0]
    cells: dict[tuple[int, int], str] = {}
    for key, value in posted.form.multi_items():
        row, _, column = key.removeprefix(_CELL).partition("-")
        if key.startswith(_CELL) and isinstance(value, str) and row.isdecimal() and column.isdecimal():
            cells[int(row), int(column)] = value
    if not cells:
        return content
    mended: bytes = await request.app.state.workers.run(
        "mend_list", content=content, file_name=name, cells=cells
    )
    return mended


async def _list_back(request: Request, content: bytes, asked: ListRequest) -> Response:
    _, outcome = await check_list(request.app.state.workers, content, asked)
    kind = list_kind(content, asked.name).value
    if outcome.faults or outcome.notices:
        content = await request.app.state.workers.run(
            "return_list",
            content=content,
            file_name=asked.name,
            faults=outcome.faults,
            notices=outcome.notices,
        )
    return file_answer(content, f"{RETURNED if outcome.faults else 'lijst'}.{kind}", _LISTS[kind])


def _holds(found: Sequence[Diagnostic]) -> bool:
    return any(item.severity is Severity.HELD for item in found)


def _faulty(plan: ListPlan, outcome: ListOutcome) -> Any:  # noqa: ANN401 - rows as a template shows them
    """The rows with a fault, each with its findings, and the cell that each is about."""
    header = plan.cases.header
    columns = {header.title(index): index for index in range(len(header.texts))}
    cells = {row.number: row for row in plan.cases.rows}
    numbers = sorted({*outcome.faults, *outcome.notices})
    for number in numbers[:_MOST_SHOWN]:
        found = [*outcome.faults.get(number, ()), *outcome.notices.get(number, ())]
        shown = []
        for item in found:
            at = columns.get(item.place.path or "")
            text = cells[number].cell(at) if at is not None and number in cells else None
            shown.append({"fault": item, "column": at, "text": text})
        yield {"number": number, "found": shown}


async def _progress(request: Request, content: bytes, asked: ListRequest) -> AsyncIterator[bytes]:
    """Lines of JSON: how far it is, and at the end the letters, or what is wrong."""
    lines: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()

    async def work() -> None:
        try:
            outcome = await run_list(
                request.app.state.workers,
                content,
                asked,
                lambda done, total: lines.put_nowait({"klaar": done, "van": total}),
            )
            packed = await asyncio.to_thread(outcome.archive)
            said = {"tekst": _said(outcome), "naam": _ARCHIVE}
            lines.put_nowait({**said, "inhoud": base64.b64encode(packed).decode()})
        except ProeftuinError as error:
            lines.put_nowait({"fouten": [fault_data(item) for item in error.diagnostics]})
        finally:
            lines.put_nowait(None)

    task = asyncio.create_task(work())
    try:
        while (line := await lines.get()) is not None:
            yield json.dumps(line, ensure_ascii=False).encode() + b"\n"
        await task
    finally:
        task.cancel()


def _said(outcome: ListOutcome) -> str:
    """What became of a list, in words: its letters, and the rows that have none."""
    faults, letters = len(outcome.faults), len(outcome.letters)
    held = sum(_holds(found) for row, found in outcome.notices.items() if row not in outcome.faults)
    left = [counted("held", held), counted("wrong", faults)]
    rest = [phrase("list", "left", rows=phrase("list", "and").join(filter(None, left)))] if any(left) else []
    return " ".join(
        [phrase("list", "made", letters=counted("letters", letters) or phrase("list", "letters_0")), *rest]
    )


async def _shown(
    request: Request,
    posted: Posted | None,
    *,
    outcome: ListOutcome | None = None,
    rows: Sequence[Any] = (),
    faults: Sequence[Diagnostic] = (),
    unchosen: bool = False,
    status: int = 200,
) -> Response:
    """The page; `unchosen` is whether a choice lacks, and then the list that was given stays with it."""
    letters = await request.app.state.workers.run("list_letters")
    chosen, formats = (posted.texts("brief"), posted.texts("formaat")) if posted else (["oproep-rc"], ["pdf"])
    held = [number for number, found in outcome.notices.items() if _holds(found)] if outcome else []
    return page(
        request,
        _TEMPLATE,
        status,
        letters=letters,
        chosen=chosen,
        formats=formats,
        no_letter=desk.no_letter() if unchosen and not chosen else None,
        no_format=desk.no_format() if unchosen and not formats else None,
        size=posted.text("grootte", "normaal") if posted else "normaal",
        one_pdf=posted is not None and posted.ticked("printbestand"),
        carried=posted.carried if posted and (outcome or unchosen) else [],
        outcome=outcome,
        held=len({*held} - outcome.faults.keys()) if outcome else 0,
        rows=rows,
        more=max(0, len({*outcome.faults, *outcome.notices}) - _MOST_SHOWN) if outcome else 0,
        faults=faults,
    )
