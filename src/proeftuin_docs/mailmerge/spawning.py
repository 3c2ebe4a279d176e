# SPDX-License-Identifier: EUPL-1.2
"""Starting a process of our own that shows nothing and that Ctrl-C does not reach."""

import contextlib
import os
import signal
import threading
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, Final

FOR_THE_PROGRAM: Final = ("SIGINT", "SIGHUP")
"""What reaches a whole group of processes, and is for the one that hands out the jobs."""
ONE_THREAD: Final = ("RAYON_NUM_THREADS", "1")
"""Typst would start a thread for each core in every worker, and there is a worker for each core already."""
_STANDARD_ERROR: Final = 2
_ONE_AT_A_TIME: Final = threading.Lock()
"""Standard error belongs to the whole program, also to its other threads."""


def spawn_quietly(work: Callable[..., None], arguments: tuple[Any, ...]) -> tuple[SpawnProcess, Connection]:
    """Return a new process that does this work with a pipe before its arguments, and our end of that pipe."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, *arguments), daemon=True)
    with _ONE_AT_A_TIME, _interrupts_blocked(), _silenced_output():
        process.start()
    theirs.close()
    return process, ours


@contextlib.contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Ctrl-C reaches a whole group of processes; one that is being started must not see it at all."""
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def _silenced_output() -> Iterator[None]:
    """Start processes without standard output or error.

    A library that breaks off, or Python when the program is killed meanwhile, would show a traceback.
    """
    try:
        kept = os.dup(_STANDARD_ERROR)
    except OSError:  # there is nothing to be silent on
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STANDARD_ERROR)
    try:
        yield
    finally:
        os.dup2(kept, _STANDARD_ERROR)
        os.close(kept)
        os.close(nowhere)
