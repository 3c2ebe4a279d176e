"""What changed between two versions of a definition: parts are paired, then told apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from proeftuin_docs.comparison.outline import COLUMN, OPTION, TEXT, Part, outline
from proeftuin_docs.comparison.words import word_ratio
from proeftuin_docs.definitions import Definition

_ALIKE: Final = 0.5
"""From this share of equal words on, two texts are one that was reworded."""


def pair_parts(before: Sequence[Part], after: Sequence[Part]) -> dict[int, Part]:
    """Each part of the old version that is still there, by its order, with the same part of the new one."""
    by_key = {part.key: part for part in after if part.kind != TEXT}
    pairs = {part.order: by_key[part.key] for part in before if part.kind != TEXT and part.key in by_key}
    left = [part for part in before if part.kind == TEXT]
    free = [part for part in after if part.kind == TEXT]
    for same_place in (True, False):
        pairs.update(_equal_texts(left, free, same_place=same_place))
    pairs.update(_like_texts(left, free))
    return pairs


def moved_parts(before: Sequence[Part], pairs: Mapping[int, Part]) -> set[int]:
    """The orders in the new version of parts that moved: as few as explain what stands where.

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
        moved.update(set(orders) - set(longest_rising(orders)))
    return moved


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """A longest run of these numbers that rises, others left out."""
    best: list[list[int]] = []
    for number in numbers:
        at = next((index for index, run in enumerate(best) if run[-1] >= number), len(best))
        best[at : at + 1] = [[*(best[at - 1] if at else []), number]]
    return best[-1] if best else []


def _equal_texts(left: list[Part], free: list[Part], *, same_place: bool) -> Iterator[tuple[int, Part]]:
    """Texts that are the same word for word; they are taken out of both lists."""
    for part in list(left):
        for item in free:
            if item.exact == part.exact and (item.parent == part.parent or not same_place):
                left.remove(part)
                free.remove(item)
                yield part.order, item
                break


def _like_texts(left: Sequence[Part], free: Sequence[Part]) -> Iterator[tuple[int, Part]]:
    """The most alike texts of one part first."""
    close = sorted(
        (-ratio, part.order, item.order, item)
        for part in left
        for item in free
        if item.parent == part.parent
        and (ratio := word_ratio(part.facets["text"], item.facets["text"])) >= _ALIKE
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

    part: Part
    within: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Gone:
    """A part that the new version does not have; `within` are its options and columns, all gone with it."""

    part: Part
    within: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """A part that stands somewhere else: in another part, or before or after another one."""

    part: Part
    before: Part
    """The part as it was in the old version."""
    after: Part | None
    """The part that it now follows; None where it is the first."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """A facet of a part that is another; an empty text is one that was not there.

    Where the words are alike and only their arrangement is not, such as which cell they are in, `old` and
    `new` are the facet as JSON, and `spelled` is true.
    """

    part: Part
    facet: str
    old: str
    new: str
    spelled: bool = False


Change = Added | Gone | Moved | Reworded


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two versions, in reading order of the new one; what is gone where it was."""

    old: Definition
    new: Definition
    changes: tuple[Change, ...]
    parts: Mapping[str, Part]
    """Every part that has an id by its key, as in the new version where it is there."""

    def above(self, part: Part) -> tuple[Part, ...]:
        """The parts that a part stands in, outermost first, the definition itself first of all."""
        return tuple(self.parts[key] for key in part.above)


def compare_definitions(old: Definition, new: Definition) -> Comparison:
    """What differs between two versions of one document; nothing that differs is left out.

    Parts are the same when their ids are; texts, which have none, when most of their words are.
    """
    before, after = outline(old), outline(new)
    pairs = pair_parts(before, after)
    found = [
        *_changed(before, after, pairs),
        *_gone(before, pairs),
        *_added(after, {part.order for part in pairs.values()}),
    ]
    parts = {part.key: part for part in (*before, *after) if part.kind != TEXT}
    ordered = tuple(change for _, change in sorted(found, key=lambda item: item[0]))
    return Comparison(old, new, ordered, parts)


def _changed(
    before: Sequence[Part], after: Sequence[Part], pairs: Mapping[int, Part]
) -> Iterator[tuple[float, Change]]:
    moved = moved_parts(before, pairs)
    for part in before:
        if part.order in pairs:
            partner = pairs[part.order]
            if partner.order in moved:
                yield partner.order, Moved(partner, part, _preceding(partner, after))
            for change in _reworded(part, partner):
                yield partner.order, change


def _gone(before: Sequence[Part], pairs: Mapping[int, Part]) -> Iterator[tuple[float, Change]]:
    """What is gone, placed just after what preceded it, where that is now."""
    place = -1.0
    for part, within in _with_options([item for item in before if item.order not in pairs]):
        preceding = [number for number in pairs if number < part.order]
        place = pairs[max(preceding)].order + 0.5 if preceding else -1.0
        yield place, Gone(part, within)


def _added(after: Sequence[Part], matched: set[int]) -> Iterator[tuple[float, Change]]:
    for part, within in _with_options([item for item in after if item.order not in matched]):
        yield part.order, Added(part, within)


def _with_options(parts: Sequence[Part]) -> Iterator[tuple[Part, tuple[Part, ...]]]:
    """Each part with the options and columns that stand in it, which are not told once more."""
    keys = {part.key for part in parts}
    for part in parts:
        if part.kind not in _OF_QUESTIONS or part.parent not in keys:
            inner = (item for item in parts if item.kind in _OF_QUESTIONS and part.key in item.above)
            yield part, tuple(inner) if part.id else ()


def _reworded(old: Part, new: Part) -> Iterator[Reworded]:
    for facet in dict.fromkeys((*old.facets, *new.facets)):
        exact = old.exact.get(facet, ""), new.exact.get(facet, "")
        if exact[0] != exact[1]:
            told = old.facets.get(facet, ""), new.facets.get(facet, "")
            yield Reworded(new, facet, *(told if told[0] != told[1] else exact), spelled=told[0] == told[1])


def _preceding(part: Part, after: Sequence[Part]) -> Part | None:
    """The part that stands before this one in the same place."""
    before = [item for item in after if item.above == part.above and item.order < part.order]
    return before[-1] if before else None
