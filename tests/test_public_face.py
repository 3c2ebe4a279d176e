"""The public face: what can be imported is there, documented and typed, and the page of examples is true."""

import inspect
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

import proeftuin_docs
from proeftuin_docs import Library
from proeftuin_docs.composition import compose_form
from tests.mailmerge.sample_lists import csv_list, sample_rows

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "python.md"
_BLOCK: Final = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples() -> list[str]:
    """The examples of the page, in their order."""
    return _BLOCK.findall(PAGE.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_the_examples_of_the_page_are_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is run as it stands, after those before it."""
    (tmp_path / "zaak.yaml").write_bytes((ROOT / "examples" / "zaak.yaml").read_bytes())
    (tmp_path / "lijst.csv").write_bytes(csv_list(sample_rows(1)))
    monkeypatch.chdir(tmp_path)
    known: dict[str, object] = {"__name__": "example"}
    for example in examples():
        exec(compile(example, str(PAGE), "exec"), known)
    assert len(examples()) > 6
    assert (tmp_path / "verhoor" / "overzicht.html").is_file()
    assert list((tmp_path / "brieven").glob("*.pdf"))


def test_the_page_names_the_whole_public_face() -> None:
    """Every function has an example, and every error its exit code; results and helpers are shown in use."""
    text = PAGE.read_text(encoding="utf-8")
    results = {"HearingSet", "Outcome", "Place", "Reading", "Verdict", "Verified"}
    others = {"build", "compare_as_page", "publish", "verify_printed"}
    missing = {name for name in proeftuin_docs.__all__ if f"`{name}" not in text and f" {name}" not in text}
    assert missing <= results | others


@pytest.mark.parametrize("name", proeftuin_docs.__all__)
def test_everything_public_is_there_and_documented(name: str) -> None:
    """A docstring says what comes back."""
    assert inspect.getdoc(getattr(proeftuin_docs, name))


def test_what_is_not_public_is_refused_as_python_does() -> None:
    """A slip in a name is an `AttributeError`, as of any module."""
    with pytest.raises(AttributeError, match="no attribute 'rendr'"):
        _ = proeftuin_docs.rendr


def test_the_types_travel_along() -> None:
    """Who installs the package can check their own program against it."""
    assert (Path(proeftuin_docs.__file__).parent / "py.typed").is_file()


def test_importing_the_package_imports_nothing_else() -> None:
    """A start costs little: names are imported when they are first used."""
    code = "import sys, proeftuin_docs; print([n for n in sys.modules if n.startswith('proeftuin_docs.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_library_reads_no_more_than_it_is_asked_for(tmp_path: Path) -> None:
    """A form that is half written stands in the way of itself alone."""
    (tmp_path / "forms" / "half").mkdir(parents=True)
    (tmp_path / "forms" / "half" / "1.0.0.yaml").write_text("schema: 1\n", encoding="utf-8")
    library = Library.open(tmp_path)
    assert proeftuin_docs.render(library, "sai", "html")
    with pytest.raises(proeftuin_docs.DefinitionError):
        library.find("half")


@pytest.mark.parametrize("format_name", ["pdf", "docx", "html"])
def test_a_form_that_comes_back_is_composed_once(format_name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its fields, its values and the text around them are all held against the same document."""
    answers = (b"naam: Kim\n", "antwoorden.yaml")
    filled = proeftuin_docs.render(Library.open(), "veiligheidsplan", format_name, answers)
    composed: list[str] = []

    def counted(definition: object, *rest: object, **named: object) -> object:
        composed.append(format_name)
        return compose_form(definition, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr("proeftuin_docs.composition.compose_form", counted)
    file = proeftuin_docs.GivenFile("plan", lambda: filled)
    (reading,) = proeftuin_docs.read(Library.open(), [file])
    assert reading.read is not None
    assert dict(reading.read.values) == {"naam": "Kim"}
    assert composed == [format_name]
