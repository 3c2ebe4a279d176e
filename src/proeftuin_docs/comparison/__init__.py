# SPDX-License-Identifier: EUPL-1.2
"""Differences between two versions of a definition, and between two finished documents."""

from proeftuin_docs.comparison.changes import (
    Added,
    Change,
    Changed,
    Comparison,
    Moved,
    Removed,
    compare_definitions,
)
from proeftuin_docs.comparison.outline import OutlinePart, outline
from proeftuin_docs.comparison.words import Piece, compare_words

__all__ = [
    "Added",
    "Change",
    "Changed",
    "Comparison",
    "Moved",
    "OutlinePart",
    "Piece",
    "Removed",
    "compare_definitions",
    "compare_words",
    "outline",
]
