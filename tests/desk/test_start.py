"""The start page and the instruments on it."""

import subprocess
import sys
from importlib import util
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from proeftuin_docs import Library, render
from proeftuin_docs.cli.program import run
from proeftuin_docs.desk.app import create_app
from proeftuin_docs.desk.settings import DeskSettings
from proeftuin_docs.desk.workers import Workers


def test_the_start_page_has_every_form(desk: TestClient) -> None:
    """Each by its title, with its version."""
    text = desk.get("/").text
    assert "Veiligheidsplan" in text
    assert 'href="/formulieren/iri"' in text


def test_a_blank_form_comes_in_every_format(desk: TestClient) -> None:
    """By the name that it has everywhere."""
    text = desk.get("/formulieren/veiligheidsplan").text
    assert 'href="/formulieren/veiligheidsplan/veiligheidsplan-1.0.1.pdf"' in text
    pdf = desk.get("/formulieren/veiligheidsplan/veiligheidsplan-1.0.1-print.pdf")
    assert pdf.content == render(Library.open(), "veiligheidsplan", "print")
    assert pdf.headers["content-disposition"] == 'attachment; filename="veiligheidsplan-1.0.1-print.pdf"'
    word = desk.get("/formulieren/veiligheidsplan/veiligheidsplan-1.0.1-groot.docx")
    assert word.content[:2] == b"PK"


def test_what_is_not_there_is_a_page(desk: TestClient) -> None:
    """With the way back."""
    for path in ("/formulieren/nergens", "/formulieren/iri/iri-0.0.0.pdf", "/stijl/../../secret"):
        answer = desk.get(path)
        assert answer.status_code == 404
        assert 'href="/"' in answer.text


def test_nothing_else_needs_what_the_desk_needs() -> None:
    """The package and every command can be used without the extra."""
    found = "import sys, proeftuin_docs, proeftuin_docs.cli.commands; print('starlette' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", found], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_without_the_extra_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In words, with what to type."""
    monkeypatch.setattr("proeftuin_docs.cli.desk_commands.find_spec", lambda _name: None)
    assert util.find_spec("starlette")
    assert run(["serve", "--no-browser"]) == 2
    assert "pip install 'proeftuin-docs[desk]'" in capsys.readouterr().err


def test_a_court_has_colours_and_pages_of_its_own(tmp_path: Path) -> None:
    """A file in its folder goes before ours, the others stay."""
    own = tmp_path / "templates" / "desk"
    own.mkdir(parents=True)
    (own / "tokens.css").write_text(":root { --accent: #154273; }", encoding="utf-8")
    (own / "fault.html").write_text("{{ title }} van het gerecht", encoding="utf-8")
    settings = DeskSettings(config=tmp_path, open_=True)
    client = TestClient(create_app(settings, Workers(None), log=lambda _line: None), "http://127.0.0.1:8765")
    assert client.get("/stijl/tokens.css").text == ":root { --accent: #154273; }"
    assert client.get("/stijl/desk.css").text != ""
    assert client.get("/nergens").text == "Deze pagina is er niet van het gerecht"
