# SPDX-License-Identifier: EUPL-1.2
"""The language gate: every text that a victim reads, in every combination that changes it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from proeftuin_docs.composition import (
    PartGroup,
    can_occur_without,
    choose_address,
    part_groups,
    substitute_in_line,
)
from proeftuin_docs.definitions import FormDefinition, LetterDefinition
from proeftuin_docs.errors import AnyFault, Diagnostic, Place, Severity, language
from proeftuin_docs.quality.language import (
    Counts,
    LanguageRules,
    Term,
    Thresholds,
    count,
    forbidden_findings,
    is_passive,
    sentence_findings,
    sentences,
)
from proeftuin_docs.text.variants import DEFAULT, LANGUAGE, VARIANTS

DUTCH: Final = tuple(id_ for id_, variant in VARIANTS.items() if variant.language == LANGUAGE)
_ADDRESSES: Final = ("u", "je")
_READ: Final = frozenset(
    {"title", "summary", "label", "text", "help", "explanation_label", "caption", "columns", "rows"}
    | {"filled_by", "statement", "from_caption", "to_caption"}
)
"""The keys of a form whose texts somebody reads who fills it in."""
_ROUNDS: Final = 20


@dataclass(frozen=True, slots=True)
class _Texts:
    """The parts of a letter in one variant and form of address, by index, with sample values in them.

    `names` says what each part is called, `groups` which of them some case prints together, and `without`
    whether some case prints one and none of these others.
    """

    names: Sequence[str]
    groups: Sequence[PartGroup]
    without: Callable[[int, tuple[int, ...]], bool]
    variant: str
    address: str
    parts: Mapping[int, str]
    place: Place


def letter_findings(
    letter: LetterDefinition, rules: LanguageRules, samples: Mapping[str, str], place: Place
) -> Iterator[Diagnostic]:
    """Return the findings in a letter, for both forms of address and every variant.

    An error is below the bar; a warning is worth a look. Every sentence is judged once; the means are those
    of the worst combination of parts that any case can print.
    """
    seen: set[tuple[str, str]] = set()
    for texts in _variants(letter, samples, place):
        for diagnostic in (*_lines(letter, texts, rules), *_findings(texts, rules)):
            if (diagnostic.name, diagnostic.message) not in seen:
                seen.add((diagnostic.name, diagnostic.message))
                yield diagnostic


def form_findings(form: FormDefinition, rules: LanguageRules, place: Place) -> Iterator[Diagnostic]:
    """Return the findings in a form for a victim, which is held to the bar of an ordinary letter."""
    read = list(_read_in(form.model_dump(mode="json"), ""))
    every = frozenset(range(len(read)))
    yield from _findings(
        _Texts(
            names=[name for name, _ in read],
            groups=(PartGroup(frozenset(), frozenset({every})),),
            without=lambda _, others: not others,
            variant=DEFAULT.id,
            address=_ADDRESSES[1],
            parts=dict(enumerate(text for _, text in read)),
            place=place,
        ),
        rules,
    )


def _read_in(node: object, key: str, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a form that somebody reads, with the id that it stands under."""
    if isinstance(node, str) and key in _READ:
        yield name, node
    elif isinstance(node, list):
        for item in node:
            yield from _read_in(item, key, name)
    elif isinstance(node, dict):
        for inner, value in node.items():
            yield from _read_in(value, inner, str(node.get("id", name)))


def _findings(texts: _Texts, rules: LanguageRules) -> Iterator[Diagnostic]:
    bar = rules.thresholds[texts.variant]
    yield from _sentences(texts, bar, rules)
    yield from _means(texts, bar)
    yield from _terms(texts, rules)


def _variants(letter: LetterDefinition, samples: Mapping[str, str], place: Place) -> Iterator[_Texts]:
    for variant in letter.variants:
        for address in _ADDRESSES:
            parts = {
                index: substitute_in_line(choose_address(text, address), samples)
                for index, part in enumerate(letter.parts)
                if (text := getattr(part.text, variant)) is not None
            }
            names = [part.id for part in letter.parts]
            without = partial(can_occur_without, letter)
            yield _Texts(names, part_groups(letter), without, variant, address, parts, place)


def _lines(letter: LetterDefinition, texts: _Texts, rules: LanguageRules) -> Iterator[Diagnostic]:
    """Return the forbidden phrases around the parts: subject, greeting, headings and closing."""
    around = (letter.subject, letter.salutation, *(part.title for part in letter.parts), letter.closing)
    for line in (getattr(item, texts.variant) for item in around if item is not None):
        for found in forbidden_findings(choose_address(line or "", texts.address), rules):
            yield found.fault.at(texts.place)


def _sentences(texts: _Texts, bar: Thresholds, rules: LanguageRules) -> Iterator[Diagnostic]:
    for index, text in texts.parts.items():
        for found in sentence_findings(text, bar, rules, dutch=texts.variant in DUTCH):
            severity = Severity.ERROR if found.fails else Severity.WARNING
            yield replace(found.fault, place=_at(texts, index), severity=severity)


def _means(texts: _Texts, bar: Thresholds) -> Iterator[Diagnostic]:
    counts = {index: count(text) for index, text in texts.parts.items()}
    passives = {
        index: sum(is_passive(sentence) for sentence in sentences(text))
        for index, text in texts.parts.items()
    }
    sets = texts.groups
    mean = _worst(sets, lambda part: counts.get(part, Counts()).words, lambda part: _count(counts, part))
    syllables = _worst(
        sets, lambda part: counts.get(part, Counts()).syllables, lambda part: counts.get(part, Counts()).words
    )
    passive = 10 * _worst(sets, lambda part: passives.get(part, 0), lambda part: _count(counts, part))
    flesch = Counts(1000, round(1000 * mean), round(1000 * mean * syllables)).flesch_douma
    yield from _over(language.long_sentences, mean, bar.mean, texts)
    if texts.variant not in DUTCH:
        return
    yield from _under(language.hard_to_read, flesch, bar.flesch, texts)
    yield from _over(language.passive_sentences, passive, (bar.passives_per_ten, bar.passives_per_ten), texts)


def _count(counts: Mapping[int, Counts], part: int) -> int:
    return counts.get(part, Counts()).sentences


def _worst(found: Sequence[PartGroup], above: Callable[[int], int], below: Callable[[int], int]) -> float:
    """The highest ratio of two sums over any combination of parts, exactly (Dinkelbach 1967).

    For a given ratio the best set of each group can be chosen by itself; the ratio of what was chosen is
    tried next, until it does not rise.
    """
    ratio = 0.0
    for _ in range(_ROUNDS):
        chosen = [part for group in found for part in _best(group, ratio, above, below)]
        total, length = sum(map(above, chosen)), sum(map(below, chosen))
        risen = total / length if length else 0.0
        if risen <= ratio:
            break
        ratio = risen
    return ratio


def _best(
    group: PartGroup, ratio: float, above: Callable[[int], int], below: Callable[[int], int]
) -> frozenset[int]:
    return max(group.sets, key=lambda parts: sum(above(part) - ratio * below(part) for part in parts))


def _over(kind: AnyFault, value: float, bar: tuple[float, float], texts: _Texts) -> Iterator[Diagnostic]:
    aim, most = bar
    if value > aim:
        yield _mean_finding(kind, value, aim, texts, fails=value > most)


def _under(kind: AnyFault, value: float, bar: tuple[float, float], texts: _Texts) -> Iterator[Diagnostic]:
    aim, least = bar
    if value < aim:
        yield _mean_finding(kind, value, aim, texts, fails=value < least)


def _mean_finding(kind: AnyFault, value: float, aim: float, texts: _Texts, *, fails: bool) -> Diagnostic:
    facts = {"value": f"{value:.1f}", "limit": f"{aim:g}", "variant": texts.variant, "address": texts.address}
    found = kind.from_facts(texts.place, facts)
    return replace(found, severity=Severity.ERROR if fails else Severity.WARNING)


def _terms(texts: _Texts, rules: LanguageRules) -> Iterator[Diagnostic]:
    """Terms that some case prints without their explanation, before or at their first use."""
    for term in rules.terms:
        explained = tuple(
            index for index, text in texts.parts.items() if _explains(term, text, texts.variant)
        )
        for index, text in texts.parts.items():
            earlier = tuple(other for other in explained if other <= index)
            used = any(_holds_word(text, form) for form in term.forms)
            if used and index not in explained and texts.without(index, earlier):
                place = _at(texts, index)
                yield language.unexplained_term(place, term=term.term, variant=texts.variant)


def _explains(term: Term, text: str, variant: str) -> bool:
    return any(phrase.lower() in _plain(text) for phrase in term.explanations.get(variant, ()))


def _holds_word(text: str, form: str) -> bool:
    return (
        f" {form.lower()} "
        in f" {''.join(char if char.isalpha() or char == '-' else ' ' for char in _plain(text))} "
    )


def _plain(text: str) -> str:
    return " ".join(text.replace("*", "").split()).lower()


def _at(texts: _Texts, index: int) -> Place:
    path = f"{texts.names[index]} ({texts.variant}, {texts.address})"
    return Place(texts.place.file, texts.place.line, texts.place.column, path)
