"""What a case filled in is not counted as filled in by whoever returns the form."""

import json
import re
import zipfile
from functools import partial
from io import BytesIO

import pytest

from proeftuin_docs.library import Library
from proeftuin_docs.resources import example_cases
from proeftuin_docs.returned.given_files import GivenFile
from proeftuin_docs.returned.reading import read
from proeftuin_docs.returned.readings import Reading, reading_data
from proeftuin_docs.returned.verify import Verdict, verify
from proeftuin_docs.usecases.render import render, render_for_case

LIST = "vragenlijst-ovj"
PREFILLED = ["kenmerk", "dag", "ingediend-door", "uiterlijk", "indienen-bij"]
FORMATS = ("pdf", "docx", "html")


def made(format_name: str) -> bytes:
    """The list of a case."""
    case = (example_cases()[0].read_bytes(), "zaak.yaml")
    return render_for_case(Library.open(), LIST, format_name, case)


def reading_of(content: bytes) -> Reading:
    """A file as it is read."""
    (reading,) = read(Library.open(), [GivenFile("x", partial(bytes, content))])
    return reading


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_tells_what_the_case_filled_in(format_name: str) -> None:
    """By name, with a mark of four digits that holds no value; the file stays what it is."""
    content = made(format_name)
    assert reading_data(reading_of(content))["prefilled"] == PREFILLED
    (verified,) = verify(Library.open(), [GivenFile("x", lambda: content)])
    assert verified.verdict in (Verdict.FILLED, Verdict.FOLLOWS_CASE)


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_blank_form_says_nothing_of_it(format_name: str) -> None:
    """Nor one that was filled in from answers."""
    answers = (json.dumps({"kenmerk": "RC 26/0001"}).encode(), "a.json")
    for content in (
        render(Library.open(), LIST, format_name),
        render(Library.open(), LIST, format_name, answers),
    ):
        assert b"prefilled" not in content
        assert "prefilled" not in reading_data(reading_of(content))
        if format_name == "docx":
            assert b"prefilled" not in zipfile.ZipFile(BytesIO(content)).read("docProps/custom.xml")


def test_what_somebody_changed_counts_as_theirs() -> None:
    """The mark no longer fits; nor does one that somebody wrote there."""
    page = made("html").decode()
    value = re.search(r'name="kenmerk"[^>]*value="([^"]*)"', page)
    assert value is not None
    other = page.replace(f'value="{value[1]}"', 'value="RC 99/9999"')
    assert reading_data(reading_of(other.encode()))["prefilled"] == PREFILLED[1:]
    foreign = re.sub(r'(prefilled" content=")[^"]*', r"\1kenmerk:zzzz ../x:0000 dag", page)
    assert reading_of(foreign.encode()).prefilled == ()
