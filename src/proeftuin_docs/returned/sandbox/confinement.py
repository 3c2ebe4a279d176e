# SPDX-License-Identifier: EUPL-1.2
"""Limits on a process before it reads a file: time, memory, files, network, other processes.

Holds on Linux in full: limits of the system (setrlimit(2)) and, where the kernel has it, Landlock
(landlock(7), since 5.13), so that a process that was taken over can neither open, remove or rename a file nor
send anything. On macOS the time and the size of written files are limited, memory is not (the system takes
the limit and ignores it), and files can be opened. On Windows nothing is limited but the time on the clock,
which whoever started the process keeps (`sandbox`).
"""

import contextlib
import ctypes
import os
import sys
from pathlib import Path
from typing import Final

from proeftuin_docs.returned.readers.limits import MEMORY, PATIENCE, SECONDS

_PROGRAM: Final = 128 << 20
"""Bytes of address space that the program takes with all that it has loaded."""
_MAX_SECONDS: Final = 3
"""Processor time after which the system ends the process even when it took its own clock away."""
_NO_NEW_PRIVILEGES: Final = 38
_CREATE_RULESET: Final = 444
_RESTRICT_SELF: Final = 446
"""Numbers of system calls, the same on every machine since they are above 424."""
_ASK_VERSION: Final = 1
_FILES: Final = (13, 14, 15, 15, 16)
"""How many kinds of access to files each version of Landlock knows; the last goes for later ones too."""
_NETWORK_SINCE: Final = 4
_SCOPES_SINCE: Final = 6


def confine() -> None:
    """Take from this process what reading does not need; what it needs has to be loaded by now."""
    most = _taken() + MEMORY
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            lock_out()
    _limit(most)


def start_clock() -> None:
    """End this process after its time, whatever code it is in."""
    import signal

    if sys.platform == "win32":
        return
    for name in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(name, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)


def landlock_version() -> int:
    """The version of Landlock that this kernel has; below 1 when it has none."""
    system = ctypes.CDLL(None, use_errno=True)
    return int(system.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _ASK_VERSION))


def lock_out() -> None:
    """Shut this process out of the file system, the network and other processes, for good.

    What is open stays open. Raises `OSError` where the kernel has no Landlock.
    """
    system, version = ctypes.CDLL(None, use_errno=True), landlock_version()
    if version < 1:
        raise OSError(ctypes.get_errno(), "")
    rules = (ctypes.c_uint64 * 3)(
        (1 << _FILES[min(version, len(_FILES)) - 1]) - 1,
        0b11 if version >= _NETWORK_SINCE else 0,
        0b11 if version >= _SCOPES_SINCE else 0,
    )
    size = 8 * (1 + (version >= _NETWORK_SINCE) + (version >= _SCOPES_SINCE))
    handle = int(system.syscall(_CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(size), 0))
    if system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or system.syscall(_RESTRICT_SELF, handle, 0):
        raise OSError(ctypes.get_errno(), "")


def _limit(most: int) -> None:
    """Bytes of memory, and nothing to open, write or start: `open`, `socket` and `fork` fail from here on.

    Where Linux refuses a limit, nothing is read at all.
    """
    if sys.platform == "win32":
        return
    import resource

    nothing = (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE, resource.RLIMIT_NPROC, resource.RLIMIT_NOFILE)
    limits = {resource.RLIMIT_AS: most, resource.RLIMIT_CPU: _MAX_SECONDS, **dict.fromkeys(nothing, 0)}
    for kind, limit in limits.items():
        try:
            resource.setrlimit(kind, (limit, limit))
        except (OSError, ValueError):
            if sys.platform == "linux":
                raise


def _taken() -> int:
    """Return the bytes of address space in use; an estimate where the system gives no number."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return _PROGRAM
