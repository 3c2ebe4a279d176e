# SPDX-License-Identifier: EUPL-1.2
"""Reading what a program sends, with every fault at once, and what it wants back."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from proeftuin_docs.desk.refusals import Refusal
from proeftuin_docs.desk.wording import phrase
from proeftuin_docs.errors import DataError, Diagnostic, Place, desk
from proeftuin_docs.text.data_files import read_answers
from proeftuin_docs.usecases.render import GivenData

JSON: Final = "application/json"
CASE: Final = "zaak.json"
ANSWERS: Final = "antwoorden.json"
_BODY: Final = "verzoek.json"
_ANY: Final = "*/*"

Model = TypeVar("Model", bound=BaseModel)


async def read_model(request: Request, model: type[Model]) -> Model:
    """Return the body of a request as this model; raises `Refusal` with every fault of it."""
    require_media_type(request, (JSON,))
    try:
        data = read_answers(await request.body(), _BODY).data
    except DataError as error:
        raise Refusal(400, *(item.at(Place()) for item in error.diagnostics)) from error
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise Refusal(400, *_faults(error)) from None


def _faults(error: ValidationError) -> Iterator[Diagnostic]:
    """Each fault at its place in the request; none repeats what was given."""
    for item in error.errors(include_input=False, include_url=False):
        steps = [step + 1 if isinstance(step, int) else step for step in item["loc"]]
        place = Place(path=" > ".join(map(str, steps)) or None)
        key = str(steps[-1]) if steps else ""
        match item["type"]:
            case "missing":
                yield desk.missing_key(place, key=key)
            case "extra_forbidden":
                yield desk.unknown_key(place, key=key)
            case kind:
                expected = str(item.get("ctx", {}).get("expected", "")) or phrase("expected", kind)
                yield desk.wrong_value(place, key=key, expected=expected or phrase("expected", "other"))


def require_media_type(request: Request, known: Sequence[str]) -> str:
    """Return the media type of a request; raises `Refusal` (415) for another than these."""
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given not in known:
        raise Refusal(415, desk.other_media_type(known=", ".join(known)))
    return given


def wanted(request: Request, offered: Mapping[str, str], asked: str | None = None) -> str:
    """Return the name of what is offered (media types by name) that a request accepts, the first of equals.

    `asked` is the name that the request itself states. Raises `Refusal` (406) when nothing fits.
    """
    accepted = accepted_types(request.headers.get("accept", _ANY))
    fitting = [name for name, media in offered.items() if _accepts(accepted, media)]
    if asked is not None:
        fitting = [name for name in (asked,) if name in offered and _accepts(accepted, offered[name])]
    if not fitting:
        raise Refusal(406, desk.not_acceptable(known=", ".join(dict.fromkeys(offered.values()))))
    best = max(_quality(accepted, offered[name]) for name in fitting)
    return next(name for name in fitting if _quality(accepted, offered[name]) == best)


def accepted_types(header: str) -> dict[str, float]:
    """Return the media ranges of an `Accept` header with their weights (RFC 9110, 12.5.1)."""
    found: dict[str, float] = {}
    for part in header.split(","):
        media, *parameters = (item.strip().lower() for item in part.split(";"))
        weights = [item[2:] for item in parameters if item.startswith("q=")]
        found[media] = _weight(weights[0]) if weights else 1.0
    return found


def _weight(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _accepts(accepted: Mapping[str, float], media: str) -> bool:
    return _quality(accepted, media) > 0


def _quality(accepted: Mapping[str, float], media: str) -> float:
    plain = media.partition(";")[0]
    ranges = (plain, f"{plain.partition('/')[0]}/*", _ANY)
    return next((accepted[item] for item in ranges if item in accepted), 0.0)


def as_file(data: Mapping[str, Any] | None, name: str) -> GivenData | None:
    """Return the part of a request that a file would hold, as that file; None when it is not there."""
    return None if data is None else (json.dumps(data, ensure_ascii=False).encode(), name)
