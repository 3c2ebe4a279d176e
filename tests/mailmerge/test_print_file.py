"""The print file of a list: exactly the letters of the folder, by destination; or no print file at all."""

import errno
import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from proeftuin_docs.errors import RenderError, WrongUsageError, number_of
from proeftuin_docs.library import Library
from proeftuin_docs.mailmerge.run import Request, letters
from proeftuin_docs.pdf_objects.merger import Batch, PrintFile
from tests.cli.conftest import Program, program
from tests.mailmerge.conftest import Make, letters_in, manifest_of, require_in_order
from tests.mailmerge.sample_lists import Row, csv_list, sample_row, sample_rows
from tests.pdf.printed import Opened, texts

__all__ = ["program"]

NAME: Final = "alles-om-te-printen.pdf"
BOTH: Final = ("oproep-rc", "begeleidende-brief")
BAD: Final[Row] = {"Datum verhoor": "31-02-2027"}


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three letters and a print file; to be copied, not to be touched."""
    folder = tmp_path_factory.mktemp("klaar") / "brieven"
    letters(Library.open(), Request(csv_list(sample_rows(3)), "lijst.csv", folder, one_pdf=True))
    return folder


@pytest.fixture
def printed(finished: Path, folder: Path) -> Path:
    """The folder of this test, with the letters of `sample_rows(3)` and a print file."""
    shutil.copytree(finished, folder)
    return folder


def _own(folder: Path) -> dict[str, bytes]:
    """The letters of the folder, the print file left out."""
    return {name: content for name, content in letters_in(folder).items() if name != NAME}


def _shown(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Stack, label and text of every letter and cover in the print file."""
    content = (folder / NAME).read_bytes()
    pages = texts(content)
    for section in Opened(content).sections():
        yield section.part, section.label, "\f".join(pages[page] for page in section.pages)


def _letters(folder: Path) -> list[str]:
    """The texts of the letters in the print file, covers left out, sorted."""
    return sorted(text for part, label, text in _shown(folder) if part != label)


def _require_exact(folder: Path) -> None:
    """The print file holds every letter of the folder once, and the folder is in order."""
    own = sorted("\f".join(texts(content)) for content in _own(folder).values())
    assert own
    assert _letters(folder) == own
    require_in_order(folder)


def test_letters_are_printed_by_destination_and_row(make: Make, folder: Path) -> None:
    """Post first, each office apart, letters for who takes the stack behind those that they are about."""
    outcome = make(sample_rows(12), letters=BOTH, one_pdf=True)
    _require_exact(folder)
    labels = [(part, label) for part, label, _ in _shown(folder)]
    parts = list(dict.fromkeys(part for part, _ in labels))
    assert parts == [
        "Met de post",
        "Via de advocaat: Kantoor Zonder Naam",
        "Via de coördinator: Opvang De Verzonnen Hof",
        "Zelf overhandigen",
    ]
    assert labels[:4] == [(parts[0], label) for label in (parts[0], "Rij 2", "Rij 3", "Rij 7")]
    lawyer = [label for part, label in labels if part == parts[1]]
    assert lawyer[1:3] == ["Rij 4, oproep-rc", "Rij 4, begeleidende-brief"]
    printed = outcome.printed
    assert printed is not None
    assert (printed.letters, printed.destinations) == (len(_own(folder)), 4)
    pages = len(texts((folder / NAME).read_bytes()))
    assert (printed.pages, printed.sheets) == (pages, pages // 2)
    (line,) = [line for line in manifest_of(folder) if line["bestand"] == NAME]
    assert (line["rij"], line["bladzijden"], line["brief"]) == ("", str(pages), "")


def test_a_cover_says_how_many_and_names_no_reader(make: Make, folder: Path) -> None:
    """Letters, sheets, pages, rows and day; of names only that of who takes the stack."""
    rows = [
        row | {"Voornaam": "Zonderling", "Achternaam": "Uitzonderlijk", "Bezorging": "advocaat"}
        for row in sample_rows(3)
    ]
    make(
        [row | {"Advocaat organisatie": "Kantoor", "Advocaat straat": "Weg 1"} for row in rows], one_pdf=True
    )
    (cover,) = [text for part, label, text in _shown(folder) if part == label]
    counts = [int(line["bladzijden"]) for line in manifest_of(folder) if line["rij"]]
    sheets = sum((count + 1) // 2 for count in counts)
    for said in ("stapel 1 van 1", "Kantoor\r\n", "mr. B. Edacht", "23 november 2026", "2 t/m 4"):
        assert said in cover
    assert f"Brieven 3 Vellen papier {sheets} Bladzijden {sum(counts)}" in " ".join(cover.split())
    assert not [name for name in ("Zonderling", "Uitzonderlijk") if name in cover]


def test_kept_letters_are_printed_as_if_they_were_made_now(make: Make, folder: Path, tmp_path: Path) -> None:
    """Byte for byte the file of a folder in which everything was made at once, with the row that changed."""
    rows = sample_rows(6)
    make(rows, letters=BOTH)
    rows[3] = rows[3] | {"Kamer": "A 9.99"}
    outcome = make([*rows, sample_row(20)], letters=BOTH, one_pdf=True)
    assert (outcome.made, outcome.kept) == (2, 5)
    _require_exact(folder)
    other = tmp_path / "elders"
    letters(
        Library.open(),
        Request(csv_list([*rows, sample_row(20)]), "lijst.csv", other, letters=BOTH, one_pdf=True),
    )
    assert (folder / NAME).read_bytes() == (other / NAME).read_bytes()


def test_the_same_again_leaves_the_print_file_alone(make: Make, printed: Path) -> None:
    """Whether it is asked for again or not; and it is told of again only to who asks."""
    moment = (printed / NAME).stat().st_mtime_ns
    again, silent = make(sample_rows(3), one_pdf=True), make(sample_rows(3))
    assert (printed / NAME).stat().st_mtime_ns == moment
    assert again.printed is not None
    assert (again.printed.letters, again.made, again.print_removed) == (3, 0, False)
    assert (silent.printed, silent.print_removed) == (None, False)
    require_in_order(printed)


@pytest.mark.parametrize("change", ["changed", "gone", "added", "moved"])
def test_a_print_file_goes_when_letters_change(change: str, make: Make, printed: Path) -> None:
    """A run that does not make a new one removes the old one, and says so."""
    rows = sample_rows(3)
    after = {
        "changed": [rows[0] | {"Kamer": "A 9.99"}, *rows[1:]],
        "gone": rows[:2],
        "added": [*rows, sample_row(9)],
        "moved": [rows[1], rows[0], rows[2]],
    }[change]
    outcome = make(after)
    assert not (printed / NAME).exists()
    assert (outcome.print_removed, outcome.printed) == (True, None)
    require_in_order(printed)
    assert make(after).print_removed is False


def test_a_print_file_goes_when_only_row_numbers_change(make: Make, folder: Path) -> None:
    """Letters that are named after a column stay as they are, but the covers would tell of other rows."""
    rows = [sample_row(number) | {"Dossier": f"dossier-{number}"} for number in (1, 2)]
    make(rows, name_column="Dossier", one_pdf=True)
    before = _own(folder)
    outcome = make(rows[::-1], name_column="Dossier")
    assert (outcome.kept, outcome.print_removed, _own(folder)) == (2, True, before)
    assert not (folder / NAME).exists()


def test_a_print_file_that_somebody_altered_is_made_anew(make: Make, printed: Path) -> None:
    """Cut off or replaced; and one that the journal does not know is never left."""
    good = (printed / NAME).read_bytes()
    (printed / NAME).write_bytes(good[:-100])
    make(sample_rows(3), one_pdf=True)
    assert (printed / NAME).read_bytes() == good
    (printed / NAME).unlink()
    assert make(sample_rows(3)).print_removed is False
    (printed / NAME).write_bytes(good)
    assert make(sample_rows(3)).print_removed is True
    require_in_order(printed)


def test_rows_with_a_fault_are_not_in_the_print_file(make: Make, folder: Path) -> None:
    """It holds the letters that there are."""
    outcome = make([sample_row(1), sample_row(2) | BAD, sample_row(3)], one_pdf=True)
    assert outcome.printed is not None
    assert (outcome.printed.letters, list(outcome.faults)) == (2, [3])
    _require_exact(folder)


def test_all_or_nothing_with_a_fault_leaves_no_print_file(make: Make, printed: Path) -> None:
    """Letters stay as they were; a print file of before would not hold what the list now asks for."""
    rows, before = sample_rows(3), _own(printed)
    outcome = make([rows[0], rows[1] | BAD, rows[2]], one_pdf=True, all_or_nothing=True)
    assert (outcome.printed, outcome.print_removed) == (None, True)
    assert letters_in(printed) == before
    require_in_order(printed)
    assert make(rows, one_pdf=True, all_or_nothing=True).printed is not None
    _require_exact(printed)


def test_without_letters_there_is_no_print_file(make: Make, folder: Path) -> None:
    """A letter that belongs to none of the rows."""
    outcome = make([sample_row(1)], letters=("begeleidende-brief",), one_pdf=True)
    assert (outcome.without, outcome.printed) == (1, None)
    assert not (folder / NAME).exists()


def test_letters_in_two_formats_on_paper_are_printed_once(make: Make, folder: Path) -> None:
    """Word files stay out; of two kinds of PDF one is taken."""
    outcome = make(sample_rows(2), formats=("docx", "pdf", "print"), one_pdf=True)
    assert outcome.printed is not None
    assert outcome.printed.letters == 2
    assert len(list(folder.glob("*.pdf"))) == 5


@pytest.mark.parametrize("formats", [("docx",), ("html", "docx")])
def test_letters_that_are_not_on_paper_are_refused(
    formats: tuple[str, ...], make: Make, folder: Path
) -> None:
    """Before anything is made."""
    with pytest.raises(WrongUsageError, match=number_of("usage.formats_without_print_file")):
        make(sample_rows(1), formats=formats, one_pdf=True)
    assert not folder.exists()


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, ""), KeyboardInterrupt()])
def test_what_ends_the_writing_leaves_nothing_half_written(
    error: BaseException, make: Make, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The letters stay, and the next run makes the print file of them."""

    def fail(_file: PrintFile, _batch: Batch) -> None:
        raise error

    with monkeypatch.context() as patched:
        patched.setattr(PrintFile, "add", fail)
        with pytest.raises((WrongUsageError, KeyboardInterrupt)):
            make(sample_rows(2), one_pdf=True)
    assert len(_own(folder)) == 2
    assert not (folder / NAME).exists()
    assert not list(folder.glob(".schrijven-*"))
    require_in_order(folder)
    assert make(sample_rows(2), one_pdf=True).kept == 2
    _require_exact(folder)


def test_a_letter_that_changes_meanwhile_stops_the_print_file(
    make: Make, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is printed is what the journal knows, or nothing."""
    begin = PrintFile.begin

    def meddle(file: PrintFile, cover: Batch) -> None:
        begin(file, cover)
        for path in folder.glob("0*.pdf"):
            path.write_bytes(b"")

    monkeypatch.setattr(PrintFile, "begin", meddle)
    with pytest.raises(WrongUsageError, match=number_of("usage.letter_changed_meanwhile")):
        make(sample_rows(2), one_pdf=True)
    assert not (folder / NAME).exists()


def test_a_cover_that_cannot_be_shown_is_told_at_its_row(make: Make, folder: Path) -> None:
    """The letters are made; the office's name, which only the cover bears, can be mended."""
    rows = [sample_row(1), sample_row(3) | {"Advocaat organisatie": "Kantoor 中"}]
    with pytest.raises(RenderError) as caught:
        make(rows, one_pdf=True)
    told = [(item.name, item.place.file, item.place.line) for item in caught.value.diagnostics]
    assert told == [
        ("rendering.character_without_font", "lijst.csv", 3),
        ("usage.print_file_not_made", str(folder / NAME), None),
    ]
    assert len(_own(folder)) == 2
    assert not (folder / NAME).exists()
    require_in_order(folder)


def test_the_journal_holds_no_destination(make: Make, folder: Path) -> None:
    """Who takes a stack is read from the list again, and stands in no file but the print file."""
    make([sample_row(3)], one_pdf=True)
    told = b"".join((folder / name).read_bytes() for name in ("journaal.jsonl", "manifest.csv"))
    assert b"Kantoor" not in told
    assert b"Dvocaat" not in told
    assert hashlib.sha256((folder / NAME).read_bytes()).hexdigest().encode() in told


def test_the_program_says_what_to_print(program: Program, tmp_path: Path) -> None:
    """How many letters, destinations and sheets; and when a print file is gone, or lacks rows."""
    source, folder = tmp_path / "lijst.csv", tmp_path / "brieven"

    def run(rows: list[Row], *options: str) -> Any:  # noqa: ANN401 - what a run said
        source.write_bytes(csv_list(rows))
        return program("letters", source, "-o", folder, "--workers", "1", *options)

    rows = sample_rows(3)
    said = run(rows, "--one-pdf")
    assert said.code == 0
    assert f"{folder / NAME}. Brieven: 3, bestemmingen: 2, vellen papier" in said.said
    assert "is verwijderd" in run(rows[:2]).said
    said = run([rows[0], rows[1] | BAD], "--one-pdf")
    assert said.code == 1
    assert "de rijen met een fout zitten niet in het printbestand" in said.said
    refused = run(rows, "--one-pdf", "--format", "docx")
    assert (refused.code, "--format pdf,docx" in refused.said) == (2, True)
    assert number_of("usage.formats_without_print_file") in refused.said
