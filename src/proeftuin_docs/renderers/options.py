"""Options that every renderer gets beside the document."""

from dataclasses import dataclass

from proeftuin_docs.branding import Branding
from proeftuin_docs.resources import Resources
from proeftuin_docs.text.wording import Wording


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """The wording of the document's language, where templates are found, and the house style of the court."""

    wording: Wording
    resources: Resources
    branding: Branding | None = None
