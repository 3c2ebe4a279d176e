# SPDX-License-Identifier: EUPL-1.2
"""The one place where what went wrong becomes an answer: a page for people, a problem for programs."""

from collections.abc import Iterable
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from proeftuin_docs.desk.pages.render import page
from proeftuin_docs.desk.refusals import Refusal
from proeftuin_docs.desk.wording import phrase
from proeftuin_docs.errors import (
    ConfigurationError,
    DefinitionError,
    Diagnostic,
    PlaceKind,
    ProeftuinError,
    Severity,
    desk,
)

API: Final = "/api/"
PROBLEM: Final = "application/problem+json"
_AGAIN: Final = (403, 503)
"""What may go well when it is sent once more; the browser still has all of it."""
_STEP: Final = " > "
_MISSING: Final = ".missing_key"
_OWN_FAULT: Final = (DefinitionError, ConfigurationError)
"""What is wrong with the desk, not with what it was given."""


def fails(request: Request, error: Exception) -> Response:
    """Return the answer to a request that failed with one of our errors."""
    assert isinstance(error, ProeftuinError)
    headers = error.headers if isinstance(error, Refusal) else {}
    return told(request, status_of(error), error.diagnostics, headers)


def fails_in_http(request: Request, error: Exception) -> Response:
    """Return the answer to a request that the framework refuses."""
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    match error.status_code:
        case 404:
            return told(request, 404, [desk.no_such_page()], headers)
        case 405:
            return told(request, 405, [desk.other_method(known=headers.get("Allow", ""))], headers)
        case status:
            return told(request, status, [desk.broken_request()], headers)


def status_of(error: ProeftuinError) -> int:
    """Return the HTTP status of an error: 409 where a confirmation lacks, 500 where the desk is to blame."""
    match error:
        case Refusal():
            return error.status
        case _ if isinstance(error, _OWN_FAULT):
            return 500
        case _ if error.diagnostics and all(item.severity is Severity.HELD for item in error.diagnostics):
            return 409
        case _:
            return 400


def told(
    request: Request, status: int, found: Iterable[Diagnostic], headers: dict[str, str] | None = None
) -> Response:
    """Return these findings with a status: as `application/problem+json` under the API, else as a page."""
    faults = list(found)
    if request.url.path.startswith(API):
        return JSONResponse(problem(status, faults), status, headers, PROBLEM)
    title = phrase("fault", str(status)) or phrase("fault", "other")
    shut = status in (401, 403)
    sent = request.method == "POST" and ("again" if status in _AGAIN else "back")
    shown = page(request, "fault.html", status, title=title, faults=faults, shut=shut, sent=sent)
    shown.headers.update(headers or {})
    return shown


def problem(status: int, found: Iterable[Diagnostic]) -> dict[str, Any]:
    """Return a problem (RFC 9457) with every finding in `fouten`."""
    faults = list(found)
    title = phrase("fault", str(status)) or phrase("fault", "other")
    detail = faults[0].message if len(faults) == 1 else phrase("fault", "several", count=len(faults))
    return {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "fouten": [fault_data(item) for item in faults],
    }


_PARTS: Final = {"zaak.json": "/zaak", "antwoorden.json": "/antwoorden"}
"""The parts of a request that stand for a file, by the name that they have in the library."""


def fault_data(found: Diagnostic) -> dict[str, Any]:
    """Return a finding as plain data: `code`, `ernst`, `pad` (a JSON Pointer), its place, and its words."""
    return {
        "code": found.number,
        "naam": found.name,
        "ernst": found.severity.value,
        **_place(found),
        "tekst": found.message,
        **({"advies": found.hint} if found.hint else {}),
    }


def _place(found: Diagnostic) -> dict[str, Any]:
    place = found.place
    if place.kind is PlaceKind.COLUMN:
        return {"pad": "", "regel": place.line, "kolom": place.path}
    steps = [step for step in (place.path or "").split(_STEP) if step]
    if found.name.endswith(_MISSING):
        steps = [*[step for step in steps if step != found.facts["key"]], found.facts["key"]]
    start = _PARTS.get(place.file or "", "")
    where = {} if start or place.line is None else {"regel": place.line}
    return {"pad": start + "".join(map(_pointed, steps)), **where}


def _pointed(step: str) -> str:
    """A step of a JSON Pointer (RFC 6901); people count items of a list from one, programs from nought."""
    counted = str(int(step) - 1) if step.isdecimal() and int(step) else step
    return "/" + counted.replace("~", "~0").replace("/", "~1")
