# SPDX-License-Identifier: EUPL-1.2
"""Requests to end: what they wait for, and that each of them ends a run as Ctrl-C does."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

_ENDINGS: Final = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""How a system asks a program to end: it shuts down, or the terminal is closed."""


@contextmanager
def ended_as_by_ctrl_c() -> Iterator[None]:
    """Let every request to end raise `KeyboardInterrupt` in the body, unless somebody chose otherwise.

    Does nothing in a thread other than the main one, which signals do not reach.
    """
    before = {number: signal.getsignal(number) for number in _ENDINGS}
    chosen = [number for number in before if before[number] is signal.SIG_DFL] if _in_main_thread() else []
    for number in chosen:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number in chosen:
            signal.signal(number, before[number])


@contextmanager
def deferred_interrupt() -> Iterator[None]:
    """Run the body to its end; a request to end in the meantime takes effect after it.

    Files get their names and the journal says so: between the two nobody should have to stop.
    """
    came: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        came.append(number)

    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, *_ENDINGS)}
    caught = {number: handler for number, handler in handlers.items() if callable(handler)}
    if not _in_main_thread():
        caught = {}
    for number in caught:
        signal.signal(number, note)
    try:
        yield
    finally:
        for number, handler in caught.items():
            signal.signal(number, handler)
        if came:
            signal.raise_signal(came[0])


def _in_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()
