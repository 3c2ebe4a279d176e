# SPDX-License-Identifier: EUPL-1.2
"""How plain a text is: sentences, words, syllables, and findings against the rules."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from proeftuin_docs.errors import Diagnostic, language
from proeftuin_docs.text.variants import LANGUAGE

_END: Final = re.compile(r"(?<=[.!?…])[\"’”)]*\s+(?=[\"‘“(]?[A-ZÀ-Ý0-9])")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'.][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_BULLET: Final = "- "
_VOWELS: Final = re.compile(r"[aeiouyà-æè-ïò-öù-ý]+", re.IGNORECASE)


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text; every line that begins with a bullet is one of its own."""
    blocks: list[str] = []
    for chunk in text.split("\n\n"):
        blocks.extend(_lines(chunk))
    return tuple(found for block in blocks for found in _END.split(block) if words(found))


def words(sentence: str) -> tuple[str, ...]:
    """The words of a sentence, numbers included; a compound with hyphens is one word."""
    return tuple(_WORD.findall(sentence.replace("**", "").replace("*", "")))


def _lines(chunk: str) -> list[str]:
    """The items of a list, or the paragraph as one line."""
    lines = chunk.splitlines()
    if not any(line.startswith(_BULLET) for line in lines):
        return [" ".join(chunk.split())]
    joined: list[str] = []
    for line in lines:
        if line.startswith(_BULLET) or not joined:
            joined.append(line.removeprefix(_BULLET))
        else:
            joined[-1] = f"{joined[-1]} {line.strip()}"
    return joined


_DOUMA: Final = (206.835, 0.93, 77.0)
"""Flesch-Douma: 206.835 - 0.93 x words per sentence - 77 x syllables per word (Douma 1960)."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many sentences, words and syllables; counts of parts add up to those of the whole."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """The counts of two texts together."""
        return Counts(
            self.sentences + other.sentences, self.words + other.words, self.syllables + other.syllables
        )

    @property
    def mean(self) -> float:
        """Words per sentence; 0 for no text."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def flesch_douma(self) -> float:
        """The reading ease of Flesch for Dutch, by Douma: higher is easier, 60 to 70 is ordinary."""
        if not self.words:
            return 100.0
        base, per_sentence, per_word = _DOUMA
        return base - per_sentence * self.mean - per_word * self.syllables / self.words


def count(text: str, known: Container[str] | None = None) -> Counts:
    """The counts of a text.

    Of what is not in the words `known`, the groups of vowels are counted, and nothing of it is remembered.
    """
    found = sentences(text)
    spoken = [word for sentence in found for word in words(sentence)]
    total = sum(
        syllables(word) if known is None or word.lower() in known else vowel_groups(word) for word in spoken
    )
    return Counts(len(found), len(spoken), total)


def vowel_groups(word: str) -> int:
    """The groups of vowels in a word, about as many as it has syllables; at least one."""
    return max(1, len(_VOWELS.findall(word)))


@cache
def syllables(word: str) -> int:
    """The syllables of a Dutch word, as textstat counts them by hyphenation; at least one."""
    import textstat

    textstat.set_lang(LANGUAGE)
    return max(1, int(textstat.syllable_count(word)))


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The bar for one variant: words per sentence, reading ease, passives, and rare words.

    `mean` and `longest` are pairs of what to aim for and what fails; `flesch` is the lowest Flesch-Douma for
    a whole text; `passives_per_ten` counts per ten sentences; `zipf` is the frequency (wordfreq's Zipf
    scale, base ten, per thousand million words) under which a word is rare.
    """

    mean: tuple[float, float]
    longest: tuple[int, int]
    flesch: tuple[float, float]
    passives_per_ten: float
    zipf: float


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A forbidden phrase (plain words, `*` for any word), the reason, and the replacement."""

    phrase: str
    reason: str
    instead: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term that must be explained: its forms, and the phrases that explain it, by variant."""

    term: str
    forms: tuple[str, ...]
    explanations: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class LanguageRules:
    """Everything that texts are held to; `allowed` are words that are rare and needed."""

    thresholds: Mapping[str, Thresholds]
    forbidden: tuple[Forbidden, ...]
    terms: tuple[Term, ...]
    allowed: frozenset[str]


_AUXILIARY: Final = frozenset({"word", "wordt", "worden", "werd", "werden", "geworden"})
_PARTICIPLE: Final = re.compile(
    r"^(?:(?:op|aan|af|in|uit|mee|door|toe|voor|na|bij|om|over|terug|tegen|weg)?ge\w{2,}(?:d|t|en)"
    r"|(?:be|ver|ont|her)\w{2,}(?:d|t|en))$"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend: the fault, at no place yet, and whether it is below the bar."""

    fault: Diagnostic
    fails: bool


def sentence_findings(
    text: str, bar: Thresholds, rules: LanguageRules, *, dutch: bool = True
) -> Iterator[Finding]:
    """Return every finding, sentence by sentence; `fails` is whether it is below the bar.

    Rare words are known for Dutch only.
    """
    for sentence in sentences(text):
        yield from _length(sentence, bar)
        if dutch:
            yield from _rare(sentence, bar, rules)
        yield from forbidden_findings(sentence, rules)


def is_passive(sentence: str) -> bool:
    """Whether a sentence seems passive: a form of 'worden' with a participle."""
    spoken = [word.lower() for word in words(sentence)]
    return any(word in _AUXILIARY for word in spoken) and any(_PARTICIPLE.match(word) for word in spoken)


def _length(sentence: str, bar: Thresholds) -> Iterator[Finding]:
    aim, most = bar.longest
    length = len(words(sentence))
    if length > aim:
        found = language.long_sentence(length=length, limit=aim, sentence=sentence)
        yield Finding(found, fails=length > most)


def _rare(sentence: str, bar: Thresholds, rules: LanguageRules) -> Iterator[Finding]:
    explained = {form.lower() for term in rules.terms for form in term.forms} | rules.allowed
    for word in words(sentence):
        plain = word.lower()
        if plain.isalpha() and plain not in explained and frequency(plain) < bar.zipf:
            yield Finding(language.rare_word(word=word, sentence=sentence), fails=False)


def forbidden_findings(sentence: str, rules: LanguageRules) -> Iterator[Finding]:
    """The phrases in a line that must not be there."""
    for rule in rules.forbidden:
        if _pattern(rule).search(sentence):
            found = language.banned_phrase(
                phrase=rule.phrase, sentence=sentence, reason=rule.reason, instead=rule.instead
            )
            yield Finding(found, fails=True)


@cache
def _pattern(rule: Forbidden) -> re.Pattern[str]:
    """The phrase as whole words, with `*` for letters or one word."""
    escaped = re.escape(rule.phrase).replace(r"\*", r"[\w-]*").replace(r"\ ", r"\s+")
    return re.compile(rf"(?<!\w){escaped}(?!\w)", re.IGNORECASE)


@cache
def frequency(word: str) -> float:
    """Return the frequency of a Dutch word on wordfreq's Zipf scale; 0 for a word that is not in it."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, LANGUAGE))
