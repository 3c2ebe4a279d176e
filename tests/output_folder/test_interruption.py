"""A request to end waits for what must not be broken off, and ends a run as Ctrl-C does."""

import os
import signal

import pytest

from proeftuin_docs.output_folder.interruption import deferred_interrupt, ended_as_by_ctrl_c

SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


@pytest.mark.parametrize("number", SIGNALS)
def test_it_takes_effect_after_the_body(number: signal.Signals) -> None:
    """Not in the middle, and not never."""
    done: list[str] = []

    def body() -> None:
        with deferred_interrupt():
            os.kill(os.getpid(), number)
            done.append("klaar")

    with pytest.raises(KeyboardInterrupt), ended_as_by_ctrl_c():
        body()
    assert done == ["klaar"]
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_what_somebody_chose_to_ignore_stays_ignored() -> None:
    """`nohup` closes the terminal on purpose."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with ended_as_by_ctrl_c():
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)
