"""Names of files: by row and mark, or from a column that the user chose; nothing else personal anywhere."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proeftuin_docs.errors import DataError, number_of
from proeftuin_docs.library import Library
from proeftuin_docs.output_folder.journal import is_safe_name
from tests.mailmerge.conftest import Make, letters_in, require_in_order
from tests.mailmerge.sample_lists import Row, csv_list, sample_row, sample_rows


def _named(*names: str) -> list[Row]:
    return [sample_row(number) | {"Dossier": name} for number, name in enumerate(names, start=1)]


def test_names_tell_nothing_and_differ_between_folders(make: Make, folder: Path, tmp_path: Path) -> None:
    """The mark of a case is made with a key of this folder, so that nobody can try case numbers."""
    from proeftuin_docs.mailmerge.run import Request, letters

    rows = sample_rows(2)
    make(rows)
    other = tmp_path / "elders"
    letters(Library.open(), Request(csv_list(rows), "lijst.csv", other))
    first, second = (sorted(letters_in(path)) for path in (folder, other))
    assert all(re.fullmatch(r"\d{4}-[0-9a-f]{8}\.pdf", name) for name in [*first, *second])
    assert {name[5:] for name in first}.isdisjoint(name[5:] for name in second)


@pytest.mark.slow
def test_journal_and_manifest_hold_nothing_personal(make: Make, folder: Path) -> None:
    """No cell of the list stands in them, whole or in part."""
    row = sample_row(1) | {
        "Voornaam": "Zonderling",
        "Achternaam": "Uitzonderlijk",
        "RC-nummer": "RC 26/98765",
    }
    make([row, sample_row(2) | {"Datum verhoor": "geheim"}])
    kept = b"".join((folder / name).read_bytes() for name in ("journaal.jsonl", "manifest.csv"))
    assert not [cell for cell in (*row.values(), "geheim") if len(cell) > 3 and cell.encode() in kept.lower()]
    assert b"98765" not in kept


@pytest.mark.slow
def test_a_column_gives_the_names(make: Make, folder: Path) -> None:
    """A column that no case has is allowed when it is named for this."""
    outcome = make(_named("Dossier 12-a", "Élodie & co"), name_column="dossier")
    assert outcome.made == 2
    assert sorted(letters_in(folder)) == ["Dossier 12-a.pdf", "Élodie & co.pdf"]
    assert make(_named("Dossier 12-a", "Élodie & co")[::-1], name_column="Dossier").made == 0
    require_in_order(folder)


@pytest.mark.slow
def test_a_name_that_begins_like_another_is_another(make: Make, folder: Path) -> None:
    """`A` and `A-2` are two rows; when the first goes, the second stays."""
    rows = _named("A", "A-2")
    make(rows, name_column="Dossier")
    assert make(rows[1:], name_column="Dossier").set_aside == 1
    assert sorted(letters_in(folder)) == ["A-2.pdf"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["", "a/b", "..", ".x", "con", "CON.txt", "x.", "a\x07b", "a" * 101, "manifest", "a:b", "~x"]
)
def test_a_name_that_cannot_be_is_told_with_its_row(name: str, make: Make, folder: Path) -> None:
    """Nothing is made, not even of the rows whose names are good."""
    with pytest.raises(DataError, match=rf"lijst\.csv:3: Dossier.*{number_of('lists.unsafe_file_name')}"):
        make(_named("goed", name), name_column="Dossier")
    assert letters_in(folder) == {}


def test_a_name_that_comes_twice_is_told(make: Make) -> None:
    """Capitals do not make a difference on every system, and neither does how an accent is stored."""
    with pytest.raises(DataError, match=number_of("lists.repeated_name")):
        make(_named("Jansen", "JANSEN"), name_column="Dossier")
    with pytest.raises(DataError, match=number_of("lists.repeated_name")):
        make(_named("Zo\u00eb", "Zoe\u0308"), name_column="Dossier")


@pytest.mark.parametrize(
    ("name", "letter"), [("A-NL", "oproep-rc"), ("a-2", "verzoek-vragen"), ("A-2-ar", "verzoek-vragen")]
)
def test_a_name_that_a_second_letter_of_another_row_has_is_told(name: str, letter: str, make: Make) -> None:
    """The Dutch text of `A` is `A-nl.pdf`, and its letter to a second party `A-2.pdf`."""
    with pytest.raises(DataError, match=rf"lijst\.csv:3: .*{number_of('lists.repeated_name')}"):
        make(_named("A", name), name_column="Dossier", letters=(letter,))


def test_a_column_that_is_not_there_is_told(make: Make) -> None:
    """With its name, which is no cell."""
    with pytest.raises(DataError, match=number_of("lists.no_naming_column")):
        make(sample_rows(1), name_column="Dossier")


@given(name=st.text(max_size=120))
def test_a_safe_name_is_one_file_in_its_folder_on_every_system(name: str) -> None:
    """Never a path, a device, a hidden file, or more bytes than file systems take."""
    if is_safe_name(name):
        assert name == name.strip()
        assert not set(name) & set('<>:"/\\|?*\0\n\r\t')
        assert not name.startswith((".", "~", "-"))
        assert not name.endswith(".")
        assert len(name.encode("utf-8")) <= 200
