"""The reference says what the program does today."""

import re
from pathlib import Path

import proeftuin_docs
from proeftuin_docs.cli.commands import app
from proeftuin_docs.errors import ExitCode
from tests.docs.pages import DOCS
from tests.docs.reference import PAGE, WORDS, code_rows, reference, variables

CTRL_C = 130


def test_the_page_is_what_the_program_says() -> None:
    """`make reference` was run after the last change of a command."""
    assert PAGE.read_text(encoding="utf-8") == reference()
    assert set(re.findall(r"^## ([a-z-]+)$", reference(), re.MULTILINE)) == set(app.commands)


def test_every_exit_code_is_explained() -> None:
    """Those of the program, and that of Ctrl-C; for who looks after computers the same table."""
    assert set(WORDS["codes"]) == {*map(int, ExitCode), CTRL_C}
    assert code_rows() in (DOCS / "handboek" / "ict.md").read_text(encoding="utf-8")


def test_every_environment_variable_of_ours_is_explained() -> None:
    """A name that stands in the source stands on the page."""
    source = Path(proeftuin_docs.__file__).parent.rglob("*.py")
    texts = (file.read_text(encoding="utf-8") for file in source)
    used = {name for text in texts for name in re.findall(r"\bPROEFTUIN_DOCS_[A-Z]+\b", text)}
    assert used <= {name for name, _ in variables()}
    assert len(used) >= 3
