# SPDX-License-Identifier: EUPL-1.2
"""Help, where it is needed."""

from starlette.requests import Request
from starlette.responses import Response

from proeftuin_docs.desk.pages.render import page


async def start(request: Request) -> Response:
    """The page with help."""
    return page(request, "hulp.html")
