"""What the system and its readers report in English, in Dutch words."""

import errno
import json
from collections.abc import Mapping
from typing import Final

from proeftuin_docs.packaged_words import packaged_words

_WORDS: Final = ("proeftuin_docs.errors", "problems.nl.yaml")
_OTHER: Final = "other"


def system_problem(error: OSError) -> str:
    """What is the matter with a file, without its name."""
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    words: Mapping[str, str] = packaged_words(*_WORDS)["system"]
    return words.get(name, words[_OTHER]).format_map({"name": name})


def json_problem(error: json.JSONDecodeError) -> str:
    """What is the matter with a text that is no JSON, without any of that text."""
    words: Mapping[str, str] = packaged_words(*_WORDS)["json"]
    return next((words[said] for said in words if error.msg.startswith(said)), words[_OTHER])
