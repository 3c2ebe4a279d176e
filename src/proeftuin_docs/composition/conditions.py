# SPDX-License-Identifier: EUPL-1.2
"""Conditions on a case: which parts a document has, what they may name, and which parts can be together."""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any, Final

from proeftuin_docs.cases import CONDITIONS, VALUES
from proeftuin_docs.composition.inline_text import address_faults, placeholders_in
from proeftuin_docs.definitions import Definition, FormDefinition, LetterDefinition, Section, Texts
from proeftuin_docs.errors import DefinitionError, Diagnostic, conditions
from proeftuin_docs.text.located_yaml import LocatedYaml, Path
from proeftuin_docs.text.variants import VARIANTS

Switches = Mapping[str, bool | str]

_LONGEST: Final = 1_000
_MOST_NAMES: Final = 10
"""Every combination of values of a condition's switches is tried."""
_COMPARISONS: Final[Mapping[type[ast.cmpop], Callable[[Any, Any], bool]]] = {
    ast.Eq: lambda left, right: left == right,
    ast.NotEq: lambda left, right: left != right,
    ast.In: lambda left, right: isinstance(right, list) and left in right,
    ast.NotIn: lambda left, right: not isinstance(right, list) or left not in right,
}
_PLAIN: Final = (
    *(ast.Name, ast.Load, ast.Constant, ast.Tuple, ast.List),
    *(ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.Compare, *_COMPARISONS),
)


class ConditionError(DefinitionError):
    """A condition that cannot be read, or names what is no switch or no value of it."""

    def __init__(self, fault: Diagnostic) -> None:
        self.fault = fault
        super().__init__([fault])


def evaluate(condition: str | None, switches: Switches) -> bool:
    """Whether the condition is true for these switches; no condition always is.

    Raises `ConditionError` as `names_in` does.
    """
    return condition is None or bool(_value(_tree(condition), switches))


def names_in(condition: str) -> frozenset[str]:
    """The switches that a condition speaks of; raises `ConditionError` for what is none."""
    names = frozenset(node.id for node in ast.walk(_tree(condition)) if isinstance(node, ast.Name))
    for name in sorted(names - CONDITIONS.keys()):
        raise ConditionError(
            conditions.unknown_switch(condition=condition, name=name, known=", ".join(CONDITIONS))
        )
    return names


@cache
def _tree(condition: str) -> ast.expr:
    """The condition's expression: names, texts, `and`, `or`, `not`, `==`, `!=`, `in` and nothing else."""
    try:
        tree = ast.parse(condition.strip(), mode="eval").body if len(condition) <= _LONGEST else None
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        tree = None
    nodes = list(ast.walk(tree)) if tree is not None else []
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    if tree is None or len(names) > _MOST_NAMES or not all(map(_is_plain, nodes)):
        raise ConditionError(conditions.unreadable(condition=condition))
    return tree


def _is_plain(node: ast.AST) -> bool:
    return isinstance(node, _PLAIN) and (not isinstance(node, ast.Constant) or isinstance(node.value, str))


def _value(node: ast.expr, switches: Switches) -> object:
    match node:
        case ast.Name():
            if node.id not in switches:
                raise ConditionError(
                    conditions.unknown_switch(condition=node.id, name=node.id, known=", ".join(CONDITIONS))
                )
            return switches[node.id]
        case ast.Constant():
            return node.value
        case ast.Tuple() | ast.List():
            return [_value(item, switches) for item in node.elts]
        case ast.UnaryOp():
            return not _value(node.operand, switches)
        case ast.BoolOp():
            every = isinstance(node.op, ast.And)
            return (all if every else any)(_value(item, switches) for item in node.values)
        case ast.Compare():
            return _compared(node, switches)
        case _:
            raise AssertionError(node)


def _compared(node: ast.Compare, switches: Switches) -> bool:
    values = [_value(item, switches) for item in (node.left, *node.comparators)]
    pairs = zip(node.ops, values, values[1:], strict=False)
    return all(_COMPARISONS[type(operator)](left, right) for operator, left, right in pairs)


def combinations(names: frozenset[str]) -> tuple[Switches, ...]:
    """Every combination of values of these switches."""
    ordered = sorted(names)
    return tuple(
        dict(zip(ordered, chosen, strict=True)) for chosen in product(*(CONDITIONS[name] for name in ordered))
    )


def implies(condition: str | None, switch: str) -> bool:
    """Whether a condition can only be true when this switch is on (and not `nee`)."""
    if not switch:
        return True
    names = (names_in(condition) if condition else frozenset()) | {switch}
    possible = (switches for switches in combinations(names) if evaluate(condition, switches))
    return all(switches[switch] not in (False, "nee") for switches in possible)


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


def case_faults(definition: Definition, source: LocatedYaml) -> tuple[Diagnostic, ...]:
    """Faults in what a definition expects of a case, each with its place in the file.

    Conditions that cannot be read, values that no case has, and values that a case may lack although the
    part that names them is printed.
    """
    if isinstance(definition, LetterDefinition):
        return tuple(_letter_faults(definition, source))
    return tuple(_form_faults(definition, source))


def _letter_faults(letter: LetterDefinition, source: LocatedYaml) -> Iterator[Diagnostic]:
    yield from _condition_faults(letter.when, source, ("when",))
    for name in ("subject", "salutation", "closing"):
        yield from _text_faults(getattr(letter, name), letter.when, source, (name,))
    for index, part in enumerate(letter.parts):
        path: Path = ("parts", index)
        faults = list(_condition_faults(part.when, source, (*path, "when")))
        yield from faults
        if not faults:
            yield from _text_faults(part.title, part.when, source, (*path, "title"))
            yield from _text_faults(part.text, part.when, source, (*path, "text"))


def _form_faults(form: FormDefinition, source: LocatedYaml) -> Iterator[Diagnostic]:
    for index, information in enumerate(form.introduction):
        yield from _condition_faults(information.when, source, ("introduction", index, "when"))
    for index, section in enumerate(form.sections):
        yield from _section_faults(section, source, ("sections", index))


def _section_faults(section: Section, source: LocatedYaml, path: Path) -> Iterator[Diagnostic]:
    yield from _condition_faults(section.when, source, (*path, "when"))
    for index, part in enumerate(section.content):
        place = (*path, "content", index)
        yield from _condition_faults(part.when, source, (*place, "when"))
        prefill = getattr(part, "prefill", None)
        if prefill is not None and prefill not in VALUES:
            yield conditions.unknown_value(
                source.place((*place, "prefill")), name=prefill, known=", ".join(VALUES)
            )
    for index, inner in enumerate(section.sections):
        yield from _section_faults(inner, source, (*path, "sections", index))


def _condition_faults(condition: str | None, source: LocatedYaml, path: Path) -> Iterator[Diagnostic]:
    if condition is None:
        return
    try:
        names_in(condition)
    except ConditionError as bad:
        yield bad.fault.at(source.place(path))


def _text_faults(
    texts: Texts | None, condition: str | None, source: LocatedYaml, path: Path
) -> Iterator[Diagnostic]:
    for variant in VARIANTS:
        text = getattr(texts, variant) if texts is not None else None
        if text is None:
            continue
        place = source.place((*path, variant))
        yield from (conditions.unbalanced_brackets(place, text=wrong) for wrong in address_faults(text))
        for name in dict.fromkeys(placeholders_in(text)):
            if name not in VALUES:
                yield conditions.unknown_value(place, name=name, known=", ".join(VALUES))
            elif not implies(condition, VALUES[name]):
                yield conditions.value_may_be_absent(place, name=name, switch=VALUES[name])
