"""Findings in single sentences: too long, rare words, passives, forbidden words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from proeftuin_docs.errors import Diagnostic, language
from proeftuin_docs.quality.language.rules import Forbidden, LanguageRules, Thresholds
from proeftuin_docs.quality.language.sentences import sentences, words

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
    """How common a Dutch word is on wordfreq's Zipf scale; 0 for a word that is not in it."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, "nl"))
