"""The pages of the documentation as a reader follows them: files to make and change, commands to give."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT: Final = Path(__file__).parents[2]
DOCS: Final = ROOT / "docs"
PAGES: Final = (
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted(DOCS.glob("*.md")),
    *sorted((DOCS / "handboek").glob("*.md")),
)
NAMES: Final = tuple(str(page.relative_to(ROOT)) for page in PAGES)
_FILE: Final = re.compile(r"# ([\w./-]+\.(?:yaml|csv|json))(, vervolg)?\n")
_PROGRAM: Final = re.compile(r"^(?:\.venv/bin/)?proeftuin-docs ")
_INLINE: Final = re.compile(r"^(?:proeftuin-docs|\.venv/bin/proeftuin-docs) ")


@dataclass(frozen=True, slots=True)
class Command:
    """A line that a reader types; a program, and its words."""

    words: tuple[str, ...]

    def __str__(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class File:
    """A file that a reader makes; what is more of it comes after what was there."""

    name: str
    content: str
    more: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A line in a file that a reader puts in the place of another."""

    name: str
    old: str
    new: str


Step = Command | File | Change


def _tokens(page: Path) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8"))


def steps(page: Path) -> Iterator[Step]:
    """What a reader does with the blocks of a page, from top to bottom."""
    for token in _tokens(page):
        if token.type in ("fence", "code_block"):
            yield from _of_block(token.info, token.content)


def _of_block(language: str, text: str) -> Iterator[Step]:
    named = _FILE.match(text)
    if named is None:
        yield from _commands(text)
    elif language == "diff":
        old, new = re.findall(r"^[-+] (.*)$", text[named.end() :], re.MULTILINE)
        yield Change(named[1], old, new)
    else:
        yield File(named[1], text[named.end() :], more=named[2] is not None)


def _commands(text: str) -> Iterator[Command]:
    for line in text.replace("\\\n", " ").splitlines():
        if _PROGRAM.match(line) or line.startswith("make "):
            program, *words = shlex.split(line, comments=True)
            yield Command((Path(program).name, *words))


def inline_code(page: Path) -> Iterator[str]:
    """Every piece of code inside a sentence or a cell."""
    for token in _tokens(page):
        yield from (child.content for child in token.children or () if child.type == "code_inline")


def inline_commands(page: Path) -> Iterator[Command]:
    """The commands that sentences name, with whatever they leave out."""
    for code in inline_code(page):
        if _INLINE.match(code):
            program, *words = shlex.split(code)
            yield Command((Path(program).name, *words))


def links(page: Path) -> Iterator[tuple[str, str]]:
    """What a page points at, as it is written there: a link or a picture, with the words of the picture."""
    for token in _tokens(page):
        for child in token.children or ():
            if child.type == "link_open":
                yield str(child.attrs["href"]), ""
            elif child.type == "image":
                yield str(child.attrs["src"]), child.content


def headings(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    tokens = _tokens(page)
    titles = [after.content for before, after in pairwise(tokens) if before.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
