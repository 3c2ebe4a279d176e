# SPDX-License-Identifier: EUPL-1.2
"""Opens the desk: listens, prints its address, opens the browser, and ends cleanly."""

import contextlib
import html
import os
import socket
import tempfile
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import uvicorn

from proeftuin_docs.desk.app import create_app
from proeftuin_docs.desk.receiving import receiving_within
from proeftuin_docs.desk.settings import DeskSettings
from proeftuin_docs.desk.start_tokens import StartTokens
from proeftuin_docs.desk.workers import Workers, without_core_dumps
from proeftuin_docs.errors import WrongUsageError, desk, system_problem

_MOST_CONNECTIONS: Final = 4000
_MOST_HEAD: Final = 32 << 10
_REDIRECT: Final = (
    '<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url={address}">'
)

Say = Callable[[str], None]


def serve(settings: DeskSettings, say: Say, say_again: Say) -> None:
    """Open the desk and keep it open until somebody ends it.

    `say` gets the address to open, `say_again` the next one once that was used. Raises `WrongUsageError` when
    it may not, or cannot, listen there.
    """
    require_sign_on(settings)
    without_core_dumps()
    with contextlib.closing(listening(settings)) as listener:
        host, port = listener.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        base = f"http://{shown}:{port}"
        tokens = StartTokens(port, lambda path: say_again(base + path))
        workers = Workers(
            settings.config,
            settings.workers,
            settings.previewers,
            waiting=settings.waiting,
            seconds=settings.seconds,
        )
        with opened_in_browser(base, tokens, settings) as open_browser:

            def started() -> None:
                say(base + (tokens.fresh() if settings.guarded else "/"))
                open_browser()

            _Server(_config(settings, create_app(settings, workers, tokens)), started).run([listener])


def require_sign_on(settings: DeskSettings) -> None:
    """Raise `WrongUsageError` when others could reach the desk and nothing in front tells who they are."""
    if not settings.local and settings.trusted_user_header is None and not settings.open_:
        raise WrongUsageError([desk.no_sign_on(host=settings.host)])


def listening(settings: DeskSettings) -> socket.socket:
    """Return a socket that listens; raises `WrongUsageError` when that cannot be."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host.strip("[]"), settings.port), family=family, backlog=512)
    except OSError as error:
        raise WrongUsageError(
            [desk.cannot_listen(host=settings.host, port=str(settings.port), problem=system_problem(error))]
        ) from error


@contextlib.contextmanager
def opened_in_browser(
    base: str, tokens: StartTokens, settings: DeskSettings
) -> Iterator[Callable[[], object]]:
    """Give what opens the browser; the address goes through a file that only this user can read.

    A token on a command line would be in the list of processes, which everybody on the machine can see.
    """
    try:
        handle, name = tempfile.mkstemp(".html", "desk-") if settings.browser else (None, "")
    except OSError:  # no place for a file; the address is on the screen
        handle = None
    if handle is None:
        yield lambda: None
        return
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            address = base + (tokens.fresh() if settings.guarded else "/")
            file.write(_REDIRECT.format(address=html.escape(address)))
        yield lambda: webbrowser.open(Path(name).as_uri())
    finally:
        with contextlib.suppress(OSError):
            Path(name).unlink()


def _config(settings: DeskSettings, app: Any) -> uvicorn.Config:  # noqa: ANN401 - any application
    return uvicorn.Config(
        app,
        http=receiving_within(settings.receive_seconds),
        loop="asyncio",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=settings.trusted_user_header is not None,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=_MOST_HEAD,
    )


class _Server(uvicorn.Server):
    """Says when it is open, and ends without raising once more the signal that ended it."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        if self.started:
            self._started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End; that somebody asked for it is no failure."""
        await super().shutdown(sockets)
        self._captured_signals.clear()
