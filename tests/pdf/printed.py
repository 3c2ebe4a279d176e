"""Print files to look at: small letters of a given number of pages, and what a reader finds in the file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any, Final

import pypdfium2
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from proeftuin_docs.document import (
    Document,
    Heading,
    Identity,
    InfoTable,
    ItemList,
    Layout,
    ListItem,
    Paragraph,
    Text,
)
from proeftuin_docs.pdf_objects.merger import PrintFile, finished_letter
from proeftuin_docs.renderers.pdf import render_print
from proeftuin_docs.renderers.pdf.metadata import print_packet
from tests.pdf.rendered import OPTIONS

DAY: Final = date(2026, 11, 23)
TITLE: Final = "Brieven om te printen"
LANGUAGE: Final = "nl-NL"
ODD_WORDS: Final = "Zoë (/K [1 0 R]) \\ /Pg 2 0 R) <</ID(x)>> “ja” ﬁn"
"""Words that look like parts of a PDF file."""

Stacks = Sequence[Sequence[int]]
"""For each destination the number of pages of each letter."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that went into a print file, and the label that it got there."""

    label: str
    content: bytes


@cache
def letter(pages: int, text: str = ODD_WORDS) -> bytes:
    """A letter of so many pages, each with its number, a heading, a list and a table with headers."""
    identity = Identity("proefbrief", "1.0.0", "vastgesteld", "0" * 64, LANGUAGE, DAY)
    blocks = tuple(block for page in range(1, pages + 1) for block in _page(page, text))
    return render_print(Document(identity, "Proefbrief", "Een brief.", blocks, layout=Layout.LETTER), OPTIONS)


def _page(number: int, text: str) -> tuple[Heading | Paragraph | ItemList | InfoTable, ...]:
    words = (Text(f"{text} blad {number}"),)
    return (
        Heading(1, f"Kop {number} {text}", f"kop-{number}", new_page=number > 1),
        Paragraph(words),
        ItemList((ListItem("", words), ListItem("", words))),
        InfoTable("Tabel", ("A", "B"), ((words, words),)),
    )


def make(stacks: Stacks) -> tuple[bytes, list[list[Letter]]]:
    """A print file of these stacks; the first letter of each is its cover."""
    given = [
        [Letter(f"Stapel {at}", letter(1, f"voorblad {at}"))]
        + [
            Letter(f"Rij {at}-{row}", letter(count, f"{ODD_WORDS} rij {at}-{row}"))
            for row, count in enumerate(counts)
        ]
        for at, counts in enumerate(stacks)
    ]
    return written(given), given


def written(stacks: Sequence[Sequence[Letter]]) -> bytes:
    """The print file of these letters; the first of each stack is its cover."""
    target = BytesIO()
    with PrintFile(
        target, title=TITLE, language=LANGUAGE, metadata=print_packet(TITLE, LANGUAGE, DAY)
    ) as file:
        for cover, *letters in stacks:
            file.begin(finished_letter(cover.content, cover.label))
            for item in letters:
                file.add(finished_letter(item.content, item.label))
    return target.getvalue()


def texts(content: bytes) -> list[str]:
    """The text of every page as PDFium finds it."""
    document = pypdfium2.PdfDocument(content)
    found = [document[at].get_textpage().get_text_bounded() for at in range(len(document))]
    document.close()
    return found


@dataclass(frozen=True, slots=True)
class Section:
    """A letter in a print file: its label, that of its stack, and the pages it stands on, from 0."""

    label: str
    part: str
    pages: tuple[int, ...]


class Opened:
    """A print file as pypdf reads it."""

    def __init__(self, content: bytes) -> None:
        self.reader = PdfReader(BytesIO(content), strict=True)
        self.root: Any = self.reader.root_object
        self.tree: Any = self.root["/StructTreeRoot"]
        self._pages = {
            page.indirect_reference.idnum: at
            for at, page in enumerate(self.reader.pages)
            if page.indirect_reference is not None
        }

    def sections(self) -> Iterator[Section]:
        """Every letter by the structure: Document, then Part for each destination, then Sect."""
        (document,) = self.tree["/K"]
        assert document.get_object()["/S"] == "/Document"
        for part in document.get_object()["/K"]:
            assert part.get_object()["/S"] == "/Part"
            for section in part.get_object()["/K"]:
                element = section.get_object()
                assert element["/S"] == "/Sect"
                pages = tuple(sorted(set(self._pages_below(element))))
                yield Section(str(element["/T"]), str(part.get_object()["/T"]), pages)

    def _pages_below(self, element: Any) -> Iterator[int]:  # noqa: ANN401 - a PDF object
        if "/Pg" in element:
            yield self._pages[element.raw_get("/Pg").idnum]
        for kid in element.get("/K", ()):
            below = kid.get_object()
            if isinstance(below, DictionaryObject) and "/S" in below:
                yield from self._pages_below(below)

    def parents(self) -> dict[int, Any]:
        """The parent tree: the elements of the marked content of each key."""
        return dict(self._pairs(self.tree["/ParentTree"], "/Nums"))

    def names(self) -> list[tuple[bytes, Any]]:
        """The identifiers of elements with the elements, in the order of the tree."""
        if "/IDTree" not in self.tree:
            return []
        return [(_raw(name), element) for name, element in self._pairs(self.tree["/IDTree"], "/Names")]

    def _pairs(self, node: Any, key: str) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - a PDF object
        below = node.get_object()
        if key in below:
            items = list(below[key])
            limits = list(below["/Limits"])
            assert limits == [items[0], items[-2]]
            yield from zip(items[::2], items[1::2], strict=True)
        for kid in below.get("/Kids", ()):
            yield from self._pairs(kid, key)

    def elements(self) -> Iterator[Any]:
        """Every element of structure."""
        waiting = [self.tree]
        while waiting:
            element = waiting.pop()
            for kid in element.get("/K", ArrayObject()):
                below = kid.get_object()
                if isinstance(below, DictionaryObject) and "/S" in below:
                    parent = below.raw_get("/P")
                    assert isinstance(parent, IndirectObject)
                    assert parent.get_object() is element
                    yield below
                    waiting.append(below)

    def outline(self) -> list[tuple[int, str, int]]:
        """Every item of the outline: its depth, its title, and the page it leads to, from 0."""
        return list(self._items(self.reader.outline, 0))

    def _items(self, items: Any, depth: int) -> Iterator[tuple[int, str, int]]:  # noqa: ANN401 - nested lists
        for item in items:
            if isinstance(item, list):
                yield from self._items(item, depth + 1)
            else:
                page = self.reader.get_destination_page_number(item)
                assert page is not None
                yield depth, str(item.title), page


def _raw(name: Any) -> bytes:  # noqa: ANN401 - a PDF string
    return bytes(name.original_bytes)
