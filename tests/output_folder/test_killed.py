"""A kill at any moment costs nothing: never two sets beside each other, and the next run is whole."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest

from proeftuin_docs.output_folder.holding import LOCK
from proeftuin_docs.output_folder.journal import NAME
from tests.output_folder.placing import NAMES, contents, place

SCRIPT: Final = (sys.executable, "-m", "tests.output_folder.placing")
KILLS: Final = 40


def visible(folder: Path) -> dict[str, bytes]:
    """What a person sees in the folder, without what is the program's own."""
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and path.name not in (LOCK, NAME) and not path.name.startswith(".")
    }


def numbers(found: dict[str, bytes]) -> set[int]:
    """The numbers of the sets that these files are of, each whole."""
    which = {content: int(content.partition(b"\n")[0]) for content in found.values()}
    assert all(content == f"{number}\n".encode() * 2000 for content, number in which.items())
    return set(which.values())


def killed(folder: Path, first: int, after: float) -> int:
    """Start placing, kill it after a while; return the last number that it said was placed."""
    process = subprocess.Popen([*SCRIPT, str(folder), str(first)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    last = int(process.stdout.readline())
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    said, _ = process.communicate()
    return max([last, *map(int, said.split())])


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_one_set_that_the_next_run_makes_whole(tmp_path: Path) -> None:
    """In the folder are files of one set alone; then a run gives exactly its own, and nothing else."""
    chance, folder, number = random.Random(20261127), tmp_path / "verhoor", 0
    for _ in range(KILLS):
        last = killed(folder, number, chance.uniform(0, 0.05))
        found = numbers(visible(folder))
        assert found <= {last, last + 1}
        assert len(found) <= 1
        number = last + 2
        place(folder, number)
        assert visible(folder) == contents(number)
        assert not list(folder.glob(".schrijven-*"))
        number += 1


@pytest.mark.parametrize("stop_at", range(2 * len(NAMES)))
def test_a_swap_that_stops_after_any_move_is_brought_to_its_end(
    stop_at: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever file was the last to move: no mixture, and the next run needs no new set to be whole."""
    folder = tmp_path / "verhoor"
    place(folder, 0)
    moves, replace = [0], Path.replace

    class Killed(BaseException):
        pass

    def counted(self: Path, target: Path) -> Path:
        if self.parent == folder and NAME not in (self.name, target.name):
            if moves[0] == stop_at:
                raise Killed
            moves[0] += 1
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", counted)
        with pytest.raises(Killed):
            place(folder, 2)
    assert len(numbers(visible(folder))) <= 1
    from proeftuin_docs.output_folder.set_journal import HEARING
    from proeftuin_docs.output_folder.sets import open_set

    with open_set(folder, HEARING):
        assert visible(folder) == contents(2)
