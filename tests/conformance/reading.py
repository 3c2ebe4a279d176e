"""The text that a reader sees in a finished file, white space made even."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from zipfile import ZipFile

from lxml import etree

from tests.conformance.programs import read_with_poppler

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FEWEST_PAGES: Final = 2


def normalise_text(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def pdf_text(path: Path, *, as_written: bool = False) -> str:
    """The text of a PDF without what stands at the head and foot of every page.

    Of a page, what stands beside a sentence is read between its lines; as written, it comes after it.
    """
    pages = [page.splitlines() for page in read_with_poppler(path, as_written=as_written).split("\f")]
    running = Counter(_without_numbers(line) for page in pages for line in set(page) if line.strip())
    repeated = {line for line, times in running.items() if times >= max(_FEWEST_PAGES, len(pages) - 1)}
    return normalise_text(
        " ".join(line for page in pages for line in page if _without_numbers(line) not in repeated)
    )


def _without_numbers(line: str) -> str:
    return re.sub(r"\d+", "", normalise_text(line))


def docx_text(path: Path) -> str:
    """The text of a Word file's body, paragraph after paragraph."""
    with ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    paragraphs = ("".join(_characters(found)) for found in body.iter(f"{_W}p"))
    return normalise_text(" ".join(paragraphs))


def _characters(paragraph: etree._Element) -> Iterator[str]:
    """The text of a paragraph's runs; breaks and tabs part words."""
    for node in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab"):
        yield str(node.text or "") if node.tag == f"{_W}t" else " "


def html_text(path: Path) -> str:
    """The text of a page as its elements give it, scripts and styles left out."""
    reader = _HtmlText()
    reader.feed(path.read_text(encoding="utf-8"))
    return normalise_text("".join(reader.found))


class _HtmlText(HTMLParser):
    """Collects text; an element that starts a line counts as white space."""

    INLINE: Final = frozenset({"a", "b", "em", "i", "span", "strong", "sub", "sup", "abbr"})
    HIDDEN: Final = frozenset({"script", "style", "template"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._hidden += tag in self.HIDDEN
        self._separate(tag)

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in self.HIDDEN
        self._separate(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)

    def _separate(self, tag: str) -> None:
        if tag not in self.INLINE:
            self.found.append(" ")
