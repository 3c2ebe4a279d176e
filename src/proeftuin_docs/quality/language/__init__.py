"""How plain a text is: sentences, words, and what must not be said. Indications, never a certificate."""

from proeftuin_docs.quality.language.counts import Counts, count
from proeftuin_docs.quality.language.findings import forbidden_findings, is_passive, sentence_findings
from proeftuin_docs.quality.language.rules import Forbidden, LanguageRules, Term, Thresholds
from proeftuin_docs.quality.language.sentences import sentences, words

__all__ = [
    "Counts",
    "Forbidden",
    "LanguageRules",
    "Term",
    "Thresholds",
    "count",
    "forbidden_findings",
    "is_passive",
    "sentence_findings",
    "sentences",
    "words",
]
