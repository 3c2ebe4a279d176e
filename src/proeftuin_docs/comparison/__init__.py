"""What differs between two versions of a definition, and between two finished documents."""

from proeftuin_docs.comparison.changes import (
    Added,
    Change,
    Comparison,
    Gone,
    Moved,
    Reworded,
    compare_definitions,
)
from proeftuin_docs.comparison.outline import Part, outline
from proeftuin_docs.comparison.words import Piece, compare_words

__all__ = [
    "Added",
    "Change",
    "Comparison",
    "Gone",
    "Moved",
    "Part",
    "Piece",
    "Reworded",
    "compare_definitions",
    "compare_words",
    "outline",
]
