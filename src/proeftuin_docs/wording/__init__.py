"""Fixed phrases and date formats of a language, read from data and passed on as a value."""

from proeftuin_docs.wording.model import Wording
from proeftuin_docs.wording.reading import load_wording

__all__ = ["Wording", "load_wording"]
