"""Forms that came back: what stands in them, as a file, and the next form."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from proeftuin_docs.desk.failures import status_of
from proeftuin_docs.desk.pages.posted import Posted, read_posted
from proeftuin_docs.desk.pages.render import file_answer, page
from proeftuin_docs.desk.pages.start import MEDIA
from proeftuin_docs.desk.work.returned import ReadForm
from proeftuin_docs.errors import Diagnostic, PlaceKind, ProeftuinError, desk

_CSV: Final = "text/csv; charset=utf-8"
_JSON: Final = "application/json"
_TEMPLATE: Final = "ingevuld.html"


async def start(request: Request) -> Response:
    """The page where files are dropped."""
    return await _shown(request, None)


async def read(request: Request) -> Response:
    """What stands in the files: on the page, as a file, or as the next form."""
    posted = await read_posted(request)
    if not posted.files:
        return await _shown(request, posted, faults=[desk.no_file()], status=400)
    try:
        match posted.text("wat", "bekijk"):
            case "json" | "csv" as kind:
                return await _as_file(request, posted, as_csv=kind == "csv")
            case "vervolg":
                return await _next_form(request, posted)
            case _:
                return await _shown(request, posted, await _readings(request, posted))
    except ProeftuinError as error:
        readings = await _readings(request, posted)
        return await _shown(request, posted, readings, faults=error.diagnostics, status=status_of(error))


async def _readings(request: Request, posted: Posted) -> list[ReadForm]:
    found: list[ReadForm] = await request.app.state.workers.run(
        "read_forms", files=posted.files, as_coordinator=posted.ticked("coordinator")
    )
    return found


async def _as_file(request: Request, posted: Posted, *, as_csv: bool) -> Response:
    content = await request.app.state.workers.run(
        "read_as_file",
        files=posted.files,
        as_coordinator=posted.ticked("coordinator"),
        as_csv=as_csv,
    )
    name = f"antwoorden.{'csv' if as_csv else 'json'}"
    return file_answer(content, name, _CSV if as_csv else _JSON)


async def _next_form(request: Request, posted: Posted) -> Response:
    format_name = posted.text("formaat", "docx")
    carried, _, name = await request.app.state.workers.run(
        "carry_forms",
        files=posted.files,
        target=posted.text("naar"),
        format_name=format_name,
        today=request.app.state.settings.day,
    )
    return file_answer(carried.document, name, MEDIA[format_name])


async def _shown(
    request: Request,
    posted: Posted | None,
    readings: Sequence[ReadForm] = (),
    *,
    faults: Sequence[Diagnostic] = (),
    status: int = 200,
) -> Response:
    targets: list[dict[str, Any]] = await request.app.state.workers.run("flow_targets")
    sources = {item.data["document"] for item in readings}
    fitting = [item for item in targets if sources & set(item["sources"])]
    told = [replace(item, problems=tuple(map(_on_a_page, item.problems))) for item in readings]
    return page(
        request,
        _TEMPLATE,
        status,
        readings=told,
        compared=beside_each_other(readings),
        carried=posted.carried if posted else [],
        coordinator=posted is not None and posted.ticked("coordinator"),
        targets=fitting,
        faults=faults,
    )


def _on_a_page(found: Diagnostic) -> Diagnostic:
    """A finding in the words of a page, where it has other words than on a command line."""
    return found.at(replace(found.place, kind=PlaceKind.FIELD))


def beside_each_other(readings: Sequence[ReadForm]) -> list[dict[str, Any]]:
    """Return, for two or more forms of the same document, each question with the answer of each file."""
    kinds = dict.fromkeys(item.data["document"] for item in readings if item.data["values"] is not None)
    groups = [[item for item in readings if item.data["document"] == kind] for kind in kinds]
    return [
        _compared([item for item in group if item.data["values"] is not None])
        for group in groups
        if len(group) > 1
    ]


def _compared(group: Sequence[ReadForm]) -> dict[str, Any]:
    questions = dict.fromkeys(question for item in group for question in item.questions)
    rows = []
    for section, id_, label, kind in questions:
        answers = [item.data["values"].get(id_) for item in group]
        if any(answer not in (None, "", [], {}) for answer in answers):
            differs = any(answer != answers[0] for answer in answers)
            rows.append(
                {"section": section, "label": label, "kind": kind, "answers": answers, "differs": differs}
            )
    return {"title": group[0].title, "files": [item.data["file"] for item in group], "rows": rows}
