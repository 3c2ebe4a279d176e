# SPDX-License-Identifier: EUPL-1.2
"""What stands before everything: who may ask, headers on every answer, no word in a log of what was typed."""

import asyncio
import hashlib
import hmac
import sys
import time
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from proeftuin_docs.desk.failures import API, fails
from proeftuin_docs.desk.refusals import Broken, Busy, Refusal
from proeftuin_docs.desk.settings import DeskSettings
from proeftuin_docs.desk.start_tokens import StartTokens
from proeftuin_docs.desk.workers import Lane, Workers, our_frames
from proeftuin_docs.errors import desk

API_VERSION: Final = "1.0.0"
_SAFE: Final = ("GET", "HEAD", "OPTIONS")
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_OFF: Final = ("camera", "clipboard-read", "display-capture", "geolocation", "microphone", "payment", "usb")
_HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _OFF),
    "Cache-Control": "no-store",
}
_PREVIEWS: Final = "/verhoor/voorbeeld"
_HOLD: Final = 1.0
"""Seconds before a request is told that there is no room: who comes back at once, asks no oftener."""
_MOST_HELD: Final = 1000
OPEN: Final = ("/stijl/", f"{API}v1/openapi.json", f"{API}v1/gezondheid")
"""What anybody may see: looks, the description of the API, and whether the desk is there."""

Log = Callable[[str], None]


def log_line(text: str) -> None:
    """Write a line about a request or a failure on standard error."""
    print(text, file=sys.stderr, flush=True)


class Guards:
    """The outermost application: refuses, adds headers, catches everything and tells it without its words."""

    def __init__(
        self,
        app: ASGIApp,
        settings: DeskSettings,
        workers: Workers,
        tokens: StartTokens,
        log: Log = log_line,
    ) -> None:
        self.app, self._settings, self._workers = app, settings, workers
        self._tokens, self._log = tokens, log
        self._held = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; whatever goes wrong, nothing of it reaches the server around us."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = _Answer(send, secure=scope["scheme"] == "https")
        started = time.monotonic()
        try:
            await self._answered(scope, receive, answer)
        except ClientDisconnect:
            answer.status = answer.status or 499
        except Exception as error:  # its words may hold what somebody typed
            await self._broken(error, scope, receive, answer)
        finally:
            self._note(scope, answer, time.monotonic() - started)

    async def _answered(self, scope: Scope, receive: Receive, answer: "_Answer") -> None:
        request = Request(scope, receive)
        try:
            refuse_other_hosts(request, self._settings)
            refuse_other_sites(request)
            if (welcome := self._tokens.welcome(request)) is not None:
                await welcome(scope, receive, answer)
                return
            self._require_known(request)
            await self._require_room(request)
        except Refusal as error:
            await fails(request, error)(scope, receive, answer)
            return
        await self.app(scope, bounded(receive, self._settings.most_bytes), answer)

    def _require_known(self, request: Request) -> None:
        """Raise `Refusal` for who is not known; other programs have a key, people a token or a sign-on."""
        settings, path = self._settings, request.url.path
        if path.startswith(OPEN):
            return
        if path.startswith(API) and (settings.api_keys or settings.trusted_user_header is not None):
            require_key(request, settings)
        elif settings.trusted_user_header is not None:
            if not request.headers.get(settings.trusted_user_header):
                raise Refusal(403, desk.not_signed_on())
        elif settings.guarded and not path.startswith(API) and not self._tokens.knows(request):
            raise Refusal(403, desk.not_started_here())

    async def _require_room(self, request: Request) -> None:
        """Raise `Busy`, before anything is read of it, for a request that would have to wait too long."""
        lane = Lane.PREVIEW if request.url.path == _PREVIEWS else Lane.WORK
        if request.method in _SAFE or not self._workers.crowded(lane):
            return
        if self._held < _MOST_HELD:
            self._held += 1
            try:
                await asyncio.sleep(_HOLD)
            finally:
                self._held -= 1
        raise Busy

    async def _broken(self, error: Exception, scope: Scope, receive: Receive, answer: "_Answer") -> None:
        kind, frames = type(error).__name__, our_frames(error)
        self._log(f"{_now()} {kind} {' '.join(frames)}")
        if not answer.status:
            shown = fails(Request(scope), Broken(kind))
            await shown(scope, receive, answer)

    def _note(self, scope: Scope, answer: "_Answer", seconds: float) -> None:
        """A line without an address, a value or a name: when, which route, its end, how long, how much."""
        route = getattr(scope.get("route"), "name", None) or "-"
        took = f"{seconds * 1000:.0f}ms"
        self._log(f"{_now()} {scope['method']} {route} {answer.status} {took} {answer.bytes}")


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S%z")


class _Answer:
    """Sends on what the application answers, with the headers that everything has."""

    def __init__(self, send: Send, *, secure: bool) -> None:
        self._send, self._secure = send, secure
        self.status, self.bytes = 0, 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            headers["API-Version"] = API_VERSION
            if self._secure:
                headers["Strict-Transport-Security"] = "max-age=31536000"
        elif message["type"] == "http.response.body":
            self.bytes += len(message.get("body", b""))
        await self._send(message)


def bounded(receive: Receive, most: int) -> Receive:
    """Return what receives a request, and raises `Refusal` once it is longer than so many bytes."""
    came = 0

    async def received() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > most:
            raise Refusal(413, desk.too_large(limit=str(most >> 20)), headers={"Connection": "close"})
        return message

    return received


def refuse_other_hosts(request: Request, settings: DeskSettings) -> None:
    """Raise `Refusal` when the desk is asked for under a name that is not its own (DNS rebinding)."""
    host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    known = settings.known_hosts
    if known and host.lower() not in known:
        raise Refusal(400, desk.other_host())


def refuse_other_sites(request: Request) -> None:
    """Raise `Refusal` for a request that changes nothing here but comes from another site's page.

    What browsers say themselves counts (`Sec-Fetch-Site`); without it `Origin` has to be ours. Who says
    neither is no browser.
    """
    if request.method in _SAFE:
        return
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        known = site == "same-origin"
    elif origin is not None:
        known = origin == f"{request.url.scheme}://{request.headers.get('host', '')}"
    else:
        known = request.url.path.startswith(API)
    if not known:
        raise Refusal(403, desk.other_site())


def require_key(request: Request, settings: DeskSettings) -> None:
    """Raise `Refusal` unless the request has one of the keys (`Authorization: Bearer` or `X-API-Key`)."""
    given = request.headers.get("x-api-key") or _bearer(request.headers)
    hashed = hashlib.sha256(given.encode()).hexdigest()
    if not any(hmac.compare_digest(hashed, known) for known in settings.api_keys):
        raise Refusal(401, desk.no_key_given(), headers={"WWW-Authenticate": "Bearer"})


def _bearer(headers: Headers) -> str:
    kind, _, key = headers.get("authorization", "").partition(" ")
    return key.strip() if kind.lower() == "bearer" else ""
