"""A draft of a letter: the pages of the file, sooner."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from proeftuin_docs import Library
from proeftuin_docs.hearings.documents import compose_all, read_hearing
from proeftuin_docs.renderers.pdf import render_pdf, typesetting
from proeftuin_docs.resources import example_cases

LIBRARY = Library.open()
CASE = example_cases()[0]
LETTER = next(compose_all(LIBRARY.find("oproep-rc"), read_hearing(CASE.read_bytes(), CASE.name, LIBRARY)))
DRAFT = replace(LETTER.options, draft=True)


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """No letter came before."""
    typesetting._good.clear()
    yield
    typesetting._good.clear()


def tries(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Every fitting that is tried from now on."""
    found: list[int] = []
    tried = typesetting._tried

    def counted(press: typesetting.TypstTemplate, data: dict[str, int], request: dict[str, object]) -> object:
        found.append(data["fitting"])
        return tried(press, data, request)

    monkeypatch.setattr(typesetting, "_tried", counted)
    return found


def test_a_draft_has_the_fitting_that_was_good_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is tried alone, and the bytes are those of the file."""
    found = tries(monkeypatch)
    exact = render_pdf(LETTER.document, LETTER.options)
    assert len(found) > 1
    good = found[-1]
    found.clear()
    assert render_pdf(LETTER.document, DRAFT) == exact
    assert found == [good]


def test_a_draft_looks_further_where_that_fitting_is_not_good(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same as for the file then."""
    exact = render_pdf(LETTER.document, LETTER.options)
    press = next(iter(typesetting._good))
    typesetting._good[press] = 0
    found = tries(monkeypatch)
    assert render_pdf(LETTER.document, DRAFT) == exact
    assert found[:2] == [0, 0]


def test_a_file_never_has_a_fitting_by_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every fitting before it is tried, also after another letter."""
    render_pdf(LETTER.document, LETTER.options)
    found = tries(monkeypatch)
    render_pdf(LETTER.document, LETTER.options)
    assert found[0] == 0
    assert len(found) > 1
