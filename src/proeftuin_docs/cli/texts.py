"""The words of the command line."""

from functools import cache
from importlib.resources import files
from typing import Any


def words(group: str, key: str, **facts: object) -> str:
    """The text of this key, with its facts filled in literally."""
    return str(_texts()[group][key]).format_map(facts)


def app_help() -> str:
    """What the program says of itself."""
    return str(_texts()["app"])


@cache
def _texts() -> dict[str, Any]:
    import yaml

    text = (files("proeftuin_docs.cli") / "texts.nl.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded
