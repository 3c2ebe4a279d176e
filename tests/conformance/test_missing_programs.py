"""A machine that lacks a program, or a part of one: the test says what is missing."""

from pathlib import Path

import pytest

from tests.conformance import programs
from tests.conformance.programs import find_libreoffice, find_program, judge_with_verapdf, run_node


@pytest.fixture(params=["", "required"])
def missing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> type[BaseException]:
    """How a test ends that lacks a tool: skipped, or failed where every validator has to be there."""
    monkeypatch.setenv("PROEFTUIN_CONFORMANCE", request.param)
    return pytest.fail.Exception if request.param else pytest.skip.Exception


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which programs are found."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def install(folder: Path, name: str, script: str = "exit 0") -> None:
    """Put a program there that does what this script says."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)


def test_a_program_that_is_not_there_is_named(machine: Path, missing: type[BaseException]) -> None:
    """With the place that says which package has it."""
    with pytest.raises(missing, match=r"pdftk is not installed; \.ci/run says"):
        find_program("pdftk")
    install(machine, "pdftk")
    assert find_program("pdftk") == str(machine / "pdftk")


@pytest.mark.parametrize(("part", "library"), [("Writer", "libswlo.so"), ("Draw", "libsdlo.so")])
def test_a_part_of_libreoffice_that_is_not_there_is_named(
    part: str, library: str, machine: Path, missing: type[BaseException]
) -> None:
    """LibreOffice with another part only; once the part is there, the program is found."""
    install(machine, "soffice")
    install(machine, "soffice.bin")
    for other in set(programs.LIBREOFFICE_PARTS.values()) - {library}:
        (machine / other).touch()
    with pytest.raises(missing, match=f"LibreOffice {part} is not installed, {library} is missing"):
        find_libreoffice(part)
    (machine / library).touch()
    assert find_libreoffice(part) == str(machine / "soffice")


def test_a_wrapper_of_libreoffice_is_trusted(machine: Path) -> None:
    """Its libraries are elsewhere, so nothing can be told of its parts."""
    install(machine, "soffice")
    assert find_libreoffice("Draw") == str(machine / "soffice")


@pytest.mark.parametrize("name", sorted(programs.START_PROBES))
def test_a_program_that_does_not_start_is_told(
    name: str, machine: Path, missing: type[BaseException]
) -> None:
    """A stub in its place, with the reason that it gives."""
    install(machine, name, "echo 'library not found' >&2; exit 127")
    with pytest.raises(missing, match=f"{name} is installed but does not start: .*127, library not found"):
        find_program(name)


def test_java_without_verapdf_is_told(
    machine: Path, missing: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The validator is fetched apart from Java."""
    install(machine, "java")
    monkeypatch.setattr(programs, "VERAPDF_FOLDER", machine / "leeg")
    with pytest.raises(missing, match="veraPDF is not installed; run: make tools"):
        judge_with_verapdf([])


def test_node_without_its_packages_is_told(
    machine: Path, missing: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The scripts are here, what they import is not."""
    install(machine, "node")
    monkeypatch.setattr(programs, "NODE_FOLDER", machine / "leeg")
    with pytest.raises(missing, match="tests/node has no packages yet; run: make tools"):
        run_node("axe.mjs")
