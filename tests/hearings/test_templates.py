"""A court's own templates of letters: `check` tries them, without a case."""

import shutil
from pathlib import Path

import pytest

from proeftuin_docs.errors import Severity
from proeftuin_docs.library import Library
from proeftuin_docs.quality.check import check
from proeftuin_docs.resources import bundled_root


@pytest.mark.slow
@pytest.mark.parametrize(
    ("folder", "file", "code"),
    [
        ("pdf", "letter.typ", "rendering.typesetting_failed"),
        ("docx", "brief/word/document.xml", "rendering.faulty_word_template"),
        ("html", "letter.html", "rendering.faulty_web_template"),
        ("html", "page.css", "rendering.faulty_web_template"),
    ],
)
def test_a_broken_template_of_letters_is_found_without_a_case(
    tmp_path: Path, folder: str, file: str, code: str
) -> None:
    """A court hears of it when it checks, not when a letter has to go out."""
    own = tmp_path / "templates" / folder
    shutil.copytree(bundled_root() / "templates" / folder, own)
    (own / file).write_text("{{ #let", encoding="utf-8")

    _, found = check(Library.open(tmp_path))

    errors = [item.name for item in found if item.severity is Severity.ERROR]
    assert set(errors) == {code}


def test_every_fault_of_a_template_is_said_once(tmp_path: Path) -> None:
    """Every document is tried; what they have in common is one fault."""
    own = tmp_path / "templates" / "html"
    shutil.copytree(bundled_root() / "templates" / "html", own)
    (own / "page.css").unlink()

    _, found = check(Library.open(tmp_path))

    assert [item.name for item in found if item.severity is Severity.ERROR] == [
        "rendering.faulty_web_template"
    ]
