# SPDX-License-Identifier: EUPL-1.2
"""What the desk is told when it is opened."""

import os
from dataclasses import dataclass, field
from datetime import date
from ipaddress import ip_address
from pathlib import Path
from typing import Final

DEFAULT_PORT: Final = 8765
_LOCAL: Final = "localhost"
_MOST_WORKERS: Final = 8


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """How the desk is opened: where it listens, who may come in, and how much it does at once.

    `api_keys` are the SHA-256 hashes of what other programs identify themselves with;
    `trusted_user_header` is the header in which a sign-on in front names the user, `open_` says that none is
    wanted. `workers` render for downloads; previews have workers of their own. `seconds` is how long a piece
    of work may take, and `receive_seconds` how long a request may take to come in.
    """

    config: Path | None = None
    host: str = "127.0.0.1"
    port: int = DEFAULT_PORT
    host_names: tuple[str, ...] = ()
    api_keys: frozenset[str] = field(default=frozenset(), repr=False)
    trusted_user_header: str | None = None
    open_: bool = False
    browser: bool = True
    workers: int = field(default_factory=lambda: min(os.cpu_count() or 1, _MOST_WORKERS))
    previewers: int = 1
    waiting: int = 32
    """Requests that may wait for a worker, of each kind of work; more are told to come back."""
    seconds: float = 60.0
    receive_seconds: float = 5.0
    most_bytes: int = 25 << 20
    today: date | None = None

    @property
    def day(self) -> date:
        """The day of a request: the one that was given, or that of the clock."""
        return self.today or date.today()

    @property
    def local(self) -> bool:
        """Whether only this machine can reach the desk."""
        return is_loopback(self.host)

    @property
    def guarded(self) -> bool:
        """Whether a token of this start tells who opened the desk; otherwise a sign-on in front does."""
        return self.local and self.trusted_user_header is None and not self.open_

    @property
    def known_hosts(self) -> frozenset[str]:
        """The names by which the desk may be asked for; any name off loopback when none is given."""
        own = {self.host.strip("[]")} - {"0.0.0.0", "::"}
        local = {_LOCAL, "127.0.0.1", "::1"} if self.local else set()
        return frozenset(name.lower() for name in (*self.host_names, *own, *local))


def is_loopback(host: str) -> bool:
    """Whether this name or address is that of the machine itself."""
    if host.lower() == _LOCAL:
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
