# SPDX-License-Identifier: EUPL-1.2
"""What somebody confirms in a case: findings that hold a letter back, each by its word."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from proeftuin_docs.cases.addresses import folded
from proeftuin_docs.errors import cases
from proeftuin_docs.packaged_words import packaged_words

_REASON: Final = 5
"""A reason has at least so many letters; 'ja' is none."""


@cache
def rule_table() -> Mapping[str, Any]:
    """Return the table of `rules.nl.yaml`."""
    table: Mapping[str, Any] = packaged_words("proeftuin_docs.cases", "rules.nl.yaml")
    return table


def confirmed(value: object) -> dict[str, str]:
    """Return what somebody confirmed, each word with its reason, from a text, a list or a group.

    In a text a semicolon or a new line divides words, and a colon comes before a reason.
    """
    if isinstance(value, Mapping):
        pairs: Iterable[tuple[str, str]] = ((str(word), str(reason or "")) for word, reason in value.items())
        return {folded(word).replace(" ", "_"): reason.strip() for word, reason in pairs}
    if isinstance(value, list):
        return {word: reason for item in value for word, reason in confirmed(item).items()}
    parts = re.split(r"[;\n]|,(?=[^:]*$)", value) if isinstance(value, str) else []
    split = (part.partition(":") for part in parts if part.strip())
    return confirmed({word.strip(): reason for word, _, reason in split})


def confirming_word(name: str) -> str | None:
    """The word that confirms a finding."""
    return _words_by_fault().get(name.rpartition(".")[2])


@cache
def _words_by_fault() -> Mapping[str, str]:
    return {fault: word for word, faults in rule_table()["bevestigen"].items() for fault in faults}


def _confirmations(value: object) -> dict[str, str]:
    given, known = confirmed(value), rule_table()["bevestigen"]
    if not given or given.keys() - known.keys():
        name = cases.unknown_confirmation.name
        raise PydanticCustomError(name, name, {"expected": ", ".join(known)})
    if any(
        len(re.sub(r"\W", "", given[word])) < _REASON for word in rule_table()["met_reden"] if word in given
    ):
        name = cases.confirmation_without_reason.name
        raise PydanticCustomError(name, name)
    return given


Confirmations = Annotated[
    Mapping[str, str],
    BeforeValidator(_confirmations),
    WithJsonSchema({"type": ["string", "array", "object"]}),
]
"""The words that somebody confirmed, each with a reason or nothing."""
