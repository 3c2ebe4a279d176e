"""The command `compare`: two filled forms beside each other, for the owner alone."""

import json
from pathlib import Path

from tests.cli.conftest import Program
from tests.comparison.test_filled import JUNE, MARCH, filled, spring


def test_the_command_writes_for_the_owner_alone(tmp_path: Path, program: Program) -> None:
    """Text on standard output, a page and data where they are asked for, none of it readable by others."""
    paths = [tmp_path / "maart.html", tmp_path / "juni.html"]
    for path, values in zip(paths, (MARCH, JUNE), strict=True):
        path.write_bytes(filled(path.name, values).load())
    shown = program("compare", *paths)
    assert "van 4 naar 7" in shown.out
    assert "van 4 naar 7" not in shown.err
    for name, asked in (("x.html", ("--format", "html")), ("x.json", ("--json",)), ("x.txt", ())):
        done = program("compare", *paths, *asked, "-o", tmp_path / name)
        assert done.code == shown.code
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
        assert "Hij belt" in (tmp_path / name).read_text(encoding="utf-8")
    assert json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))["same"] == spring().same
    for wrong in (("--format", "html"), ("--json", "--format", "html", "-o", "x.html"), ("--format", "doc")):
        assert program("compare", *paths, *wrong).code == 2
