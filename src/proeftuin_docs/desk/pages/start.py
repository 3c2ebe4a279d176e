"""Where people come in: the doors, and every instrument in every format, size and part."""

from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from proeftuin_docs.desk.pages.render import file_answer, page

MEDIA: Final = {
    "pdf": "application/pdf",
    "print": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
}


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
    """One instrument: its files, its versions, what changed."""
    found = await known_document(request)
    return page(request, "formulier.html", document=found)


async def known_document(request: Request) -> dict[str, Any]:
    """Return the document that the address names; raises `HTTPException` when it is not there."""
    wanted = request.path_params["id"]
    tasks = await known_tasks(request)
    found = [item for task in tasks for item in task["documents"] if item["id"] == wanted]
    if not found:
        raise HTTPException(404)
    return dict(found[0])


async def blank(request: Request) -> Response:
    """A blank form as a file, by the name that it has everywhere."""
    found = await known_document(request)
    wanted = request.path_params["file"]
    for edition in found["editions"]:
        for format_name, name in edition["files"].items():
            if name == wanted:
                reference = f"{found['id']}@{found['version']}"
                made = await request.app.state.workers.run(
                    "make_document",
                    reference=reference,
                    format_name=format_name,
                    today=request.app.state.settings.day,
                    size=edition["size"],
                    part=edition["part"],
                )
                return file_answer(made.content, name, MEDIA[format_name])
    raise HTTPException(404)
