"""No PDF file, however it was made, does more than be refused."""

import logging
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proeftuin_docs.errors import ProeftuinError
from proeftuin_docs.returned.readers.model import RawFile
from proeftuin_docs.returned.readers.pdf import read_pdf
from tests.builders import render_reference
from tests.returned.hostile_pdf import ACTIVE, build, cut
from tests.returned.hostile_pdf_objects import ENCRYPTED, MORE_HOSTILE, SIGNATURE, written_on
from tests.returned.mutations import confused, objects_of
from tests.returned.outcomes import outcome_of, require_little

_PARTS = 20


@pytest.fixture(scope="module")
def filled() -> bytes:
    """A good file of this project's own, filled in."""
    values = b"naam: Kim\nherkennen: |\n  Ik slaap slecht.\n"
    return render_reference("veiligheidsplan", "pdf", (values, "v.yaml"))


@pytest.fixture(scope="module")
def objects(filled: bytes) -> dict[int, bytes]:
    """What that file is made of."""
    return objects_of(filled)


@pytest.fixture(scope="module", autouse=True)
def _silent() -> Iterator[None]:
    """Libraries say what they think of a broken file; here nobody reads that."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def outcome(content: bytes) -> RawFile | str:
    """What was read, or the code of the fault; anything else that is raised fails the test."""
    try:
        return read_pdf(content, "terug.pdf")
    except ProeftuinError as error:
        return error.diagnostics[0].name


def test_the_small_form_that_hostile_ones_are_made_from_is_a_good_one() -> None:
    """Otherwise every hostile file would be refused for the wrong reason."""
    read = outcome(build())
    assert isinstance(read, RawFile)
    assert [(field.name, field.text) for field in read.fields] == [("naam", "x")]
    assert read.problems == ()


@pytest.mark.parametrize("kind", ACTIVE)
def test_what_a_form_never_has_is_said(kind: str) -> None:
    """Scripts and files inside are never run or opened, and whoever reads the answers is warned."""
    code, objects = ACTIVE[kind]
    read = outcome(build(objects))
    assert isinstance(read, RawFile)
    assert [item.name for item in read.problems] == [code]


def test_a_link_to_a_page_or_a_place_is_no_danger() -> None:
    """A form may lead to a page on the net, and open at a place of its own."""
    link = b"/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://example.org)/Next<</S/GoTo/D[3 0 R/Fit]>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 7 0 R/Annots[5 0 R <<%b>>]>>" % link
    read = outcome(build({3: page}))
    assert isinstance(read, RawFile)
    assert read.problems == ()


@pytest.mark.slow
@pytest.mark.parametrize("kind", MORE_HOSTILE)
def test_a_hostile_file_is_refused_or_read_within_its_limits(kind: str) -> None:
    """Only faults of our own come out, and neither time nor memory runs away."""
    assert outcome_of(MORE_HOSTILE[kind]()) in {
        "pdf",
        "returned.damaged",
        "returned.protected",
        "returned.too_many_fields",
        "returned.took_too_much",
    }
    require_little()


@pytest.mark.parametrize("kind", ENCRYPTED)
def test_a_file_with_a_password_is_called_that(kind: str) -> None:
    """Also when a viewer opens it without asking: whoever sent it can take the password away."""
    assert outcome_of(ENCRYPTED[kind]()) == "returned.protected"


def test_the_last_value_that_was_written_counts() -> None:
    """A viewer writes what somebody typed after the end of the file; what it replaces is gone."""
    body = b"<</FT/Tx/T(naam)/V(%b)/Subtype/Widget/Rect[0 0 9 9]>>"
    content = written_on(written_on(build(), 5, body % b"eerst"), 5, body % b"later")
    read = outcome(content)
    assert isinstance(read, RawFile)
    assert [field.text for field in read.fields] == ["later"]


def test_a_signature_holds_no_answer() -> None:
    """A file that somebody signed is read as any other."""
    read = outcome(build(SIGNATURE))
    assert isinstance(read, RawFile)
    assert [(field.name, field.text) for field in read.fields] == [("naam", "x"), ("handtekening", "")]


def test_a_file_that_was_cut_off_is_refused_or_read(filled: bytes) -> None:
    """A half file gives a fault, or the fields that are still there; never a crash, never other fields."""
    whole = outcome(filled)
    assert isinstance(whole, RawFile)
    known = {(field.name, field.text, field.chosen) for field in whole.fields}
    for part in cut(filled, _PARTS):
        read = outcome(part)
        assert isinstance(read, str) or {(f.name, f.text, f.chosen) for f in read.fields} <= known


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(choices=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 7)), min_size=1, max_size=6))
def test_objects_of_another_type_are_survived(
    objects: dict[int, bytes], choices: list[tuple[float, int]]
) -> None:
    """Whatever object is something else than the standard says, the outcome is a reading or a fault."""
    assert outcome(confused(objects, choices))
