"""The program as a function: arguments in, exit code and output out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from proeftuin_docs.cli.program import run
from tests.builders import form_head, form_text


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run gave: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Everything that was said."""
        return self.out + self.err


Program = Callable[..., Outcome]


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    """Runs the program in this process; no configuration comes from the environment."""
    monkeypatch.delenv("PROEFTUIN_DOCS_CONFIG", raising=False)
    monkeypatch.delenv("PROEFTUIN_DOCS_DEBUG", raising=False)

    def call(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Outcome(int(code), out, err)

    return call


@pytest.fixture
def court(tmp_path: Path) -> Path:
    """A court's own folder with one form `klein`, a concept."""
    path = tmp_path / "gerecht" / "forms" / "klein" / "1.0.0.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(form_text(head=form_head()), encoding="utf-8")
    return tmp_path / "gerecht"
