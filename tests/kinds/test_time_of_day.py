"""A time of day: read however people write it, shown and read back in every format, never guessed."""

from pathlib import Path

import pytest

from proeftuin_docs import GivenFile, Library, read, render
from proeftuin_docs.errors import DataError
from tests.builders import form_head, form_text

FORM = """
- {kind: time, id: aanvang, label: Hoe laat begint het?}
- kind: table
  id: dagdelen
  label: Welke tijden?
  rows: 2
  columns:
    - {id: wat, label: Wat}
    - {id: van, label: Van, kind: time}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A configuration with a form that asks for times."""
    path = tmp_path / "forms" / "klein" / "1.0.0.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(form_text(FORM, head=form_head(status="concept")), encoding="utf-8")
    return Library.open(tmp_path)


def made(library: Library, format_name: str, time: str) -> bytes:
    """The form with this time at the question and in a cell."""
    data = f'aanvang: "{time}"\ndagdelen:\n  - {{wat: begin, van: "{time}"}}\n'.encode()
    return render(library, "klein@1.0.0", format_name, (data, "antwoorden.yaml"))


@pytest.mark.parametrize("format_name", ["pdf", "docx", "html"])
@pytest.mark.parametrize("typed", ["9:30", "09.30", "9.30"])
def test_a_time_comes_back_as_it_was_meant(library: Library, format_name: str, typed: str) -> None:
    """One moment, one way of writing it, whatever was typed and whatever the format."""
    (reading,) = read(library, [GivenFile("f", lambda: made(library, format_name, typed))])
    assert reading.read is not None
    assert dict(reading.read.values) == {
        "aanvang": "09.30",
        "dagdelen": [{"wat": "begin", "van": "09.30"}],
    }
    assert not reading.failed


@pytest.mark.parametrize("format_name", ["html", "docx", "print"])
def test_a_blank_form_says_how_to_write_a_time(library: Library, format_name: str) -> None:
    """On paper and on a screen."""
    assert render(library, "klein@1.0.0", format_name)
    assert "10.00" in library.wording().phrase("time_hint")


@pytest.mark.parametrize("wrong", ["25.00", "12.60", "10", "tien uur", "10.0", "24:00"])
def test_what_no_clock_shows_is_refused(library: Library, wrong: str) -> None:
    """At the question and in the cell, each with its place."""
    with pytest.raises(DataError) as caught:
        made(library, "html", wrong)
    assert [item.name for item in caught.value.diagnostics] == ["answers.not_a_time"] * 2
    assert [item.place.line for item in caught.value.diagnostics] == [1, 3]


@pytest.mark.parametrize(
    ("typed", "meant"), [("10:00 uur", "10.00"), ("9.30 u.", "09.30"), (" 09 : 05 ", "09.05")]
)
def test_a_time_that_was_typed_in_a_page_is_read(library: Library, typed: str, meant: str) -> None:
    """A person writes the word for hours, or a space."""
    page = made(library, "html", "11.11").replace(b'value="11.11"', f'value="{typed}"'.encode(), 1)
    (reading,) = read(library, [GivenFile("f", lambda: page)])
    assert reading.read is not None
    assert reading.read.values["aanvang"] == meant


@pytest.mark.parametrize("typed", ["half elf", "10", "25.00", "10.00 of 11.00"])
def test_a_time_that_is_not_certain_is_kept_apart(library: Library, typed: str) -> None:
    """Half past ten, or half past eleven: the words stand under what was not read."""
    page = made(library, "html", "11.11").replace(b'value="11.11"', f'value="{typed}"'.encode(), 1)
    (reading,) = read(library, [GivenFile("f", lambda: page)])
    assert reading.read is not None
    assert "aanvang" not in reading.read.values
    assert [(item.question, item.text) for item in reading.read.unread] == [("aanvang", typed)]
    assert "returned.uncertain_time" in {item.name for item in reading.problems}
