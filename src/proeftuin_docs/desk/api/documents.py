# SPDX-License-Identifier: EUPL-1.2
"""Documents: which there are, making one, a dry run, and two versions beside each other."""

from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from proeftuin_docs.desk.api import models
from proeftuin_docs.desk.api.answers import MEDIA, made_answer
from proeftuin_docs.desk.api.requests import ANSWERS, CASE, as_file, read_model, wanted
from proeftuin_docs.desk.failures import fault_data
from proeftuin_docs.desk.refusals import Refusal
from proeftuin_docs.errors import Place, Severity, desk


async def list_all(request: Request) -> Response:
    """Every document, in its default version."""
    return JSONResponse({"documenten": await request.app.state.workers.run("describe_all")})


async def show(request: Request) -> Response:
    """One document, with the schema of what it is made from."""
    found = await request.app.state.workers.run("describe", id_=request.path_params["id"])
    if found is None:
        raise HTTPException(404)
    return JSONResponse(found)


async def make(request: Request) -> Response:
    """A document; the version that was used is told, also when the request names none."""
    asked = await read_model(request, models.DocumentVerzoek)
    format_name = wanted(request, MEDIA, asked.formaat)
    refuse_both(asked.zaak, asked.antwoorden)
    made = await request.app.state.workers.run(
        "make_document",
        reference=asked.document,
        format_name=format_name,
        today=request.app.state.settings.day,
        case=as_file(asked.zaak, CASE),
        answers=as_file(asked.antwoorden, ANSWERS),
        size=asked.grootte,
        part=asked.deel,
    )
    return made_answer(
        made.content,
        made.file_name,
        MEDIA[format_name],
        reference=made.reference,
        warnings=made.warnings,
    )


async def check(request: Request) -> Response:
    """Everything that would be said of this input; nothing is made."""
    asked = await read_model(request, models.ControleVerzoek)
    refuse_both(asked.zaak, asked.antwoorden)
    known, found = await request.app.state.workers.run(
        "check_input",
        today=request.app.state.settings.day,
        reference=asked.document,
        case=as_file(asked.zaak, CASE),
        answers=as_file(asked.antwoorden, ANSWERS),
    )
    good = all(item.severity is Severity.WARNING for item in found)
    return JSONResponse({"akkoord": good, "document": known, "fouten": [fault_data(item) for item in found]})


async def compare(request: Request) -> Response:
    """What differs between two versions, in words."""
    asked = await read_model(request, models.VergelijkingVerzoek)
    told = await request.app.state.workers.run("compare_versions", old=asked.oud, new=asked.nieuw)
    changes = [
        {
            "hoofdstuk": " > ".join((*group.trail, group.title)),
            "onderdeel": entry.name,
            "soort": line.about,
            "tekst": "".join(_marked(piece) for piece in line.pieces),
        }
        for group in told["groups"]
        for entry in group.entries
        for line in entry.lines
    ]
    return JSONResponse(
        {
            "oud": told["old"],
            "nieuw": told["new"],
            "samenvatting": told["summary"],
            "wijzigingen": changes,
        }
    )


def _marked(piece: Any) -> str:  # noqa: ANN401 - a piece of a comparison
    marks = {"gone": ("[-", "-]"), "new": ("[+", "+]")}
    before, after = marks.get(piece.kind, ("", ""))
    return f"{before}{piece.text}{after}"


def refuse_both(case: object, answers: object) -> None:
    """Raise `Refusal` for a request with a case and answers: only one of them makes a document."""
    if case is not None and answers is not None:
        raise Refusal(400, desk.case_or_answers(Place(path="antwoorden")))
