"""Checks of what letters use: profiles of courts, and the rules of language."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from proeftuin_docs.cases import load_profiles, profile_warnings
from proeftuin_docs.composition import compose_form
from proeftuin_docs.definitions import FormDefinition, LetterDefinition
from proeftuin_docs.document import questions
from proeftuin_docs.errors import Diagnostic, Place, ProeftuinError, language
from proeftuin_docs.resources import Resources
from proeftuin_docs.service.library import Loaded
from proeftuin_docs.service.rendering import wording_of

if TYPE_CHECKING:
    from proeftuin_docs.checks.language import LanguageRules

_FOR_VICTIMS: Final = ("slachtoffer", "vertegenwoordiger", "begeleider", "telefoon")
_TO_VICTIM: Final = "slachtoffer"


def profile_faults(resources: Resources) -> Iterator[Diagnostic]:
    """Faults of the profiles, or else a warning for all that nobody has confirmed."""
    try:
        yield from profile_warnings(load_profiles(resources))
    except ProeftuinError as error:
        yield from error.diagnostics


def language_faults(loaded: Iterable[Loaded], resources: Resources) -> Iterator[Diagnostic]:
    """What the language gate finds in every text that a victim, or somebody close, reads.

    Letters and a judge's own sentences are held to the bar. The items of an instrument stand verbatim, so
    that its figures are reported and never fail.
    """
    # Reading rules needs packages that no other command does.
    from proeftuin_docs.service.language import letter_findings
    from proeftuin_docs.service.language_rules import load_language_rules

    found = list(loaded)
    letters = [
        (item.definition, Place(item.source.name))
        for item in found
        if isinstance(item.definition, LetterDefinition) and item.definition.addressee in _FOR_VICTIMS
    ]
    try:
        rules, samples = load_language_rules(resources)
    except ProeftuinError as error:
        yield from error.diagnostics
        return
    for letter, place in letters:
        yield from letter_findings(letter, rules, samples, place)
    if letters:
        yield from _own_sentences(rules, resources)
    yield from (figure for item in found for figure in _figures(item, resources))


def _own_sentences(rules: "LanguageRules", resources: Resources) -> Iterator[Diagnostic]:
    """Forbidden phrases in what a judge adds to letters."""
    from proeftuin_docs.checks.language import forbidden_findings

    try:
        profiles = load_profiles(resources)
    except ProeftuinError:
        return
    for judge in profiles.judges.values():
        sentences = judge.zinnen.get(_TO_VICTIM)
        for text in (sentences.b1, sentences.eenvoudig, sentences.en) if sentences else ():
            for item in forbidden_findings(text or "", rules):
                place = profiles.places["rechters-commissarissen", judge.id]
                yield item.fault.at(place)


def _figures(item: Loaded, resources: Resources) -> Iterator[Diagnostic]:
    """How plain an instrument's questions are; only reported, since they are the report's own words."""
    from proeftuin_docs.checks.language import count

    definition = item.definition
    if not isinstance(definition, FormDefinition) or definition.uses_case:
        return
    document = compose_form(definition, wording_of(definition, resources))
    counts = count("\n\n".join(question.label for question in questions(document)))
    facts = {"mean": f"{counts.mean:.1f}", "flesch": f"{counts.flesch_douma:.0f}"}
    yield language.questions_measured(Place(item.source.name), **facts)
