"""What goes wrong: an exit code per cause, Dutch words, and nothing written."""

import re
import socket
from pathlib import Path
from typing import NoReturn

import pytest

from proeftuin_docs.cli.commands import app
from tests.cli.conftest import Program

ENGLISH = (
    "Usage",
    "Error",
    "Options",
    "Missing",
    "Commands",
    "required",
    "Got unexpected",
    "No such",
    "Try '",
)
COMMANDS = (
    *("list", "show", "render", "build", "hearing", "letters", "diff", "read", "verify", "carry", "compare"),
    *("check", "publish", "house-style", "schema"),
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and the one that the program runs in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def english_in(text: str) -> list[str]:
    """The words of click that a Dutch text must not hold."""
    return [word for word in ENGLISH if word.lower() in text.lower()]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_help_page_is_dutch(command: str, program: Program) -> None:
    """No word of click shines through, nothing is cut off, and every option is explained."""
    done = program(*[command] * bool(command), "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Gebruik: proeftuin-docs {command}".rstrip())
    assert "Toon deze uitleg." in done.out
    assert english_in(done.out) == []
    assert "..." not in re.sub(r"\[?(ARGUMENTEN|BESTAND)\]?\.\.\.", "", done.out)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "Gebruik: proeftuin-docs"),
        (["--config", "x"], "'OPDRACHT' ontbreekt."),
        (["lst"], "opdracht 'lst' bestaat niet."),
        (["--jsn", "list"], "optie '--jsn' bestaat niet."),
        (["list", "--jsn"], "optie '--jsn' bestaat niet."),
        (["list", "--json=3"], "optie '--json' heeft geen waarde."),
        (["list", "meer", "nog"], "'meer nog' hoort niet bij deze opdracht."),
        (["show"], "'DOCUMENT' ontbreekt."),
        (["render", "iri", "-o", "x"], "'--format' ontbreekt."),
        (["render", "iri", "--format", "pdf"], "'--output' ontbreekt."),
        (["render", "iri", "--format"], "optie '--format' heeft een waarde nodig."),
        (["build"], "'--output' ontbreekt."),
        (["publish"], "'ID@VERSIE' ontbreekt."),
        (["publish", "iri"], "bij 'iri' ontbreekt de versie"),
        (["schema", "brieven"], "van soort 'brieven' is er geen schema"),
        (["render", "IRI", "--format", "pdf", "-o", "x"], "formulier 'IRI' bestaat niet"),
        (["render", "iri@9.9.9", "--format", "pdf", "-o", "x"], "iri heeft geen versie 9.9.9"),
        (["render", "iri", "--format", "xls", "-o", "x"], "onbekend formaat 'xls'"),
    ],
)
def test_wrong_usage_is_said_in_dutch(arguments: list[str], said: str, program: Program, here: Path) -> None:
    """Exit code 2, what is wrong, where help is, and nothing written."""
    done = program(*arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert english_in(done.err) == []
    assert list(here.iterdir()) == []


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"weg: x\n", "w.yaml", "w.yaml:1:1: vraag 'weg' bestaat niet"),
        (b"datum: morgen\nnaam: [x]\n", "w.yaml", "w.yaml:2:"),
        (b"\xff\xfe\x00", "w.yaml", "het bestand met antwoorden is niet te lezen"),
        (b'{"naam": 1,}', "w.json", "dit is geen geldige JSON"),
        (b"[1]", "w.json", "het bestand bevat geen antwoorden"),
        (b"a\x00b: 1", "w.yaml", "w.yaml"),
    ],
)
def test_faulty_data_is_said_with_its_place(
    data: bytes, name: str, said: str, program: Program, here: Path
) -> None:
    """Exit code 4, and no document."""
    (here / name).write_bytes(data)
    done = program("render", "veiligheidsplan", "--format", "pdf", "--data", name, "-o", "uit.pdf")
    assert (done.code, done.out) == (4, "")
    assert said in done.err
    assert "  → " in done.err
    assert [path.name for path in here.iterdir()] == [name]


def test_a_folder_as_data_is_said(program: Program, tmp_path: Path) -> None:
    """A folder holds no answers; the message is not the system's English."""
    done = program("render", "iri", "--format", "pdf", "--data", tmp_path, "-o", tmp_path / "uit.pdf")
    assert done.code == 4
    assert "dit is een map" in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("target", "said"), [("weg/uit.pdf", "dit bestaat niet"), (".", "dit is een map")])
def test_a_place_that_cannot_be_written_is_said(
    target: str, said: str, program: Program, tmp_path: Path
) -> None:
    """Exit code 2, for a missing folder and for a folder in the place of a file."""
    done = program("render", "iri", "--format", "print", "-o", tmp_path / target)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "said"), [("weg", "bestaat niet"), ("leeg", "bevat geen configuratie")])
def test_a_wrong_configuration_folder_is_said(name: str, said: str, program: Program, tmp_path: Path) -> None:
    """Exit code 3, and no silent falling back on the bundled forms."""
    (tmp_path / "leeg").mkdir()
    done = program("--config", tmp_path / name, "list")
    assert (done.code, done.out) == (3, "")
    assert said in done.err


def test_checking_a_missing_file_is_said(program: Program, tmp_path: Path) -> None:
    """Exit code 3, in Dutch."""
    done = program("check", tmp_path / "weg.yaml")
    assert done.code == 3
    assert "dit bestaat niet" in done.err


def test_a_character_without_glyph_is_said(program: Program, tmp_path: Path) -> None:
    """Exit code 5 with the character and the question, and no document."""
    (tmp_path / "w.yaml").write_text("naam: 中\n", encoding="utf-8")
    done = program(
        "render",
        "veiligheidsplan",
        "--format",
        "pdf",
        "--data",
        tmp_path / "w.yaml",
        "-o",
        tmp_path / "u.pdf",
    )
    assert done.code == 5
    assert "U+4E2D" in done.err
    assert "Naam slachtoffer" in done.err
    assert not (tmp_path / "u.pdf").exists()


def test_an_unexpected_failure_tells_nothing_of_what_was_filled_in(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A traceback or an exception's text could hold an answer; only its kind is said."""

    def fail(*_args: object) -> NoReturn:
        raise RuntimeError("Geheim Adres 12")

    monkeypatch.setattr("proeftuin_docs.renderers.registry.render_document", fail)
    done = program("render", "veiligheidsplan", "--format", "pdf", "-o", tmp_path / "uit.pdf")
    assert done.code == 1
    assert "RuntimeError" in done.err
    assert "Geheim" not in done.said
    assert list(tmp_path.iterdir()) == []


def test_an_interruption_is_no_crash(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Control-C ends with the code that shells expect, without a traceback."""

    def interrupt(*_args: object, **_settings: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(app, "main", interrupt)
    done = program("list")
    assert (done.code, done.out) == (130, "")


@pytest.mark.parametrize("format_name", ["pdf", "print", "docx", "html"])
def test_making_a_document_needs_no_network_and_touches_nothing_else(
    format_name: str, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody told leaves no trace: no connection, no file in home or among temporary files."""
    watched = tmp_path / "thuis"
    watched.mkdir()
    for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(watched))
    monkeypatch.setattr("tempfile.tempdir", None)

    def refuse(*_args: object, **_settings: object) -> NoReturn:
        raise AssertionError("a connection was tried")

    for name in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    (tmp_path / "w.yaml").write_text("naam: Iemand\n", encoding="utf-8")
    target = tmp_path / "uit" / "document"
    target.parent.mkdir()
    data = ("--data", tmp_path / "w.yaml")
    assert program("render", "veiligheidsplan", "--format", format_name, *data, "-o", target).code == 0
    assert [path.name for path in target.parent.iterdir()] == ["document"]
    assert list(watched.rglob("*")) == []
