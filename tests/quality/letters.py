"""Short ways to make a letter of which the texts and conditions matter."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from proeftuin_docs.definitions import LetterDefinition, load_definition
from proeftuin_docs.errors import Diagnostic, Place
from proeftuin_docs.quality.gate import letter_findings
from proeftuin_docs.quality.language import LanguageRules
from proeftuin_docs.quality.rule_files import load_language_rules
from proeftuin_docs.resources import find_resources

PLACE: Final = Place("brief.yaml")
_HEAD: Final[Mapping[str, Any]] = {
    "schema": 1,
    "kind": "letter",
    "id": "brief",
    "version": "1.0.0",
    "status": "concept",
    "title": "Brief",
    "summary": "Een brief.",
    "date": "2026-11-23",
    "source": {"document": "Bron"},
    "audience": ["lezers"],
    "confidentiality": {"level": "openbaar", "statement": "Iedereen mag dit zien."},
    "changes": ["Eerste versie."],
    "addressee": "slachtoffer",
    "variants": ["b1"],
}


def letter(*parts: tuple[str, str | None]) -> LetterDefinition:
    """A letter in b1 with parts of a text and a condition."""
    written = [_part(index, text, when) for index, (text, when) in enumerate(parts)]
    definition = load_definition(json.dumps({**_HEAD, "parts": written}), "brief.yaml")
    assert isinstance(definition, LetterDefinition)
    return definition


def with_conditions(conditions: Sequence[str | None]) -> LetterDefinition:
    """A letter whose parts have these conditions."""
    return letter(*(("Dit is een zin.", condition) for condition in conditions))


def rules() -> LanguageRules:
    """The bundled rules."""
    return load_language_rules(find_resources())[0]


def found_in(definition: LetterDefinition) -> list[Diagnostic]:
    """What the gate finds in a letter by the bundled rules."""
    bundled, samples = load_language_rules(find_resources())
    return list(letter_findings(definition, bundled, samples, PLACE))


def codes(found: Sequence[Diagnostic]) -> set[str]:
    """The codes of what was found."""
    return {item.name for item in found}


def _part(index: int, text: str, when: str | None) -> Mapping[str, Any]:
    part: dict[str, Any] = {"id": f"deel-{index}", "source": "project", "text": {"b1": text}}
    return part | ({"when": when} if when else {})
