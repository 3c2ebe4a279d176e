"""Definition and values -> document."""

from proeftuin_docs.composition.form import compose_form
from proeftuin_docs.composition.letter import LetterFrame, compose_letter

__all__ = ["LetterFrame", "compose_form", "compose_letter"]
