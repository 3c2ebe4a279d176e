# SPDX-License-Identifier: EUPL-1.2
"""Where people come in: the doors, and every instrument in every format, size and part."""

import json
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from proeftuin_docs.desk.failures import status_of
from proeftuin_docs.desk.pages.posted import read_posted
from proeftuin_docs.desk.pages.render import file_answer, page
from proeftuin_docs.errors import Diagnostic, ProeftuinError

MEDIA: Final = {
    "pdf": "application/pdf",
    "print": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
}
_PREFILL: Final = "v-"
_ANSWERS: Final = "antwoorden.json"


async def start(request: Request) -> Response:
    """The start page."""
    return page(request, "start.html", tasks=await known_tasks(request))


async def known_tasks(request: Request) -> Any:  # noqa: ANN401 - plain data
    """Return the tasks with their documents; they are the same for everybody and asked for once."""
    state = request.app.state
    if not hasattr(state, "tasks"):
        state.tasks = await state.workers.run("overview")
    return state.tasks


async def document(request: Request) -> Response:
    """One instrument: its files, its version, what changed, and room to fill something in beforehand."""
    return await _instrument(request)


async def _instrument(
    request: Request,
    typed: dict[str, str] | None = None,
    faults: tuple[Diagnostic, ...] = (),
    status: int = 200,
) -> Response:
    found = await known_document(request)
    questions = await request.app.state.workers.run("simple_questions", id_=found["id"])
    return page(
        request,
        "formulier.html",
        status,
        document=found,
        questions=questions,
        typed=typed or {},
        faults={item.place.path: item for item in faults},
        other=[item for item in faults if not item.place.path],
    )


async def known_document(request: Request) -> dict[str, Any]:
    """Return the form that the address names; raises `HTTPException` when it is not there."""
    wanted = request.path_params["id"]
    tasks = await known_tasks(request)
    found = [item for task in tasks for item in task["documents"] if item["id"] == wanted]
    if not found or found[0]["kind"] != "form":
        raise HTTPException(404)
    return dict(found[0])


async def blank(request: Request) -> Response:
    """A blank form as a file, by the name that it has everywhere."""
    found = await known_document(request)
    return await _file(request, found, request.path_params["file"])


async def prefilled(request: Request) -> Response:
    """A form with what was filled in beforehand, as a file; the page with its faults where there are any."""
    found = await known_document(request)
    posted = await read_posted(request)
    given = {key: value for key, value in posted.form.multi_items() if isinstance(value, str)}
    typed = {
        key.removeprefix(_PREFILL): value.strip()
        for key, value in given.items()
        if key.startswith(_PREFILL) and value.strip()
    }
    try:
        return await _file(request, found, posted.text("uitgave"), typed)
    except ProeftuinError as error:
        return await _instrument(request, typed, error.diagnostics, status_of(error))


async def _file(
    request: Request, found: dict[str, Any], name: str, answers: dict[str, str] | None = None
) -> Response:
    for edition in found["editions"]:
        for format_name in (key for key, file in edition["files"].items() if file == name):
            made = await request.app.state.workers.run(
                "make_document",
                reference=f"{found['id']}@{found['version']}",
                format_name=format_name,
                today=request.app.state.settings.day,
                answers=(json.dumps(answers).encode(), _ANSWERS) if answers else None,
                size=edition["size"],
                part=edition["part"],
            )
            return file_answer(made.content, name, MEDIA[format_name])
    raise HTTPException(404)
