"""The view of a case that a definition gets: its switches, and its values as printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from proeftuin_docs.cases.addressees import Addressee, Role, addressees
from proeftuin_docs.cases.loading import LoadedCase
from proeftuin_docs.cases.profiles import Profiles
from proeftuin_docs.cases.switches import switches_of
from proeftuin_docs.cases.values import values_of
from proeftuin_docs.text.variants import DEFAULT
from proeftuin_docs.text.wording import Wording


@dataclass(frozen=True, slots=True)
class CaseView:
    """Switches by name (see `vocabulary.SWITCHES`) and printed values by name (`vocabulary.VALUES`).

    A value that the case does not have is absent. `address` is the form of address (`u` or `je`), `variant`
    the language variant (see `text.variants`).
    """

    switches: Mapping[str, bool | str]
    values: Mapping[str, str] = field(repr=False)
    address: str = "u"
    variant: str = DEFAULT.id


def case_view(
    loaded: LoadedCase, wording: Wording, profiles: Profiles, addressee: Addressee | None = None
) -> CaseView:
    """Return the view of the case for this addressee, or else for the person who is heard.

    `wording` is that of the addressee's language (`Addressee.language`). Only a view for a party has the
    value `partij.naam`.
    """
    reader = addressee or addressees(loaded, Role.SLACHTOFFER)[0]
    return CaseView(
        switches=switches_of(loaded),
        values=values_of(loaded, wording, profiles, reader),
        address=reader.form,
        variant=reader.variant,
    )
