"""Word files on paper, printed by LibreOffice in the documents' own font, beside PDFs of the same source."""

from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Final

import pytest
from pypdf import PdfReader

from proeftuin_docs.document import Document, TableField, questions
from proeftuin_docs.library import Library
from proeftuin_docs.renderers.options import RenderOptions
from proeftuin_docs.renderers.registry import render_document
from tests.conformance.documents import EXAMPLES, VARIANTS, bundled_forms
from tests.conformance.programs import convert_all_with_libreoffice
from tests.hearings.hearings import case, documents

pytestmark = pytest.mark.conformance

ABOUT: Final = "Over dit document"
RUNNING_LINES: Final = 1


@cache
def sources() -> Mapping[str, tuple[Document, RenderOptions]]:
    """Every current form, blank, and every document of the example cases, letters in every variant."""
    return dict((*_forms(), *_hearings()))


def _forms() -> Iterator[tuple[str, tuple[Document, RenderOptions]]]:
    library = Library.open()
    for form in {item.id: item for item in bundled_forms()}.values():
        yield form.id, (library.compose(form), library.options_of(form))


def _hearings() -> Iterator[tuple[str, tuple[Document, RenderOptions]]]:
    entries = [entry.default for entry in Library.open().catalogue.entries.values() if entry.default]
    for example, variant, entry in product(EXAMPLES, VARIANTS, entries):
        if entry.kind == "letter" or variant == "b1":
            for item in documents(entry.id, case(example, slachtoffer__taal=variant)):
                yield f"{example}-{variant}-{entry.id}-{item.number}", (item.document, item.options)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[str]]:
    """The text of each page of every Word file, by the name of its document."""
    folder = tmp_path_factory.mktemp("word")
    paths = []
    for name, (document, options) in sources().items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(render_document(document, "docx", options))
    made = convert_all_with_libreoffice(folder / "profile", paths, "pdf", folder)
    return {path.stem: _pages(path) for path in made}


def _pages(path: Path) -> list[str]:
    return [page.extract_text() for page in PdfReader(path).pages]


def test_a_word_file_has_as_many_pages_as_the_pdf(printed: Mapping[str, list[str]]) -> None:
    """One more or one fewer: the PDF has a sheet for more room, and fits the last page of a letter."""
    assert len(printed) > 40
    counts = {name: (len(pages), _pages_of_pdf(name)) for name, pages in printed.items()}
    assert {name: both for name, both in counts.items() if abs(both[0] - both[1]) > 1} == {}


def _pages_of_pdf(name: str) -> int:
    document, options = sources()[name]
    return len(PdfReader(BytesIO(render_document(document, "print", options))).pages)


def test_what_a_document_is_never_takes_a_page_for_itself(printed: Mapping[str, list[str]]) -> None:
    """Something of the form stands above it, on the same page, and the last page has nothing after it."""
    above = {
        name: page.partition(ABOUT)[0].strip().splitlines()
        for name, pages in printed.items()
        for page in pages
        if ABOUT in page
    }
    assert len(above) > 8
    assert {name: lines for name, lines in above.items() if len(lines) <= RUNNING_LINES} == {}
    assert [name for name in above if ABOUT not in printed[name][-1]] == []


def test_no_word_is_broken_in_a_table(printed: Mapping[str, list[str]]) -> None:
    """Every word of a head and of a choice stands whole on the paper."""
    asked = {
        name: {word for text in _words_of_tables(document) for word in text.split()}
        for name, (document, _) in sources().items()
    }
    assert sum(map(len, asked.values())) > 100
    broken = {
        name: [word for word in sorted(words) if word not in " ".join(printed[name])]
        for name, words in asked.items()
    }
    assert {name: words for name, words in broken.items() if words} == {}


def _words_of_tables(document: Document) -> Iterator[str]:
    for question in questions(document):
        if isinstance(question.field, TableField):
            yield from (column.label for column in question.field.columns)
            cells = (cell for row in question.field.rows for cell in row)
            yield from (option.label for cell in cells for option in getattr(cell, "options", ()))
