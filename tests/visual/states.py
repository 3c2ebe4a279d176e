"""Two states of the project: as it is here, and as it was at a commit; each makes its own documents."""

import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from proeftuin_docs.definitions import Definition
from proeftuin_docs.library import Library
from proeftuin_docs.resources import Resources

ROOT: Final = Path(__file__).parents[2]
LOCK: Final = "forms/published.lock"
_SCRIPT: Final = Path(__file__).with_name("printing.py")
_TIMEOUT_SECONDS: Final = 600

Key = tuple[str, str]


class StateError(Exception):
    """A state that could not be found or made; the message is what a program said."""


@dataclass(frozen=True, slots=True)
class State:
    """Every definition by id and version, and its PDFs by their make; none for what could not be made."""

    definitions: Mapping[Key, Definition]
    print_files: Mapping[Key, Mapping[str, bytes]]
    failures: tuple[str, ...]


def find_base(given: str, root: Path = ROOT) -> str | None:
    """The commit to compare with: the one that is given, or that of the last published state.

    That is the last commit that changed the lock; the one before it when that is the commit that is being
    looked at. None where the history does not go back so far, as in a shallow clone. Raises `StateError`
    for a commit that is asked for and is not there.
    """
    if given:
        return _git(root, "rev-parse", "--verify", "--end-of-options", f"{given}^{{commit}}")
    try:
        published = _git(root, "log", "-1", "--format=%H", "--", LOCK)
        head = _git(root, "rev-parse", "HEAD")
        if published == head or _is_cut_off(root, published):
            return _git(root, "rev-parse", "--verify", "--quiet", f"{published}^")
    except StateError:
        return None
    return published or None


def _is_cut_off(root: Path, commit: str) -> bool:
    """Whether the history ends here only because no more of it was fetched: its change is not its own."""
    cut = Path(_git(root, "rev-parse", "--git-path", "shallow"))
    path = root / cut
    return path.is_file() and commit in path.read_text(encoding="ascii").split()


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, check=True, timeout=_TIMEOUT_SECONDS
        )
    except FileNotFoundError as error:
        raise StateError(str(error)) from error
    except subprocess.CalledProcessError as error:
        raise StateError(error.stderr.decode(errors="replace").strip() or arguments[-1]) from error
    return done.stdout.decode().strip()


def unpack(commit: str, folder: Path, root: Path = ROOT) -> None:
    """All files of a commit, in a folder."""
    archive = folder.with_suffix(".tar")
    _git(root, "archive", "--format=tar", f"--output={archive}", commit)
    with tarfile.open(archive) as files:
        files.extractall(folder, filter="data")


def start(root: Path, folder: Path, formats: Sequence[str] = ()) -> subprocess.Popen[bytes]:
    """A process that makes every document with the program and the files under `root`: PDFs, and formats."""
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        [sys.executable, str(_SCRIPT), str(folder), *formats],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def finish(process: "subprocess.Popen[bytes]", root: Path, folder: Path) -> State:
    """What the process made; raises `StateError` when it made nothing."""
    printed = wait(process)
    library = Library(Resources((root,)))
    definitions = {(item.definition.id, item.definition.version): item.definition for item in library.loaded}
    failures = (*printed, *(fault.name for fault in library.faults))
    return State(definitions, dict(_read(folder)), failures)


def wait(process: "subprocess.Popen[bytes]") -> list[str]:
    """What the process could not make, once it has ended; raises `StateError` when it made nothing."""
    printed, complaints = process.communicate(timeout=_TIMEOUT_SECONDS)
    if process.returncode:
        raise StateError(complaints.decode(errors="replace").strip().splitlines()[-1])
    return printed.decode().splitlines()


def _read(folder: Path) -> Iterator[tuple[Key, Mapping[str, bytes]]]:
    for made in sorted(path for path in folder.iterdir() if path.is_dir()):
        id_, _, version = made.name.partition("@")
        order = ("print", "pdf", "b1", "eenvoudig", "en")
        paths = sorted(made.glob("*.pdf"), key=lambda path: order.index(path.stem))
        yield (id_, version), {path.stem: path.read_bytes() for path in paths}
