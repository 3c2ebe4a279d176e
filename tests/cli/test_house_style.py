"""The house style: a Word file out, an edited one back into a court's own folder."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from proeftuin_docs.errors import number_of
from proeftuin_docs.resources import bundled_root
from tests.cli.conftest import Program

BUNDLED = bundled_root() / "templates" / "docx"
EXAMPLE = bundled_root() / "examples" / "zaak.yaml"
STATED = bundled_root() / "examples" / "gerecht" / "letters" / "profielen"
STYLES = "word/styles.xml"


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def with_part(word: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """A Word file with something replaced in one part."""
    made = BytesIO()
    with ZipFile(BytesIO(word)) as source, ZipFile(made, "w") as target:
        for part in source.namelist():
            content = source.read(part)
            target.writestr(part, content.replace(old, new) if part == name else content)
    return made.getvalue()


@pytest.mark.parametrize("name", ["brief", "huisstijl"])
def test_what_is_given_out_comes_back_as_it_was(
    program: Program, court: Path, tmp_path: Path, name: str
) -> None:
    """Nothing changes by looking at the house style in Word without editing it; nothing else is copied."""
    word = tmp_path / "stijl.docx"
    assert program("house-style", name, "-o", word).code == 0
    assert program("--config", court, "house-style", name, "--from", word).code == 0
    assert files_of(court / "templates" / "docx" / name) == files_of(BUNDLED / name)
    assert [path.name for path in (court / "templates" / "docx").iterdir()] == [name]


def test_an_edited_house_style_is_that_of_the_letters(program: Program, court: Path, tmp_path: Path) -> None:
    """A court that changes the size of its text gets letters in that size."""
    word, letter = tmp_path / "stijl.docx", tmp_path / "brief.docx"
    program("house-style", "brief", "-o", word)
    edited = with_part(word.read_bytes(), STYLES, b'w:val="23"', b'w:val="25"')
    assert edited != word.read_bytes()
    word.write_bytes(edited)

    assert program("--config", court, "house-style", "brief", "--from", word).code == 0
    done = program(
        "--config", court, "render", "oproep-rc", "--format", "docx", "--data", EXAMPLE, "-o", letter
    )

    assert done.code == 0
    with ZipFile(letter) as made:
        assert b'w:val="25"' in made.read(STYLES)


def test_a_file_that_is_no_house_style_changes_nothing(program: Program, court: Path, tmp_path: Path) -> None:
    """Everything that is wrong with it is said, and the folder stays as it was."""
    word = tmp_path / "stijl.docx"
    word.write_bytes(b"geen Word-bestand")
    before = files_of(court)

    done = program("--config", court, "house-style", "brief", "--from", word)

    assert (done.code, files_of(court)) == (5, before)
    assert f"({number_of('rendering.faulty_word_template')})" in done.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["brief"], "usage.nothing_to_do"),
        (["brief", "--from", EXAMPLE], "usage.no_configuration_folder"),
        (["anders", "-o", "x.docx"], "usage.unknown_house_style"),
    ],
)
def test_a_command_that_lacks_something_says_what(
    program: Program, arguments: list[str | Path], code: str
) -> None:
    """Neither the bundled house style nor one without a name is ever changed."""
    done = program("house-style", *arguments)
    assert done.code == 2
    assert f"({number_of(code)})" in done.err


def test_a_style_that_somebody_made_is_kept_when_another_takes_its_place(
    program: Program, court: Path, tmp_path: Path
) -> None:
    """Work in the folder of the court is set aside and told; what travels with the program is not."""
    first, second = tmp_path / "een.docx", tmp_path / "twee.docx"
    program("house-style", "brief", "-o", first)
    second.write_bytes(with_part(first.read_bytes(), STYLES, b'w:val="23"', b'w:val="27"'))
    first.write_bytes(with_part(first.read_bytes(), STYLES, b'w:val="23"', b'w:val="25"'))
    assert program("--config", court, "house-style", "brief", "--from", first).code == 0
    assert not (court / "vervallen").exists()
    made = files_of(court / "templates" / "docx" / "brief")

    done = program("--config", court, "house-style", "brief", "--from", second)
    assert done.code == 0
    assert "vervallen/brief-1" in done.err
    assert files_of(court / "vervallen" / "brief-1") == made
    assert files_of(court / "templates" / "docx" / "brief") != made


@pytest.mark.parametrize("name", ["brief", "gerecht"])
def test_a_folder_that_does_not_exist_yet_is_started(program: Program, tmp_path: Path, name: str) -> None:
    """With what the court gave and nothing else; it is a configuration from then on."""
    court, given = tmp_path / "nieuw" / "gerecht", tmp_path / ("x.docx" if name == "brief" else "x.yaml")
    (tmp_path / "logo.svg").write_bytes((STATED / "logo.svg").read_bytes())
    assert program("house-style", name, "-o", given).code == 0
    assert program("--config", court, "list").code == 3

    done = program("--config", court, "house-style", name, "--from", given)

    assert done.code == 0
    made = "templates/docx/brief" if name == "brief" else "letters/profielen"
    assert {path.rpartition("/")[0] for path in files_of(court)} >= {made}
    assert [path for path in files_of(court) if not path.startswith(made)] == []
    assert program("--config", court, "list").code == 0


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [("brief", b"geen Word-bestand", 5), ("gerecht", b"huisstijl: {kleur: '#ffffff'}", 3)],
)
def test_a_folder_is_not_started_for_what_is_refused(
    program: Program, tmp_path: Path, name: str, content: bytes, code: int
) -> None:
    """Nothing is left of it."""
    court, given = tmp_path / "nieuw", tmp_path / "x"
    given.write_bytes(content)
    assert program("--config", court, "house-style", name, "--from", given).code == code
    assert not court.exists()


def test_a_folder_with_something_else_in_it_is_no_new_one(program: Program, tmp_path: Path) -> None:
    """Somebody who names the wrong folder gets no templates in it."""
    (tmp_path / "mijn").mkdir()
    (tmp_path / "mijn" / "foto.jpg").write_bytes(b"x")
    done = program(
        "--config", tmp_path / "mijn", "house-style", "gerecht", "--from", STATED / "huisstijl.yaml"
    )
    assert done.code == 3
    assert f"({number_of('configuration.empty_folder')})" in done.err
    assert list(files_of(tmp_path / "mijn")) == ["foto.jpg"]


def test_what_a_court_states_stands_beside_its_other_profiles(program: Program, court: Path) -> None:
    """The text as it was typed, and of the logo what it draws; profiles that are there stay."""
    profiles = court / "letters" / "profielen"
    profiles.mkdir(parents=True)
    (profiles / "hulp.yaml").write_bytes(b"# eigen\n")
    done = program("--config", court, "house-style", "gerecht", "--from", STATED / "huisstijl.yaml")
    assert done.code == 0
    found = files_of(profiles)
    assert sorted(found) == ["huisstijl.yaml", "hulp.yaml", "logo.svg"]
    assert found["huisstijl.yaml"] == (STATED / "huisstijl.yaml").read_bytes()
    assert found["hulp.yaml"] == b"# eigen\n"
    assert b"<path" in found["logo.svg"]
    assert b"<!--" not in found["logo.svg"]


def test_what_a_court_stated_before_is_kept(program: Program, court: Path, tmp_path: Path) -> None:
    """Given out, changed and taken back: the former text is set aside, and told."""
    program("--config", court, "house-style", "gerecht", "--from", STATED / "huisstijl.yaml")
    given = court / "letters" / "profielen" / "nieuw.yaml"
    assert program("--config", court, "house-style", "gerecht", "-o", given).code == 0
    assert given.read_bytes() == (STATED / "huisstijl.yaml").read_bytes()
    given.write_bytes(given.read_bytes().replace(b"#7a1f3d", b"#0b5a2f"))

    done = program("--config", court, "house-style", "gerecht", "--from", given)

    assert done.code == 0
    assert "vervallen/gerecht-1" in done.err
    kept = files_of(court / "vervallen" / "gerecht-1")
    assert kept["huisstijl.yaml"] == (STATED / "huisstijl.yaml").read_bytes()
    assert b"#0b5a2f" in (court / "letters" / "profielen" / "huisstijl.yaml").read_bytes()


def test_check_tells_the_faults_of_a_house_style(program: Program, court: Path) -> None:
    """With the line in the file of the court."""
    profiles = court / "letters" / "profielen"
    profiles.mkdir(parents=True)
    (profiles / "huisstijl.yaml").write_text("huisstijl:\n  naam: x\n  kleur: '#ffd700'\n", encoding="utf-8")
    done = program("--config", court, "check")
    assert done.code != 0
    assert done.err.count(f"({number_of('branding.weak_colour')})") == 1
    assert "letters/profielen/huisstijl.yaml:3" in done.err


@pytest.mark.parametrize("place", ["templates/docx", "templates/docx/brief", "letters/profielen"])
def test_what_a_killed_run_left_is_in_its_place_at_the_next_start(
    program: Program, court: Path, place: str
) -> None:
    """Whole as it was made; also what an older program left, which put in all of the Word templates."""
    (court / place).mkdir(parents=True)
    (court / place / "oud.txt").write_bytes(b"oud")
    whole = court / f".klaar-{place.rpartition('/')[2]}"
    whole.mkdir()
    (whole / "nieuw.txt").write_bytes(b"nieuw")
    assert program("--config", court, "list").code == 0
    assert files_of(court / place) == {"nieuw.txt": b"nieuw"}
    assert not whole.exists()
