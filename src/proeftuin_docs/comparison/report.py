# SPDX-License-Identifier: EUPL-1.2
"""A comparison in words: a line for each change, in the order and under the headings of the document."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from proeftuin_docs.comparison.changes import Added, Change, Changed, Comparison, Moved, Removed
from proeftuin_docs.comparison.outline import (
    COLUMN,
    DOCUMENT,
    LETTER_PART,
    OPTION,
    SECTION,
    TEXT,
    OutlinePart,
)
from proeftuin_docs.comparison.words import GONE, NEW, SAME, Piece, compare_words
from proeftuin_docs.packaged_words import packaged_words

ADDED: Final = "added"
REMOVED: Final = "gone"
MOVED: Final = "moved"
REWORDED: Final = "reworded"
KINDS: Final = (ADDED, REMOVED, MOVED, REWORDED)
_MAX_LABEL_LENGTH: Final = 90
_IN_LABEL: Final = frozenset({"label", "number"})
_PLAIN: Final = "paragraph"
"""The kind of text that goes without saying."""
_YES_OR_NO: Final = frozenset({"new_page", "uses_case", "compact", "explanation"})
_WORDS: Final = ("proeftuin_docs.comparison", "words.nl.yaml")


def word(group: str, key: str) -> str:
    """Return the Dutch word for a kind, an attribute or a change."""
    return str(packaged_words(*_WORDS)[group][key])


def word_or(group: str, key: str) -> str:
    """Return the Dutch word for a key, or the key itself where it is a word already."""
    return str(packaged_words(*_WORDS)[group].get(key, key))


@dataclass(frozen=True, slots=True)
class Line:
    """One change: its kind, what of the part it is about (empty for the part itself), and the words."""

    kind: str
    name: str
    pieces: tuple[Piece, ...]

    @property
    def about(self) -> str:
        """The kind of change in words, and what it is about."""
        kind = word("changes", self.kind)
        return f"{kind}: {self.name}" if self.name else kind


def change_kind(change: Change) -> str:
    """Which kind of change it is."""
    match change:
        case Added():
            return ADDED
        case Removed():
            return REMOVED
        case Moved():
            return MOVED
        case Changed():
            return REWORDED


def _lines(changes: Iterable[Change], comparison: Comparison) -> tuple[Line, ...]:
    """A line for each change."""
    return tuple(Line(change_kind(item), _about(item), _pieces(item, comparison)) for item in changes)


def _about(change: Change) -> str:
    """Return the subject of a change: an option or a column of a question, and which facet of it."""
    part = change.part
    attribute = _attribute_name(change) if isinstance(change, Changed) else ""
    if part.kind not in (OPTION, COLUMN):
        return attribute
    named = isinstance(change, Added | Removed) or attribute == word("facets", "label")
    about = word("within", part.kind) if named else f"{word('within', part.kind)} {_quoted(part.label)}"
    return ", ".join(item for item in (about, attribute) if item)


def _attribute_name(change: Changed) -> str:
    name = word("facets", change.attribute)
    return f"{name}, {word('facets', 'arrangement')}" if change.as_json else name


def _pieces(change: Change, comparison: Comparison) -> tuple[Piece, ...]:
    match change:
        case Added(part=part, within=within):
            return (Piece(NEW, _whole(part, within)),)
        case Removed(part=part, within=within):
            return (Piece(GONE, _whole(part, within)),)
        case Moved():
            return (Piece(SAME, _move(change, comparison)),)
        case Changed(attribute=attribute, old=old, new=new):
            return compare_words(_shown(attribute, old), _shown(attribute, new))


def _whole(part: OutlinePart, within: tuple[OutlinePart, ...] = ()) -> str:
    """Return the whole text of a part, so that nothing that is new or removed is left out."""
    told = [
        f"{word('facets', name)}: {_shown(name, text)}"
        for name, text in part.attributes.items()
        if text and name not in _IN_LABEL and not _is_in_opening(name, text, part) and not _is_off(name, part)
    ]
    inner = [f"{word('within', item.kind)}: {_whole(item)}".replace("\n", "; ") for item in within]
    return "\n".join([_opening(part), *told, *inner])


def _opening(part: OutlinePart) -> str:
    return part.attributes[TEXT] if part.kind == TEXT else part.label


def _is_in_opening(attribute: str, text: str, part: OutlinePart) -> bool:
    """Whether the words that a part opens with are this facet."""
    return text == part.label if part.kind != TEXT else attribute == TEXT or text == _PLAIN


def _is_off(attribute: str, part: OutlinePart) -> bool:
    """Whether a facet is a switch that is off, or depends on one."""
    switch = "explanation" if attribute.startswith("explanation") else attribute
    return switch in _YES_OR_NO and part.attributes.get(switch) == "False"


def _move(change: Moved, comparison: Comparison) -> str:
    place = word("moves", "first")
    if change.after is not None:
        place = word("moves", "after").format(new=_quoted(change.after.label))
    if change.before.parent == change.part.parent:
        return place
    old, new = (_called(comparison.parts[key]) for key in (change.before.parent, change.part.parent))
    return word("moves", "within").format(old=old, new=new, place=place)


def _called(part: OutlinePart) -> str:
    return word("moves", DOCUMENT) if part.kind == DOCUMENT else _quoted(part.label)


def _quoted(label: str) -> str:
    return f"‘{short(label, _MAX_LABEL_LENGTH)}’"


def _shown(attribute: str, text: str) -> str:
    """A value in words: what a definition writes in English."""
    if attribute == "kind":
        return word_or("kinds", text)
    return word_or("values", text) if attribute in _YES_OR_NO else text


def short(label: str, longest: int) -> str:
    """A label of at most so many characters, cut at a word; that it was cut is shown."""
    if len(label) <= longest:
        return label
    begin = label[: longest - 1]
    return f"{begin.rpartition(' ')[0] or begin} …"


_ABOUT: Final = frozenset({"schema", "id", "version", "status", "date", "changes", "beoordeeld"})
_SOURCE: Final = "source"


@dataclass(frozen=True, slots=True)
class PartChanges:
    """A part with its changes: its kind, words and id, each empty where the heading has it."""

    part: str
    label: str
    id: str
    lines: tuple[Line, ...]

    @property
    def name(self) -> str:
        """The kind of the part, with its words."""
        return f"{self.part}: {self.label}" if self.label else self.part


@dataclass(frozen=True, slots=True)
class HeadingGroup:
    """The changed parts under one heading, with the headings above it, outermost first."""

    trail: tuple[str, ...]
    title: str
    entries: tuple[PartChanges, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A comparison in words.

    `counts` tells how many parts of the content changed, by the name of the kind of change; `summary` says
    the same in a sentence; `about` is what changed about the version itself.
    """

    counts: Mapping[str, int]
    summary: str
    groups: tuple[HeadingGroup, ...]
    about: HeadingGroup | None

    @property
    def all_groups(self) -> tuple[HeadingGroup, ...]:
        """Every group in the order in which it is read."""
        return (*self.groups, self.about) if self.about else self.groups


def report(comparison: Comparison) -> Report:
    """The comparison in words; nothing in it is left out."""
    content = [change for change in comparison.changes if not _is_about(change)]
    about = [change for change in comparison.changes if _is_about(change)]
    entry = PartChanges("", "", "", _lines(about, comparison))
    last = HeadingGroup((), word("groups", "version"), (entry,)) if about else None
    counts = {
        kind: len({_place(change) for change in content if change_kind(change) == kind}) for kind in KINDS
    }
    told = {word("changes", kind): count for kind, count in counts.items() if count}
    return Report(told, _summary(told, last), tuple(_groups(content, comparison)), last)


def _is_about(change: Change) -> bool:
    """Whether a change is about the version rather than about what its reader sees."""
    if not isinstance(change, Changed) or change.part.kind != DOCUMENT:
        return False
    return change.attribute in _ABOUT or change.attribute.partition(".")[0] == _SOURCE


def _place(change: Change) -> tuple[bool, int]:
    """Return the identity of a part, texts included; a removed part counts as in the old version."""
    return isinstance(change, Removed), change.part.order


def _summary(counts: Mapping[str, int], about: HeadingGroup | None) -> str:
    if not counts:
        return word("summary", "only_version" if about else "nothing")
    told = [f"{count} {name}" for name, count in counts.items()]
    *most, last = told
    joined = word("summary", "and").format(first=", ".join(most), last=last) if most else last
    return word("summary", "counts_and_version" if about else "counts").format(counts=joined)


def _groups(changes: Iterable[Change], comparison: Comparison) -> Iterator[HeadingGroup]:
    """A group for every heading, in the order in which they are met."""
    found: dict[str, list[Change]] = {}
    heading: dict[str, tuple[OutlinePart, ...]] = {}
    for change in changes:
        above = (*comparison.above(change.part), change.part)
        sections = tuple(part for part in above if part.kind == SECTION)
        key = sections[-1].key if sections else _outside(above)
        found.setdefault(key, []).append(change)
        heading[key] = sections
    for key, group in found.items():
        titles = tuple(part.label for part in heading[key])
        title = titles[-1] if titles else word("groups", key)
        yield HeadingGroup(titles[:-1], title, tuple(_entries(group, comparison)))


def _outside(above: tuple[OutlinePart, ...]) -> str:
    """Return the group of a part outside every section."""
    if len(above) == 1:
        return DOCUMENT
    return LETTER_PART if above[1].kind == LETTER_PART else "introduction"


def _entries(changes: Iterable[Change], comparison: Comparison) -> Iterator[PartChanges]:
    """Return an entry for every part; options and columns come with their question."""
    found: dict[object, list[Change]] = {}
    owners: dict[object, OutlinePart] = {}
    for change in changes:
        owner = _owner(change.part, comparison)
        key: object = owner.key if owner.id else _place(change)
        found.setdefault(key, []).append(change)
        owners[key] = owner
    for key, group in found.items():
        yield _entry(owners[key], group, comparison)


def _owner(part: OutlinePart, comparison: Comparison) -> OutlinePart:
    owners = [*comparison.above(part), part]
    return [item for item in owners if item.kind not in (OPTION, COLUMN)][-1]


def _entry(owner: OutlinePart, changes: Iterable[Change], comparison: Comparison) -> PartChanges:
    part = "" if owner.kind == DOCUMENT else word("parts", owner.kind)
    label = "" if owner.kind in (DOCUMENT, SECTION) else owner.label
    return PartChanges(part, label, owner.id, _lines(changes, comparison))
