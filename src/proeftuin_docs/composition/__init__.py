"""Definition and values -> document."""

from proeftuin_docs.composition.form import compose_form
from proeftuin_docs.composition.letter import LetterFrame, compose_letter, parts_that_hold
from proeftuin_docs.composition.static_checks import case_faults

__all__ = ["LetterFrame", "case_faults", "compose_form", "compose_letter", "parts_that_hold"]
