# SPDX-License-Identifier: EUPL-1.2
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
    return _said("json", error.msg)


def yaml_problem(said: str) -> str:
    """Return what the YAML parser said in Dutch, without any of the file's text."""
    return _said("yaml", said)


def zip_problem(said: str) -> str:
    """Return why a file is no zip, and so no Word file, in Dutch."""
    return _said("zip", said)


def typst_problem(said: str) -> str:
    """Return the kind of problem that the typesetting program said, in Dutch."""
    return _said("typst", said)


def _said(group: str, said: str) -> str:
    words: Mapping[str, str] = packaged_words(*_WORDS)[group]
    return next((words[start] for start in words if said.startswith(start)), words[_OTHER])
