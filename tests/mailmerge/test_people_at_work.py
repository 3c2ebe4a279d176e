"""What people do in a folder of letters is kept, and a journal that somebody wrote is not believed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from proeftuin_docs.errors import WrongUsageError
from tests.mailmerge.conftest import Make, letters_in, require_in_order
from tests.mailmerge.sample_lists import sample_row, sample_rows

HEAD: Final = {
    "kind": "proeftuin-docs/letters/1",
    "key": "00" * 16,
    "purpose": {"letters": ["oproep-rc"], "formats": ["pdf"]},
}
FILE: Final = {"letter": "oproep-rc", "version": "1.0.0", "format": "pdf", "sha256": "00", "pages": 1}


def _write(folder: Path, *entries: object) -> None:
    folder.mkdir()
    text = "".join(json.dumps(entry) + "\n" for entry in (HEAD, *entries))
    (folder / "journaal.jsonl").write_text(text, encoding="utf-8")


def _faults(make: Make) -> list[str]:
    with pytest.raises(WrongUsageError) as caught:
        make(sample_rows(1))
    return [item.name for item in caught.value.diagnostics]


@pytest.mark.slow
def test_a_letter_that_somebody_changed_is_set_aside_before_it_is_made_again(
    make: Make, folder: Path
) -> None:
    """In its place is the letter that the manifest speaks of; the changed one is not lost."""
    rows = sample_rows(2)
    make(rows)
    before = letters_in(folder)
    name = sorted(before)[0]
    (folder / name).write_bytes(b"met een handtekening")
    assert make(rows).altered == 1
    assert letters_in(folder) == before
    assert letters_in(folder / "vervallen") == {name: b"met een handtekening"}
    (folder / name).write_bytes(b"nog eens")
    make([rows[0] | {"Kamer": "Z"}, rows[1]])
    assert sorted(letters_in(folder / "vervallen").values()) == [b"met een handtekening", b"nog eens"]
    require_in_order(folder)


def test_a_file_of_somebody_else_at_the_name_of_a_letter_is_set_aside(make: Make, folder: Path) -> None:
    """A column gives the names, and somebody had put a file of that name there."""
    make([sample_row(1) | {"Dossier": "a"}], name_column="Dossier")
    (folder / "b.pdf").write_bytes(b"eigen")
    make([sample_row(1) | {"Dossier": "b"}, sample_row(2) | {"Dossier": "a"}], name_column="Dossier")
    assert letters_in(folder / "vervallen") == {"b.pdf": b"eigen"}
    require_in_order(folder)


def test_a_manifest_that_somebody_changed_is_set_aside(make: Make, folder: Path) -> None:
    """A griffier ticks off in it what was sent; a new one is written all the same."""
    make(sample_rows(1))
    written = (folder / "manifest.csv").read_bytes()
    assert make(sample_rows(1)).manifest_aside is False
    (folder / "manifest.csv").write_bytes(written + b";verstuurd")
    assert make(sample_rows(1)).manifest_aside is True
    assert (folder / "vervallen" / "manifest.csv").read_bytes() == written + b";verstuurd"
    assert (folder / "manifest.csv").read_bytes() == written


@pytest.mark.slow
def test_a_print_file_that_somebody_changed_is_set_aside(make: Make, folder: Path) -> None:
    """Or put there; the new one has its own name."""
    name = "alles-om-te-printen.pdf"
    make(sample_rows(1))
    (folder / name).write_bytes(b"eigen")
    make(sample_rows(1), one_pdf=True)
    (folder / name).write_bytes(b"met aantekeningen")
    printed = make(sample_rows(1), one_pdf=True).printed
    assert sorted(letters_in(folder / "vervallen").values()) == [b"eigen", b"met aantekeningen"]
    assert printed is not None
    assert (folder / name).read_bytes().startswith(b"%PDF")


def test_a_link_that_somebody_planted_is_replaced_and_not_followed(
    make: Make, folder: Path, tmp_path: Path
) -> None:
    """Whatever it is called; the file that it points to stays as it is."""
    make(sample_rows(1))
    names = ["manifest.csv", ".in-gebruik", *letters_in(folder)]
    for name in names:
        (tmp_path / f"elders-{name}").write_bytes(b"kostbaar")
        (folder / name).unlink()
        (folder / name).symlink_to(tmp_path / f"elders-{name}")
    make(sample_rows(1))
    assert [(folder / name).is_symlink() for name in names] == [False] * len(names)
    assert [path.read_bytes() for path in tmp_path.glob("elders-*")] == [b"kostbaar"] * len(names)
    require_in_order(folder)


def test_a_journal_of_an_older_program_still_counts(make: Make, folder: Path) -> None:
    """It says nothing of the manifest; nothing is made again."""
    make(sample_rows(2))
    lines = (folder / "journaal.jsonl").read_bytes().splitlines(keepends=True)
    old = [line for line in lines if b'"manifest"' not in line]
    assert len(old) < len(lines)
    (folder / "journaal.jsonl").write_bytes(b"".join(old))
    outcome = make(sample_rows(2))
    assert (outcome.made, outcome.kept) == (0, 2)
    require_in_order(folder)


@pytest.mark.parametrize(
    "name", ["../kostbaar.pdf", "/etc/x.pdf", "a\\b.pdf", "a\nb.pdf", "kostbaar.txt", ".x.pdf"]
)
@pytest.mark.parametrize(
    "entry",
    [
        lambda name: {"names": [name]},
        lambda name: {"made": {"stem": name[:1], "row": 2, "source": "x", "files": [FILE | {"file": name}]}},
        lambda name: {"printed": {"file": name, "letters": 1, "destinations": 1, "pages": 2, "sha256": "00"}},
    ],
)
def test_a_name_that_the_program_never_gives_is_not_believed(
    entry: Callable[[str], object], name: str, make: Make, folder: Path, tmp_path: Path
) -> None:
    """Nothing moves, in the folder or outside it."""
    _write(folder, entry(name))
    kept = [tmp_path / "kostbaar.pdf", folder / "kostbaar.txt"]
    for path in kept:
        path.write_bytes(b"kostbaar")
    assert _faults(make) == ["files.unsafe_journal_name"]
    assert [path.read_bytes() for path in kept] == [b"kostbaar"] * 2
    assert not (folder / "vervallen").exists()


@pytest.mark.parametrize(
    "entry",
    [
        5,
        {"names": 5},
        {"names": [5]},
        {"names": [["a.pdf"]]},
        {"made": 5},
        {"made": {"stem": "a"}},
        {"made": {"stem": "a", "row": "x", "source": "x", "files": []}},
        {"made": {"stem": "a", "row": 2, "source": "x", "files": [5]}},
        {"made": {"stem": "a", "row": 2, "source": "x", "files": [FILE]}},
        {"made": {"stem": "a", "row": 2, "source": "x", "files": [FILE | {"file": "a.pdf", "pages": "1"}]}},
        {"made": {"stem": "b", "row": 2, "source": "x", "files": [FILE | {"file": "a.pdf"}]}},
        {"printed": [1]},
        {"printed": {"file": "a.pdf"}},
        {"gone": 5},
        {"returned": 5},
        {"manifest": 5},
    ],
)
def test_a_damaged_journal_is_a_fault_of_its_own(entry: object, make: Make, folder: Path) -> None:
    """With a way on, instead of a traceback or a guess."""
    _write(folder, entry)
    assert _faults(make) == ["files.damaged_journal"]


@pytest.mark.parametrize(
    "head",
    [
        {"kind": "anders"},
        HEAD | {"key": "zz"},
        HEAD | {"key": 5},
        HEAD | {"purpose": 5},
        HEAD | {"purpose": {"letters": ["a"]}},
    ],
)
def test_a_journal_with_another_head_is_a_fault_of_its_own(
    head: dict[str, object], make: Make, folder: Path
) -> None:
    """Also one that another program left under this name."""
    folder.mkdir()
    (folder / "journaal.jsonl").write_text(json.dumps(head) + "\n", encoding="utf-8")
    assert _faults(make) == ["files.damaged_journal"]


def test_a_folder_of_a_hearing_takes_no_letters(make: Make, folder: Path) -> None:
    """Each command has folders of its own."""
    folder.mkdir()
    head = HEAD | {"kind": "proeftuin-docs/hearing/1"}
    (folder / "journaal.jsonl").write_text(json.dumps(head) + "\n", encoding="utf-8")
    assert _faults(make) == ["usage.folder_for_other_command"]
