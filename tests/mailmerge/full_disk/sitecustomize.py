"""A disk with little room, for every process that finds this on its path: bringing a file to disk fails.

`PROEFTUIN_TEST_ROOM` says how many bytes the folder of the file may hold.
"""

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import FileDescriptorLike

_sync = os.fsync


def _sync_when_there_is_room(fd: "FileDescriptorLike") -> None:
    number = fd if isinstance(fd, int) else fd.fileno()
    path = Path(f"/proc/self/fd/{number}").readlink()
    if path.is_file() and os.environ.get("PROEFTUIN_TEST_ROOM"):
        used = sum(item.stat().st_size for item in path.parent.iterdir() if item.is_file())
        if used > int(os.environ["PROEFTUIN_TEST_ROOM"]):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    _sync(fd)


os.fsync = _sync_when_there_is_room
