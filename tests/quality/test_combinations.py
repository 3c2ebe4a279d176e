"""Which parts of a letter stand together, against trying out every case."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proeftuin_docs.cases import CONDITIONS as DOMAINS
from proeftuin_docs.composition import PartGroup, can_occur_without, evaluate, part_groups
from proeftuin_docs.quality.gate import _worst
from tests.quality.letters import with_conditions

CONDITIONS = (
    None,
    "opname",
    "not opname",
    "studio and not opname",
    "tolk == 'gewenst'",
    "tolk != 'nee' or kamer",
    "kamer",
    "soort == 'dagvaarding'",
)
USED = ("opname", "studio", "tolk", "kamer", "soort")
CASES = [
    dict(zip(USED, chosen, strict=True))
    for chosen in product(*(sorted(DOMAINS[name], key=str) for name in USED))
]
CONDITION_LISTS = st.lists(st.sampled_from(CONDITIONS), min_size=1, max_size=6)
WEIGHTS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 6)), min_size=6, max_size=6)
SETS = st.lists(st.frozensets(st.integers(0, 5), max_size=4), min_size=1, max_size=4).map(frozenset)


def printed(conditions: list[str | None]) -> set[frozenset[int]]:
    """Every set of parts that some case prints, found by trying all of them."""
    return {
        frozenset(index for index, condition in enumerate(conditions) if evaluate(condition, case))
        for case in CASES
    }


def joined(found: tuple[PartGroup, ...]) -> set[frozenset[int]]:
    """One set of every group, taken together in every way."""
    return {frozenset[int]().union(*chosen) for chosen in product(*(group.sets for group in found))}


@settings(deadline=None)
@given(CONDITION_LISTS)
def test_the_groups_give_exactly_what_some_case_prints(conditions: list[str | None]) -> None:
    """No combination is missed, and none is made up."""
    assert joined(part_groups(with_conditions(conditions))) == printed(conditions)


@settings(deadline=None)
@given(CONDITION_LISTS)
def test_groups_share_no_switches(conditions: list[str | None]) -> None:
    """What one group prints says nothing of another."""
    names = [name for group in part_groups(with_conditions(conditions)) for name in group.switches]
    assert len(names) == len(set(names))


@settings(deadline=None)
@given(CONDITION_LISTS, st.data())
def test_a_part_stands_without_others_when_some_case_prints_it_so(
    conditions: list[str | None], data: st.DataObject
) -> None:
    """Found from the conditions as by trying every case."""
    indexes = st.integers(0, len(conditions) - 1)
    index = data.draw(indexes)
    others = data.draw(st.lists(indexes, max_size=3).map(tuple))
    expected = any(index in parts and not parts & set(others) for parts in printed(conditions))
    assert can_occur_without(with_conditions(conditions), index, others) == expected


@given(st.lists(SETS, min_size=1, max_size=3), WEIGHTS)
def test_the_worst_ratio_is_that_of_the_worst_combination(
    sets: list[frozenset[frozenset[int]]], weights: list[tuple[int, int]]
) -> None:
    """Choosing in each group by itself finds what trying every combination finds."""
    found = [
        PartGroup(frozenset({str(number)}), frozenset(_shift(item, number) for item in group))
        for number, group in enumerate(sets)
    ]
    ratios = [_ratio(list(chosen), weights) for chosen in product(*(group.sets for group in found))]
    worst = _worst(found, lambda part: weights[part % 6][0], lambda part: weights[part % 6][1])
    assert worst == pytest.approx(max(ratios))


def _shift(parts: frozenset[int], group: int) -> frozenset[int]:
    """Parts of one group that no other group has."""
    return frozenset(part + 6 * group for part in parts)


def _ratio(chosen: list[frozenset[int]], weights: list[tuple[int, int]]) -> float:
    pairs = [weights[part % 6] for parts in chosen for part in parts]
    below = sum(pair[1] for pair in pairs)
    return sum(pair[0] for pair in pairs) / below if below else 0.0
