"""Which parts of a letter can occur together: generated from the conditions, never by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

from proeftuin_docs.composition.conditions import combinations, evaluate, names_in
from proeftuin_docs.definitions import LetterDefinition

Parts = frozenset[int]


@dataclass(frozen=True, slots=True)
class PartGroup:
    """Parts whose conditions share switches: every set of them that some case prints, by index.

    What one group prints says nothing of another group, so that a letter's combinations are one set from
    each group, taken together.
    """

    switches: frozenset[str]
    sets: frozenset[Parts]


def part_groups(letter: LetterDefinition) -> tuple[PartGroup, ...]:
    """The groups of a letter's parts; parts that are always there are a group without switches."""
    names = {index: _names(part.when) for index, part in enumerate(letter.parts)}
    return tuple(_group(letter, names, switches) for switches in _joined(frozenset(names.values())))


def can_occur_without(letter: LetterDefinition, index: int, others: tuple[int, ...]) -> bool:
    """Whether some case prints a part and none of these others."""
    conditions = [letter.parts[other].when for other in others]
    names = frozenset[str]().union(_names(letter.parts[index].when), *(_names(item) for item in conditions))
    return any(
        evaluate(letter.parts[index].when, switches)
        and not any(evaluate(item, switches) for item in conditions)
        for switches in combinations(names)
    )


def _names(condition: str | None) -> frozenset[str]:
    return names_in(condition) if condition else frozenset()


def _joined(sets: frozenset[frozenset[str]]) -> Iterator[frozenset[str]]:
    """The sets joined until none shares a name with another."""
    waiting = sorted(sets, key=sorted)
    while waiting:
        group = waiting.pop()
        shared = [other for other in waiting if other & group]
        while shared:
            waiting = [other for other in waiting if other not in shared]
            group = group.union(*shared)
            shared = [other for other in waiting if other & group]
        yield group


def _group(letter: LetterDefinition, names: dict[int, frozenset[str]], switches: frozenset[str]) -> PartGroup:
    members = [index for index, found in names.items() if found <= switches and bool(found) == bool(switches)]
    sets = frozenset(
        frozenset(index for index in members if evaluate(letter.parts[index].when, chosen))
        for chosen in combinations(switches)
    )
    return PartGroup(switches, sets)
