"""Word files as other programs leave them: without tags, without controls, without properties."""

import pytest

from tests.returned.docx.conftest import Read
from tests.returned.docx.test_word import CONCEPT, values
from tests.returned.docx.word_file import PROPERTIES, WordFile, elements, parent, run, w
from tests.returned.files import codes

FILLED = {
    "naam": "Kim",
    "aangifte": {"antwoord": "ja"},
    "acties": [{"wat": "eerste"}, {"wat": "tweede"}],
}


@pytest.fixture
def filled(blank: WordFile) -> WordFile:
    """The form with some answers."""
    return blank.type(naam="Kim", aangifte="Ja", acties__r1__wat="eerste", acties__r2__wat="tweede")


def unwrapped(file: WordFile) -> WordFile:
    """The same text without any control."""
    for control in file.all("sdt"):
        for item in reversed(control[-1]):
            control.addnext(item)
        parent(control).remove(control)
    return file


def test_the_answers_are_there(filled: WordFile, read: Read) -> None:
    """Before anything is dropped."""
    reading = read(filled)
    assert (values(reading), codes(reading)) == (FILLED, [CONCEPT])


def test_locks_and_titles_do_not_matter(filled: WordFile, read: Read) -> None:
    """They help who fills in, not who reads."""
    reading = read(filled.drop("lock", "alias", "placeholder", "id"))
    assert (values(reading), codes(reading)) == (FILLED, [CONCEPT])


def test_controls_without_tags_are_known_by_their_bookmarks(filled: WordFile, read: Read) -> None:
    """As LibreOffice saves them; rows too."""
    reading = read(filled.drop("tag", "lock", "alias"))
    assert (values(reading), codes(reading)) == (FILLED, [CONCEPT])


def test_bookmarks_without_controls_name_what_stands_in_them(filled: WordFile, read: Read) -> None:
    """Placeholders are still known by their look; that the fields are gone is told."""
    reading = read(unwrapped(filled))
    assert values(reading) == FILLED
    assert codes(reading) == ["word_files.lost_fields", CONCEPT]


def test_without_tags_and_bookmarks_nothing_is_guessed(filled: WordFile, read: Read) -> None:
    """Text in controls without a name is counted, not read."""
    reading = read(filled.drop("tag", "bookmarkStart", "bookmarkEnd"))
    assert reading.read is None
    assert codes(reading) == ["word_files.fields_without_name", CONCEPT, "returned.no_fields"]


def test_a_problem_at_a_bookmark_names_its_question(filled: WordFile, read: Read) -> None:
    """Nobody knows `v_…`."""
    filled.fill("naam", run("Kim", "<w:vanish/>"))
    reading = read(filled.drop("tag"))
    assert [item.place.path for item in reading.problems if item.name == "word_files.not_standing"] == [
        "naam"
    ]


def test_a_bookmark_that_never_ends_says_nothing(filled: WordFile, read: Read) -> None:
    """Where the answer ends cannot be seen."""
    start = parent(filled.control("naam")).find(w("bookmarkStart"))
    assert start is not None
    for mark in filled.all("bookmarkEnd"):
        if mark.get(w("id")) == start.get(w("id")):
            parent(mark).remove(mark)
    reading = read(unwrapped(filled))
    assert "naam" not in values(reading)
    assert {"word_files.field_without_end", "returned.missing_fields"} <= {*codes(reading)}


def test_a_row_without_controls_is_read_by_its_columns(filled: WordFile, read: Read) -> None:
    """As LibreOffice adds one; it is told that the columns follow from the place."""
    row = next(filled.control("acties_r2_wat").iterancestors(w("tr")))
    cells = "".join(
        f"<w:tc><w:p>{run(text)}</w:p></w:tc>" for text in ("", "derde", "ik", "", "", "", "", "")
    )
    parent(parent(row)).addnext(elements(f"<w:tr>{cells}</w:tr>")[0])
    reading = read(filled)
    assert values(reading)["acties"] == [
        {"wat": "eerste"},
        {"wat": "tweede"},
        {"wat": "derde", "wie": "ik"},
    ]
    assert codes(reading) == ["word_files.rows_without_fields", CONCEPT]


def test_without_properties_the_line_at_the_foot_says_which_version(filled: WordFile, read: Read) -> None:
    """It is told that the rest of the mark is gone."""
    del filled.parts[PROPERTIES]
    reading = read(filled)
    assert (values(reading), codes(reading)) == (FILLED, ["word_files.lost_properties", CONCEPT])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            b"<vt:lpwstr>alle-soorten</vt:lpwstr>",
            b"<vt:lpwstr>onbekend</vt:lpwstr>",
            ["returned.unknown_document"],
        ),
        (
            b"<vt:lpwstr>alle-soorten</vt:lpwstr>",
            b"",
            ["word_files.contradicting_properties", "returned.foreign"],
        ),
        (b"<vt:lpwstr>1.2.3</vt:lpwstr>", b"<vt:lpwstr>9.9.9</vt:lpwstr>", ["returned.unknown_version"]),
        (
            b'name="proeftuin-docs.hash"',
            b'name="x"',
            ["word_files.contradicting_properties", "returned.foreign"],
        ),
    ],
)
def test_a_mark_that_was_changed_is_told(
    old: bytes, new: bytes, told: list[str], filled: WordFile, read: Read
) -> None:
    """Nothing is read from a file that is not what it says."""
    part = filled.parts[PROPERTIES]
    assert old in part
    filled.parts[PROPERTIES] = part.replace(old, new)
    reading = read(filled)
    assert (reading.read, codes(reading)) == (None, told)
