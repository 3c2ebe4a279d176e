"""What a definition sees of a case: its switches, and its values as they are to be printed."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CaseView:
    """Switches by name (see `vocabulary.SWITCHES`) and printed values by name (`vocabulary.VALUES`).

    A value that the case does not have is absent. `address` is the form of address (`u` or `je`), `variant`
    the language variant (`b1`, `eenvoudig` or `en`).
    """

    switches: Mapping[str, bool | str]
    values: Mapping[str, str]
    address: str = "u"
    variant: str = "b1"
