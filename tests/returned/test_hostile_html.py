"""No web page, however it was made, does more than be refused, or read with a warning."""

import pytest

from proeftuin_docs.returned.readers.limits import MAX_NAME_LENGTH
from proeftuin_docs.returned.readers.model import Claim, RawFile
from tests.returned.files import all_kinds_file, all_kinds_folder
from tests.returned.hostile_html import BOX, DANGEROUS, READ, REFUSED, page
from tests.returned.outcomes import outcome_of, read_or_refused, require_little


def test_the_small_page_that_hostile_ones_are_made_from_is_a_good_one() -> None:
    """Otherwise every hostile page would be refused for the wrong reason."""
    read = read_or_refused(page())
    assert isinstance(read, RawFile)
    assert (read.claim.id, read.claim.version) == ("iri", "1.0.0")
    assert [(field.name, field.text) for field in read.fields] == [("naam", "x")]
    assert (read.problems, read.doubts) == ((), ())


@pytest.mark.slow
@pytest.mark.parametrize("kind", REFUSED)
def test_a_hostile_page_is_refused_with_the_right_code(kind: str) -> None:
    """Whoever sent it is told what is the matter, and neither time nor memory runs away."""
    codes, build = REFUSED[kind]
    assert outcome_of(build()) in codes.split("|")
    require_little()


@pytest.mark.parametrize("kind", READ)
def test_a_page_that_is_only_odd_is_read(kind: str) -> None:
    """Its value is there, nothing that only looks like a box is, and its names can be shown."""
    read = read_or_refused(READ[kind]())
    assert isinstance(read, RawFile)
    assert [field.text for field in read.fields if field.name == "naam"] == ["x"]
    assert read.problems == ()
    assert all(field.name.isprintable() and len(field.name) <= MAX_NAME_LENGTH + 1 for field in read.fields)
    require_little()


@pytest.mark.parametrize("kind", DANGEROUS)
def test_what_would_fetch_or_run_something_is_said(kind: str) -> None:
    """Nothing of it is done here; whoever would open the page in a browser is warned."""
    read = read_or_refused(page(BOX + DANGEROUS[kind]))
    assert isinstance(read, RawFile)
    assert [field.text for field in read.fields] == ["x"]
    assert [item.name for item in read.problems] == ["web_pages.runs_something"]
    assert "127.0.0.1" not in str(read.problems)


def test_a_page_of_ours_is_no_danger(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Its own script and styles, and links to other pages, are as they should be."""
    config = all_kinds_folder(tmp_path_factory.mktemp("eigen"))
    links = '<a href="https://example.org">x</a><a href="#naam">x</a><a href="mailto:a@example.org">x</a>'
    for content in (all_kinds_file("html", config), page(BOX + links)):
        read = read_or_refused(content)
        assert isinstance(read, RawFile)
        assert read.problems == ()


def test_a_claim_that_is_there_twice_says_nothing() -> None:
    """Two versions in one page are no version."""
    read = read_or_refused(page(head='<meta name="proeftuin-docs.id" content="sai">'))
    assert isinstance(read, RawFile)
    assert read.claim == Claim()
