"""Options that every renderer gets beside the document."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from proeftuin_docs.resources import Resources
from proeftuin_docs.text.wording import Wording

if TYPE_CHECKING:
    from proeftuin_docs.branding import Branding


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """The wording of the document's language, where templates are found, and the house style of the court.

    For a `draft` the way of fitting a letter to its pages that was good for the one before will do, when it
    is good again; an earlier one may be as good.
    """

    wording: Wording
    resources: Resources
    branding: "Branding | None" = None
    draft: bool = False
