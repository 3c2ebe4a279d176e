# SPDX-License-Identifier: EUPL-1.2
"""The rules of language from their files; a court's own file replaces the bundled one."""

from typing import Any, Final

from proeftuin_docs.errors import ConfigurationError, Place, language
from proeftuin_docs.quality.language import Forbidden, LanguageRules, Term, Thresholds
from proeftuin_docs.resources import Resources
from proeftuin_docs.text.located_yaml import require_yaml
from proeftuin_docs.text.variants import LANGUAGE

_FILES: Final = ("drempels", "uitleg", "verboden", "voorbeelden")


def load_language_rules(resources: Resources) -> tuple[LanguageRules, dict[str, str]]:
    """The rules, and sample values to read letters with; raises `ConfigurationError` for a faulty file."""
    data = {name: _read(resources, name) for name in _FILES}
    try:
        return _rules(data), {name: str(value) for name, value in data["voorbeelden"][LANGUAGE].items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ConfigurationError(
            [language.unreadable_rules(Place("letters/taal"), problem=str(error))]
        ) from error


def _read(resources: Resources, name: str) -> dict[str, Any]:
    source = next(reversed(list(resources.letter_files(f"taal/{name}.yaml"))), None)
    if source is None:
        raise ConfigurationError([language.missing_rules(Place(f"letters/taal/{name}.yaml"))])
    data = require_yaml(source.read(), source.name).data
    if not isinstance(data, dict):
        raise ConfigurationError([language.unreadable_rules(Place(source.name), problem=name)])
    return data


def _rules(data: dict[str, dict[str, Any]]) -> LanguageRules:
    thresholds = {name: _thresholds(bar) for name, bar in data["drempels"]["varianten"].items()}
    forbidden = tuple(
        Forbidden(rule["woorden"], rule["waarom"], rule["liever"]) for rule in data["verboden"]["verboden"]
    )
    terms = tuple(
        Term(
            term["woord"],
            tuple(term["vormen"]),
            {variant: tuple(phrases) for variant, phrases in term["uitleg"].items()},
        )
        for term in data["uitleg"]["woorden"]
    )
    allowed = frozenset(word.lower() for word in data["drempels"].get("toegestaan", ()))
    return LanguageRules(thresholds, forbidden, terms, allowed)


def _thresholds(bar: dict[str, Any]) -> Thresholds:
    mean, longest, flesch = bar["woorden_per_zin"], bar["langste_zin"], bar["flesch_douma"]
    return Thresholds(
        mean=(float(mean[0]), float(mean[1])),
        longest=(int(longest[0]), int(longest[1])),
        flesch=(float(flesch[0]), float(flesch[1])),
        passives_per_ten=float(bar["lijdend_per_tien_zinnen"]),
        zipf=float(bar["zeldzaam_onder"]),
    )
