"""Two versions beside each other: what changed in words, and their pages with the differences marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from proeftuin_docs.renderers.html.templates import render_page
from proeftuin_docs.renderers.options import RenderOptions

Pieces = Sequence[tuple[str, str]]
"""Runs of words: `same`, `gone` or `new`, and the text."""


@dataclass(frozen=True, slots=True)
class ChangedPart:
    """A part with its changes: what it is called, and a line for each change.

    A line is what kind of change it is and what of the part it is about, and the words.
    """

    name: str
    id: str
    lines: tuple[tuple[str, Pieces], ...]


@dataclass(frozen=True, slots=True)
class ChangedGroup:
    """The changed parts under one heading, with the headings above it, outermost first."""

    trail: tuple[str, ...]
    title: str
    parts: tuple[ChangedPart, ...]


@dataclass(frozen=True, slots=True)
class ComparedPage:
    """A page of both: the addresses of the pictures (empty for none), and in words what is marked on them.

    `remark` says what a reader should know at once, such as that the pages are alike.
    """

    number: int
    old: str
    new: str
    old_text: str
    new_text: str
    remark: str
    differs: bool


@dataclass(frozen=True, slots=True)
class ComparedSheets:
    """The pages of one make of a document, such as a variant of a letter; the title may be empty."""

    title: str
    pages: tuple[ComparedPage, ...]

    @property
    def different(self) -> tuple[int, ...]:
        """The numbers of the pages that are not alike."""
        return tuple(page.number for page in self.pages if page.differs)


@dataclass(frozen=True, slots=True)
class ComparedDocument:
    """A document in an overview of comparisons: its name, its state in words, its page."""

    name: str
    state: str
    differs: bool
    pages: int
    href: str = ""


@dataclass(frozen=True, slots=True)
class ComparisonPage:
    """The content of the page of one comparison; `old` and `new` are names of versions."""

    title: str
    old: str
    new: str
    summary: str
    groups: tuple[ChangedGroup, ...]
    sheets: tuple[ComparedSheets, ...]
    legend: str
    note: str = ""


def render_comparison(page: ComparisonPage, options: RenderOptions) -> bytes:
    """The page as UTF-8; raises `RenderError` for a faulty template."""
    return render_page("vergelijking", options, {"page": page}, scripted=False, pictures=True)


def render_comparisons(documents: Sequence[ComparedDocument], since: str, options: RenderOptions) -> bytes:
    """Return the overview of many comparisons as UTF-8; `since` names the state compared with."""
    facts = {"documents": documents, "since": since}
    return render_page("vergelijkingen", options, facts, scripted=False)
