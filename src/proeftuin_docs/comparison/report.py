"""A comparison as a reader sees it: what changed under each heading of the document, in Dutch.

The content comes first, in reading order; what changed about the version itself, such as its status, last.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from proeftuin_docs.comparison.changes import Change, Comparison, Gone, Reworded
from proeftuin_docs.comparison.lines import KINDS, Line, change_kind, change_lines, word
from proeftuin_docs.comparison.outline import COLUMN, DOCUMENT, LETTER_PART, OPTION, SECTION, Part

_ABOUT: Final = frozenset({"schema", "id", "version", "status", "date", "changes", "beoordeeld"})
_SOURCE: Final = "source"


@dataclass(frozen=True, slots=True)
class Entry:
    """A part with its changes: what it is, its words and its id, each empty where the heading says it."""

    part: str
    label: str
    id: str
    lines: tuple[Line, ...]

    @property
    def name(self) -> str:
        """What it is, with its words."""
        return f"{self.part}: {self.label}" if self.label else self.part


@dataclass(frozen=True, slots=True)
class Group:
    """The changed parts under one heading, and the headings that it stands under, outermost first."""

    trail: tuple[str, ...]
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What a comparison says.

    `counts` tells how many parts of the content changed, by the name of the kind of change; `summary` says
    the same in a sentence; `about` is what changed about the version itself.
    """

    counts: Mapping[str, int]
    summary: str
    groups: tuple[Group, ...]
    about: Group | None

    @property
    def all_groups(self) -> tuple[Group, ...]:
        """Every group in the order in which it is read."""
        return (*self.groups, self.about) if self.about else self.groups


def report(comparison: Comparison) -> Report:
    """The comparison in words; nothing in it is left out."""
    content = [change for change in comparison.changes if not _is_about(change)]
    about = [change for change in comparison.changes if _is_about(change)]
    entry = Entry("", "", "", _lines(about, comparison))
    last = Group((), word("groups", "version"), (entry,)) if about else None
    counts = {
        kind: len({_place(change) for change in content if change_kind(change) == kind}) for kind in KINDS
    }
    told = {word("changes", kind): count for kind, count in counts.items() if count}
    return Report(told, _summary(told, last), tuple(_groups(content, comparison)), last)


def _is_about(change: Change) -> bool:
    """Whether a change is about the version rather than about what its reader sees."""
    if not isinstance(change, Reworded) or change.part.kind != DOCUMENT:
        return False
    return change.facet in _ABOUT or change.facet.partition(".")[0] == _SOURCE


def _place(change: Change) -> tuple[bool, int]:
    """What tells a part from others, texts included; what is gone is counted as in the old version."""
    return isinstance(change, Gone), change.part.order


def _summary(counts: Mapping[str, int], about: Group | None) -> str:
    if not counts:
        return word("summary", "only_version" if about else "nothing")
    told = [f"{count} {name}" for name, count in counts.items()]
    *most, last = told
    joined = word("summary", "and").format(first=", ".join(most), last=last) if most else last
    return word("summary", "counts_and_version" if about else "counts").format(counts=joined)


def _groups(changes: Iterable[Change], comparison: Comparison) -> Iterator[Group]:
    """A group for every heading, in the order in which they are met."""
    found: dict[str, list[Change]] = {}
    heading: dict[str, tuple[Part, ...]] = {}
    for change in changes:
        above = (*comparison.above(change.part), change.part)
        sections = tuple(part for part in above if part.kind == SECTION)
        key = sections[-1].key if sections else _outside(above)
        found.setdefault(key, []).append(change)
        heading[key] = sections
    for key, group in found.items():
        titles = tuple(part.label for part in heading[key])
        title = titles[-1] if titles else word("groups", key)
        yield Group(titles[:-1], title, tuple(_entries(group, comparison)))


def _outside(above: tuple[Part, ...]) -> str:
    """The group of a part that stands in no section."""
    if len(above) == 1:
        return DOCUMENT
    return LETTER_PART if above[1].kind == LETTER_PART else "introduction"


def _entries(changes: Iterable[Change], comparison: Comparison) -> Iterator[Entry]:
    """An entry for every part; options and columns are told with their question."""
    found: dict[object, list[Change]] = {}
    owners: dict[object, Part] = {}
    for change in changes:
        owner = _owner(change.part, comparison)
        key: object = owner.key if owner.id else _place(change)
        found.setdefault(key, []).append(change)
        owners[key] = owner
    for key, group in found.items():
        yield _entry(owners[key], group, comparison)


def _owner(part: Part, comparison: Comparison) -> Part:
    owners = [*comparison.above(part), part]
    return [item for item in owners if item.kind not in (OPTION, COLUMN)][-1]


def _entry(owner: Part, changes: Iterable[Change], comparison: Comparison) -> Entry:
    part = "" if owner.kind == DOCUMENT else word("parts", owner.kind)
    label = "" if owner.kind in (DOCUMENT, SECTION) else owner.label
    return Entry(part, label, owner.id, _lines(changes, comparison))


def _lines(changes: Iterable[Change], comparison: Comparison) -> tuple[Line, ...]:
    return tuple(change_lines(changes, comparison))
