# SPDX-License-Identifier: EUPL-1.2
"""Words that travel inside a package, as YAML beside the modules that use them."""

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def packaged_words(package: str, name: str) -> Any:  # noqa: ANN401 - YAML holds anything
    """Return the data of a YAML file of one of our packages, read once."""
    import yaml

    text = (files(package) / name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
