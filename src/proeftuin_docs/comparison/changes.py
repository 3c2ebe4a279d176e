# SPDX-License-Identifier: EUPL-1.2
"""Changes between two versions of a definition: parts are matched, then compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from proeftuin_docs.comparison.outline import COLUMN, OPTION, TEXT, OutlinePart, outline
from proeftuin_docs.comparison.words import word_ratio
from proeftuin_docs.definitions import Definition

_ALIKE: Final = 0.5
"""From this share of equal words on, two texts are one that was reworded."""


def match_parts(before: Sequence[OutlinePart], after: Sequence[OutlinePart]) -> dict[int, OutlinePart]:
    """Each part of the old version that is still there, by its order, with the same part of the new one."""
    by_key = {part.key: part for part in after if part.kind != TEXT}
    pairs = {part.order: by_key[part.key] for part in before if part.kind != TEXT and part.key in by_key}
    left = [part for part in before if part.kind == TEXT]
    free = [part for part in after if part.kind == TEXT]
    for same_place in (True, False):
        pairs.update(_equal_texts(left, free, same_place=same_place))
    pairs.update(_like_texts(left, free))
    return pairs


def moved_parts(before: Sequence[OutlinePart], pairs: Mapping[int, OutlinePart]) -> set[int]:
    """Return the orders in the new version of the parts that moved, as few as explain the new order.

    A part that stands in another part moved; of those that stayed in theirs, all but a longest run that is
    still in order.
    """
    moved: set[int] = set()
    stayed: dict[str, list[int]] = {}
    for part in before:
        if part.order in pairs:
            partner = pairs[part.order]
            if partner.parent == part.parent:
                stayed.setdefault(part.parent, []).append(partner.order)
            else:
                moved.add(partner.order)
    for orders in stayed.values():
        moved.update(set(orders) - set(longest_increasing(orders)))
    return moved


def longest_increasing(numbers: Sequence[int]) -> list[int]:
    """A longest run of these numbers that rises, others left out."""
    best: list[list[int]] = []
    for number in numbers:
        at = next((index for index, run in enumerate(best) if run[-1] >= number), len(best))
        best[at : at + 1] = [[*(best[at - 1] if at else []), number]]
    return best[-1] if best else []


def _equal_texts(
    left: list[OutlinePart], free: list[OutlinePart], *, same_place: bool
) -> Iterator[tuple[int, OutlinePart]]:
    """Texts that are the same word for word; they are taken out of both lists."""
    for part in list(left):
        for item in free:
            if item.exact == part.exact and (item.parent == part.parent or not same_place):
                left.remove(part)
                free.remove(item)
                yield part.order, item
                break


def _like_texts(
    left: Sequence[OutlinePart], free: Sequence[OutlinePart]
) -> Iterator[tuple[int, OutlinePart]]:
    """The most alike texts of one part first."""
    close = sorted(
        (-ratio, part.order, item.order, item)
        for part in left
        for item in free
        if item.parent == part.parent
        and (ratio := word_ratio(part.attributes["text"], item.attributes["text"])) >= _ALIKE
    )
    taken: set[tuple[str, int]] = set()
    for _, old, new, item in close:
        if not taken & {("old", old), ("new", new)}:
            taken |= {("old", old), ("new", new)}
            yield old, item


_OF_QUESTIONS: Final = (OPTION, COLUMN)


@dataclass(frozen=True, slots=True)
class Added:
    """A part that the old version does not have; `within` are its options and columns, all new with it."""

    part: OutlinePart
    within: tuple[OutlinePart, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """A part that the new version does not have; `within` are its options and columns, all gone with it."""

    part: OutlinePart
    within: tuple[OutlinePart, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """A part that moved: into another part, or before or after another one."""

    part: OutlinePart
    before: OutlinePart
    """The part as it was in the old version."""
    after: OutlinePart | None
    """The part that it now follows; None where it is the first."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A facet of a part that is another; an empty text is one that was not there.

    Where the words are alike and only their arrangement is not, such as which cell they are in, `old` and
    `new` are the facet as JSON, and `as_json` is true.
    """

    part: OutlinePart
    attribute: str
    old: str
    new: str
    as_json: bool = False


Change = Added | Removed | Moved | Changed


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two versions, in reading order of the new one; what is gone where it was."""

    old: Definition
    new: Definition
    changes: tuple[Change, ...]
    parts: Mapping[str, OutlinePart]
    """Every part that has an id by its key, as in the new version where it is there."""

    def above(self, part: OutlinePart) -> tuple[OutlinePart, ...]:
        """Return the parts that contain a part, outermost first, starting with the definition."""
        return tuple(self.parts[key] for key in part.above)


def compare_definitions(old: Definition, new: Definition) -> Comparison:
    """Return all differences between two versions of one document.

    Parts are the same when their ids are; texts, which have none, when most of their words are.
    """
    before, after = outline(old), outline(new)
    pairs = match_parts(before, after)
    found = [
        *_changed(before, after, pairs),
        *_gone(before, pairs),
        *_added(after, {part.order for part in pairs.values()}),
    ]
    parts = {part.key: part for part in (*before, *after) if part.kind != TEXT}
    ordered = tuple(change for _, change in sorted(found, key=lambda item: item[0]))
    return Comparison(old, new, ordered, parts)


def _changed(
    before: Sequence[OutlinePart], after: Sequence[OutlinePart], pairs: Mapping[int, OutlinePart]
) -> Iterator[tuple[float, Change]]:
    moved = moved_parts(before, pairs)
    for part in before:
        if part.order in pairs:
            partner = pairs[part.order]
            if partner.order in moved:
                yield partner.order, Moved(partner, part, _preceding(partner, after))
            for change in _changed_attributes(part, partner):
                yield partner.order, change


def _gone(before: Sequence[OutlinePart], pairs: Mapping[int, OutlinePart]) -> Iterator[tuple[float, Change]]:
    """Return the removed parts, each placed just after the part that preceded it."""
    place = -1.0
    for part, within in _with_options([item for item in before if item.order not in pairs]):
        preceding = [number for number in pairs if number < part.order]
        place = pairs[max(preceding)].order + 0.5 if preceding else -1.0
        yield place, Removed(part, within)


def _added(after: Sequence[OutlinePart], matched: set[int]) -> Iterator[tuple[float, Change]]:
    for part, within in _with_options([item for item in after if item.order not in matched]):
        yield part.order, Added(part, within)


def _with_options(parts: Sequence[OutlinePart]) -> Iterator[tuple[OutlinePart, tuple[OutlinePart, ...]]]:
    """Return each part with its options and columns, which are not reported again."""
    keys = {part.key for part in parts}
    for part in parts:
        if part.kind not in _OF_QUESTIONS or part.parent not in keys:
            inner = (item for item in parts if item.kind in _OF_QUESTIONS and part.key in item.above)
            yield part, tuple(inner) if part.id else ()


def _changed_attributes(old: OutlinePart, new: OutlinePart) -> Iterator[Changed]:
    for attribute in dict.fromkeys((*old.attributes, *new.attributes)):
        exact = old.exact.get(attribute, ""), new.exact.get(attribute, "")
        if exact[0] != exact[1]:
            told = old.attributes.get(attribute, ""), new.attributes.get(attribute, "")
            yield Changed(
                new, attribute, *(told if told[0] != told[1] else exact), as_json=told[0] == told[1]
            )


def _preceding(part: OutlinePart, after: Sequence[OutlinePart]) -> OutlinePart | None:
    """Return the preceding part in the same place."""
    before = [item for item in after if item.above == part.above and item.order < part.order]
    return before[-1] if before else None
