"""The whole set of a hearing: its files, their metadata, and what stops it."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from proeftuin_docs.errors import DataError, ExitCode, number_of
from proeftuin_docs.hearings.hearing_set import hearing
from proeftuin_docs.library import Library
from proeftuin_docs.output_folder.sets import write_all
from tests.builders import render_reference
from tests.cases.cases import EXAMPLES, example
from tests.cli.conftest import Program
from tests.hearings.hearings import LISTS, SUMMONS, Made, case

REVIEWED: Final = "Nog niet beoordeeld"
DUE: Final = "Nog niet beoordeeld door een deskundige"
OF_EVERYBODY: Final = LISTS | {
    SUMMONS,
    "afspraak-kaart",
    "na-het-gesprek",
    "verzoek-vragen",
    "verzoek-vragen-2",
}
EXTRA: Final[dict[str, frozenset[str]]] = {
    "zaak": frozenset({"gesprek-partijen"}),
    "zaak-minderjarig": frozenset({"begeleidende-brief", "studioverhoor-partijen"}),
}
NAMES: Final = ("kim", "verbeek", "noor", "nergens")
TELLING: Final = ("slachtoffer", "mensenhandel", "verdachte", "uitbuiting", "strafzaak")


def pdf_metadata(content: bytes) -> str:
    """The Info dictionary and the XMP."""
    reader = PdfReader(BytesIO(content))
    xmp = reader.root_object["/Metadata"].get_object()
    assert isinstance(xmp, StreamObject)
    return f"{dict(reader.metadata or {})} {xmp.get_data().decode()}"


def docx_metadata(content: bytes) -> str:
    """The parts with properties of a Word file."""
    with ZipFile(BytesIO(content)) as package:
        parts = [name for name in package.namelist() if name.startswith(("docProps/", "customXml/"))]
        return " ".join(package.read(part).decode() for part in parts)


def html_metadata(content: bytes) -> str:
    """The title and the metadata of a page."""
    return " ".join(re.findall(r"<title>.*?</title>|<meta[^>]*>", content.decode(), re.DOTALL))


METADATA: Final[dict[str, Callable[[bytes], str]]] = {
    "pdf": pdf_metadata,
    "docx": docx_metadata,
    "html": html_metadata,
}


@pytest.mark.slow
def test_an_example_gives_its_whole_set(example_set: Made) -> None:
    """Every letter and list as PDF and Word, and one overview; the reminder is no file."""
    names = OF_EVERYBODY | EXTRA[example_set.name]
    expected = {f"{name}.{ending}" for name in names for ending in ("pdf", "docx")} | {"overzicht.html"}
    assert set(example_set.files) == expected
    assert all(len(content) > 2000 for content in example_set.files.values())


def test_the_overview_links_to_every_file_and_holds_the_reminder(example_set: Made) -> None:
    """What it hands out is there, and the reminder can be copied from it."""
    page = example_set.files["overzicht.html"].decode()
    assert set(re.findall(r'href="([^"#]+\.(?:pdf|docx))"', page)) == set(example_set.files) - {
        "overzicht.html"
    }
    assert "Vragen? Bel" in page
    assert "Afspraak" in page


def test_no_file_name_or_metadata_says_whom_it_is_about(example_set: Made) -> None:
    """Lists of files, previews and search results show these to anybody."""
    shown = dict(metadata_of(example_set))
    assert len(shown) == len(example_set.files)
    for file, text in shown.items():
        words = set(re.findall(r"\w+", f"{file} {text}".lower()))
        assert words.isdisjoint(NAMES), file


def test_no_file_name_or_metadata_of_a_letter_says_what_it_is_about(example_set: Made) -> None:
    """Nothing of the case in what goes to the person, or along with it."""
    letters = ("oproep-rc.", "begeleidende-brief.")
    shown = {file: text for file, text in metadata_of(example_set) if file.startswith(letters)}
    assert shown
    told = [
        (file, word) for file, text in shown.items() for word in TELLING if word in f"{file} {text}".lower()
    ]
    assert told == []


def metadata_of(made: Made) -> Iterator[tuple[str, str]]:
    """Every file of a set with its metadata."""
    return ((file, METADATA[file.rpartition(".")[2]](content)) for file, content in made.files.items())


def test_one_document_is_the_one_of_the_set(example_set: Made, court: Path) -> None:
    """`render` with the same case gives the same bytes."""
    data = (example(example_set.name).encode(), f"{example_set.name}.yaml")
    for ending in ("pdf", "docx"):
        assert render_reference(SUMMONS, ending, data, court) == example_set.files[f"{SUMMONS}.{ending}"]


@pytest.mark.slow
def test_the_same_case_gives_the_same_bytes(example_set: Made, court: Path, tmp_path: Path) -> None:
    """Nothing depends on the hour or on the folder."""
    name = example_set.name
    made = hearing(Library.open(court), (example(name).encode(), f"{name}.yaml"))
    paths = write_all(made.files, tmp_path / "nog eens")
    assert {path.name: path.read_bytes() for path in paths} == example_set.files


@pytest.mark.slow
def test_the_program_makes_the_set(program: Program, court: Path, tmp_path: Path) -> None:
    """With one command, which says where the overview is and which warnings there are."""
    outcome = program("hearing", EXAMPLES / "zaak.yaml", "-o", tmp_path / "uit", "--config", court)
    assert outcome.code == ExitCode.DONE
    assert "overzicht.html" in outcome.said
    assert (tmp_path / "uit" / f"{SUMMONS}.pdf").is_file()
    assert "Verbeek" not in outcome.said


def test_a_letter_without_a_case_is_wrong_usage(program: Program, court: Path, tmp_path: Path) -> None:
    """A letter is about somebody: there is no blank one."""
    target = tmp_path / "brief.pdf"
    outcome = program("render", SUMMONS, "--format", "pdf", "-o", target, "--config", court)
    assert outcome.code == ExitCode.WRONG_USAGE
    assert number_of("usage.letter_needs_a_case") in outcome.err
    assert not target.exists()


def test_a_faulty_case_makes_nothing_and_says_every_fault(
    program: Program, court: Path, tmp_path: Path
) -> None:
    """All faults at once, and no folder that somebody could take for a set."""
    faulty = tmp_path / "zaak.yaml"
    faulty.write_bytes(case(griffier__telefoon=None, verhoor__datum="32-01-2027", soort_stuk="brief"))
    outcome = program("hearing", faulty, "-o", tmp_path / "uit", "--config", court)
    assert outcome.code == ExitCode.DATA_FAULT
    assert all(part in outcome.err for part in ("telefoon", "verhoor > datum", "soort_stuk"))
    assert not (tmp_path / "uit").exists()


def test_a_character_without_glyph_makes_nothing(program: Program, court: Path, tmp_path: Path) -> None:
    """The fault names the character and not the name that it is in."""
    source = tmp_path / "zaak.yaml"
    source.write_bytes(case(slachtoffer__achternaam="Ver阮beek"))
    outcome = program("hearing", source, "-o", tmp_path / "uit", "--config", court)
    assert outcome.code == ExitCode.CANNOT_RENDER
    assert "U+962E" in outcome.err
    assert "CJK UNIFIED IDEOGRAPH-962E" in outcome.err
    assert "Ver阮beek" not in outcome.err
    assert not (tmp_path / "uit").exists()


def test_an_address_that_nobody_confirmed_is_never_printed(court: Path, tmp_path: Path) -> None:
    """The bundled address of a court needs a day of confirmation; until then the case has to give one."""
    with pytest.raises(DataError) as caught:
        hearing(Library.open(court), (case(afzender=None), "zaak.yaml"))
    assert any("bevestigd" in f"{item.message} {item.hint}" for item in caught.value.diagnostics)
    assert not (tmp_path / "uit").exists()


@pytest.mark.slow
def test_without_a_record_of_review_every_view_says_so(
    program: Program, court: Path, example_set: Made
) -> None:
    """Overview, list, show and check all say that nobody has reviewed; the letter itself does not."""
    assert REVIEWED in example_set.files["overzicht.html"].decode()
    assert DUE in program("list", "--config", court).said
    assert DUE in program("show", SUMMONS, "--config", court).said
    assert f"{SUMMONS}@1.0.0" in told_by_check(program, court)
    html = render_reference(SUMMONS, "html", (example().encode(), "zaak.yaml"), court).decode()
    assert "beoordeeld" not in re.sub(r"<style.*?</style>", "", html, flags=re.DOTALL)


@pytest.mark.slow
def test_a_recorded_review_takes_the_mark_away(
    program: Program, court_with_reviews: Path, tmp_path: Path
) -> None:
    """Of exactly the version that was reviewed, in every view."""
    court = court_with_reviews
    made = hearing(Library.open(court), (example().encode(), "zaak.yaml"))
    write_all(made.files, tmp_path / "uit")
    assert REVIEWED not in (tmp_path / "uit" / "overzicht.html").read_text(encoding="utf-8")
    listed = json.loads(program("list", "--json", "--config", court).out)
    assert [item["id"] for item in listed if item["awaits_review"]] == []
    assert DUE not in program("show", SUMMONS, "--config", court).said
    assert SUMMONS not in told_by_check(program, court)


def told_by_check(program: Program, court: Path) -> str:
    """The lines of `check` about review."""
    return "\n".join(
        line
        for line in program("check", "--config", court).err.splitlines()
        if number_of("reviews.not_reviewed") in line
    )


def test_a_side_of_the_window_that_does_not_exist_is_said(
    program: Program, court: Path, tmp_path: Path
) -> None:
    """A court sets the side of its envelope's window in its own wording; a slip there makes nothing."""
    own = tmp_path / "gerecht"
    shutil.copytree(court, own)
    wording = own / "templates" / "wording" / "nl.yaml"
    wording.parent.mkdir(parents=True)
    wording.write_text("phrases: {letter_window: midden}\n", encoding="utf-8")
    target = tmp_path / "brief.pdf"

    done = program(
        "--config",
        own,
        "render",
        "oproep-rc",
        "--format",
        "pdf",
        "--data",
        EXAMPLES / "zaak.yaml",
        "-o",
        target,
    )

    assert (done.code, target.exists()) == (3, False)
    assert f"({number_of('configuration.unknown_window_side')})" in done.err


@pytest.mark.parametrize(
    ("changes", "task"),
    [
        ({"slachtoffer__leestaal": "Bulgaars"}, "Vertaling nodig"),
        ({"slachtoffer__leestaal": None}, "Kan deze persoon de brief lezen?"),
        ({"schakelaars__verdachte_kan": None}, "Kan de verdachte deze persoon zien of horen?"),
    ],
)
def test_what_somebody_has_to_ask_is_a_task_of_the_overview(changes: dict[str, object], task: str) -> None:
    """A case in which it was asked has no such task, and then every choice was made."""
    from proeftuin_docs.hearings.documents import read_hearing
    from proeftuin_docs.hearings.overview import overview_page

    pages = [
        overview_page((), "", read_hearing(content, "zaak.yaml", Library.open())).decode()
        for content in (case(**changes), case())
    ]
    assert [task in page for page in pages] == [True, False]
    assert "Alle keuzes zijn gemaakt" in pages[1]
