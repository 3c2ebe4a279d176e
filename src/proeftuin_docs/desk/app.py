# SPDX-License-Identifier: EUPL-1.2
"""The application: one table of routes, and what all of them share."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from proeftuin_docs.desk.api.openapi import openapi
from proeftuin_docs.desk.api.operations import BASE, OPERATIONS
from proeftuin_docs.desk.failures import fails, fails_in_http
from proeftuin_docs.desk.guards import Guards, Log, log_line
from proeftuin_docs.desk.pages import (
    compare,
    editing,
    hearing,
    help_pages,
    letter_list,
    returned,
    start,
    style,
)
from proeftuin_docs.desk.pages.render import views
from proeftuin_docs.desk.settings import DeskSettings
from proeftuin_docs.desk.start_tokens import StartTokens
from proeftuin_docs.desk.workers import Workers
from proeftuin_docs.errors import ProeftuinError
from proeftuin_docs.resources import find_resources


def routes() -> list[BaseRoute]:
    """Return every route: the pages, and what they look like."""
    return [
        Route("/", start.start, name="start"),
        Route("/formulieren/{id}", start.document, name="formulier"),
        Route("/formulieren/{id}", start.prefilled, methods=["POST"], name="formulier-vooraf"),
        Route("/formulieren/{id}/{file}", start.blank, name="leeg-formulier"),
        Route("/lijst", letter_list.start, name="lijst"),
        Route("/lijst/nakijken", letter_list.check, methods=["POST"], name="lijst-nakijken"),
        Route("/lijst/brieven", letter_list.make, methods=["POST"], name="lijst-brieven"),
        Route("/lijst/bestand", letter_list.keep, methods=["POST"], name="lijst-bestand"),
        *to_page("/lijst", "nakijken", "brieven", "bestand"),
        Route("/lijst/{file}", letter_list.blank, name="lege-lijst"),
        Route("/ingevuld", returned.start, name="ingevuld"),
        Route("/ingevuld", returned.read, methods=["POST"], name="ingevuld-lezen"),
        Route("/vergelijken", compare.compare, name="vergelijken"),
        Route("/vergelijken/vergelijking.html", compare.compare_as_file, name="vergelijking"),
        Route("/hulp", help_pages.start, name="hulp"),
        Route("/redactie", editing.start, name="redactie"),
        Route("/redactie/nakijken", editing.check, name="redactie-nakijken", methods=["POST"]),
        Route("/redactie/voorbeeld", editing.live, name="redactie-voorbeeld", methods=["POST"]),
        Route("/redactie/bestand", editing.keep, name="redactie-bestand", methods=["POST"]),
        *to_page("/redactie", "nakijken", "bestand"),
        Route("/verhoor", hearing.start, name="verhoor"),
        Route("/verhoor/nakijken", hearing.check, name="verhoor-nakijken", methods=["POST"]),
        Route("/verhoor/voorbeeld", hearing.preview, name="verhoor-voorbeeld", methods=["POST"]),
        Route("/verhoor/openen", hearing.opening, name="verhoor-openen", methods=["POST"]),
        Route("/verhoor/bestand", hearing.case_file, name="verhoor-bestand", methods=["POST"]),
        Route("/verhoor/documenten", hearing.documents, name="verhoor-documenten", methods=["POST"]),
        *to_page("/verhoor", "nakijken", "voorbeeld", "openen", "bestand", "documenten"),
        Route("/stijl/{name}", style.style, name="stijl"),
        Route(f"{BASE}/openapi.json", openapi, name="openapi"),
        *(Route(BASE + item.path, item.handler, methods=[item.method], name=item.id) for item in OPERATIONS),
    ]


def to_page(page: str, *names: str) -> list[BaseRoute]:
    """Return routes by which an address that only takes what a page sends leads back to that page."""

    async def back(_request: Request) -> Response:
        return RedirectResponse(page, 303)

    return [Route(f"{page}/{name}", back, name=f"{page[1:]}-terug") for name in names]


def create_app(
    settings: DeskSettings,
    workers: Workers,
    tokens: StartTokens | None = None,
    log: Log = log_line,
) -> Starlette:
    """Return the desk as an ASGI application; it starts the workers and ends them.

    Uploads stay in memory: a part of a form is never written to a temporary file, whatever its size.
    """
    MultiPartParser.spool_max_size = 0
    tokens = tokens or StartTokens(settings.port)
    resources = find_resources(settings.config)

    @asynccontextmanager
    async def working(_app: Starlette) -> AsyncIterator[None]:
        await workers.start()
        try:
            yield
        finally:
            await workers.stop()

    app = Starlette(
        routes=routes(),
        middleware=[Middleware(Guards, settings=settings, workers=workers, tokens=tokens, log=log)],
        exception_handlers={ProeftuinError: fails, HTTPException: fails_in_http},
        lifespan=working,
    )
    app.router.redirect_slashes = False
    app.state.settings, app.state.workers, app.state.resources = settings, workers, resources
    app.state.views = views(resources)
    return app
