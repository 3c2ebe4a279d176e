# SPDX-License-Identifier: EUPL-1.2
"""A whole folder in the place of another: the old one or the new one, also when the program is killed."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from proeftuin_docs.errors import WrongUsageError
from proeftuin_docs.files import TEMPORARY, cannot_write, fsync_folder, make_folder
from proeftuin_docs.output_folder.holding import locked
from proeftuin_docs.output_folder.interruption import deferred_interrupt

_WHOLE: Final = ".klaar-"
"""How the name begins of a folder that is whole, and is about to get its place."""
_OLD: Final = ".oud-"


def swap_folder(root: Path, target: Path, source: Path | None, change: Callable[[Path], object]) -> None:
    """Give `target`, which is below `root`, what `change` makes of a copy of `source`, or of nothing.

    The copy is made beside it. Raises what `change` raises, and `WrongUsageError` when something cannot be
    written; then nothing changed.
    """
    with locked(root, wait=True, lasting=False):
        _mend(root, target)
        try:
            stage = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=root))
            try:
                copy = stage / target.name
                copy.mkdir() if source is None else shutil.copytree(source, copy, symlinks=True)
                change(copy)
                _fsync_all(copy)
                make_folder(target.parent)
                with deferred_interrupt():
                    copy.rename(root / f"{_WHOLE}{target.name}")
                    _finish(root, target)
            finally:
                shutil.rmtree(stage, ignore_errors=True)
        except OSError as error:
            raise cannot_write(target, error) from error


def mend_swap(root: Path, target: Path) -> None:
    """Bring to its end what a killed `swap_folder` left; does nothing while one is under way."""
    left = (f"{_WHOLE}{target.name}", f"{_OLD}{target.name}", f"{TEMPORARY}*")
    if any(path for pattern in left for path in root.glob(pattern)):
        with contextlib.suppress(OSError, WrongUsageError), locked(root, lasting=False):
            _mend(root, target)


def _mend(root: Path, target: Path) -> None:
    for path in root.glob(f"{TEMPORARY}*"):
        shutil.rmtree(path, ignore_errors=True)
    _finish(root, target)


def _finish(root: Path, target: Path) -> None:
    """Make the moves that were not made yet; a folder that is whole takes the place of the old one."""
    whole, old = root / f"{_WHOLE}{target.name}", root / f"{_OLD}{target.name}"
    if whole.is_dir():
        if target.is_dir():
            shutil.rmtree(old, ignore_errors=True)
            target.rename(old)
        whole.rename(target)
        fsync_folder(target.parent)
    elif old.is_dir() and not target.is_dir():
        old.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _fsync_all(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
