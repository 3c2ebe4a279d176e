# SPDX-License-Identifier: EUPL-1.2
"""Who opened the desk: everybody on a machine reaches its own address, also on a terminal server."""

import hmac
import secrets
from collections.abc import Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

_START: Final = "begin"
_COOKIE: Final = "desk-{port}"
"""Cookies know no ports, so that the name has it."""


class StartTokens:
    """Tokens that each open the desk once; a cookie of the browser's session then says who that was."""

    def __init__(self, port: int, next_address: Callable[[str], None] = lambda _token: None) -> None:
        self._port, self._next = port, next_address
        self._fresh: set[str] = set()
        self._session = secrets.token_urlsafe(32)

    @property
    def cookie(self) -> str:
        """The name of the cookie."""
        return _COOKIE.format(port=self._port)

    def fresh(self) -> str:
        """Return a path with a new token, which opens the desk once."""
        token = secrets.token_urlsafe(32)
        self._fresh.add(token)
        return f"/?{_START}={token}"

    def knows(self, request: Request) -> bool:
        """Whether the request comes from a browser that the desk was opened in."""
        given = request.cookies.get(self.cookie, "")
        return hmac.compare_digest(given.encode(), self._session.encode())

    def welcome(self, request: Request) -> Response | None:
        """Return the way to an address without the token, with the cookie; None for any other request.

        A token that was used already helps only who has the cookie.
        """
        given = request.query_params.get(_START) if request.url.path == "/" else None
        if given is None or request.method != "GET":
            return None
        answer = RedirectResponse("/", 303)
        if given in self._fresh:
            self._fresh.discard(given)
            self._next(self.fresh())
            answer.set_cookie(self.cookie, self._session, httponly=True, samesite="strict", path="/")
        return answer
