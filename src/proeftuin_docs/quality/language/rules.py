"""The rules for a text; their values are data that policy staff can read and change."""

from collections.abc import Mapping
from dataclasses import dataclass


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
