"""The command `diff`: two versions beside each other, as text and as a web page."""

import re
import sys
from itertools import pairwise
from pathlib import Path

import click
import pytest

from proeftuin_docs.cli.comparison_view import comparison_lines
from proeftuin_docs.cli.program import run
from proeftuin_docs.comparison.versions import compare
from proeftuin_docs.errors import number_of
from proeftuin_docs.library import Library
from tests.builders import form_head, form_text
from tests.cli.conftest import Program
from tests.conftest import Golden

VERSIONS = (
    ("iri@1.0.0", "iri@1.1.0"),
    ("sai@1.0.0", "sai@1.1.0"),
    ("veiligheidsplan@1.0.0", "veiligheidsplan@1.0.1"),
)
ESCAPE = "\x1b["


@pytest.fixture
def two_letters(tmp_path: Path) -> Path:
    """A court's own folder with a second version of a letter, of which one part was reworded."""
    bundled = Path(__file__).parents[2] / "letters" / "herinnering" / "1.0.0.yaml"
    text = bundled.read_text(encoding="utf-8").replace("version: 1.0.0", "version: 1.1.0")
    changed = text.replace("Questions? Call", "Any questions? Call", 1)
    assert changed != text
    path = tmp_path / "gerecht" / "letters" / "herinnering" / "1.1.0.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(changed.replace("status: vastgesteld", "status: concept"), encoding="utf-8")
    return tmp_path / "gerecht"


@pytest.mark.parametrize(("old", "new"), VERSIONS)
def test_two_versions_as_text(old: str, new: str, program: Program, golden: Golden) -> None:
    """Every word of it, as the command prints it where it does not go to a terminal."""
    done = program("diff", old, new)
    assert (done.code, done.err) == (0, "")
    golden(f"comparison/{old}-{new.partition('@')[2]}.txt", done.out)


@pytest.mark.parametrize(("old", "new"), VERSIONS)
def test_questions_come_first_and_the_version_itself_last(old: str, new: str, program: Program) -> None:
    """A sentence that sums up comes before both."""
    lines = program("diff", old, new).out.splitlines()
    assert re.fullmatch(r"(\d+ \w+(, | en )?)+\. Wat er over .*", lines[3])
    headings = [one for one, other in pairwise(lines) if set(other) == {"-"}]
    assert headings[-1] == "Over de versie zelf"
    assert max(map(len, lines)) <= 100


def test_a_document_without_a_version_is_its_newest_published_one(program: Program) -> None:
    """As with every other command."""
    assert program("diff", "iri", "iri@1.1.0").out == program("diff", "iri@1.0.0", "iri@1.1.0").out


def test_a_version_and_itself(program: Program) -> None:
    """No fault; there is nothing to say but that."""
    done = program("diff", "iri@1.0.0", "iri@1.0.0")
    assert done.code == 0
    assert done.out.splitlines()[-1] == "Er is niets veranderd."


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("iri@1.0.0", "iri@9.9.9"), "usage.unknown_version"),
        (("iri@9.9.9", "iri@1.0.0"), "usage.unknown_version"),
        (("iri@1.0.0", "bestaat-niet"), "usage.unknown_document"),
        (("iri@1.0.0", "sai@1.0.0"), "usage.different_documents"),
        (("iri@1.0.0", "oproep-rc"), "usage.different_documents"),
        (("iri@1.0.0", "iri@1.1.0", "--format", "pdf", "-o", "x"), "usage.unknown_comparison_format"),
        (("iri@1.0.0", "iri@1.1.0", "--format", "html"), "usage.no_page_to_write"),
    ],
)
def test_what_cannot_be_compared_is_said(arguments: tuple[str, ...], code: str, program: Program) -> None:
    """With what it is about and what can be done; nothing on standard output."""
    done = program("diff", *arguments)
    assert (done.code, done.out) == (2, "")
    assert f"({number_of(code)})" in done.err


def test_text_can_go_to_a_file(program: Program, tmp_path: Path) -> None:
    """The same as what is printed, and the name of the file is said."""
    path = tmp_path / "verschil.txt"
    done = program("diff", *VERSIONS[2], "-o", path)
    assert (done.code, done.out) == (0, "")
    assert str(path) in done.err
    assert path.read_text(encoding="utf-8") == program("diff", *VERSIONS[2]).out


def test_the_folder_of_a_page_has_to_be_there(program: Program, tmp_path: Path) -> None:
    """Then nothing is written."""
    done = program("diff", *VERSIONS[2], "--format", "html", "-o", tmp_path / "nergens" / "x.html")
    assert (done.code, list(tmp_path.iterdir())) == (2, [])


@pytest.mark.slow
def test_a_page_goes_to_a_file(program: Program, tmp_path: Path) -> None:
    """One file, of a size that can be sent; its name is said."""
    path = tmp_path / "verschil.html"
    done = program("diff", *VERSIONS[0], "--format", "html", "-o", path)
    assert (done.code, done.out, done.err) == (0, "", f"Geschreven: {path}\n")
    assert path.read_bytes().startswith(b"<!DOCTYPE html>")
    assert path.stat().st_size < 3_000_000


def test_a_page_goes_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """The page and not a letter more."""
    assert run(["diff", *VERSIONS[2], "--format", "html", "-o", "-"]) == 0
    out, err = capfdbinary.readouterr()
    assert out.startswith(b"<!DOCTYPE html>")
    assert out.rstrip().endswith(b"</html>")
    assert err == b""


def test_letters_are_compared_in_every_variant(two_letters: Path, program: Program, tmp_path: Path) -> None:
    """As text, and as pages filled with samples."""
    done = program("--config", two_letters, "diff", "herinnering@1.0.0", "herinnering@1.1.0")
    assert done.code == 0
    assert "[+Any questions+]" in done.out
    path = tmp_path / "brief.html"
    made = program(
        "--config",
        two_letters,
        "diff",
        "herinnering@1.0.0",
        "herinnering@1.1.0",
        "--format",
        "html",
        "-o",
        path,
    )
    assert made.code == 0
    page = path.read_text(encoding="utf-8")
    assert all(f"{title}</h3>" in page for title in ("In gewone taal", "In eenvoudige taal", "In het Engels"))


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colours_are_for_terminals_that_want_them(
    no_color: str, program: Program, monkeypatch: pytest.MonkeyPatch, *, coloured: bool
) -> None:
    """NO_COLOR takes them away, and the marks stay."""
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setenv("COLUMNS", "60")
    shown: list[str] = []
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "echo", lambda text, **_: shown.append(text))
    assert program("diff", *VERSIONS[0]).code == 0
    (text,) = shown
    assert (ESCAPE in text) is coloured
    assert "[-vader-]" in re.sub(r"\x1b\[\d+m", "", text)
    assert max(len(line) for line in re.sub(r"\x1b\[\d+m", "", text).splitlines()) <= 60


@pytest.mark.parametrize("width", [1, 40, 57, 100, 400])
def test_no_word_is_lost_at_any_width(width: int) -> None:
    """Lines are broken at spaces; what they say is the same."""
    comparison, told = compare(Library.open(), *VERSIONS[1])
    lines = list(comparison_lines(comparison, told, coloured=False, width=width))
    wide = list(comparison_lines(comparison, told, coloured=False, width=100))
    broad = max(40, min(width, 100))
    assert [line for line in lines if len(line) > broad and " " in line.strip()] == []
    marked = re.compile(r"\[[-+].*?[-+]\]", re.DOTALL)
    found = [[" ".join(item.split()) for item in marked.findall("\n".join(text))] for text in (lines, wide)]
    assert found[0] == found[1]
    assert len(found[0]) > 10


def test_forms_of_a_court_are_compared_too(court: Path, program: Program) -> None:
    """A concept with a question more than the one before."""
    other = court / "forms" / "klein" / "1.1.0.yaml"
    question = "- {kind: date, id: dag, label: Dag, help: Welke dag?}\n"
    content = "- {kind: text, id: naam, label: Naam}\n"
    other.write_text(form_text(content + question, form_head(version="1.1.0")), encoding="utf-8")
    done = program("--config", court, "diff", "klein@1.0.0", "klein@1.1.0")
    assert "Vraag: Dag [dag]\n  nieuw\n    [+Dag\n    uitleg: Welke dag?\n    soort: datum+]" in done.out
