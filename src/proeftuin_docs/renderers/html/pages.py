# SPDX-License-Identifier: EUPL-1.2
"""The pages beside documents: the index to hand out from, and the overview of a hearing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Protocol, TypeVar

from proeftuin_docs.renderers.html.templates import read_tasks, render_page
from proeftuin_docs.renderers.options import RenderOptions

_ESTABLISHED: Final = "vastgesteld"
_OTHER: Final = "andere"


@dataclass(frozen=True, slots=True)
class IndexFile:
    """A file to fetch; `href` is relative to the page, and an empty `label` takes the format's own words.

    Files of one document that stand together have a `group`: a variant of a letter.
    """

    format: str
    href: str
    size_bytes: int
    label: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A document: what it is for, for whom, and its files."""

    id: str
    title: str
    version: str
    status: str
    summary: str
    audience: tuple[str, ...]
    files: tuple[IndexFile, ...]
    awaits_review: bool = False
    newer: str = ""
    """That there is a concept after this version, and what is new in it; empty where there is none."""

    @property
    def groups(self) -> list[tuple[str, list[IndexFile]]]:
        """The files by group, in the order given."""
        return [(name, list(files)) for name, files in groupby(self.files, key=lambda file: file.group)]


class _Filed(Protocol):
    """A document with an id."""

    @property
    def id(self) -> str: ...


Document = TypeVar("Document", bound=_Filed)


def _by_task(
    page: str, documents: Sequence[Document], options: RenderOptions
) -> list[tuple[str, list[Document]]]:
    """The documents under the tasks of a page, as `tasks.yaml` names them, and what it does not name last.

    Raises `RenderError` when that file cannot be read.
    """
    order: Mapping[str, Sequence[str]] = read_tasks(options).get(page, {})
    named = {id_ for ids in order.values() for id_ in ids}
    filed = [
        (task, [item for id_ in ids for item in documents if item.id == id_]) for task, ids in order.items()
    ]
    other = [item for item in documents if item.id not in named]
    return [(task, found) for task, found in (*filed, (_OTHER if named else "", other)) if found]


def render_index(entries: Sequence[IndexEntry], options: RenderOptions) -> bytes:
    """The page as UTF-8, with the documents in the order given.

    Raises `RenderError` for a faulty template, or for a format that the wording has no words for.
    """
    facts = {
        "tasks": _by_task("index", entries, options),
        "established": _ESTABLISHED,
        "unreviewed": any(entry.awaits_review for entry in entries),
    }
    return render_page("index", options, facts, scripted=False)


@dataclass(frozen=True, slots=True)
class OverviewDocument:
    """A document of the set: what it is, for whom, its files, and what to know before it is used."""

    title: str
    summary: str
    for_whom: str
    files: tuple[IndexFile, ...]
    note: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """The content of the overview of one hearing.

    `facts` are labels with texts, `unreviewed` are titles of documents whose law and tone no professional
    has looked at, and `reminder` is the text for a telephone, which says nothing of the case.
    """

    title: str
    facts: tuple[tuple[str, str], ...]
    documents: tuple[OverviewDocument, ...]
    to_decide: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    unreviewed: tuple[str, ...] = ()
    reminder: str = ""


def render_overview(overview: Overview, options: RenderOptions) -> bytes:
    """The page as UTF-8, with the documents in the order given; its name in the browser is neutral.

    Raises `RenderError` for a faulty template, or for a format that the wording has no words for.
    """
    facts = {"overview": overview, "tasks": _by_task("overview", overview.documents, options)}
    return render_page("overview", options, facts, scripted=False)
