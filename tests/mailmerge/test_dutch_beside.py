"""The Dutch text of a letter in another language is a second file of its row, wherever letters go."""

from pathlib import Path
from typing import Final

import pytest

from proeftuin_docs.desk.work.lists import ListRequest, plan_list, press_rows, print_list
from proeftuin_docs.library import Library
from proeftuin_docs.mailmerge.run import Outcome, Request, letters
from tests.cli.conftest import Program, program
from tests.mailmerge.conftest import Make, letters_in, manifest_of, require_in_order
from tests.mailmerge.sample_lists import Row, csv_list, sample_row
from tests.pdf.printed import Opened, texts

__all__ = ["program"]

DUTCH: Final = sample_row(4)
ENGLISH: Final = sample_row(8)
PRINT_FILE: Final = "alles-om-te-printen.pdf"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """A folder with the letters of a Dutch and an English row in PDF and Word, and what was said of it."""
    folder = tmp_path_factory.mktemp("beide") / "brieven"
    request = Request(csv_list([DUTCH, ENGLISH]), "lijst.csv", folder, formats=("pdf", "docx"), one_pdf=True)
    return folder, letters(Library.open(), request)


def _ends(folder: Path) -> list[str]:
    return [f"{name[:4]}{name[13:]}" for name in letters_in(folder, "[fx]") if name[:4].isdecimal()]


def test_the_dutch_text_is_a_second_file_in_every_format(made: tuple[Path, Outcome]) -> None:
    """Under the name of the letter with its language; a Dutch row has none, and all are counted."""
    folder, outcome = made
    assert _ends(folder) == ["0002.docx", "0002.pdf", "0003-nl.docx", "0003-nl.pdf", "0003.docx", "0003.pdf"]
    assert (outcome.made, outcome.files, outcome.beside, outcome.faults) == (2, 6, 2, {})
    by_end = {name[13:]: "\n".join(texts(content)) for name, content in letters_in(folder).items()}
    assert "You have an appointment" in by_end[".pdf"]
    assert "U hebt een afspraak" in by_end["-nl.pdf"] or "Je hebt een afspraak" in by_end["-nl.pdf"]
    require_in_order(folder)


def test_the_manifest_says_in_words_what_goes_with_what(made: tuple[Path, Outcome]) -> None:
    """Each Dutch text names the letter of its own format; every other line says nothing."""
    folder, _ = made
    told = {
        line["bestand"][13:]: line["gaat samen met"] for line in manifest_of(folder) if line["rij"] == "3"
    }
    stem = next(line["bestand"][:13] for line in manifest_of(folder) if line["rij"] == "3")
    assert told == {
        ".pdf": "",
        ".docx": "",
        "-nl.pdf": f"{stem}.pdf (de Nederlandse tekst)",
        "-nl.docx": f"{stem}.docx (de Nederlandse tekst)",
    }
    assert {line["gaat samen met"] for line in manifest_of(folder) if line["rij"] != "3"} == {""}


def test_the_print_file_has_the_dutch_text_behind_its_letter(made: tuple[Path, Outcome]) -> None:
    """In the stack of that letter, under a name that says what it is."""
    folder, outcome = made
    content = (folder / PRINT_FILE).read_bytes()
    labels = [section.label for section in Opened(content).sections()]
    at = labels.index("Rij 3")
    assert labels[at + 1] == "Rij 3, de Nederlandse tekst"
    assert "Rij 2" in labels
    assert outcome.printed is not None
    assert outcome.printed.letters == 3


def test_the_program_says_how_many_there_are(program: Program, tmp_path: Path) -> None:
    """Beside the number of letters; without any it says nothing."""
    source = tmp_path / "lijst.csv"
    source.write_bytes(csv_list([ENGLISH]))
    told = program("letters", str(source), "-o", str(tmp_path / "brieven")).err
    assert "staan nu 2 brieven" in told
    assert "Aantal daarvan dat dezelfde brief in een andere taal is: 1." in told
    source.write_bytes(csv_list([DUTCH]))
    assert "andere taal" not in program("letters", str(source), "-o", str(tmp_path / "andere")).err


def test_a_second_run_makes_what_is_gone_and_sets_aside_what_is_no_longer_asked(
    make: Make, folder: Path
) -> None:
    """A Dutch text that somebody removed is made again; a row that turns Dutch has one letter, in Dutch."""
    make([ENGLISH])
    (dutch,) = folder.glob("*-nl.pdf")
    content = dutch.read_bytes()
    assert make([ENGLISH]).made == 0
    dutch.unlink()
    again = make([ENGLISH])
    assert (again.made, again.altered, dutch.read_bytes()) == (1, 1, content)
    outcome = make([ENGLISH | {"Taal van de brief": "b1"}])
    assert (outcome.made, outcome.set_aside, outcome.files, outcome.beside) == (1, 1, 1, 0)
    assert _ends(folder) == ["0002.pdf"]
    assert [path.name for path in (folder / "vervallen").iterdir()] == [dutch.name]
    require_in_order(folder)


def test_a_fault_in_the_dutch_text_alone_leaves_the_row_without_letters(make: Make, folder: Path) -> None:
    """The English text is good; half of what belongs together is not given out."""
    outcome = make([ENGLISH | {"Ingang": "de deur met 中 erop"}, DUTCH])
    assert (list(outcome.faults), outcome.made, outcome.beside) == ([2], 1, 0)
    (fault,) = outcome.faults[2]
    assert (fault.name, fault.place.path) == ("lists.character_without_font", "Ingang (AW)")
    assert _ends(folder) == ["0003.pdf"]


def test_a_card_in_two_other_languages_is_followed_by_both(make: Make, folder: Path) -> None:
    """A letter in English to somebody who reads Arabic as well: the Dutch text and the Arabic one."""
    typed = {f"{key} (Arabisch)": "نص" for key in ("Plaats verhoor", "Ingang", "Melden bij", "Kamer")}
    row: Row = ENGLISH | typed | {"Leestaal": "Engels en Arabisch"}
    outcome = make([row], letters=("afspraak-kaart",))
    assert _ends(folder) == ["0002-ar.pdf", "0002-nl.pdf", "0002.pdf"]
    assert outcome.beside == 2
    told = [line["gaat samen met"].partition(" ")[2] for line in manifest_of(folder)]
    assert told == ["", "(de Nederlandse tekst)", "(vertaling: Arabisch)"]


def test_the_desk_makes_and_prints_the_same() -> None:
    """The same names behind the row's number, the Dutch text behind its letter, and steps that say so."""
    request = ListRequest("lijst.csv", today=None, one_pdf=True)
    library, content = Library.open(), csv_list([ENGLISH])
    plan = plan_list(library, content=content, request=request)
    rows = press_rows(library, jobs=plan.jobs, header=plan.cases.header, request=request)
    ((_, row),) = rows
    assert [item.file for item, _, _ in row.letters] == ["0002.pdf", "0002-nl.pdf"]
    printed = print_list(library, rows=rows, request=request)
    labels = [section.label for section in Opened(printed).sections()]
    assert labels[1:] == ["Rij 2", "Rij 2, de Nederlandse tekst"]
    cover = " ".join(texts(printed)[0].split())
    assert "Brieven 1 Andere taal erbij 1 Vellen papier" in cover
    assert "2. Achter een brief kan dezelfde brief in een andere taal liggen." in cover
