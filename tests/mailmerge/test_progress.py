"""How far a run is: a bar for whoever looks at a terminal, plain lines for whoever keeps them in a file."""

import os
import pty
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

import pytest

from proeftuin_docs.cli import progress
from tests.mailmerge.processes import run
from tests.mailmerge.sample_lists import csv_list, sample_rows

ROWS: Final = 12
BAR: Final = "━"
ESCAPE: Final = "\x1b"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A short list."""
    path = tmp_path / "lijst.csv"
    path.write_bytes(csv_list(sample_rows(ROWS)))
    return path


def _on_terminal(source: Path, folder: Path) -> tuple[int, str]:
    """Runs the program with a terminal for its errors: how it ended, and all that the terminal got."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "proeftuin_docs", "letters", str(source), "-o", str(folder)]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120", "LINES": "24"}
    got: list[bytes] = []
    reader = threading.Thread(target=_read, args=(ours, got), daemon=True)
    reader.start()
    process = subprocess.Popen(
        [*command, "--workers", "1"], stdout=subprocess.DEVNULL, stderr=theirs, env=environment
    )
    os.close(theirs)
    code = process.wait(timeout=120)
    reader.join(timeout=10)
    os.close(ours)
    return code, b"".join(got).decode()


def _read(terminal: int, got: list[bytes]) -> None:
    """All that comes, until nobody has the other end; Linux says so by an error."""
    while True:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            return
        if not data:
            return
        got.append(data)


@pytest.mark.slow
def test_on_a_terminal_a_bar_tells_how_far_it_is(source: Path, tmp_path: Path) -> None:
    """How many of how many, the rate and the time left; when it is done the bar is gone."""
    code, shown = _on_terminal(source, tmp_path / "brieven")
    assert code == 0
    assert "Brieven maken" in shown
    assert BAR in shown
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown)
    assert re.search(rf"\d+/{ROWS}", plain)
    assert re.search(r"\d per seconde +nog ongeveer \d+ s", plain)
    assert f"{ESCAPE}[2K" in shown
    assert BAR not in shown.rpartition(f"{ESCAPE}[2K")[2]


@pytest.mark.slow
def test_elsewhere_there_are_plain_lines(source: Path, tmp_path: Path) -> None:
    """No bar and no codes for a terminal, in a file or a pipe."""
    code, said = run(source, tmp_path / "brieven", "--workers", "1")
    assert code == 0
    assert f"Aantal rijen met een nieuwe brief: {ROWS}\n" in said
    assert not [sign for sign in (ESCAPE, "\r", BAR) if sign in said]


def test_a_line_tells_how_far_it_is_every_ten_seconds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Numbers, and the rate and the time left as soon as they are known."""
    moments = iter([0.0, 0.0, 11.0, 11.0, 12.0, 12.0, 22.0, 22.0])
    monkeypatch.setattr(progress, "monotonic", lambda: next(moments))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False, raising=False)
    with progress.rows_progress("Brieven maken") as report:
        report(1, 1000, 0)
        report(5, 1000, 1)
        report(56, 1000, 2)
    assert capsys.readouterr().err.splitlines() == [
        "1 van 1000 rijen gedaan, 0 met een fout",
        "56 van 1000 rijen gedaan, 2 met een fout, 5,0 per seconde, nog ongeveer 3 min",
    ]
