"""The text of a form that was made from a case is held against the document of that case, and of no other."""

import re
from functools import cache, partial

import pytest

from proeftuin_docs.errors import DataError
from proeftuin_docs.library import Library
from proeftuin_docs.resources import example_cases
from proeftuin_docs.returned.given_files import GivenFile
from proeftuin_docs.returned.reading import read
from proeftuin_docs.returned.readings import Reading, reading_data
from proeftuin_docs.returned.verify import Verdict, Verified, verify
from proeftuin_docs.usecases.render import render, render_for_case
from tests.returned.files import codes, expected

CASES = {path.name: (path.read_bytes(), path.name) for path in example_cases()}
CASE = CASES["zaak.yaml"]
MINOR = CASES["zaak-minderjarig.yaml"]
LIST = "vragen-verhoor@1.1.0"
CHECKLIST = "checklist-rc@1.1.0"
OF_THE_CASE = "De rechter-commissaris stelt alle vragen"
ALWAYS = "Wie het verhoor leidt, stelt zich rustig voor"
ONLY_OF_A_CASE = "returned.text_of_a_case"


@cache
def made(reference: str = LIST, format_name: str = "html", case: tuple[bytes, str] = CASE) -> bytes:
    """A list of a case."""
    return render_for_case(Library.open(), reference, format_name, case)


def reading_of(content: bytes, case: tuple[bytes, str] | None = None) -> Reading:
    """A file as it is read, with a case or without."""
    (reading,) = read(Library.open(), [GivenFile("x", partial(bytes, content))], case=case)
    return reading


def verdict_on(content: bytes, case: tuple[bytes, str] | None = None) -> Verified:
    """A file as it is judged."""
    (verified,) = verify(Library.open(), [GivenFile("x", partial(bytes, content))], case)
    return verified


def changed(old: str, new: str, reference: str = LIST) -> bytes:
    """A list of which somebody changed words."""
    content = made(reference).decode()
    assert old in content
    return content.replace(old, new).encode()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "reference", "format_name"),
    [
        *[(name, reference, "html") for name in CASES for reference in (LIST, CHECKLIST, "gids-voorgesprek")],
        *[("zaak.yaml", LIST, name) for name in ("pdf", "docx", "print")],
        *[("zaak-minderjarig.yaml", CHECKLIST, name) for name in ("pdf", "docx", "print")],
    ],
)
def test_a_document_of_a_case_is_exactly_that_of_its_case(
    name: str, reference: str, format_name: str
) -> None:
    """Its parts, what was filled in, and what a judge adds; without the case nothing is told as changed."""
    try:
        content = made(reference, format_name, CASES[name])
    except DataError:
        pytest.skip("this case does not have it")
    alone = verdict_on(content)
    assert alone.verdict in {Verdict.FOLLOWS_CASE, Verdict.FILLED, Verdict.BLANK}
    assert {item.name for item in alone.problems} <= {ONLY_OF_A_CASE}
    held = verdict_on(content, CASES[name])
    assert (held.sound, held.problems) == (True, ())
    if format_name != "print":
        assert codes(reading_of(content, CASES[name])) == expected(format_name)


def test_a_changed_word_in_a_part_of_the_case_is_told() -> None:
    """With the case as a change; without it too, beside that the case says which parts there have to be."""
    content = changed(OF_THE_CASE, OF_THE_CASE.replace("alle", "geen"))
    assert codes(reading_of(content, CASE)) == expected("html", "returned.text_replaced")
    assert verdict_on(content, CASE).verdict is Verdict.ALTERED
    assert codes(reading_of(content)) == expected("html", ONLY_OF_A_CASE, "returned.text_replaced")
    assert verdict_on(content).verdict is Verdict.ALTERED


def test_a_changed_word_that_every_case_has_is_told() -> None:
    """It was never the case that decided about it."""
    content = changed(ALWAYS, ALWAYS.replace("rustig", "streng"))
    assert "returned.text_replaced" in codes(reading_of(content, CASE))
    assert "returned.text_replaced" in codes(reading_of(content))


@pytest.mark.parametrize("reference", [LIST, CHECKLIST])
def test_the_document_of_another_case_is_not_that_of_this_one(reference: str) -> None:
    """Its own parts are more or fewer; no part is wrong in itself."""
    content = made(reference)
    assert {"returned.text_added", "returned.text_gone", "returned.text_replaced"} & set(
        codes(reading_of(content, MINOR))
    )
    assert verdict_on(content, MINOR).verdict is Verdict.ALTERED
    assert codes(reading_of(content)) == expected("html", ONLY_OF_A_CASE)
    assert verdict_on(content).verdict is Verdict.FOLLOWS_CASE


def test_the_form_without_a_case_is_told_as_that() -> None:
    """It is a whole version, but not what was made for this case."""
    content = render(Library.open(), LIST, "html")
    assert codes(reading_of(content, CASE)) == expected("html", "returned.of_no_case")
    assert verdict_on(content, CASE).verdict is Verdict.BLANK
    assert codes(reading_of(content)) == expected("html")


def test_a_case_that_does_not_have_the_document_is_told() -> None:
    """The text is then held as without a case."""
    off = CASES["zaak-vervallen.yaml"]
    assert (
        codes(reading_of(made(), off))
        == expected("html", "returned.not_in_that_case", ONLY_OF_A_CASE, "returned.other_than_filled_in")[:3]
    )


def test_a_form_that_follows_no_case_is_read_beside_others() -> None:
    """One case for all files of a call; it says nothing of a form that is the same for everybody."""
    assert codes(reading_of(render(Library.open(), "veiligheidsplan", "html"), CASE)) == expected("html")


def test_a_question_that_is_taken_out_is_told() -> None:
    """Its words and its field are gone, of a part that every case has and of one of this case."""
    page = made(format_name="html").decode()
    field = re.search(r'<input[^>]*name="vraagt-alles"[^>]*>', page)
    assert field is not None
    content = page.replace(field[0], "").encode()
    assert "returned.missing_fields" in codes(reading_of(content, CASE))
    assert "returned.missing_fields" in codes(reading_of(content))


@pytest.mark.parametrize("case", [None, CASE])
def test_what_the_case_filled_in_and_somebody_changed_is_told(case: tuple[bytes, str] | None) -> None:
    """It counts as theirs, and is told with its question; no value is repeated."""
    page = made().decode()
    value = re.search(r'name="kenmerk"[^>]*value="([^"]*)"', page)
    assert value is not None
    content = page.replace(f'value="{value[1]}"', 'value="RC 99/9999"').encode()
    reading = reading_of(content, case)
    told = [item for item in reading.problems if item.name == "returned.other_than_filled_in"]
    assert [item.place.path for item in told] == ["kenmerk"]
    assert "99/9999" not in str(told)
    assert "kenmerk" not in reading_data(reading)["prefilled"]


def test_the_form_of_the_same_parts_but_another_case_is_told_by_what_was_filled_in() -> None:
    """Two cases can have the same parts; reference and day are not the same."""
    other = (CASE[0].replace(b"RC 26/", b"RC 25/"), "zaak.yaml")
    assert other[0] != CASE[0]
    found = reading_of(made(), other).problems
    told = [item.place.path for item in found if item.name == "returned.other_than_filled_in"]
    assert "kenmerk" in told


def test_a_faulty_case_is_refused_by_name() -> None:
    """Before any file is read."""
    with pytest.raises(DataError):
        reading_of(made(), (b"soort_stuk: niets\n", "zaak.yaml"))
