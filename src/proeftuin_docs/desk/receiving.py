# SPDX-License-Identifier: EUPL-1.2
"""How long a request may take to come in: uvicorn itself waits for ever for who sends a byte a second."""

from asyncio import TimerHandle
from typing import Any, ClassVar, Final

from uvicorn.protocols.http.h11_impl import H11Protocol

_LEAST: Final = 64 << 10
"""Bytes that have to come in the time for a request, for it to get that time once more."""


def receiving_within(seconds: float) -> type[H11Protocol]:
    """Return uvicorn's protocol, for which a whole request has to come in within so many seconds.

    A large file on a slow line may take longer, as long as it keeps coming.
    """
    return type("Receiving", (_Receiving,), {"seconds": seconds})


class _Receiving(H11Protocol):
    """Closes a connection on which a request does not come in; what was received counts while it runs."""

    seconds: ClassVar[float] = 5.0
    _timer: TimerHandle | None = None
    _came = 0

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - uvicorn's own
        """Begin to wait."""
        super().connection_made(transport)
        self._arm()

    def data_received(self, data: bytes) -> None:
        """Take what came; wait no longer once the request is whole."""
        if self._timer is None and (self.cycle is None or self.cycle.response_complete):
            self._arm()
        self._came += len(data)
        super().data_received(data)
        if self.cycle is not None and not self.cycle.more_body:
            self._disarm()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._disarm()
        super().connection_lost(exc)

    def _arm(self) -> None:
        self._came = 0
        self._timer = self.loop.call_later(self.seconds, self._late)

    def _disarm(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _late(self) -> None:
        self._timer = None
        if self._came >= _LEAST:
            self._arm()
        else:
            self.transport.close()
