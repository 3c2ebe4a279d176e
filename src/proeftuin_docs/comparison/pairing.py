"""Which part of the new version is which of the old one, and which of them moved."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from proeftuin_docs.comparison.outline import TEXT, Part
from proeftuin_docs.comparison.words import word_ratio

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
