"""Checks of what letters use: profiles of courts, and the rules of language."""

from collections.abc import Iterable, Iterator
from typing import Final

from proeftuin_docs.cases import load_profiles, profile_warnings
from proeftuin_docs.definitions import LetterDefinition
from proeftuin_docs.errors import Diagnostic, Place, ProeftuinError
from proeftuin_docs.resources import Resources
from proeftuin_docs.service.library import Loaded

_FOR_VICTIMS: Final = ("slachtoffer", "vertegenwoordiger", "begeleider")


def profile_faults(resources: Resources) -> Iterator[Diagnostic]:
    """Faults of the profiles, or else a warning for all that nobody has confirmed."""
    try:
        yield from profile_warnings(load_profiles(resources))
    except ProeftuinError as error:
        yield from error.diagnostics


def language_faults(loaded: Iterable[Loaded], resources: Resources) -> Iterator[Diagnostic]:
    """What the language gate finds in every letter that a victim, or somebody close, reads."""
    letters = [
        (item.definition, Place(item.source.name))
        for item in loaded
        if isinstance(item.definition, LetterDefinition) and item.definition.addressee in _FOR_VICTIMS
    ]
    if not letters:
        return
    # Reading rules needs packages that no other command does.
    from proeftuin_docs.service.language import letter_findings
    from proeftuin_docs.service.language_rules import load_language_rules

    try:
        rules, samples = load_language_rules(resources)
    except ProeftuinError as error:
        yield from error.diagnostics
        return
    for letter, place in letters:
        yield from letter_findings(letter, rules, samples, place)
