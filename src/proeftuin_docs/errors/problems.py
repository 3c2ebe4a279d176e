"""English messages of the system and of parsers, in Dutch words."""

import errno
import json
from collections.abc import Mapping
from typing import Final

from proeftuin_docs.packaged_words import packaged_words

_WORDS: Final = ("proeftuin_docs.errors", "problems.nl.yaml")
_OTHER: Final = "other"


def system_problem(error: OSError) -> str:
    """Return the problem with a file in Dutch, without its name."""
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    words: Mapping[str, str] = packaged_words(*_WORDS)["system"]
    return words.get(name, words[_OTHER]).format_map({"name": name})


def held_word() -> str:
    """Return the word for what holds a letter back until somebody confirms it."""
    return str(packaged_words(*_WORDS)["held"])


def json_problem(error: json.JSONDecodeError) -> str:
    """Return the problem with a text that is not JSON, without any of that text."""
    words: Mapping[str, str] = packaged_words(*_WORDS)["json"]
    return next((words[said] for said in words if error.msg.startswith(said)), words[_OTHER])
