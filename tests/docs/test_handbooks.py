"""What the handbooks promise besides commands: completion in a shell, and every document by name."""

import json
import re
import subprocess
import sys
from typing import Final

import pytest

from tests.cli.conftest import Program
from tests.docs.pages import DOCS, ROOT, inline_code

ICT: Final = DOCS / "handboek" / "ict.md"
CHOSEN: Final = re.compile(r"[Kk]ies\s+(?:in\s+de\s+balie\s+)?\*\*([^*]+)\*\*")
VARIABLE: Final = "_PROEFTUIN_DOCS_COMPLETE"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("proeftuin-docs re", {"plain,render", "plain,read"}),
        ("proeftuin-docs render x --format p", {"plain,pdf", "plain,print"}),
        ("proeftuin-docs house-style ge", {"plain,gerecht"}),
        ("proeftuin-docs render --si", {"plain,--size"}),
        ("proeftuin-docs hearing za", {"file,za"}),
        ("proeftuin-docs render x --data ant", {"file,ant"}),
    ],
)
def test_tab_completes_commands_options_choices_and_files(typed: str, offered: set[str]) -> None:
    """The program answers the shell as the lines on the page let it ask."""
    words = {"COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split()) - 1)}
    asked = _asked("bash_complete", **words)
    assert set(asked.splitlines()) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_on_the_page_is_one_that_the_program_knows(shell: str) -> None:
    """It gives the shell what the page lets it read."""
    assert any(f"{VARIABLE}={shell}_source proeftuin-docs" in code for code in inline_code(ICT))
    assert "_proeftuin_docs_completion" in _asked(f"{shell}_source")


def _asked(question: str, **words: str) -> str:
    command = [sys.executable, "-m", "proeftuin_docs"]
    environment = {"PYTHONPATH": ":".join(sys.path), "PATH": "/usr/bin:/bin", VARIABLE: question, **words}
    return subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout


def test_every_document_is_named_on_its_page(program: Program) -> None:
    """A reader finds each there."""
    listed = {item["id"] for item in json.loads(program("list", "--json").out)}
    named = set(inline_code(DOCS / "formulieren.md"))
    assert listed - named == set()


def test_what_a_handbook_says_to_choose_is_at_the_desk() -> None:
    """In the same words, so that a reader finds the button or the link."""
    pages = (page.read_text(encoding="utf-8") for page in (DOCS / "handboek").glob("*.md"))
    chosen = {" ".join(name.split()) for page in pages for name in CHOSEN.findall(page)}
    desk = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "templates" / "desk").glob("*.html"))
    assert len(chosen) > 8
    assert {name for name in chosen if not re.search(rf"[>}}]{re.escape(name)}[<{{]", desk)} == set()
