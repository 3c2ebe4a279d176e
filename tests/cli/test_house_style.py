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
    """Nothing changes by looking at the house style in Word without editing it."""
    word = tmp_path / "stijl.docx"
    assert program("house-style", name, "-o", word).code == 0
    assert program("--config", court, "house-style", name, "--from", word).code == 0
    assert files_of(court / "templates" / "docx") == files_of(BUNDLED)


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
