"""The command that carries: what somebody decided in is never written over."""

import json
from pathlib import Path

from click.testing import CliRunner

from proeftuin_docs.cli.commands import app
from proeftuin_docs.library import Library
from proeftuin_docs.usecases.render import render


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    """The first run makes the review, the second one refuses and leaves it as it is."""
    answers = json.dumps({"kenmerk": "RC 26/0001", "vraag": [{"vraag": "Wanneer was dat?"}]}).encode()
    handed_in, review = tmp_path / "ovj.html", tmp_path / "toets.docx"
    handed_in.write_bytes(render(Library.open(), "vragenlijst-ovj", "html", (answers, "vragen.json")))
    asked = ["carry", str(handed_in), "--to", "vragentoets-rc", "-o", str(review)]
    assert CliRunner().invoke(app, asked).exit_code == 0
    review.write_bytes(review.read_bytes() + b"besloten")
    before = review.read_bytes()
    again = CliRunner().invoke(app, asked, standalone_mode=False)
    assert "flows.already_there" in str(getattr(again.exception, "diagnostics", ""))
    assert review.read_bytes() == before
