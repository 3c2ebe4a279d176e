"""A part of a form by itself: its questions and nobody else's, known when it comes back, joined if asked."""

import csv
import json
from pathlib import Path
from typing import Any, Final

import pymupdf
import pytest

from proeftuin_docs import (
    DataError,
    GivenFile,
    Library,
    Reading,
    Verdict,
    join_parts,
    read,
    render,
    verify,
    verify_printed,
)
from proeftuin_docs.definitions import FormDefinition
from proeftuin_docs.document import InfoTable, field_names, plain_text, questions
from proeftuin_docs.errors import (
    ConfigurationError,
    Diagnostic,
    WrongUsageError,
    configuration,
    returned,
    usage,
)
from proeftuin_docs.errors import answers as answer_faults
from proeftuin_docs.returned.readings import reading_data, readings_json
from proeftuin_docs.returned.table import readings_table
from proeftuin_docs.returned.verify import verdict_data
from tests.builders import render_reference
from tests.returned.files import codes, expected

FORMATS: Final = ("pdf", "docx", "html")
VERSIONS: Final = ("iri@1.0.0", "iri@1.1.0")
NAMES: Final = ("coordinator", "slachtoffer", "maatregelen")
OWN: Final[dict[str, Any]] = {"bang-voor-iemand": "ja", "waarom-bang": "Hij weet waar ik woon."}
THEIRS: Final[dict[str, Any]] = {"leeftijd": "23", "verblijfplaats": "Bij een opvang."}
TITLE: Final = "Individueel Risico Instrument (IRI), deel van het slachtoffer"


def iri(reference: str = "iri@1.0.0") -> FormDefinition:
    """A version of the form."""
    found = Library.open().find(reference)
    assert isinstance(found, FormDefinition)
    return found


def part(
    name: str, format_name: str = "pdf", values: dict[str, Any] | None = None, size: str = "normaal"
) -> bytes:
    """A part of the form, blank or with answers."""
    data = None if values is None else (json.dumps(values).encode(), "waarden.json")
    return render(Library.open(), "iri@1.0.0", format_name, data, part=name, size=size)


def file(content: bytes, name: str = "deel.pdf") -> GivenFile:
    """A file that came back."""
    return GivenFile(name, lambda: content)


def read_part(name: str, values: dict[str, Any], file_name: str = "deel.pdf") -> Reading:
    """What is read of a part with these answers."""
    (reading,) = read(Library.open(), [file(part(name, values=values), file_name)])
    return reading


@pytest.mark.parametrize("reference", VERSIONS)
def test_the_parts_are_the_form_once(reference: str) -> None:
    """Every section of every version is in one part; a part that was given out keeps its sections."""
    parts = {item.id: item.sections for item in Library.open().parts_of(iri(reference))}
    assert parts == {
        "coordinator": ("achtergrondinformatie",),
        "slachtoffer": ("onderdeel-a", "onderdeel-b", "onderdeel-c"),
        "maatregelen": ("bijzondere-maatregelen",),
    }
    sections = [section for item in parts.values() for section in item]
    assert sorted(sections) == sorted(section.id for section in iri(reference).sections)


@pytest.mark.parametrize("reference", VERSIONS)
def test_a_part_has_its_own_questions_as_the_whole_has_them(reference: str) -> None:
    """Word for word, with the same numbers, fields and conditions; together they are the form."""
    library, form = Library.open(), iri(reference)
    whole = list(questions(library.compose(form)))
    apart = [library.compose(form, edition=library.edition(form, part=name)) for name in NAMES]
    assert [question for document in apart for question in questions(document)] == whole
    assert {document.identity.content_hash for document in apart} == {
        library.compose(form).identity.content_hash
    }
    numbers = [question.unique_number for question in questions(apart[1])]
    assert (numbers[0], numbers[-1]) == ("A1", "C8")


def test_a_part_says_what_it_is_and_who_fills_it_in() -> None:
    """In its title; the map on the first page has the sections that are there, and no others."""
    library, form = Library.open(), iri()
    document = library.compose(form, edition=library.edition(form, part="slachtoffer"))
    assert document.title == TITLE
    (table,) = [block for block in document.blocks if isinstance(block, InfoTable)][:1]
    assert [plain_text(row[0]).partition(":")[0] for row in table.rows] == [
        "Onderdeel A",
        "Onderdeel B",
        "Onderdeel C",
    ]
    assert [plain_text(row[2]) for row in table.rows] == 3 * ["jij, als je dat wilt"]


def test_every_page_of_a_part_says_so_at_its_foot() -> None:
    """With version and hash, as the whole form has them."""
    with pymupdf.open(stream=part("slachtoffer", "print")) as pdf:
        assert all(
            f"{TITLE} 1.0.0 · kenmerk c1c2fca19de8" in " ".join(page.get_text().split()) for page in pdf
        )
        assert pdf.metadata["title"] == f"{TITLE} 1.0.0"


@pytest.mark.parametrize("size", ["normaal", "groot"])
@pytest.mark.parametrize("format_name", FORMATS)
def test_a_part_comes_back_as_answers_of_that_part(format_name: str, size: str) -> None:
    """Nothing of another part is missing, and the reading says which part it is."""
    content = part("slachtoffer", format_name, OWN, size)
    (reading,) = read(Library.open(), [file(content)])
    assert reading.read is not None
    assert dict(reading.read.values) == OWN
    assert codes(reading) == expected(format_name)
    assert reading_data(reading)["parts"] == ["slachtoffer"]
    (verified,) = verify(Library.open(), [file(content)])
    assert verified.verdict is Verdict.FILLED
    assert verdict_data(verified)["part"] == "slachtoffer"
    assert verdict_data(verified).get("size", "normaal") == size


def test_a_blank_part_is_a_blank_form() -> None:
    """In every part."""
    for name in NAMES:
        (verified,) = verify(Library.open(), [file(part(name))])
        assert verified.verdict is Verdict.BLANK


@pytest.mark.parametrize("name", NAMES)
def test_a_printed_part_that_lost_its_metadata_is_known_by_its_foot(name: str) -> None:
    """The title before the version says the part."""
    with pymupdf.open(stream=part(name, "print")) as opened:
        opened.set_xml_metadata("")
        content = opened.tobytes()
    (verified,) = verify(Library.open(), [file(content)])
    assert (verified.verdict, verdict_data(verified)["part"]) == (Verdict.PRINT_ONLY, name)


def test_the_line_at_the_foot_says_the_part() -> None:
    """As somebody types it from paper; without the words of a part it is the whole form."""
    library = Library.open()
    line = f"{TITLE} 1.0.0 · kenmerk c1c2fca19de8"
    assert verdict_data(verify_printed(library, line))["part"] == "slachtoffer"
    whole = verify_printed(library, "Individueel Risico Instrument (IRI) 1.0.0 · kenmerk c1c2fca19de8")
    assert whole.verdict is Verdict.PRINTED
    assert "part" not in verdict_data(whole)


def test_a_file_with_other_questions_than_its_part_is_altered() -> None:
    """A whole form that calls itself a part, and a part that calls itself another."""
    library, mark = Library.open(), '<meta name="proeftuin-docs.status"'
    whole = render(library, "iri@1.0.0", "html").decode()
    other = part("slachtoffer", "html").decode()
    for page in (
        whole.replace(mark, f'<meta name="proeftuin-docs.part" content="slachtoffer">\n{mark}'),
        other.replace('part" content="slachtoffer"', 'part" content="coordinator"'),
    ):
        (verified,) = verify(library, [file(page.encode())])
        missing = {returned.text_gone.name, returned.text_replaced.name}
        assert missing & {item.name for item in verified.problems}
        assert not verified.sound


def test_a_part_that_this_library_does_not_have_is_refused() -> None:
    """With the parts that there are; nothing is read as something else."""
    page = part("slachtoffer", "html").replace(b'part" content="slachtoffer"', b'part" content="advocaat"')
    (reading,) = read(Library.open(), [file(page)])
    assert reading.read is None
    (problem,) = reading.problems
    assert problem.name == returned.unknown_edition.name
    assert problem.facts["known"] == ", ".join(NAMES)


def test_an_unknown_part_is_refused_with_those_that_there_are() -> None:
    """And a form without parts says that it has none."""
    assert _refused("iri", "advocaat") == [
        usage.unknown_part(id="iri", part="advocaat", known=", ".join(NAMES))
    ]
    assert _refused("sai", "slachtoffer") == [usage.no_parts(id="sai")]


def _refused(reference: str, name: str) -> list[Diagnostic]:
    with pytest.raises(WrongUsageError) as refused:
        render(Library.open(), reference, "pdf", part=name)
    return list(refused.value.diagnostics)


def test_answers_outside_a_part_are_left_out_and_told() -> None:
    """What the coordinator wrote does not go along with the part of the victim."""
    told: list[Diagnostic] = []
    data = (json.dumps(OWN | THEIRS).encode(), "waarden.json")
    content = render(Library.open(), "iri@1.0.0", "html", data, part="slachtoffer", report=told.append)
    assert told == [answer_faults.outside_part(count=2)]
    assert "Bij een opvang." not in content.decode()


@pytest.mark.slow
def test_two_parts_that_came_back_are_one_form() -> None:
    """Every answer in the order of the form; what came of it makes the whole form."""
    joined = join_parts([read_part("slachtoffer", OWN, "a.pdf"), read_part("coordinator", THEIRS, "b.pdf")])
    assert joined.read is not None
    assert list(joined.read.values.items()) == [*THEIRS.items(), *OWN.items()]
    assert (joined.file, reading_data(joined)["parts"]) == ("a.pdf + b.pdf", ["slachtoffer", "coordinator"])
    again = render_reference("iri@1.0.0", "pdf", (readings_json([joined]), "samen.json"))
    (whole,) = read(Library.open(), [file(again)])
    assert whole.read is not None
    assert dict(whole.read.values) == THEIRS | OWN


@pytest.mark.slow
def test_what_are_not_different_parts_of_one_version_is_not_joined() -> None:
    """The same part twice, a whole form, another version, no file at all: every reason at once."""
    own = read_part("slachtoffer", OWN, "a.pdf")
    library = Library.open()
    files = [
        file(part("slachtoffer"), "b.pdf"),
        file(render(library, "iri@1.0.0", "pdf"), "c.pdf"),
        file(render(library, "iri@1.1.0", "pdf", part="coordinator"), "d.pdf"),
        file(b"niets", "e.pdf"),
    ]
    with pytest.raises(DataError) as refused:
        join_parts([own, *read(library, files)])
    assert [(item.place.file, item.name) for item in refused.value.diagnostics] == [
        ("b.pdf", returned.part_twice.name),
        ("c.pdf", returned.not_a_part.name),
        ("d.pdf", returned.part_of_other_version.name),
        ("e.pdf", returned.unknown_kind.name),
    ]


def test_a_table_of_answers_says_the_part_where_there_is_one() -> None:
    """A table of whole forms has the columns that it had."""
    rows = _rows(readings_table([read_part("slachtoffer", OWN)]))
    assert rows[0]["Deel"] == "deel van het slachtoffer"
    (whole,) = read(Library.open(), [file(render(Library.open(), "iri@1.0.0", "pdf"))])
    assert "Deel" not in _rows(readings_table([whole]))[0]


def _rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(table.decode("utf-8-sig").splitlines(), delimiter=";"))


def test_a_courts_own_form_has_the_parts_that_it_says(tmp_path: Path) -> None:
    """Beside those of the bundled forms; a section that is not there is told."""
    (tmp_path / "forms").mkdir()
    own = "sai:\n  gegevens: {title: gegevens, sections: [gegevens]}\n  kop: {title: kop, sections: [weg]}\n"
    (tmp_path / "forms" / "delen.yaml").write_text(own, encoding="utf-8")
    library = Library.open(tmp_path)
    form = library.find("sai")
    assert isinstance(form, FormDefinition)
    document = library.compose(form, edition=library.edition(form, part="gegevens"))
    assert set(field_names(document)) < set(field_names(library.compose(form)))
    assert [item.id for item in library.parts_of(library.find("iri"))] == list(NAMES)
    with pytest.raises(ConfigurationError) as refused:
        library.edition(form, part="kop")
    wanted = configuration.unknown_section(part="kop", name=f"sai@{form.version}", sections="weg")
    assert refused.value.diagnostics == (wanted,)


def test_a_faulty_file_of_parts_is_told_by_its_key(tmp_path: Path) -> None:
    """At the form and the part."""
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "delen.yaml").write_text("sai:\n  kop: {title: kop}\n", encoding="utf-8")
    with pytest.raises(ConfigurationError) as refused:
        Library.open(tmp_path).parts_of(iri())
    (fault,) = refused.value.diagnostics
    assert (fault.name, fault.place.path) == (configuration.faulty_parts.name, "sai > kop > sections")
