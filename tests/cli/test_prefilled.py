"""What a case filled in is said in one line, and not counted when the form comes back."""

from pathlib import Path

from proeftuin_docs.resources import example_cases
from tests.cli.conftest import Program


def test_the_commands_say_what_they_filled_in(tmp_path: Path, program: Program) -> None:
    """In one line, by the words of the fields; read counts the others."""
    case, path = tmp_path / "zaak.yaml", tmp_path / "lijst.docx"
    case.write_bytes(example_cases()[0].read_bytes())
    done = program("render", "vragenlijst-ovj", "--format", "docx", "--data", case, "-o", path)
    (line,) = [line for line in done.err.splitlines() if line.startswith("Ingevuld uit de zaak: ")]
    assert line.startswith("Ingevuld uit de zaak: Kenmerk van de zaak, Datum van het verhoor, ")
    assert "RC 26" not in line
    shown = program("read", path).out
    assert "  0 van de 6 vragen ingevuld\n" in shown
    assert "  niet meegeteld, want al ingevuld uit de zaak: 5\n" in shown
    blank = program("render", "vragenlijst-ovj", "--format", "docx", "-o", tmp_path / "leeg.docx")
    assert "Ingevuld uit de zaak" not in blank.err
