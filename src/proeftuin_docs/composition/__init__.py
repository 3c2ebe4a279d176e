"""Definition and values -> document."""

from proeftuin_docs.composition.form import compose_form

__all__ = ["compose_form"]
