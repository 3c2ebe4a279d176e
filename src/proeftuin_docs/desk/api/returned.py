"""Forms that came back, and the next form of them."""

import base64
import json
from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from proeftuin_docs.desk.api import models
from proeftuin_docs.desk.api.answers import MEDIA, YAML, made_answer
from proeftuin_docs.desk.api.requests import CASE, as_file, read_model, require_media_type, wanted
from proeftuin_docs.desk.failures import fault_data
from proeftuin_docs.desk.refusals import Refusal
from proeftuin_docs.desk.wording import phrase
from proeftuin_docs.desk.work.returned import CASE as INTO_CASE
from proeftuin_docs.errors import Place, desk
from proeftuin_docs.flows.rows import CarriedRow
from proeftuin_docs.usecases.carry import CarriedForm

_QUICKEST = "html"
"""The format in which a form is made of which nobody wants the file."""
_NAMES = {"application/pdf": "formulier.pdf", "text/html": "formulier.html"}


async def read(request: Request) -> Response:
    """What stands in one returned form; what cannot be read is told, with 200: the file was received."""
    media = require_media_type(request, tuple(MEDIA.values()))
    (found,) = await request.app.state.workers.run(
        "read_forms",
        files=[(await request.body(), _NAMES.get(media, "formulier.docx"))],
        as_coordinator=truth(request, "alsCoordinator"),
        as_version=request.query_params.get("alsVersie"),
    )
    data = found.data
    return JSONResponse(
        {
            "document": data["document"],
            "versie": data["version"],
            "kenmerk": data["hash"],
            "delen": data.get("parts", []),
            "belofte": data.get("promise"),
            "waarden": data["values"],
            "vervolgbladen": data.get("extra_room", []),
            "nietGelezen": data.get("unread", []),
            "nietOvergezet": data.get("not_carried", []),
            "fouten": [fault_data(item) for item in found.problems],
        }
    )


async def carry(request: Request) -> Response:
    """The form that returned forms flow into."""
    asked = await read_model(request, models.VervolgVerzoek)
    format_name = wanted(request, MEDIA, asked.formaat)
    carried, reference, name = await _carried(request, asked, format_name)
    into_case = asked.naar == INTO_CASE
    media, version = (YAML, None) if into_case else (MEDIA[format_name], reference)
    return made_answer(carried.document, name, media, reference=version, warnings=carried.problems)


async def show_carried(request: Request) -> Response:
    """What comes into that form: its values, each row with where it comes from, the balance, and findings."""
    asked = await read_model(request, models.VervolgVerzoek)
    if asked.naar == INTO_CASE:
        fault = desk.wrong_value(Place(path="naar"), key="naar", expected=phrase("expected", "form"))
        raise Refusal(400, fault)
    carried, _, _ = await _carried(request, asked, _QUICKEST)
    data = json.loads(carried.data)
    told = models.Vervolg(
        document=data["document"],
        versie=data["version"],
        balans=carried.balance,
        ingevuld_uit_zaak=list(carried.prefilled),
        waarden=data["values"],
        vervolgbladen=data["extra_room"],
        rijen=[_row(item) for item in carried.rows],
        fouten=[models.Fout(**fault_data(item), bestand=item.place.file) for item in carried.problems],
    )
    return JSONResponse(told.model_dump(by_alias=True))


def _row(row: CarriedRow) -> models.VervolgRij:
    return models.VervolgRij(
        tabel=row.table,
        waarden=dict(row.cells),
        bestand=row.file,
        uit_tabel=row.source,
        uit_rij=row.number,
        opmerkingen=list(row.told),
    )


async def _carried(
    request: Request, asked: models.VervolgVerzoek, format_name: str
) -> tuple[CarriedForm, str, str]:
    found: tuple[CarriedForm, str, str] = await request.app.state.workers.run(
        "carry_forms",
        files=list(_decoded(asked.bestanden)),
        target=asked.naar,
        format_name=format_name,
        today=request.app.state.settings.day,
        case=as_file(asked.zaak, CASE),
        order=asked.volgorde,
    )
    return found


def _decoded(files: list[models.Bestand]) -> Iterator[tuple[bytes, str]]:
    """The content of each file; raises `Refusal` for one that is not base64."""
    for number, item in enumerate(files, start=1):
        try:
            yield base64.b64decode(item.inhoud, validate=True), item.naam
        except ValueError as error:  # also for what is no ASCII
            place = Place(path=f"bestanden > {number} > inhoud")
            raise Refusal(400, desk.not_base64(place)) from error


def truth(request: Request, name: str) -> bool:
    """Return a query parameter that is `true` or `false`; raises `Refusal` for another word."""
    given = request.query_params.get(name, "false")
    if given not in ("true", "false"):
        raise Refusal(400, desk.wrong_value(Place(path=name), key=name, expected="true, false"))
    return given == "true"
