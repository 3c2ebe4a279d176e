"""Every operation of the API in one table, of which its routes and its description are both made."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response

from proeftuin_docs.desk.api import answers, documents, hearings, lists, models, returned, service

BASE: Final = "/api/v1"
_DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCUMENTS: Final = ("application/pdf", _DOCX, "text/html")
Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation: its address, what it takes and what it gives.

    `takes` is a model or media types of a raw body, `gives` a model or media types; `query` has the names of
    query parameters with their schemas, `faults` the statuses of problems beside those that all have.
    """

    id: str
    method: str
    path: str
    handler: Handler
    gives: type[BaseModel] | tuple[str, ...]
    takes: type[BaseModel] | tuple[str, ...] | None = None
    query: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    faults: tuple[int, ...] = ()


_BOOLEAN: Final = {"type": "boolean", "default": False}
_MAKING: Final = (400, 406, 409, 413, 415, 503)
OPERATIONS: Final = (
    Operation("documenten", "GET", "/documenten", documents.list_all, models.Documenten, faults=(503,)),
    Operation(
        "document",
        "GET",
        "/documenten/{id}",
        documents.show,
        models.DocumentBeschrijving,
        faults=(400, 404, 503),
    ),
    Operation(
        "maakDocument",
        "POST",
        "/documenten",
        documents.make,
        DOCUMENTS,
        models.DocumentVerzoek,
        faults=_MAKING,
    ),
    Operation(
        "maakVerhoor",
        "POST",
        "/verhoren",
        hearings.make,
        ("application/zip",),
        models.VerhoorVerzoek,
        faults=_MAKING,
    ),
    Operation(
        "maakLijst",
        "POST",
        "/lijsten",
        lists.make,
        ("application/zip",),
        ("text/csv", _XLSX),
        query={
            "brieven": {"type": "string", "default": "oproep-rc"},
            "formaten": {"type": "string", "default": "pdf"},
            "grootte": {"type": "string", "enum": ["normaal", "groot"], "default": "normaal"},
            "printbestand": _BOOLEAN,
        },
        faults=_MAKING,
    ),
    Operation(
        "leesFormulier",
        "POST",
        "/ingevulde-formulieren",
        returned.read,
        models.IngevuldFormulier,
        DOCUMENTS,
        query={"alsCoordinator": _BOOLEAN, "alsVersie": {"type": "string"}},
        faults=(400, 413, 415, 503),
    ),
    Operation(
        "maakVervolg",
        "POST",
        "/vervolgformulieren",
        returned.carry,
        (*DOCUMENTS, answers.YAML),
        models.VervolgVerzoek,
        faults=_MAKING,
    ),
    Operation(
        "controleerVervolg",
        "POST",
        "/vervolgcontroles",
        returned.show_carried,
        models.Vervolg,
        models.VervolgVerzoek,
        faults=(400, 409, 413, 415, 503),
    ),
    Operation(
        "controleer",
        "POST",
        "/controles",
        documents.check,
        models.Controle,
        models.ControleVerzoek,
        faults=(400, 413, 415, 503),
    ),
    Operation(
        "vergelijk",
        "POST",
        "/vergelijkingen",
        documents.compare,
        models.Vergelijking,
        models.VergelijkingVerzoek,
        faults=(400, 413, 415, 503),
    ),
    Operation("gezondheid", "GET", "/gezondheid", service.health, models.Gezondheid, faults=(503,)),
)
"""In the order of the description; `openapi.json` itself is not an operation but what describes them."""
