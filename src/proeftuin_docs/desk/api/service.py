# SPDX-License-Identifier: EUPL-1.2
"""The service itself: whether it can work, and its description."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

import proeftuin_docs


async def health(request: Request) -> Response:
    """Whether there are workers; nothing about anybody."""
    good = request.app.state.workers.alive()
    state = {"status": "goed" if good else "niet-goed", "versie": proeftuin_docs.__version__}
    return JSONResponse(state, 200 if good else 503)
