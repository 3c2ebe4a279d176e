"""What the system and its readers report in English, in Dutch words."""

import errno
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

_OTHER: Final = "other"


def system_problem(error: OSError) -> str:
    """What is the matter with a file, without its name."""
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    words = _problems()["system"]
    return words.get(name, words[_OTHER]).format_map({"name": name})


def json_problem(error: json.JSONDecodeError) -> str:
    """What is the matter with a text that is no JSON, without any of that text."""
    words = _problems()["json"]
    return next((words[said] for said in words if error.msg.startswith(said)), words[_OTHER])


@cache
def _problems() -> Mapping[str, Mapping[str, str]]:
    import yaml

    text = (files("proeftuin_docs.errors") / "problems.nl.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded
