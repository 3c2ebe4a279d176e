"""Counts of a text that can be added, and its readability from them."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from proeftuin_docs.quality.language.sentences import sentences, words

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


def count(text: str) -> Counts:
    """The counts of a text."""
    found = sentences(text)
    spoken = [word for sentence in found for word in words(sentence)]
    return Counts(len(found), len(spoken), sum(syllables(word) for word in spoken))


@cache
def syllables(word: str) -> int:
    """The syllables of a Dutch word, as textstat counts them by hyphenation; at least one."""
    import textstat

    textstat.set_lang("nl")
    return max(1, int(textstat.syllable_count(word)))
