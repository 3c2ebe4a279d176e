"""A print file: every letter as in its own file, on a front page, in a structure that holds together."""

import re
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proeftuin_docs.pdf_objects.merger import PrintFile, finished_letter
from proeftuin_docs.renderers.pdf import render_pdf
from proeftuin_docs.renderers.pdf.metadata import print_packet
from tests.pdf.printed import DAY, LANGUAGE, TITLE, Letter, Opened, Stacks, letter, make, texts, written
from tests.pdf.rendered import ALL_KINDS, OPTIONS, document

MIXED: Stacks = ((1, 2, 3), (4,), (2, 1))
_COUNTS = st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=4), min_size=1, max_size=3)


def _first_pages(counts: Stacks) -> list[int]:
    """Where every cover and letter has to begin, counted from 0, when each takes whole sheets."""
    sizes = [size for stack in counts for size in (1, *stack)]
    return [sum(size + size % 2 for size in sizes[:at]) for at in range(len(sizes))]


def _require_whole(counts: Stacks) -> None:
    content, stacks = make(counts)
    opened, shown = Opened(content), texts(content)
    given_letters = [item for stack in stacks for item in stack]
    sections = list(opened.sections())
    firsts = _first_pages(counts)
    assert [item.label for item in sections] == [item.label for item in given_letters]
    assert [item.part for item in sections] == [stack[0].label for stack in stacks for _ in stack]
    assert [item.pages[0] for item in sections] == firsts
    assert all(first % 2 == 0 for first in firsts)
    for section, item in zip(sections, given_letters, strict=True):
        own = texts(item.content)
        assert [shown[page] for page in section.pages] == own
        assert len(own) == len(section.pages)
    written_on = {page for section in sections for page in section.pages}
    blank = sorted(set(range(len(shown))) - written_on)
    assert all(page % 2 == 1 and not shown[page].strip() for page in blank)
    assert len(shown) % 2 == 0


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(_COUNTS)
def test_every_letter_is_whole_and_begins_on_a_front_page(counts: list[list[int]]) -> None:
    """Whatever the numbers of pages: the text of its own file, in its own section, blank backs between."""
    _require_whole(counts)


@pytest.mark.slow
def test_many_letters_make_trees_of_several_levels() -> None:
    """More pages, keys and names than one node of a tree holds."""
    _require_whole(((1,) * 40, (2,) * 30))


def test_every_page_finds_the_elements_of_its_content() -> None:
    """The key of each page leads to as many elements as it has pieces of content; no two share one."""
    content, _ = make(MIXED)
    opened = Opened(content)
    parents = opened.parents()
    keys = [page.get("/StructParents") for page in opened.reader.pages]
    told = [key for key in keys if key is not None]
    assert sorted(parents) == sorted(told)
    assert len(set(told)) == len(told)
    elements = {element.indirect_reference.idnum for element in opened.elements()}
    for page in opened.reader.pages:
        if "/StructParents" not in page:
            assert page.get_contents() is None
            continue
        contents = page.get_contents()
        assert contents is not None
        marks = {int(mark) for mark in re.findall(rb"/MCID (\d+)", contents.get_data())}
        row = parents[int(str(page["/StructParents"]))].get_object()
        assert marks == set(range(len(row)))
        assert {item.raw_get("/Pg").idnum for item in (kid.get_object() for kid in row) if "/Pg" in item} == {
            page.indirect_reference.idnum if page.indirect_reference else None
        }
        assert {kid.idnum for kid in row} <= elements
    assert opened.tree["/ParentTreeNextKey"] > max(told)


def test_names_of_elements_are_unique_and_in_order() -> None:
    """Two letters name their headers alike; in one file the names differ, and stay with their cells."""
    content, _ = make(((2, 2), (1,)))
    opened = Opened(content)
    names = [name for name, _ in opened.names()]
    assert len(names) > 4
    assert names == sorted(set(names))
    by_element = {element.idnum: name for name, element in opened.names()}
    named = {
        element.indirect_reference.idnum: element["/ID"].original_bytes
        for element in opened.elements()
        if "/ID" in element
    }
    assert named == by_element
    headers = [
        header.original_bytes
        for element in opened.elements()
        for attributes in element.get("/A", ())
        for header in attributes.get_object().get("/Headers", ())
    ]
    assert headers
    assert set(headers) <= set(names)


def test_the_outline_leads_to_covers_and_below_them_to_letters() -> None:
    """Whoever reprints one letter finds it."""
    content, stacks = make(MIXED)
    firsts = iter(_first_pages(MIXED))
    wanted = [(min(at, 1), item.label, next(firsts)) for stack in stacks for at, item in enumerate(stack)]
    assert Opened(content).outline() == wanted


def test_the_file_says_what_it_is_and_how_to_print_it() -> None:
    """Title and language for who listens, both sides for the printer."""
    opened = Opened(make(MIXED)[0])
    assert opened.root["/Lang"] == LANGUAGE
    assert opened.root["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipLongEdge"
    assert opened.root["/MarkInfo"]["/Marked"].value is True
    assert TITLE.encode() in opened.root["/Metadata"].get_data()
    assert b"2026-11-23" in opened.root["/Metadata"].get_data()


def test_what_letters_share_is_in_the_file_once() -> None:
    """A colour profile or a font that is the same to the byte is not written for every letter."""
    one, many = (len(make(((1,) * count,))[0]) for count in (1, 11))
    assert many - one < 10 * len(letter(1)) / 2


def test_the_same_letters_give_the_same_bytes() -> None:
    """And another letter gives others, with another identifier."""
    content, stacks = make(MIXED)
    assert written(stacks) == content
    stacks[0][1] = Letter(stacks[0][1].label, letter(1, "anders"))
    other = written(stacks)
    assert other != content
    identifiers = [Opened(item).reader.trailer["/ID"] for item in (content, other)]
    assert identifiers[0] != identifiers[1]


def test_counts_are_those_of_the_file() -> None:
    """Letters without covers; pages and sheets with covers and blank backs."""
    target = BytesIO()
    with PrintFile(
        target, title=TITLE, language=LANGUAGE, metadata=print_packet(TITLE, LANGUAGE, DAY)
    ) as file:
        file.begin(finished_letter(letter(1), "Stapel"))
        file.add(finished_letter(letter(3), "Rij 2"))
    assert (file.letters, file.pages, file.sheets) == (1, 6, 3)
    assert len(Opened(target.getvalue()).reader.pages) == 6


def test_a_cover_of_several_pages_keeps_letters_on_front_pages() -> None:
    """A long list of rows runs on."""
    stacks = [[Letter("Stapel", letter(3, "voorblad")), Letter("Rij 2", letter(1))]]
    sections = list(Opened(written(stacks)).sections())
    assert [section.pages for section in sections] == [(0, 1, 2), (4,)]


def test_a_file_with_fields_is_refused() -> None:
    """Fields would lose their form; a letter has none."""
    with pytest.raises(ValueError, match="fields"):
        finished_letter(render_pdf(document(ALL_KINDS), OPTIONS), "formulier")


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n%%EOF", b"geen pdf"])
def test_what_was_not_made_by_us_is_refused(content: bytes) -> None:
    """A file that is built in another way is never half copied."""
    with pytest.raises(ValueError, match="cross-reference"):
        finished_letter(content, "brief")


def test_an_empty_print_file_is_refused() -> None:
    """Nothing to print is no file."""
    with (
        pytest.raises(ValueError, match="without a page"),
        PrintFile(BytesIO(), title=TITLE, language=LANGUAGE, metadata=b""),
    ):
        pass
