"""A second run makes what is missing or changed, and nothing else; no letter is lost or doubled."""

from pathlib import Path

import pytest

from proeftuin_docs.errors import WrongUsageError, number_of
from tests.mailmerge.conftest import Make, letters_in, manifest_of, require_in_order
from tests.mailmerge.sample_lists import sample_row, sample_rows


def _moments(folder: Path) -> dict[str, int]:
    """When each letter was written; a file that is renamed keeps its moment."""
    return {path.name: path.stat().st_mtime_ns for path in folder.glob("*.pdf")}


def test_every_row_gets_its_letter_and_the_manifest_tells_of_it(make: Make, folder: Path) -> None:
    """Row number as the spreadsheet shows it, pages, checksum and version; the names tell nothing."""
    outcome = make(sample_rows(4))
    assert (outcome.made, outcome.files, outcome.faults) == (4, 4, {})
    lines = manifest_of(folder)
    assert [line["rij"] for line in lines] == ["2", "3", "4", "5"]
    assert {(line["brief"], line["versie"]) for line in lines} == {("oproep-rc", "1.1.0")}
    assert all(int(line["bladzijden"]) >= 1 for line in lines)
    assert [line["bestand"][:5] for line in lines] == ["0002-", "0003-", "0004-", "0005-"]
    require_in_order(folder)


def test_the_same_again_makes_nothing(make: Make, folder: Path) -> None:
    """Not one file is touched."""
    make(sample_rows(3))
    before = _moments(folder)
    outcome = make(sample_rows(3))
    assert (outcome.made, outcome.kept, outcome.set_aside) == (0, 3, 0)
    assert _moments(folder) == before


@pytest.mark.slow
def test_only_a_changed_row_is_made_again(make: Make, folder: Path) -> None:
    """Its letter takes the place of the old one."""
    rows = sample_rows(3)
    make(rows)
    before = letters_in(folder)
    outcome = make([rows[0], rows[1] | {"Tijd verhoor": "11.15"}, rows[2]])
    after = letters_in(folder)
    assert (outcome.made, outcome.kept, outcome.set_aside) == (1, 2, 0)
    assert before.keys() == after.keys()
    assert [name for name in before if before[name] != after[name]] == [sorted(before)[1]]
    require_in_order(folder)


@pytest.mark.slow
def test_rows_that_move_keep_their_letters_under_their_new_number(make: Make, folder: Path) -> None:
    """A row above them makes one letter, not all of them; the Dutch text goes along with an English one."""
    rows = [*sample_rows(3), sample_row(9)]
    make(rows)
    before = letters_in(folder)
    moments = sorted(_moments(folder).values())
    outcome = make([sample_row(4), *rows])
    assert (outcome.made, outcome.moved, outcome.kept, outcome.set_aside) == (1, 4, 0, 0)
    assert sorted(before.values()) == sorted(list(letters_in(folder).values())[1:])
    assert sorted(_moments(folder).values())[:5] == moments
    assert [name[4:] for name in letters_in(folder)][-2:] == [name[4:] for name in before][-2:]
    assert [name[13:] for name in letters_in(folder)][-2:] == ["-nl.pdf", ".pdf"]
    require_in_order(folder)


def test_rows_of_one_case_can_change_places(make: Make, folder: Path) -> None:
    """They have the same mark, so that each takes the name that the other leaves."""
    first, second = sample_rows(2)
    second["RC-nummer"] = first["RC-nummer"]
    make([first, second])
    before = list(letters_in(folder).values())
    outcome = make([second, first])
    assert (outcome.made, outcome.moved) == (0, 2)
    assert list(letters_in(folder).values()) == before[::-1]
    require_in_order(folder)


def test_columns_in_another_order_change_nothing(make: Make) -> None:
    """A letter is made from what a row says, wherever it stands."""
    rows = sample_rows(2)
    make(rows)
    turned = [dict(reversed(row.items())) for row in rows]
    assert make(turned).made == 0


@pytest.mark.slow
def test_a_row_that_is_gone_leaves_a_letter_in_a_folder_of_its_own(make: Make, folder: Path) -> None:
    """It is not among the good ones, and not lost; a second one of the same name is kept beside it."""
    rows = sample_rows(3)
    make(rows)
    name, content = sorted(letters_in(folder).items())[2]
    assert make(rows[:2]).set_aside == 1
    assert letters_in(folder / "vervallen") == {name: content}
    require_in_order(folder)
    make([*rows[:2], rows[2] | {"Kamer": "Z"}])
    assert make(rows[:2]).set_aside == 1
    assert len(letters_in(folder / "vervallen")) == 2
    assert letters_in(folder / "vervallen")[name] == content


@pytest.mark.slow
def test_a_row_that_turns_faulty_loses_its_letter(make: Make, folder: Path) -> None:
    """What the letter says is no longer what the row says."""
    rows = sample_rows(2)
    make(rows)
    outcome = make([rows[0], rows[1] | {"Datum verhoor": "31-02-2027"}])
    assert (outcome.set_aside, list(outcome.faults)) == (1, [3])
    assert len(letters_in(folder)) == 1
    require_in_order(folder)


@pytest.mark.slow
def test_a_letter_that_somebody_altered_or_removed_is_made_again(make: Make, folder: Path) -> None:
    """The checksum tells; the outcome says how many."""
    rows = sample_rows(3)
    make(rows)
    before = letters_in(folder)
    altered, removed, _ = (folder / name for name in sorted(before))
    altered.write_bytes(altered.read_bytes() + b" ")
    removed.unlink()
    outcome = make(rows)
    assert (outcome.made, outcome.kept, outcome.altered) == (2, 1, 2)
    assert letters_in(folder) == before


def test_files_of_somebody_else_are_left_alone(make: Make, folder: Path) -> None:
    """Whatever they are called."""
    rows = sample_rows(2)
    make(rows)
    own = [folder / "notities.docx", folder / f"{sorted(letters_in(folder))[0][:-4]}-kopie.pdf"]
    for path in own:
        path.write_bytes(b"eigen")
    make(rows[1:])
    assert [path.read_bytes() for path in own] == [b"eigen", b"eigen"]


def test_a_letter_to_fewer_people_leaves_none_of_the_old_ones(make: Make, folder: Path) -> None:
    """Two lawyers became one: the second letter is put aside, however the names are numbered."""
    row = sample_row(1) | _officer() | _party(1) | _party(2)
    make([row], letters=("verzoek-vragen",))
    before = letters_in(folder)
    outcome = make([row | dict.fromkeys(_party(2), "")], letters=("verzoek-vragen",))
    assert outcome.set_aside == 1
    assert len(before) - len(letters_in(folder)) == 1
    require_in_order(folder)


def _officer() -> dict[str, str]:
    return {key.replace("Raadsman 1", "Officier"): value for key, value in _party(1).items()}


def _party(number: int) -> dict[str, str]:
    start = f"Raadsman {number}"
    return {
        f"{start} naam": f"mr. {'XY'[number - 1]}. Verzonnen",
        f"{start} organisatie": "Kantoor Nergens",
        f"{start} straat": "Fantasieplein 3",
        f"{start} postcode": "9999 ZV",
        f"{start} plaats": "Nergenshuizen",
    }


def test_a_case_that_a_letter_does_not_belong_to_is_no_fault(make: Make, folder: Path) -> None:
    """A cover note goes with a letter that somebody hands over; other rows are counted."""
    ways = [{"Bezorging": way} for way in ("in_persoon", "advocaat")]
    rows = [sample_row(number) | way for number, way in zip((6, 4), ways, strict=True)]
    outcome = make(rows, letters=("begeleidende-brief",))
    assert (outcome.made, outcome.without, outcome.faults) == (1, 1, {})
    again = make(rows, letters=("begeleidende-brief",))
    assert (again.made, again.kept, again.without) == (0, 1, 1)
    require_in_order(folder)


def test_several_letters_and_formats_stand_beside_each_other(make: Make, folder: Path) -> None:
    """Their names say which letter it is; Word has no pages of its own."""
    rows = [sample_row(4) | {"Bezorging": "advocaat"}]
    outcome = make(rows, letters=("oproep-rc", "begeleidende-brief"), formats=("pdf", "docx"))
    assert (outcome.made, outcome.files) == (1, 4)
    names = [line["bestand"].split("-", 2)[2] for line in manifest_of(folder)]
    assert sorted(names) == [
        "begeleidende-brief.docx",
        "begeleidende-brief.pdf",
        "oproep-rc.docx",
        "oproep-rc.pdf",
    ]
    assert {line["bladzijden"] for line in manifest_of(folder) if "docx" in line["bestand"]} == {""}
    require_in_order(folder)


def test_a_folder_of_one_purpose_takes_no_other(make: Make, folder: Path) -> None:
    """Other letters would push the first ones out; the folder says what it is for."""
    make(sample_rows(1))
    before = letters_in(folder)
    with pytest.raises(WrongUsageError, match=r"deze map hoort bij oproep-rc \(pdf\)"):
        make(sample_rows(1), letters=("begeleidende-brief",))
    with pytest.raises(WrongUsageError, match=number_of("usage.folder_for_other_purpose")):
        make(sample_rows(1), formats=("pdf", "docx"))
    assert letters_in(folder) == before


def test_a_folder_of_one_list_takes_no_other(make: Make, folder: Path) -> None:
    """A list in which no row is known would put every letter aside."""
    make(sample_rows(2))
    before = letters_in(folder)
    with pytest.raises(WrongUsageError, match=number_of("usage.folder_of_other_list")):
        make(sample_rows(2, first=50))
    assert letters_in(folder) == before


def test_a_folder_with_other_things_is_refused(make: Make, folder: Path) -> None:
    """Nothing is written in it."""
    folder.mkdir()
    (folder / "vakantie.pdf").write_bytes(b"x")
    with pytest.raises(WrongUsageError, match=number_of("usage.folder_not_empty")):
        make(sample_rows(1))
    assert {path.name for path in folder.iterdir()} <= {"vakantie.pdf", ".in-gebruik"}


def test_two_equal_rows_are_a_fault_of_the_second(make: Make, folder: Path) -> None:
    """Nobody gets the same letter twice."""
    outcome = make([sample_row(1), sample_row(2), sample_row(1)])
    assert [(row, found[0].name) for row, found in outcome.faults.items()] == [(4, "lists.repeated_row")]
    assert len(letters_in(folder)) == 2
