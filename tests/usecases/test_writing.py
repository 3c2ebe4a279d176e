"""Files are never half there, and nothing is left beside them."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from proeftuin_docs.errors import DataError, ExitCode, WrongUsageError
from proeftuin_docs.files import make_folder, read_named_file, write_atomically


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    """What was asked for is there, and nothing else."""
    write_atomically(tmp_path / "uit.pdf", b"inhoud")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"uit.pdf": b"inhoud"}


@pytest.mark.parametrize("call", ["fsync", "fdopen", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_beside_it(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk in the middle of writing costs nobody the file that was there."""
    target = tmp_path / "uit.pdf"
    target.write_bytes(b"oud")

    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path if call == "replace" else os, call, fail)
    with pytest.raises(WrongUsageError, match="de schijf is vol") as caught:
        write_atomically(target, b"nieuw")
    assert caught.value.exit_code is ExitCode.WRONG_USAGE
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"uit.pdf": b"oud"}


def test_an_interruption_leaves_nothing_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Control-C while writing is no reason to leave somebody's answers in a hidden file."""

    def interrupt(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "uit.pdf", b"nieuw")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_a_fault_of_usage(tmp_path: Path) -> None:
    """Folders are not made by surprise."""
    with pytest.raises(WrongUsageError, match="dit bestaat niet"):
        write_atomically(tmp_path / "weg" / "uit.pdf", b"")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    """A folder where the file should come stays, with a fault that says so."""
    with pytest.raises(WrongUsageError, match="dit is een map"):
        write_atomically(tmp_path, b"")
    assert tmp_path.is_dir()


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    """Who closed a file off for others finds it closed after writing it again."""
    target = tmp_path / "uit.pdf"
    target.touch(mode=0o600)
    write_atomically(target, b"nieuw")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_new_file_follows_the_umask(tmp_path: Path) -> None:
    """A new file is as readable as any file that the user makes."""
    write_atomically(tmp_path / "uit.pdf", b"")
    (tmp_path / "ander").touch()
    assert (tmp_path / "uit.pdf").stat().st_mode == (tmp_path / "ander").stat().st_mode


def test_a_link_keeps_pointing(tmp_path: Path) -> None:
    """Writing to a link writes to what it points to."""
    (tmp_path / "echt.pdf").write_bytes(b"oud")
    (tmp_path / "link.pdf").symlink_to("echt.pdf")
    write_atomically(tmp_path / "link.pdf", b"nieuw")
    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "echt.pdf").read_bytes() == b"nieuw"


def test_a_device_is_written_to_and_not_replaced() -> None:
    """`-o /dev/null` throws a document away, not the device."""
    write_atomically(Path("/dev/null"), b"weg")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    """The folder of a build need not be there yet; one that is there is fine."""
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_folder_cannot_be_made_over_a_file(tmp_path: Path) -> None:
    """A file in the way is named, in Dutch."""
    (tmp_path / "a").touch()
    with pytest.raises(WrongUsageError, match="hier staat al een bestand"):
        make_folder(tmp_path / "a")


@pytest.mark.parametrize(("name", "said"), [("weg.yaml", "dit bestaat niet"), ("", "dit is een map")])
def test_data_that_cannot_be_read_is_a_fault_of_the_data(name: str, said: str, tmp_path: Path) -> None:
    """A wrong name of a values file is no crash."""
    with pytest.raises(DataError, match=said):
        read_named_file(tmp_path / name)


@pytest.mark.skipif(os.name == "nt", reason="Windows gives no other name to a file that is held")
def test_what_a_killed_run_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    """Not a file that a process holds, one that a folder of the program's waits for, a link or a pipe."""
    precious = tmp_path / "precious.txt"
    precious.write_bytes(b"blijft")
    (tmp_path / ".schrijven-los-dood").write_bytes(b"half")
    (tmp_path / ".schrijven-los-link").symlink_to(precious)
    (tmp_path / ".schrijven-ab12cd_4").write_bytes(b"van een map")
    os.mkfifo(tmp_path / ".schrijven-los-pijp")
    live = tmp_path / ".schrijven-los-bezig"
    live.write_bytes(b"bezig")
    script = "import fcntl, sys; f = open(sys.argv[1]); fcntl.flock(f, 2); print(flush=True); input()"
    command = [sys.executable, "-c", script, str(live)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        write_atomically(tmp_path / "uit.pdf", b"nieuw")
        kept = {path.name for path in tmp_path.iterdir()}
        other.communicate(b"\n")
    assert kept == {
        *("uit.pdf", "precious.txt", ".schrijven-ab12cd_4"),
        *(".schrijven-los-link", ".schrijven-los-pijp", ".schrijven-los-bezig"),
    }
    assert precious.read_bytes() == b"blijft"


@pytest.mark.skipif(os.name == "nt", reason="Windows gives no other name to a file that is held")
def test_a_run_that_is_killed_leaves_nothing_after_the_next(tmp_path: Path) -> None:
    """Killed between writing and renaming, and then run again."""
    script = (
        "import os, sys; from pathlib import Path; from proeftuin_docs import files\n"
        "files._rename = lambda *_: os.kill(os.getpid(), 9)\n"
        "files.write_atomically(Path(sys.argv[1]), b'half')"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(tmp_path / "uit.pdf")], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert [path.name.startswith(".schrijven-los-") for path in tmp_path.iterdir()] == [True]
    write_atomically(tmp_path / "ander.pdf", b"heel")
    assert [path.name for path in tmp_path.iterdir()] == ["ander.pdf"]
