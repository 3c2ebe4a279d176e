# SPDX-License-Identifier: EUPL-1.2
"""The documents of one hearing."""

from starlette.requests import Request
from starlette.responses import Response

from proeftuin_docs.desk.api import models
from proeftuin_docs.desk.api.answers import ZIP, made_answer
from proeftuin_docs.desk.api.requests import CASE, as_file, read_model, wanted
from proeftuin_docs.desk.archives import HEARING, zipped
from proeftuin_docs.desk.refusals import Refusal


async def make(request: Request) -> Response:
    """Every document of a hearing in one zip; 409 while something holds the letters back."""
    asked = await read_model(request, models.VerhoorVerzoek)
    wanted(request, {"zip": ZIP})
    made = await request.app.state.workers.run(
        "make_hearing",
        case=as_file(asked.zaak, CASE),
        today=request.app.state.settings.day,
        size=asked.grootte,
    )
    if made.held and not asked.zonder_brieven:
        raise Refusal(409, *made.held)
    return made_answer(
        zipped(made.files), HEARING, ZIP, reference=None, warnings=(*made.held, *made.warnings)
    )
