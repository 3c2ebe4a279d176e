# SPDX-License-Identifier: EUPL-1.2
"""Letters for every row of a list."""

from starlette.requests import Request
from starlette.responses import Response

from proeftuin_docs.desk.api.answers import ZIP, made_answer
from proeftuin_docs.desk.api.requests import require_media_type, wanted
from proeftuin_docs.desk.api.returned import truth
from proeftuin_docs.desk.list_run import run_list
from proeftuin_docs.desk.refusals import Refusal
from proeftuin_docs.desk.work.lists import ListRequest

_KINDS = {
    "text/csv": "lijst.csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "lijst.xlsx",
}
_ARCHIVE = "brieven.zip"


async def make(request: Request) -> Response:
    """The letters of a list in one zip, with the list itself where rows have faults.

    A list of which no row gives a letter is a problem with the faults of all rows.
    """
    media = require_media_type(request, tuple(_KINDS))
    wanted(request, {"zip": ZIP})
    query = request.query_params
    asked = ListRequest(
        _KINDS[media],
        _names(query.get("brieven", "oproep-rc")),
        _names(query.get("formaten", "pdf")),
        query.get("grootte", "normaal"),
        request.app.state.settings.day,
        truth(request, "printbestand"),
    )
    outcome = await run_list(request.app.state.workers, await request.body(), asked)
    found = [item for told in (outcome.faults, outcome.notices) for row in told.values() for item in row]
    if not outcome.letters:
        raise Refusal(400, *found, *outcome.of_list)
    answer = made_answer(
        outcome.archive(), _ARCHIVE, ZIP, reference=None, warnings=[*found, *outcome.of_list]
    )
    answer.headers["Rijen-Met-Fout"] = str(len(outcome.faults))
    return answer


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
