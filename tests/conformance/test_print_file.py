"""The print file before judges and readers that are not ours."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

from tests.conformance.documents import make_print_files
from tests.conformance.programs import Validator, find_program
from tests.pdf.printed import Opened, texts

pytestmark = pytest.mark.conformance

READERS: Final = (
    ("pdftotext", "-enc", "UTF-8", "{path}", "{out}.txt"),
    ("pdftoppm", "-r", "20", "-gray", "{path}", "{out}"),
    ("mutool", "draw", "-q", "-F", "txt", "-o", "{out}.txt", "{path}"),
    ("mutool", "draw", "-q", "-r", "20", "-o", "{out}-%d.png", "{path}"),
)
WHERE_IT_IS: Final = (("qpdf", "--check", "{path}"),)
"""Programs that look, where somebody has them."""
_LEAST_BYTES: Final = 10_000
"""So much at least a reader makes of a print file."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Path]:
    """Print files of a list and of the examples."""
    return tuple(make_print_files(tmp_path_factory.mktemp("printen")))


def test_a_print_file_conforms_to_pdf_ua_1_and_pdf_a_2a(files: Sequence[Path], verapdf: Validator) -> None:
    """No rule of either standard fails with veraPDF."""
    assert len(files) == 2
    assert {path.name: list(found) for path, found in verapdf(files).items()} == {
        path.name: [] for path in files
    }


@pytest.mark.parametrize("command", READERS, ids=lambda command: "-".join(command[:2]))
def test_readers_open_a_print_file_as_they_open_a_letter(
    command: Sequence[str], files: Sequence[Path], tmp_path: Path
) -> None:
    """None has to mend anything; what a reader itself lacks, it says of a letter too."""
    find_program(command[0])
    letter = next(files[0].parent.glob("0002-*.pdf"))
    usual = _said(command, letter, tmp_path / letter.stem)
    assert usual[0] == 0
    for path in files:
        assert _said(command, path, tmp_path / path.stem) == usual
        assert sum(found.stat().st_size for found in tmp_path.glob(f"{path.stem}*")) > _LEAST_BYTES


def test_whatever_else_checks_files_finds_no_fault(files: Sequence[Path], tmp_path: Path) -> None:
    """Programs that not everybody has; without them, PDFium and pypdf in its strict mode judge."""
    for command in (item for item in WHERE_IT_IS if shutil.which(item[0])):
        assert [_said(command, path, tmp_path / "uit") for path in files] == [(0, "")] * len(files)
    for path in files:
        content = path.read_bytes()
        sections, shown = list(Opened(content).sections()), texts(content)
        assert len(sections) > 10
        assert all(shown[page].strip() for section in sections for page in section.pages)


def _said(command: Sequence[str], path: Path, out: Path) -> tuple[int, str]:
    """How a program ended, and what it said of the file on standard error."""
    done = subprocess.run(
        [part.format(path=path, out=out) for part in command], capture_output=True, check=False, timeout=120
    )
    return done.returncode, done.stderr.decode(errors="replace")
