"""The words of the command line."""

from typing import Final

from proeftuin_docs.packaged_words import packaged_words

_FILE: Final = ("proeftuin_docs.cli", "texts.nl.yaml")


def words(group: str, key: str, **facts: object) -> str:
    """The text of this key, with its facts filled in literally."""
    return str(packaged_words(*_FILE)[group][key]).format_map(facts)


def app_help() -> str:
    """Return the description of the program."""
    return str(packaged_words(*_FILE)["app"])
