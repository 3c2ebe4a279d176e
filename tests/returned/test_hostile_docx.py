"""No Word file, however it was made, does more than be refused, or read with a warning."""

import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest

from proeftuin_docs.errors import ProeftuinError
from proeftuin_docs.returned.readers.detection import read_file
from proeftuin_docs.returned.readers.limits import MAX_NAME_LENGTH
from proeftuin_docs.returned.readers.model import RawFile
from proeftuin_docs.returned.sandbox import reader_process
from tests.returned.dangerous_docx import DANGEROUS, alternatives
from tests.returned.hostile_docx import READ, REFUSED, text_of
from tests.returned.hostile_html import READ as PAGES
from tests.returned.hostile_zip import HOSTILE_ZIP, packed
from tests.returned.outcomes import outcome_of, read_or_refused, require_little
from tests.returned.word_parts import control

_EVENTS = ("open", "socket.", "subprocess.", "os.exec", "os.remove", "os.rename", "os.system", "urllib.")


def test_the_small_file_that_hostile_ones_are_made_from_is_a_good_one() -> None:
    """Otherwise every hostile file would be refused for the wrong reason."""
    read = read_or_refused(packed())
    assert isinstance(read, RawFile)
    assert [(field.name, field.text) for field in read.fields] == [("naam", "x")]
    assert read.problems == ()


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*HOSTILE_ZIP, *REFUSED])
def test_a_hostile_file_is_refused_with_the_right_code(kind: str) -> None:
    """Whoever sent it is told what is the matter, and neither time nor memory runs away."""
    codes, build = HOSTILE_ZIP.get(kind) or REFUSED[kind]
    assert outcome_of(build()) in codes.split("|")
    require_little()


@pytest.mark.slow
@pytest.mark.parametrize("kind", READ)
def test_a_file_that_is_only_odd_is_read(kind: str) -> None:
    """Its value is there, what is odd is said, and its names can be shown."""
    codes, build = READ[kind]
    read = read_or_refused(build())
    assert isinstance(read, RawFile)
    assert {field.text for field in read.fields if field.name == "naam"} == {"x"}
    assert tuple(item.name for item in read.problems) == codes
    assert all(field.name.isprintable() and len(field.name) <= MAX_NAME_LENGTH + 1 for field in read.fields)
    require_little()


@pytest.mark.parametrize("kind", DANGEROUS)
def test_what_would_do_something_is_said(kind: str) -> None:
    """Nothing of it is run or opened; whoever reads the answers is warned, in words without its target."""
    code, build = DANGEROUS[kind]
    read = read_or_refused(build())
    assert isinstance(read, RawFile)
    assert [field.text for field in read.fields] == ["x"]
    assert [item.name for item in read.problems] == [code]
    assert "127.0.0.1" not in str(read.problems[0])


def test_a_link_to_a_page_is_no_danger() -> None:
    """A form may name a page or an address of mail."""
    from tests.returned.dangerous_docx import outside

    for target in ("https://example.org/", "mailto:a@example.org", "tel:112"):
        read = read_or_refused(outside("hyperlink", target)())
        assert isinstance(read, RawFile)
        assert read.problems == ()


@pytest.mark.parametrize(("space", "shown"), [("w14", "a"), ("hack", "b"), ("w14 hack", "b"), ("", "b")])
def test_of_alternatives_the_one_that_word_shows_is_read(space: str, shown: str) -> None:
    """A text for programs that do not exist hides nothing of what a person sees."""
    read = read_or_refused(alternatives(space))
    assert isinstance(read, RawFile)
    assert [field.text for field in read.fields] == [shown]


def test_a_file_that_was_cut_off_is_refused() -> None:
    """Its directory stands at the end, so that a half file is never read as a whole one."""
    whole = packed()
    for length in chain(range(4, len(whole), 97), range(len(whole) - 30, len(whole))):
        assert outcome_of(whole[:length]) == "word_files.cut_off", length


def _opened_by(builds: list[Callable[[], bytes]], *others: Path) -> Iterator[str]:
    """What Python does with files, the network and programs while these files are read."""
    contents = [build() for build in builds]
    seen: list[str] = []
    sys.addaudithook(lambda event, _: seen.append(event) if event.startswith(_EVENTS) else None)
    for other in others:
        other.read_bytes()
    for content in contents:
        try:
            read_file(content, "")
        except ProeftuinError:
            continue
    yield from seen


@pytest.mark.slow
def test_reading_opens_fetches_and_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even where nothing would stop it: the process tries nothing of the kind."""
    reader_process.load()
    monkeypatch.setattr(reader_process, "confine", lambda: None)
    monkeypatch.setattr(reader_process, "start_clock", lambda: None)
    builds = [*(build for _, build in (*DANGEROUS.values(), *READ.values())), *PAGES.values()]
    seen = reader_process.run_in_fork(lambda: repr(list(_opened_by(builds))).encode())
    assert seen.content == b"[]"
    looking = reader_process.run_in_fork(lambda: repr(list(_opened_by([], Path("/dev/null")))).encode())
    assert looking.content == b"['open']"


def test_controls_with_the_same_name_stay_apart() -> None:
    """None of them is lost on the way: which one counts is for the form to say."""
    read = read_or_refused(text_of(control() + control(content="<w:r><w:t>y</w:t></w:r>")))
    assert isinstance(read, RawFile)
    assert [field.text for field in read.fields] == ["x", "y"]
