"""A comparison as a reader sees it: headings with lines under them, in Dutch."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Final

import yaml

from proeftuin_docs.comparison.changes import Added, Change, Comparison, Gone, Moved, Reworded
from proeftuin_docs.comparison.outline import DOCUMENT, TEXT, Part
from proeftuin_docs.comparison.words import GONE, NEW, SAME, Piece, compare_words

ADDED: Final = "added"
REMOVED: Final = "gone"
MOVED: Final = "moved"
REWORDED: Final = "reworded"
_LONGEST_LABEL: Final = 90
_IN_LABEL: Final = frozenset({"label", "number"})
_YES_OR_NO: Final = frozenset({"new_page", "uses_case", "compact", "explanation"})


@dataclass(frozen=True, slots=True)
class Line:
    """One change: its kind, what of the part it is about (empty for the part itself), and the words."""

    kind: str
    name: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A part with its changes: where it stands, what it is, its words and its id."""

    trail: tuple[str, ...]
    part: str
    label: str
    id: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What a comparison says: counts by kind of change, and every changed part in reading order."""

    counts: Mapping[str, int]
    entries: tuple[Entry, ...]


def report(comparison: Comparison) -> Report:
    """The comparison in words; nothing in it is left out."""
    changes = comparison.changes
    grouped = groupby(
        changes, key=lambda change: (change.part.order, isinstance(change, Gone), change.part.key)
    )
    entries = tuple(_entry(list(group), comparison) for _, group in grouped)
    counts = {
        kind: sum(_kind(change) == kind for change in changes) for kind in (ADDED, REMOVED, MOVED, REWORDED)
    }
    return Report(counts, entries)


def word(group: str, key: str) -> str:
    """What a part, a facet, a kind or a change is called."""
    return _words()[group][key]


def _entry(changes: list[Change], comparison: Comparison) -> Entry:
    part = changes[0].part
    label = "" if part.kind == DOCUMENT else _short(part.label)
    lines = tuple(line for change in changes for line in _lines(change, comparison))
    trail = tuple(_short(item) for item in comparison.trail(part))
    return Entry(trail, word("parts", part.kind), label, part.id, lines)


def _kind(change: Change) -> str:
    match change:
        case Added():
            return ADDED
        case Gone():
            return REMOVED
        case Moved():
            return MOVED
        case Reworded():
            return REWORDED


def _lines(change: Change, comparison: Comparison) -> Iterator[Line]:
    match change:
        case Added(part=part, within=within):
            yield Line(ADDED, "", (Piece(NEW, _whole(part, within)),))
        case Gone(part=part, within=within):
            yield Line(REMOVED, "", (Piece(GONE, _whole(part, within)),))
        case Moved():
            yield Line(MOVED, "", (Piece(SAME, _move(change, comparison)),))
        case Reworded(facet=facet, old=old, new=new):
            pieces = compare_words(_shown(facet, old), _shown(facet, new))
            yield Line(REWORDED, word("facets", facet), pieces)


def _whole(part: Part, within: tuple[Part, ...] = ()) -> str:
    """All that a part says, so that nothing of what is new or gone stays unsaid."""
    if part.kind == TEXT:
        return part.facets["text"]
    told = [
        f"{word('facets', name)}: {_shown(name, text)}"
        for name, text in part.facets.items()
        if text and name not in _IN_LABEL and text != part.label and not _is_off(name, part)
    ]
    inner = [f"{word('parts', item.kind)}: {_whole(item)}".replace("\n", "; ") for item in within]
    return "\n".join([part.label, *told, *inner])


def _is_off(facet: str, part: Part) -> bool:
    """Whether a facet says only that something is not so, or is about what is not there."""
    switch = "explanation" if facet.startswith("explanation") else facet
    return switch in _YES_OR_NO and part.facets.get(switch) == "False"


def _move(change: Moved, comparison: Comparison) -> str:
    old, new = change.before.parent, change.part.parent
    place = word("moves", "first")
    if change.after is not None:
        place = word("moves", "after").format(new=_quoted(change.after.label))
    if old == new:
        return place
    names = [
        _quoted(comparison.labels[key]) if key in comparison.labels else word("moves", "document")
        for key in (old, new)
    ]
    return word("moves", "within").format(old=names[0], new=names[1], place=place)


def _quoted(label: str) -> str:
    return f"‘{_short(label)}’"


def _shown(facet: str, text: str) -> str:
    """A value in words: what a definition writes in English."""
    if facet == "kind":
        return _words()["kinds"].get(text, text)
    return _words()["values"].get(text, text) if facet in _YES_OR_NO else text


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else f"{label[:_LONGEST_LABEL].rpartition(' ')[0]} …"


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    text = (files("proeftuin_docs.comparison") / "words.nl.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded
