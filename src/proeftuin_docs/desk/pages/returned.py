# SPDX-License-Identifier: EUPL-1.2
"""Forms that came back: what stands in them, as a file, and the next form."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from proeftuin_docs.comparison.filled import FilledComparison
from proeftuin_docs.desk.failures import status_of
from proeftuin_docs.desk.pages.posted import Posted, read_posted
from proeftuin_docs.desk.pages.render import file_answer, page
from proeftuin_docs.desk.pages.start import MEDIA
from proeftuin_docs.desk.work.returned import CASE, ReadForm
from proeftuin_docs.errors import Diagnostic, PlaceKind, ProeftuinError, desk, filled
from proeftuin_docs.usecases.carry import CarriedForm

_CSV: Final = "text/csv; charset=utf-8"
_JSON: Final = "application/json"
_YAML: Final = "application/yaml"
_TEMPLATE: Final = "ingevuld.html"
_FORMAT: Final = "docx"
_TWO: Final = 2
_ORDER: Final = (filled.no_day.name, filled.same_day.name, filled.unknown_older.name)
"""That it has to be said which of two forms is older."""


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
            case "vervolg-bestand":
                carried, name = await _carried(request, posted)
                media = _YAML if posted.text("naar") == CASE else MEDIA[posted.text("formaat", _FORMAT)]
                return file_answer(carried.document, name, media)
            case "vervolg":
                carried, _ = await _carried(request, posted)
                return await _shown(request, posted, await _readings(request, posted), carried=carried)
            case _:
                return await _beside(request, posted)
    except ProeftuinError as error:
        readings = await _readings(request, posted)
        return await _shown(request, posted, readings, faults=error.diagnostics, status=status_of(error))


async def _beside(request: Request, posted: Posted) -> Response:
    """The answers of each file, and of two forms of one kind what was answered otherwise in the newer one."""
    readings = await _readings(request, posted)
    if len(posted.files) != _TWO:
        return await _shown(request, posted, readings)
    try:
        compared: FilledComparison = await request.app.state.workers.run(
            "compare_forms",
            files=posted.files,
            as_coordinator=posted.ticked("coordinator"),
            older=posted.text("ouder") or None,
        )
    except ProeftuinError as error:
        asked = [found for found in error.diagnostics if found.name != filled.other_form.name]
        told = [found.at(replace(found.place, kind=PlaceKind.FIELD)) for found in asked]
        return await _shown(request, posted, readings, apart=told)
    return await _shown(request, posted, readings, compared=compared)


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


async def _carried(request: Request, posted: Posted) -> tuple[CarriedForm, str]:
    """The next form, and the name of its file."""
    carried, _, name = await request.app.state.workers.run(
        "carry_forms",
        files=posted.files,
        target=posted.text("naar"),
        format_name=posted.text("formaat", _FORMAT),
        today=request.app.state.settings.day,
        order=posted.text("volgorde"),
        case=next(iter(posted.cases), None),
    )
    return carried, name


async def _shown(
    request: Request,
    posted: Posted | None,
    readings: Sequence[ReadForm] = (),
    *,
    faults: Sequence[Diagnostic] = (),
    status: int = 200,
    compared: FilledComparison | None = None,
    apart: Sequence[Diagnostic] = (),
    carried: CarriedForm | None = None,
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
        compared=compared,
        apart=apart,
        asks_order=any(item.name in _ORDER for item in apart),
        next_form=carried,
        chosen={name: posted.text(name) if posted else "" for name in ("naar", "formaat", "volgorde")},
        carried=posted.carried if posted else [],
        carried_case=posted.carried_case if posted else [],
        coordinator=posted is not None and posted.ticked("coordinator"),
        targets=fitting,
        orders={id_: found["label"] for target in fitting for id_, found in target["columns"].items()},
        columns=next(
            (item["columns"] for item in fitting if posted and item["id"] == posted.text("naar")), {}
        ),
        faults=faults,
    )


def _on_a_page(found: Diagnostic) -> Diagnostic:
    """A finding in the words of a page, where it has other words than on a command line."""
    return found.at(replace(found.place, kind=PlaceKind.FIELD))
