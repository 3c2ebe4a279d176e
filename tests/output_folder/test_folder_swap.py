"""A house style in the place of another: the old one whole or the new one whole, however the run ends."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from proeftuin_docs.errors import WrongUsageError
from proeftuin_docs.output_folder.folder_swap import mend_swap, swap_folder

OLD = {"brief/a.xml": b"oud a", "brief/b.xml": b"oud b", "layout.yaml": b"eigen"}
NEW = {"brief/a.xml": b"nieuw a", "layout.yaml": b"eigen"}


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A court's own folder with a house style."""
    for name, content in OLD.items():
        path = tmp_path / "templates" / "docx" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def change(copy: Path) -> None:
    """Make the new house style of a copy of the old one."""
    shutil.rmtree(copy / "brief")
    (copy / "brief").mkdir()
    (copy / "brief" / "a.xml").write_bytes(NEW["brief/a.xml"])


def swap(root: Path, made: Callable[[Path], object] = change) -> None:
    """Put a new house style in the place of the old one."""
    swap_folder(root, root / "templates" / "docx", root / "templates" / "docx", made)


def test_the_new_one_takes_the_place_of_the_old_one(root: Path) -> None:
    """What the change leaves alone is there as it was, and nothing is left over."""
    swap(root)
    assert files_of(root) == {f"templates/docx/{name}": content for name, content in NEW.items()}
    assert [path.name for path in root.iterdir()] == ["templates"]


def test_a_change_that_fails_leaves_the_old_one(root: Path) -> None:
    """Whatever it had written by then."""

    def fail(copy: Path) -> None:
        change(copy)
        raise KeyError

    with pytest.raises(KeyError):
        swap(root, fail)
    assert files_of(root) == {f"templates/docx/{name}": content for name, content in OLD.items()}
    assert [path.name for path in root.iterdir()] == ["templates"]


@pytest.mark.parametrize("stop_at", range(3))
def test_a_run_that_is_killed_between_two_moves_is_mended(
    stop_at: int, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the next start, whatever is asked for then."""
    moves, rename = [0], Path.rename

    class Killed(BaseException):
        pass

    def counted(self: Path, target: Path) -> Path:
        if moves[0] == stop_at:
            raise Killed
        moves[0] += 1
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", counted)
        patch.setattr(shutil, "rmtree", lambda *_args, **_settings: None)
        with pytest.raises(Killed):
            swap(root, lambda copy: (copy / "brief" / "a.xml").write_bytes(b"nieuw a"))
    target = root / "templates" / "docx"
    mend_swap(root, target)
    wanted = OLD if stop_at == 0 else OLD | {"brief/a.xml": b"nieuw a"}
    assert files_of(target) == wanted
    assert [path.name for path in root.iterdir()] == ["templates"]


def test_a_disk_that_fills_up_leaves_the_old_one(root: Path) -> None:
    """Told in words."""

    def fail(copy: Path) -> None:
        change(copy)
        raise OSError(28, "No space left on device")

    with pytest.raises(WrongUsageError, match="de schijf is vol"):
        swap(root, fail)
    assert files_of(root / "templates" / "docx") == OLD
