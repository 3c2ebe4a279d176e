"""The words of a comparison, from `words.nl.yaml` beside this module."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml


def word(group: str, key: str) -> str:
    """What a part, a facet, a kind or a change is called."""
    return vocabulary()[group][key]


def word_or(group: str, key: str) -> str:
    """The same, and the key itself where it is a word already."""
    return vocabulary()[group].get(key, key)


@cache
def vocabulary() -> Mapping[str, Mapping[str, str]]:
    """Every word by its group and key."""
    text = (files("proeftuin_docs.comparison") / "words.nl.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded
