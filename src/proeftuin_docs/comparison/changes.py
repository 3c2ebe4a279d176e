"""What differs between two versions of a definition, in the words of somebody who uses the document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from proeftuin_docs.comparison.outline import DOCUMENT, TEXT, Part, outline
from proeftuin_docs.definitions import Definition

_ALIKE: Final = 0.5
"""From this share of equal words on, two texts are one that was reworded."""


@dataclass(frozen=True, slots=True)
class Added:
    """A part that the old version does not have."""

    part: Part


@dataclass(frozen=True, slots=True)
class Gone:
    """A part that the new version does not have."""

    part: Part


@dataclass(frozen=True, slots=True)
class Moved:
    """A part that stands somewhere else: in another section, or before or after another part."""

    part: Part
    before: Part
    after: Part | None
    """The part that it now follows; None where it is the first."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """A facet of a part that is another; an empty text is one that was not there."""

    part: Part
    facet: str
    old: str
    new: str


Change = Added | Gone | Moved | Reworded


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two versions, in reading order of the new one; what is gone where it was."""

    old: Definition
    new: Definition
    changes: tuple[Change, ...]
    trails: Mapping[str, tuple[str, ...]]
    """The labels of the sections that each part stands in, by its key and order."""

    def trail(self, part: Part) -> tuple[str, ...]:
        """The labels of the parts that a part stands in, outermost first, the definition itself left out."""
        return tuple(label for key in part.above if (label := self.trails.get(key, ("",))[-1]))


def compare_definitions(old: Definition, new: Definition) -> Comparison:
    """What differs between two versions of one document; nothing that differs is left out.

    Parts are the same when their ids are; texts, which have none, when most of their words are.
    """
    before, after = outline(old), outline(new)
    pairs = dict(_pairs(before, after))
    matched = {id(part) for part in pairs.values()}
    moved = _moved(pairs, after)
    found: list[tuple[float, Change]] = []
    for part in before:
        partner = pairs.get(part.order)
        if partner is None:
            found.append((_place_of_gone(part, before, pairs), Gone(part)))
            continue
        changes: list[Change] = [*_reworded(part, partner)]
        if partner.order in moved:
            changes.insert(0, Moved(partner, part, _preceding(partner, after)))
        found.extend((partner.order, change) for change in changes)
    found.extend((part.order, Added(part)) for part in after if id(part) not in matched)
    labels = {part.key: (part.label,) for part in (*before, *after) if part.kind != DOCUMENT}
    ordered = tuple(change for _, change in sorted(found, key=lambda item: item[0]))
    return Comparison(old, new, ordered, labels)


def _pairs(before: Sequence[Part], after: Sequence[Part]) -> Iterator[tuple[int, Part]]:
    """Each part of the old version, by its order, with the same part of the new one."""
    by_key = {part.key: part for part in after if part.kind != TEXT}
    for part in before:
        if part.kind != TEXT and part.key in by_key:
            yield part.order, by_key[part.key]
    yield from _texts(
        [part for part in before if part.kind == TEXT], [part for part in after if part.kind == TEXT]
    )


def _texts(before: Sequence[Part], after: Sequence[Part]) -> Iterator[tuple[int, Part]]:
    """Texts by their words: equal ones first, then those that are most alike within one part."""
    left, free = list(before), list(after)
    for same_place in (True, False):
        for part in list(left):
            equal = [
                item
                for item in free
                if item.facets == part.facets and (item.above == part.above or not same_place)
            ]
            if equal:
                left.remove(part)
                free.remove(equal[0])
                yield part.order, equal[0]
    for part in left:
        close = [(_alike(part, item), -item.order, item) for item in free if item.above == part.above]
        best = max(close, default=None, key=lambda item: item[:2])
        if best is not None and best[0] >= _ALIKE:
            free.remove(best[2])
            yield part.order, best[2]


def _alike(old: Part, new: Part) -> float:
    words = old.facets["text"].split(), new.facets["text"].split()
    return SequenceMatcher(None, *words, autojunk=False).ratio()


def _moved(pairs: Mapping[int, Part], after: Sequence[Part]) -> set[int]:
    """The orders in the new version of parts that moved: as few as explain the new order."""
    order = [pairs[number].order for number in sorted(pairs)]
    keep = set(_longest_rising(order))
    moved = {number for number in order if number not in keep}
    parents = {part.order: part.above for part in after}
    carried = {after[number].key for number in moved}
    return {number for number in moved if not set(parents[number]) & carried}


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """A longest rising run of these numbers, leaving out others."""
    best: list[list[int]] = []
    for number in numbers:
        at = next((index for index, run in enumerate(best) if run[-1] >= number), len(best))
        run = [*(best[at - 1] if at else []), number]
        best[at : at + 1] = [run]
    return best[-1] if best else []


def _reworded(old: Part, new: Part) -> Iterator[Reworded]:
    for facet in dict.fromkeys((*old.facets, *new.facets)):
        before, after = old.facets.get(facet, ""), new.facets.get(facet, "")
        if before != after:
            yield Reworded(new, facet, before, after)


def _preceding(part: Part, after: Sequence[Part]) -> Part | None:
    """The part of the same kind that stands before this one in the same place."""
    before = [item for item in after if item.above == part.above and item.order < part.order]
    return before[-1] if before else None


def _place_of_gone(part: Part, before: Sequence[Part], pairs: Mapping[int, Part]) -> float:
    """Just after what preceded it, where that is now."""
    for number in range(part.order - 1, -1, -1):
        if number in pairs:
            return pairs[number].order + 0.5
    return len(before)
