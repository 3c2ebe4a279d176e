"""Nothing about a person is where it need not be: not in names, journal, manifest, nor in what is said."""

from pathlib import Path
from typing import Final

import pytest

from tests.mailmerge.processes import run
from tests.mailmerge.sample_lists import Row, csv_list, sample_row, sample_rows
from tests.spreadsheets.workbooks import workbook

PERSONAL: Final[Row] = {
    "Voornaam": "Zonderlinge",
    "Achternaam": "Uitzonderlijk",
    "Persoon straat": "Geheimlaan 77",
    "Persoon plaats": "Verborgenstad",
    "RC-nummer": "RC 26/98765",
    "Parketnummer": "",
    "Griffier e-mail": "zz.top@rechtbank.example",
    "Tolk taal": "Klingonees",
    "Tolk geregeld": "ja",
}
FAULTS: Final[tuple[Row, ...]] = (
    {"Datum verhoor": "31-02-Zonderlinge"},
    {"Bezorging": "Zonderlinge"},
    {"Geboortedatum": "Zonderlinge"},
    {"Kamer": "Zonderlinge 中"},
    {"Griffier telefoon": "Zonderlinge"},
    {"Parketnummer": "Zonderlinge"},
    {"Rechtbank": "Zonderlinge"},
    {"Plaats verhoor": "Zonderlinge\nzaal"},
    {"Melden bij": "Zonderlinge" * 40},
    {"Voornaam": "Zonderlinge\x07"},
)
"""Every row has something wrong, in ways that each part of the program finds."""


def _rows() -> list[Row]:
    others = {1: "Een", 2: "Twee", 7: "Zeven"}
    own = {
        number: {
            "Kamer": f"K{number}",
            "Achternaam": f"Uitzonderlijk-{word}",
            "RC-nummer": f"RC 26/98765{number}",
        }
        for number, word in others.items()
    }
    sound = [sample_row(number) | PERSONAL | different for number, different in own.items()]
    return [*sound, *(sample_row(1) | PERSONAL | wrong for wrong in FAULTS)]


def _parts(text: str) -> list[str]:
    """The words by which somebody could be known."""
    words = {word for cell in PERSONAL.values() for word in cell.replace("@", " ").split() if len(word) > 2}
    return sorted(word for word in words if word.casefold() in text.casefold())


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_nothing_personal_is_said_or_kept_beside_the_letters(kind: str, tmp_path: Path) -> None:
    """Sound rows and faulty ones: only the letters and the returned list tell about persons."""
    rows, folder, source = _rows(), tmp_path / "brieven", tmp_path / f"lijst.{kind}"
    if kind == "csv":
        source.write_bytes(csv_list(rows))
    else:
        rows = [{key: cell.replace("\x07", "\nb") for key, cell in row.items()} for row in rows]
        header = list(dict.fromkeys(key for row in rows for key in row))
        source.write_bytes(workbook([header, *([row.get(key, "") for key in header] for row in rows)]))
    code, said = run(source, folder, "--workers", "2")
    assert code == 1
    assert said.count("(X") + said.count("(Z") + said.count("(R") >= len(FAULTS)
    assert _parts(said) == []
    assert len(list(folder.glob("*.pdf"))) == 3
    kept = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".pdf"}
    assert _parts(" ".join(path.name for path in folder.rglob("*"))) == []
    returned = kept.pop(f"lijst-met-fouten.{kind}")
    assert kept.keys() == {".in-gebruik", "journaal.jsonl", "manifest.csv"}
    assert _parts(b"".join(kept.values()).decode()) == []
    assert returned


def test_a_file_that_cannot_be_read_is_told_without_what_is_in_it(tmp_path: Path) -> None:
    """A header, a quote, a byte: the message has a place and no cell."""
    sound = csv_list(sample_rows(1)).decode("utf-8-sig")
    broken = {
        "kop": sound.replace("Voornaam", "Voornaam;Voornaaam", 1).encode(),
        "aanhaling": (sound + 'Zonderlinge;"Uitzonderlijk').encode(),
        "byte": sound.encode() + b"Zonderlinge \x81\x8d",
        "dos": sound.encode() + "Zonderlinge Jos\u201a".encode("cp1252"),
    }
    for name, content in broken.items():
        source = tmp_path / f"{name}.csv"
        source.write_bytes(content)
        code, said = run(source, tmp_path / name)
        assert (code, _parts(said)) == (4, []), name
        assert "Traceback" not in said


def test_a_column_that_is_not_known_is_told_on_every_run(tmp_path: Path) -> None:
    """By its header, and not by what is in it; the letters are made."""
    rows = [row | {"Opmerkingen": "Uitzonderlijk Zonderlinge"} for row in sample_rows(1)]
    source = tmp_path / "lijst.csv"
    source.write_bytes(csv_list(rows))
    for _ in range(2):
        code, said = run(source, tmp_path / "brieven", "--format", "docx")
        assert code == 0
        assert "Opmerkingen" in said
        assert _parts(said) == []
